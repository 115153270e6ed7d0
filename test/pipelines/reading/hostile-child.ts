import { spawn } from 'node:child_process';
import { writeFileSync, writeSync } from 'node:fs';
import { connect } from 'node:net';
import { PlanfactError } from '../../../src/errors.ts';
import { encodeFrame } from '../../../src/pipelines/reading/frames.ts';
import { REPLIES, type ReadBytes } from '../../../src/pipelines/reading/messages.ts';
import { serveReadings } from '../../../src/pipelines/reading/serve-readings.ts';

/** An error that tells something to the test. */
function refusal(told: string): PlanfactError {
  return new PlanfactError('format_unknown', { en: told, uk: told });
}

/** A reading process that does what a file tells it to; of every other file it gives the size. */
const TRICKS: Readonly<Record<string, (path: string) => unknown>> = {
  hang: () => {
    for (;;);
  },
  'never settle': () => new Promise(() => setInterval(() => 0, 1000)),
  'allocate buffers': () => Array.from({ length: 100 }, () => Buffer.alloc(10_000_000, 1)).length,
  'allocate heap': () => {
    const lists: number[][] = [];
    for (;;) lists.push(new Array(100_000).fill(lists.length + 0.5));
  },
  'allocate and hang': () => {
    const buffers = Array.from({ length: 40 }, () => Buffer.alloc(10_000_000, 1));
    while (buffers.length > 0);
  },
  'endless string': () => 'x'.repeat(2 ** 29 - 25).concat('y'.repeat(2 ** 29 - 25)),
  'exit 0': () => process.exit(0),
  'exit 3': () => process.exit(3),
  abort: () => process.abort(),
  'segmentation fault': () => process.kill(process.pid, 'SIGSEGV'),
  'throw error': () => {
    throw new TypeError('no such thing');
  },
  'throw nothing': () => Promise.reject(undefined),
  'throw trap': () => {
    throw new Proxy({}, { get: () => process.exit(9) });
  },
  'overflow stack': function overflow(): unknown {
    return [overflow()];
  },
  'reject later': () => {
    setTimeout(() => Promise.reject(new Error('too late')), 0);
    return new Promise((resolve) => setTimeout(resolve, 1000));
  },
  refuse: () => {
    throw new PlanfactError('format_unknown', { en: 'a sentence of its own', uk: 'своє речення' });
  },
  'send garbage': () => writeSync(REPLIES, 'this is no frame, and says so at length'),
  'send a frame of garbage': () => writeSync(REPLIES, Buffer.from([2, 0, 0, 0, 0, 0, 0, 0, 123, 125])),
  'answer for the next file': () => {
    sendFrame({
      id: 3,
      outcome: { kind: 'refusal', code: 'file_empty', message: { en: 'false', uk: 'ні' } },
    });
  },
  'answer another question': () => {
    const tables = { format: 'text', layout: false, paragraphs: 0, grids: 0, tables: [], findings: [] };
    sendFrame({ id: 2, outcome: { kind: 'inspection', inspection: tables } });
  },
  'answer in endless parts': () => {
    const measures = Array.from({ length: 10_000 }, (_, index) => ({ title: `measure ${index}`.repeat(20) }));
    for (;;) sendFrame({ id: 2, report: 0, measures });
  },
  'return nothing': () => undefined,
  'tell pid': () => {
    throw refusal(String(process.pid));
  },
  'tell surroundings': () => {
    const { permission, env } = process;
    const reads = ['fs.read', 'fs.write', 'child', 'worker', 'net', 'inspector', 'addon'];
    const told = { allowed: reads.filter((scope) => permission.has(scope)), env, folder: process.cwd() };
    throw refusal(JSON.stringify(told));
  },
  'start a word processor': (path) => {
    if (!process.permission.has('child')) {
      throw new PlanfactError('libreoffice_missing', { en: 'none', uk: 'немає' });
    }
    writeFileSync(path, String(spawn('sleep', ['1000'], { detached: true }).pid));
    for (;;);
  },
  'start a program': () => spawn('sleep', ['1000']),
  connect: () => new Promise((_, reject) => connect(80, '127.0.0.1').on('error', reject)),
};

function sendFrame(value: unknown): void {
  const frame = encodeFrame(value, 0);
  for (let sent = 0; sent < frame.byteLength; ) sent += writeSync(REPLIES, frame, sent);
}

const readOddly: ReadBytes = async (bytes, path, options) => {
  const trick = TRICKS[new TextDecoder().decode(bytes.subarray(0, 60))];
  if (trick) return JSON.parse(JSON.stringify((await trick(path)) ?? null));
  const document = { path, sha256: '', format: `text ${options?.year}`, bytes: bytes.byteLength };
  return { document, reports: [], abbreviations: [], findings: [] };
};

await serveReadings({
  extraction: readOddly,
  inspection: async (bytes, path, options) => {
    const { document, findings } = await readOddly(bytes, path, options);
    return { format: document.format, layout: false, paragraphs: 0, grids: 0, tables: [], findings };
  },
});
