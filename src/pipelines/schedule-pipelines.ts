import { type Logger, type ScheduledTask, schedule } from 'node-cron';
import type { Pipeline } from './define-pipeline.ts';
import { isDueInSkippedHour } from './skipped-hour.ts';

export type Schedule = {
  /** When each scheduled pipeline runs next. */
  readonly nextRuns: () => readonly { readonly name: string; readonly at: Date | null }[];
  /** Starts no further run; one under way goes on. */
  readonly stop: () => Promise<void>;
};

/** The two clocks of a machine: one that people set, one that only goes on. Both in milliseconds. */
export type Clocks = { readonly wall: () => number; readonly steady: () => number };

const CLOCKS: Clocks = { wall: () => Date.now(), steady: () => performance.now() };

const LOOK_EVERY_MS = 10_000;

/** The clocks of a busy machine are read a moment apart. */
const JUMP_MS = 5_000;

/** Only failures are news; a run that waits for its turn is none. */
const LOGGER: Logger = {
  info: () => undefined,
  debug: () => undefined,
  warn: () => undefined,
  error: (message, error) => console.error(error ?? message),
};

/**
 * Asks for a run of each pipeline that has a schedule when its hour comes, by the clock of its time zone: once on the day on
 * which the hour comes twice, and on the day on which it is left out, as soon as it is past. A run that was missed because the machine
 * slept, or because its clock was set forward, is made up for, once. When the clock is set, the hours are worked out anew.
 */
export function schedulePipelines(
  pipelines: readonly Pipeline[],
  run: (name: string) => Promise<void>,
  clocks: Clocks = CLOCKS,
): Schedule {
  const scheduled = pipelines.filter(({ schedule: times }) => times !== null);
  const startTasks = () => new Map(scheduled.map((pipeline) => [pipeline.name, startTask(pipeline, run)]));
  let tasks = startTasks();
  let promised = promisesOf(tasks);
  let before = readClocks(clocks);

  async function look(): Promise<void> {
    const last = before;
    before = readClocks(clocks);
    const due = await dueInSkippedHours(scheduled, last.wall, before.wall);
    if (isSet(last, before)) {
      due.push(...duePromises(promised, before.wall));
      const old = tasks;
      tasks = startTasks();
      await destroyAll(old);
    }
    promised = promisesOf(tasks);
    for (const name of new Set(due)) await run(name);
  }

  const looking = setInterval(() => look().catch(LOGGER.error), LOOK_EVERY_MS);
  looking.unref();
  return {
    nextRuns: () => [...promisesOf(tasks)].map(([name, at]) => ({ name, at })),
    stop: async () => {
      clearInterval(looking);
      await destroyAll(tasks);
    },
  };
}

type Tasks = ReadonlyMap<string, ScheduledTask>;

type Promised = ReadonlyMap<string, Date | null>;

type Reading = { readonly wall: number; readonly steady: number };

function readClocks({ wall, steady }: Clocks): Reading {
  return { wall: wall(), steady: steady() };
}

/** Whether somebody has set the wall clock between the two readings, or the machine has slept. */
function isSet(last: Reading, now: Reading): boolean {
  return Math.abs(now.wall - last.wall - (now.steady - last.steady)) > JUMP_MS;
}

async function dueInSkippedHours(
  scheduled: readonly Pipeline[],
  from: number,
  to: number,
): Promise<string[]> {
  const due: string[] = [];
  for (const { name, schedule: times } of scheduled) {
    if (times && (await isDueInSkippedHour(times, from, to))) due.push(name);
  }
  return due;
}

function duePromises(promised: Promised, now: number): readonly string[] {
  return [...promised].filter(([, at]) => at !== null && at.getTime() <= now).map(([name]) => name);
}

function promisesOf(tasks: Tasks): Promised {
  return new Map([...tasks].map(([name, task]) => [name, task.getNextRun()]));
}

async function destroyAll(tasks: Tasks): Promise<void> {
  for (const task of tasks.values()) await task.destroy();
}

function startTask({ name, schedule: times }: Pipeline, run: (name: string) => Promise<void>): ScheduledTask {
  if (times === null) throw new Error(`${name} has no schedule`);
  const task = schedule(times.cron, () => run(name), {
    name,
    timezone: times.timeZone,
    noOverlap: true,
    maxRandomDelay: times.jitterSeconds * 1000,
    logger: LOGGER,
  });
  task.on('execution:missed', () => run(name));
  return task;
}
