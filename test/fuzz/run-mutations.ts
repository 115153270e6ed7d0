import { availableParallelism } from 'node:os';
import { PlanfactError } from '../../src/errors.ts';
import { mapAhead } from '../../src/pipelines/map-ahead.ts';
import { DEFAULT_POOL_LIMITS } from '../../src/pipelines/reading/pool-limits.ts';
import { openReadingPool, type ReadingPool } from '../../src/pipelines/reading/reading-pool.ts';
import { mutate, type Sample } from './mutate.ts';

/** A pool that has not answered after so many times the limit of a file will not answer any more. */
const PATIENCE = 3;

export type MutationRun = {
  /** How many files ended in each way: `read`, `nothing found`, or the code of a PlanfactError. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** Files without an answer, and those that made a reader fail in an unforeseen way. */
  readonly violations: readonly string[];
  readonly slowest: { readonly name: string; readonly ms: number };
};

type Verdict = { readonly name: string; readonly outcome: string; readonly ms: number };

/** Reads the damaged files of these numbers, each in a process of the pool, and says how each ended. */
export async function runMutations(
  samples: readonly Sample[],
  run: number,
  numbers: Iterable<number>,
): Promise<MutationRun> {
  const bugs: string[] = [];
  const pool = openReadingPool({ log: (message) => bugs.push(message) });
  const outcomes = new Map<string, number>();
  const violations: string[] = [];
  let slowest = { name: '', ms: 0 };
  try {
    const read = (number: number) => readMutation(pool, samples, run, number);
    for await (const { name, outcome, ms } of mapAhead(numbers, 2 * availableParallelism(), read)) {
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (!ANSWER.test(outcome)) violations.push(`${name}: ${outcome}`);
      if (ms > slowest.ms) slowest = { name, ms };
    }
  } finally {
    await pool.close();
  }
  return { outcomes, violations: [...violations, ...bugs], slowest };
}

const ANSWER = /^[a-z_ ]+$/;

async function readMutation(
  pool: ReadingPool,
  samples: readonly Sample[],
  run: number,
  number: number,
): Promise<Verdict> {
  const { name, bytes } = mutate(samples, run, number);
  const label = `--seed ${run} --only ${number} (${name})`;
  const begun = performance.now();
  const outcome = await Promise.race([outcomeOf(pool, bytes, label), silence()]);
  return { name: label, outcome, ms: performance.now() - begun };
}

async function outcomeOf(pool: ReadingPool, bytes: Buffer, label: string): Promise<string> {
  try {
    const { reports } = await pool.extract(bytes, label);
    return reports.length > 0 ? 'read' : 'nothing found';
  } catch (error) {
    return error instanceof PlanfactError ? error.code : `Not a PlanfactError: ${String(error)}`;
  }
}

function silence(): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  setTimeout(() => resolve('No answer.'), PATIENCE * DEFAULT_POOL_LIMITS.timeMs).unref();
  return promise;
}
