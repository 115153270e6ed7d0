import { PlanfactError } from '../../errors.ts';
import type { ExtractOptions } from '../extract.ts';
import type { Answer, Outcome, Result, Task } from './messages.ts';
import { type ReaderOptions, ReaderProcess } from './reader-process.ts';
import { type Fate, fateError } from './reading-errors.ts';

/** Requests sent ahead, so that a process need not wait between small files; large ones are sent one by one. */
const AHEAD = 3;
const AHEAD_BYTES = 256_000;

/** When a process is replaced by a fresh one: files read, times the limit of one file, share of the memory limit. */
const FILES = 10_000;
const TIMES = 4;
const MEMORY_SHARE = 0.5;

const WATCH_EVERY_MS = 200;
const START_MS = 60_000;

/** A file to read, and where its outcome goes. */
export type Job = {
  /** Of its own among all the jobs of a pool. */
  readonly id: number;
  readonly task: Task;
  readonly bytes: Uint8Array;
  readonly path: string;
  readonly options: ExtractOptions | undefined;
  /** Given what was asked for. */
  readonly resolve: (result: Result) => void;
  readonly reject: (error: PlanfactError) => void;
  /** Tried before, in a process that had read other files. */
  readonly again: boolean;
};

export type ReaderOwner = {
  /** The reader can take a job, or one more. */
  readonly free: () => void;
  /** The reader is gone; `unread` jobs are for another one. */
  readonly gone: (reader: Reader, unread: readonly Job[], fate: Fate) => void;
  /** Whatever a reader threw that is no PlanfactError. */
  readonly log: (message: string) => void;
};

/** A reading process and the files it is at, with the clock and the watch over its memory. */
export class Reader {
  readonly #process: ReaderProcess;
  readonly #options: ReaderOptions;
  readonly #owner: ReaderOwner;
  readonly #jobs: Job[] = [];
  #ready = false;
  #idleBytes = 0;
  #served = 0;
  #busyMs = 0;
  #isLarge = false;
  #begun = 0;
  #clock: NodeJS.Timeout | undefined;
  #watch: NodeJS.Timeout | undefined;

  constructor(options: ReaderOptions, owner: ReaderOwner) {
    this.#options = options;
    this.#owner = owner;
    this.#process = new ReaderProcess(options, {
      ready: ({ resident }) => {
        this.#idleBytes = resident ?? 0;
        this.#ready = true;
        clearTimeout(this.#clock);
        owner.free();
        if (this.#jobs.length === 0) this.#rest();
      },
      answer: (answer) => this.#settle(answer),
      end: (fate) => this.#end(fate),
    });
    this.#clock = setTimeout(() => this.kill({ kind: 'time' }), START_MS);
  }

  /** False until its process has loaded the code and is held to its limits. */
  get isReady(): boolean {
    return this.#ready;
  }

  /** How many files it is at; null when it takes none of this size now. */
  load(bytes: number): number | null {
    if (!this.#ready || this.#process.isEnding) return null;
    const held = this.#jobs.reduce((sum, job) => sum + job.bytes.byteLength, 0);
    const fits = this.#jobs.length < AHEAD && held + bytes <= AHEAD_BYTES;
    return fits || this.#jobs.length === 0 ? this.#jobs.length : null;
  }

  take(job: Job): void {
    this.#jobs.push(job);
    this.#process.send({ id: job.id, task: job.task, path: job.path, options: job.options }, job.bytes);
    if (this.#jobs.length === 1) this.#begin(job);
  }

  kill(fate: Fate): void {
    this.#process.kill(fate);
  }

  #begin(job: Job): void {
    this.#process.hold(true);
    this.#begun = performance.now();
    this.#clock = setTimeout(() => {
      // An answer that has come while this program was busy counts: the channel is looked at first.
      setImmediate(() => {
        if (this.#jobs[0] === job) this.kill({ kind: 'time' });
      });
    }, this.#options.limits.timeMs);
    this.#watch ??= setTimeout(() => this.#look(), WATCH_EVERY_MS);
  }

  #settle({ id, outcome }: Answer): void {
    const [job, next] = this.#jobs;
    const isAnswer = outcome.kind === job?.task || outcome.kind === 'refusal' || outcome.kind === 'failure';
    if (job?.id !== id || !isAnswer) {
      this.kill({ kind: 'crash', text: 'it answered without being asked' });
      return;
    }
    clearTimeout(this.#clock);
    this.#jobs.shift();
    this.#busyMs += performance.now() - this.#begun;
    if (outcome.kind === 'failure' || this.#isWorn()) this.kill({ kind: 'replaced' });
    else if (next) this.#begin(next);
    else this.#rest();
    this.#served += 1;
    this.#hand(job, outcome);
    this.#owner.free();
  }

  #hand(job: Job, outcome: Outcome): void {
    if (outcome.kind === 'extraction' || outcome.kind === 'inspection') job.resolve(outcome);
    else if (outcome.kind === 'refusal') job.reject(new PlanfactError(outcome.code, outcome.message));
    else this.#blame(job, outcome.outOfMemory ? { kind: 'memory' } : { kind: 'crash', text: outcome.text });
  }

  #blame(job: Job, fate: Fate): void {
    if (fate.kind === 'crash') this.#owner.log(`${job.path}: ${fate.text}`);
    job.reject(fateError(job.path, fate, this.#options.limits));
  }

  #isWorn(): boolean {
    return this.#served >= FILES || this.#busyMs > TIMES * this.#options.limits.timeMs || this.#isLarge;
  }

  #rest(): void {
    this.#process.hold(false);
    this.#stopWatch();
  }

  #stopWatch(): void {
    clearTimeout(this.#watch);
    this.#watch = undefined;
  }

  /** The watch is all there is where no kernel limit holds, and what finds a process that has grown. */
  async #look(): Promise<void> {
    const resident = await this.#process.resident();
    const grown = (resident ?? 0) - this.#idleBytes;
    const { memoryBytes } = this.#options.limits;
    this.#isLarge = grown > memoryBytes * MEMORY_SHARE;
    if (this.#watch === undefined) return;
    if (grown > memoryBytes) this.kill({ kind: 'memory' });
    this.#watch = setTimeout(() => this.#look(), WATCH_EVERY_MS);
  }

  #end(fate: Fate): void {
    clearTimeout(this.#clock);
    this.#stopWatch();
    const [job, ...others] = this.#jobs;
    // What the files before it left behind may be to blame: a file gets a fresh process, once.
    const isInnocent = fate.kind === 'replaced' || (fate.kind !== 'time' && this.#served > 0 && !job?.again);
    if (job && !isInnocent) this.#blame(job, fate);
    const retried = job && isInnocent ? [{ ...job, again: job.again || fate.kind !== 'replaced' }] : [];
    this.#owner.gone(this, [...retried, ...others], fate);
  }
}
