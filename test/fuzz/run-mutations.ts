import { availableParallelism } from 'node:os';
import { PlanfactError } from '../../src/errors.ts';
import type { Extraction } from '../../src/model/report.ts';
import { mapAhead } from '../../src/pipelines/map-ahead.ts';
import { DEFAULT_POOL_LIMITS, type PoolLimits } from '../../src/pipelines/reading/pool-limits.ts';
import { openReadingPool } from '../../src/pipelines/reading/reading-pool.ts';
import { mutate, type Sample } from './mutate.ts';

/** A pool that has not answered after so many times the limit of a file will not answer any more. */
const PATIENCE = 3;

export type MutationRun = {
  /** How many files ended in each way: `read`, `nothing found`, or the code of a PlanfactError. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** Files without an answer, and those that made a reader fail in an unforeseen way. */
  readonly violations: readonly string[];
  /** The few that took longest, the longest first. */
  readonly slowest: readonly Verdict[];
};

export type Verdict = { readonly name: string; readonly outcome: string; readonly ms: number };

/**
 * Reads the damaged files of these numbers, each in a process of the pool that has no other file at that time, and
 * says how each ended.
 */
export async function runMutations(
  samples: readonly Sample[],
  run: number,
  numbers: Iterable<number>,
  limits: PoolLimits = DEFAULT_POOL_LIMITS,
): Promise<MutationRun> {
  const bugs: string[] = [];
  const pool = openReadingPool({ limits, log: (message) => bugs.push(message) });
  const outcomes = new Map<string, number>();
  const violations: string[] = [];
  let slowest: readonly Verdict[] = [];
  try {
    const read = (number: number) => {
      const { name, bytes } = mutate(samples, run, number);
      const label = `--seed ${run} --only ${number} (${name})`;
      return judge(label, pool.extract(bytes, label), PATIENCE * limits.timeMs);
    };
    for await (const verdict of mapAhead(numbers, availableParallelism(), read)) {
      const { name, outcome } = verdict;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (!ANSWER.test(outcome)) violations.push(`${name}: ${outcome}`);
      slowest = [...slowest, verdict].sort((a, b) => b.ms - a.ms).slice(0, SLOWEST);
    }
  } finally {
    await pool.close();
  }
  return { outcomes, violations: [...violations, ...bugs], slowest };
}

const ANSWER = /^[a-z_ ]+$/;
const SLOWEST = 5;

async function judge(name: string, reading: Promise<Extraction>, patienceMs: number): Promise<Verdict> {
  const begun = performance.now();
  const silence = Promise.withResolvers<string>();
  const timer = setTimeout(() => silence.resolve('No answer.'), patienceMs);
  const outcome = await Promise.race([outcomeOf(reading), silence.promise]);
  clearTimeout(timer);
  return { name, outcome, ms: performance.now() - begun };
}

async function outcomeOf(reading: Promise<Extraction>): Promise<string> {
  try {
    return (await reading).reports.length > 0 ? 'read' : 'nothing found';
  } catch (error) {
    return error instanceof PlanfactError ? error.code : `Not a PlanfactError: ${String(error)}`;
  }
}
