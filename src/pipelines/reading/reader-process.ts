import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { encodeFrame } from './frames.ts';
import { killProcessTree } from './kill-process-tree.ts';
import { type Answer, REPLIES, REQUESTS, type Request } from './messages.ts';
import type { PoolLimits } from './pool-limits.ts';
import { capProcess, type ProcessMemory, readProcessMemory } from './process-memory.ts';
import { READER_FOLDER, readerEnvironment, readerFlags } from './reader-command.ts';
import type { Fate } from './reading-errors.ts';
import { ReplyAssembler } from './reply-assembler.ts';

/** The kernel's words for memory: V8 aborts or traps when it gets none, and the kernel itself kills. */
const MEMORY_SIGNALS: ReadonlySet<string> = new Set(['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGKILL']);

export type ReaderOptions = {
  /** The module that the process runs; it calls `serveReadings`. */
  readonly entry: URL;
  readonly limits: PoolLimits;
  readonly prlimit: string | null;
  /** May start a word processor, for the few formats that only one can read. */
  readonly converts: boolean;
};

export type ReaderEvents = {
  /** Loaded and held to its limits; `idle` is the memory it has without a file. */
  readonly ready: (idle: ProcessMemory) => void;
  readonly answer: (answer: Answer) => void;
  /** The process is gone, all its answers have been given. */
  readonly end: (fate: Fate) => void;
};

/**
 * One process that reads files: a process group of its own with the environment and permissions of
 * `reader-command.ts` and two channels, held to its limits by the kernel where `prlimit` is there.
 */
export class ReaderProcess {
  readonly #child: ChildProcess;
  readonly #requests: Socket;
  readonly #replies: Socket;
  readonly #events: ReaderEvents;
  #fate: Fate | null = null;
  #ended = false;

  constructor({ entry, limits, prlimit, converts }: ReaderOptions, events: ReaderEvents) {
    this.#events = events;
    this.#child = spawn(process.execPath, readerFlags(entry, limits, converts), {
      cwd: READER_FOLDER,
      env: readerEnvironment(converts),
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    this.#requests = channelOf(this.#child, REQUESTS);
    this.#replies = channelOf(this.#child, REPLIES);
    this.#child.once('error', (error) => this.#end({ kind: 'crash', text: error.message }));
    this.#child.once('close', (code, signal) => this.#end(fateOf(code, signal)));
    // A channel breaks when the process ends, of which `close` tells once all replies have been read.
    for (const channel of [this.#requests, this.#replies]) channel.on('error', () => null);
    this.#listen(async (pid) => {
      const idle = await readProcessMemory(pid);
      await capProcess(prlimit, pid, idle, limits);
      events.ready(idle);
    });
  }

  /** Null for a process that could not be started. */
  get pid(): number | null {
    return this.#child.pid ?? null;
  }

  get isEnding(): boolean {
    return this.#fate !== null || this.#ended;
  }

  send(request: Request, bytes: Uint8Array): void {
    this.#requests.cork();
    this.#requests.write(encodeFrame(request, bytes.byteLength));
    this.#requests.write(bytes);
    this.#requests.uncork();
  }

  /** Whether this process is waited for before the program ends. */
  hold(busy: boolean): void {
    for (const handle of [this.#child, this.#requests, this.#replies]) busy ? handle.ref() : handle.unref();
  }

  /** Bytes of its resident set; null when that cannot be told. */
  async resident(): Promise<number | null> {
    return this.pid === null ? null : (await readProcessMemory(this.pid)).resident;
  }

  /** Ends the process, and all that it may have started, at once; `fate` says why. */
  kill(fate: Fate): void {
    this.#fate ??= fate;
    this.hold(true);
    if (this.pid === null || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    killProcessTree(this.pid);
  }

  #listen(prepare: (pid: number) => Promise<void>): void {
    const replies = new ReplyAssembler();
    const fail = (error: unknown) => this.kill({ kind: 'crash', text: `it sent garbage: ${String(error)}` });
    this.#replies.on('data', (chunk: Buffer) => {
      try {
        for (const reply of replies.push(chunk)) {
          if (this.#fate !== null) return;
          if (reply !== 'ready') this.#events.answer(reply);
          else if (this.pid !== null) prepare(this.pid).catch(fail);
        }
      } catch (error) {
        fail(error);
      }
    });
  }

  #end(fate: Fate): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#events.end(this.#fate ?? fate);
  }
}

function channelOf(child: ChildProcess, descriptor: number): Socket {
  const channel = child.stdio[descriptor];
  if (!(channel instanceof Socket)) throw new TypeError('expected a channel to be a socket');
  return channel;
}

function fateOf(code: number | null, signal: string | null): Fate {
  if (signal === 'SIGXCPU') return { kind: 'time' };
  if (signal !== null && MEMORY_SIGNALS.has(signal)) return { kind: 'memory' };
  return { kind: 'crash', text: `its process ended with ${signal ?? `status ${code}`}` };
}
