import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import type { Answer } from './exchange.ts';
import { FetchError } from './fetch-error.ts';
import { lookAhead } from './look-ahead.ts';

/** The method «deflate» of a zlib header (RFC 1950); some servers send the bare data (RFC 1951). */
const ZLIB_METHOD = 8;
/** Nobody packs a file twice but to burst who unpacks it. */
const MOST_CODINGS = 2;
const LONGEST_QUOTE = 80;

/**
 * The file in an answer: unpacked where it was packed for the way, and stopped with `fetch_refused` as soon as it is
 * larger than `limit`, packed or unpacked, whatever the server announced. A damaged or empty body is `fetch_failed`.
 */
export async function unpackBody(answer: Answer, limit: number): Promise<AsyncIterable<Uint8Array>> {
  const announced = Number(answer.headers['content-length'] ?? 0);
  if (announced > limit) throw tooLarge(answer.url, limit);
  const codings = codingsOf(answer);
  if (codings.length > MOST_CODINGS) throw unknownCoding(answer, codings.join(', '));
  let body = limited(answer, answer.body, limit);
  for (const coding of codings.toReversed()) {
    body = limited(answer, await decoded(answer, body, coding), limit);
  }
  return notEmpty(answer, body);
}

function codingsOf({ headers }: Answer): readonly string[] {
  const codings = (headers['content-encoding'] ?? '').toLowerCase().split(',');
  return codings.map((coding) => coding.trim()).filter((coding) => coding !== '' && coding !== 'identity');
}

async function* limited(
  { url }: Answer,
  body: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array> {
  let held = 0;
  for await (const chunk of body) {
    held += chunk.byteLength;
    if (held > limit) throw tooLarge(url, limit);
    yield chunk;
  }
}

async function decoded(
  answer: Answer,
  body: AsyncIterable<Uint8Array>,
  coding: string,
): Promise<AsyncIterable<Uint8Array>> {
  const { start, whole } = await lookAhead(body, 1);
  const decoder = decoderOf(coding, start);
  if (decoder === null) throw unknownCoding(answer, coding);
  return outputOf(answer.url, whole, decoder);
}

function unknownCoding({ url }: Answer, coding: string): FetchError {
  const found = coding.length > LONGEST_QUOTE ? `${coding.slice(0, LONGEST_QUOTE)}…` : coding;
  const problem = `expected a file as it is or packed with gzip, deflate or br, found the coding "${found}"`;
  return new FetchError('fetch_refused', `${url.href}: ${problem}. Tell the owner of the server.`);
}

function decoderOf(coding: string, [first = ZLIB_METHOD]: Uint8Array): Transform | null {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return first % 16 === ZLIB_METHOD ? createInflate() : createInflateRaw();
    case 'br':
      return createBrotliDecompress();
    default:
      return null;
  }
}

async function* outputOf(
  url: URL,
  packed: AsyncIterable<Uint8Array>,
  decoder: Transform,
): AsyncGenerator<Uint8Array> {
  // Its errors come out of the decoder, too.
  const unpacked = pipeline(Readable.from(packed, { objectMode: false }), decoder, () => undefined);
  try {
    for await (const chunk of unpacked) yield chunk;
  } catch (cause) {
    if (cause instanceof FetchError) throw cause;
    const problem = `expected a whole packed file, but it does not unpack (${String(cause)})`;
    throw new FetchError('fetch_failed', `${url.href}: ${problem}. The next run asks again.`, {
      passing: true,
      cause,
    });
  }
}

async function* notEmpty({ url }: Answer, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isEmpty = true;
  for await (const chunk of body) {
    isEmpty &&= chunk.byteLength === 0;
    yield chunk;
  }
  if (isEmpty) {
    const problem = 'expected a file, but the server sent 0 bytes';
    throw new FetchError('fetch_failed', `${url.href}: ${problem}. The next run asks again.`, {
      passing: true,
    });
  }
}

function tooLarge(url: URL, limit: number): FetchError {
  const megabytes = (limit / 1_000_000).toLocaleString('en');
  return new FetchError(
    'fetch_refused',
    `${url.href}: expected a report of at most ${megabytes} MB, but the file is larger. Take the address out of the pipeline; if it is a real report, put a smaller copy (without pictures, or in parts) into a folder.`,
  );
}
