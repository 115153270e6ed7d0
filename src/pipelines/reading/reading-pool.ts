import { availableParallelism } from 'node:os';
import { PlanfactError } from '../../errors.ts';
import type { Readers, Result } from './messages.ts';
import { DEFAULT_POOL_LIMITS, type PoolLimits } from './pool-limits.ts';
import { findPrlimit } from './process-memory.ts';
import { type Job, Reader } from './reader.ts';
import type { ReaderOptions } from './reader-process.ts';
import { type Fate, fileTooLarge } from './reading-errors.ts';

const READING_CHILD = new URL('./reading-child.ts', import.meta.url);

export type ReadingPool = {
  /**
   * `extractBytes` in a process of its own. Throws its PlanfactErrors, `limit_exceeded` for a file that is over a
   * limit of size, time or memory, `file_unreadable` for one that breaks its reader, `reader_failed` when no
   * process can be started, `interrupted` once the pool is closed.
   */
  readonly extract: Readers['extraction'];
  /** `inspectBytes` in a process of its own; throws the same. */
  readonly inspect: Readers['inspection'];
  /** Stops all reading at once and resolves when no process is left. */
  readonly close: () => Promise<void>;
};

export type PoolOptions = {
  /** Processes at most; they are started when there is work for them. */
  readonly size?: number;
  readonly limits?: Partial<PoolLimits>;
  /** Told of every file that made its reader fail in an unforeseen way: a bug, or damage that nobody thought of. */
  readonly log?: (message: string) => void;
  /** Another module for the processes to run, which calls `serveReadings`; tests have one that misbehaves. */
  readonly entry?: URL;
  /** The path of util-linux's `prlimit`, null to do without; found by itself when left out. */
  readonly prlimit?: string | null;
};

/**
 * Processes that read files from outside: a file that hangs, swells or crashes its reader costs that file alone.
 * An idle pool does not keep the program from ending. Only a file whose reader asks for a word processor
 * (`libreoffice_missing`) is read again where one may be started.
 */
export function openReadingPool(options: PoolOptions = {}): ReadingPool {
  const pool = new Pool(options, false);
  const converting = new Pool({ ...options, size: 1 }, true);
  const read = (work: Work) =>
    pool.read(work).catch((error: unknown) => {
      const needsConversion = error instanceof PlanfactError && error.code === 'libreoffice_missing';
      if (!needsConversion) throw error;
      return converting.read(work);
    });
  return {
    extract: async (bytes, path, options) => {
      const result = await read({ task: 'extraction', bytes, path, options });
      if (result.kind !== 'extraction') throw new TypeError('expected an extraction');
      return result.extraction;
    },
    inspect: async (bytes, path, options) => {
      const result = await read({ task: 'inspection', bytes, path, options });
      if (result.kind !== 'inspection') throw new TypeError('expected an inspection');
      return result.inspection;
    },
    close: async () => {
      await Promise.all([pool.close(), converting.close()]);
    },
  };
}

/** What is asked of a pool. */
type Work = Pick<Job, 'task' | 'bytes' | 'path' | 'options'>;

class Pool {
  readonly #size: number;
  readonly #options: ReaderOptions;
  readonly #log: (message: string) => void;
  readonly #queue: Job[] = [];
  readonly #readers = new Set<Reader>();
  readonly #killAll = () => this.#kill();
  #lastId = 0;
  #closed: PromiseWithResolvers<void> | null = null;

  constructor({ size, limits, log, entry, prlimit = findPrlimit() }: PoolOptions, converts: boolean) {
    this.#size = size ?? availableParallelism();
    this.#options = {
      entry: entry ?? READING_CHILD,
      limits: { ...DEFAULT_POOL_LIMITS, ...limits },
      prlimit,
      converts,
    };
    this.#log = log ?? console.error;
    process.on('exit', this.#killAll);
  }

  read(work: Work): Promise<Result> {
    const { limits } = this.#options;
    const { bytes, path } = work;
    if (bytes.byteLength > limits.fileBytes) {
      return Promise.reject(fileTooLarge(path, bytes.byteLength, limits));
    }
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    this.#lastId += 1;
    this.#queue.push({ ...work, id: this.#lastId, resolve, reject, again: false });
    this.#assign();
    return promise;
  }

  close(): Promise<void> {
    if (this.#closed === null) {
      this.#closed = Promise.withResolvers();
      process.off('exit', this.#killAll);
      this.#kill();
      this.#assign();
    }
    return this.#closed.promise;
  }

  #assign(): void {
    if (this.#closed !== null) this.#finish(this.#closed);
    for (let job = this.#queue[0]; job; job = this.#queue[0]) {
      const reader = this.#chooseReader(job.bytes.byteLength);
      if (reader === null) return;
      this.#queue.shift();
      reader.take(job);
    }
  }

  /** An idle reader; else the least loaded one that takes a file of this size, while another one may be starting. */
  #chooseReader(bytes: number): Reader | null {
    let best: Reader | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const reader of this.#readers) {
      const load = reader.load(bytes) ?? least;
      if (load < least) {
        best = reader;
        least = load;
      }
    }
    if (least > 0) this.#startReader();
    return best;
  }

  #startReader(): void {
    const starting = [...this.#readers].filter((reader) => !reader.isReady).length;
    if (this.#readers.size >= this.#size || starting >= this.#queue.length) return;
    try {
      const reader = new Reader(this.#options, {
        free: () => this.#assign(),
        gone: (gone, unread, fate) => this.#lose(gone, unread, fate),
        log: this.#log,
      });
      this.#readers.add(reader);
    } catch (error) {
      this.#giveUp({ kind: 'crash', text: String(error) });
    }
  }

  #lose(reader: Reader, unread: readonly Job[], fate: Fate): void {
    this.#readers.delete(reader);
    this.#queue.unshift(...unread);
    if (!reader.isReady && this.#closed === null) this.#giveUp(fate);
    this.#assign();
  }

  /** A process did not start; where no other one is left, nothing can be read. */
  #giveUp(fate: Fate): void {
    if (this.#readers.size > 0) return;
    for (const job of this.#queue.splice(0)) job.reject(cannotStart(job.path, fate));
  }

  #kill(): void {
    for (const reader of this.#readers) reader.kill({ kind: 'replaced' });
  }

  #finish(closed: PromiseWithResolvers<void>): void {
    for (const job of this.#queue.splice(0)) job.reject(interrupted(job.path));
    if (this.#readers.size === 0) closed.resolve();
  }
}

function interrupted(path: string): PlanfactError {
  return new PlanfactError('interrupted', `${path} was not read: reading was stopped before its end.`);
}

function cannotStart(path: string, fate: Fate): PlanfactError {
  const reason = fate.kind === 'crash' ? fate.text : `it was stopped by its limit of ${fate.kind}`;
  return new PlanfactError('reader_failed', {
    en: `${path} was not read: expected to start a process that reads files, but ${reason}. Check that the machine has memory and processes to spare, and that the installation is whole (\`npm ci\`).`,
    uk: `${path} не прочитано: не вдалося запустити процес, який читає файли. Перевірте, чи вистачає машині пам’яті та процесів і чи програму встановлено повністю (\`npm ci\`).`,
  });
}
