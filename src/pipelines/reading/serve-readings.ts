import { readSync, writeSync } from 'node:fs';
import { inspect } from 'node:util';
import { isReadingError } from '../../errors.ts';
import type { Extraction } from '../../model/report.ts';
import { checkLength, decodeHeader, decodeValue, encodeFrame, HEADER_BYTES } from './frames.ts';
import { splitAnswer } from './long-answers.ts';
import { type Outcome, REPLIES, REQUESTS, type Readers, type Reply, type Request } from './messages.ts';

/**
 * The life of a reading process: answers one request after the other until the other side hangs up, then ends
 * the process. The channels are read and written without the event loop, so that a reply has left before the next
 * file is begun: a file that kills the process cannot take the reply of the one before it along.
 */
export async function serveReadings(readers: Readers): Promise<void> {
  send(encodeReply('ready'));
  for (let request = receive(); request !== null; request = receive()) await answer(readers, request);
  process.exit();
}

type ReceivedFile = Request & { readonly bytes: Uint8Array };

function receive(): ReceivedFile | null {
  const header = receiveBytes(HEADER_BYTES);
  if (header === null) return null;
  const lengths = decodeHeader(header);
  const value = receiveBytes(lengths.value);
  const bytes = receiveBytes(lengths.body);
  if (value === null || bytes === null) return null;
  const request = decodeValue(value);
  if (!isRequest(request)) throw new TypeError('expected a request');
  return { ...request, bytes };
}

function isRequest(value: unknown): value is Request {
  return typeof value === 'object' && value !== null && 'id' in value && 'task' in value && 'path' in value;
}

/** Null when the channel ends before that many bytes have come. */
function receiveBytes(count: number): Uint8Array | null {
  const bytes = new Uint8Array(count);
  for (let held = 0; held < count; ) {
    const received = readSync(REQUESTS, bytes, held, count - held, null);
    if (received === 0) return null;
    held += received;
  }
  return bytes;
}

async function answer(readers: Readers, { id, task, bytes, path, options }: ReceivedFile): Promise<void> {
  try {
    if (task === 'inspection') {
      const inspection = await readers.inspection(bytes, path, options);
      send(encodeReply({ id, outcome: { kind: 'inspection', inspection } }));
    } else sendExtraction(id, await readers.extraction(bytes, path, options));
  } catch (error) {
    send(encodeReply({ id, outcome: explain(error) }));
  }
}

function sendExtraction(id: number, extraction: Extraction): void {
  let bytes = 0;
  for (const reply of splitAnswer(id, extraction)) {
    const frame = encodeReply(reply);
    bytes += frame.byteLength;
    checkLength(bytes);
    send(frame);
  }
}

function explain(error: unknown): Outcome {
  if (isReadingError(error)) {
    return { kind: 'refusal', code: error.code, message: { en: error.message, uk: error.messageUk } };
  }
  return { kind: 'failure', outOfMemory: isOutOfMemory(error), text: describe(error) };
}

function encodeReply(reply: Reply): Buffer {
  return encodeFrame(reply, 0);
}

/** V8 throws these for buffers and strings, a frame for a reply too long; an exhausted heap ends the process. */
function isOutOfMemory(error: unknown): boolean {
  const reasons =
    /Array buffer allocation failed|Failed to allocate memory|Invalid (?:string|message) length/;
  return error instanceof RangeError && reasons.test(error.message);
}

const LONGEST_DESCRIPTION = 10_000;

/** Whatever was thrown, as text; even an object that throws when it is looked at. */
function describe(error: unknown): string {
  try {
    return inspect(error).slice(0, LONGEST_DESCRIPTION);
  } catch {
    return 'something that cannot be described';
  }
}

function send(frame: Buffer): void {
  for (let sent = 0; sent < frame.byteLength; ) sent += writeSync(REPLIES, frame, sent);
}
