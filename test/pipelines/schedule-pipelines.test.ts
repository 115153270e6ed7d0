import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { definePipeline } from '../../src/pipelines/define-pipeline.ts';
import { createRunQueue } from '../../src/pipelines/run-queue.ts';
import { type Clocks, type Schedule, schedulePipelines } from '../../src/pipelines/schedule-pipelines.ts';
import { pipelineSpec } from './pipeline-spec.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const DAILY = definePipeline(pipelineSpec({ name: 'daily', schedule: { cron: '0 6 * * *' } }));
const BY_NIGHT = definePipeline(pipelineSpec({ name: 'by-night', schedule: { cron: '30 3 * * *' } }));
const EVERY_MINUTE = definePipeline(pipelineSpec({ name: 'often', schedule: { cron: '* * * * *' } }));
const OTHER = definePipeline(pipelineSpec({ name: 'other', schedule: { cron: '* * * * *' } }));
const BY_HAND = definePipeline(pipelineSpec({ name: 'by-hand' }));

let schedule: Schedule | undefined;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-24T03:58:30Z') });
});

afterEach(async () => {
  await schedule?.stop();
  vi.useRealTimers();
});

/** Notes the pipelines that were run, with the time of the wall clock. */
function recordRuns() {
  const runs: string[] = [];
  const run = (name: string) => {
    runs.push(`${new Date().toISOString()} ${name}`);
    return Promise.resolve();
  };
  return { runs, run };
}

test('a pipeline runs at its hour in its time zone, one without a schedule never', async () => {
  const { runs, run } = recordRuns();
  schedule = schedulePipelines([DAILY, BY_HAND], run);
  expect(schedule.nextRuns()).toEqual([{ name: 'daily', at: new Date('2026-11-24T04:00:00Z') }]);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(runs).toEqual([]);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(runs).toEqual(['2026-11-24T04:00:00.000Z daily']);
});

test('runs begin at different moments within the seconds a pipeline allows', async () => {
  const spread = definePipeline(
    pipelineSpec({ name: 'spread', schedule: { cron: '0 6 * * *', jitterSeconds: 3600 } }),
  );
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const { runs, run } = recordRuns();
  schedule = schedulePipelines([spread], run);
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  expect(runs).toEqual(['2026-11-24T04:30:00.000Z spread']);
  vi.restoreAllMocks();
});

test('an hour that comes twice gives one run, and one that is left out gives one too', async () => {
  const { runs, run } = recordRuns();
  vi.setSystemTime('2026-10-25T00:00:00Z');
  schedule = schedulePipelines([BY_NIGHT], run);
  await vi.advanceTimersByTimeAsync(240 * MINUTE);
  expect(runs).toEqual(['2026-10-25T01:30:00.000Z by-night']);
  await schedule.stop();
  runs.length = 0;
  vi.setSystemTime('2026-03-29T00:00:00Z');
  schedule = schedulePipelines([BY_NIGHT], run);
  await vi.advanceTimersByTimeAsync(240 * MINUTE);
  expect(runs).toEqual(['2026-03-29T01:00:00.000Z by-night']);
});

/** A wall clock that can be set, over timers that only go on. */
function settableClock() {
  let ahead = 0;
  const clocks: Clocks = { wall: () => Date.now(), steady: () => Date.now() - ahead };
  return {
    clocks,
    set(by: number) {
      ahead += by;
      vi.setSystemTime(Date.now() + by);
    },
  };
}

test('a clock that is set forward past the hour, as after a sleep, makes up for the run once', async () => {
  const { runs, run } = recordRuns();
  const clock = settableClock();
  schedule = schedulePipelines([DAILY], run, clock.clocks);
  await vi.advanceTimersByTimeAsync(MINUTE);
  clock.set(3 * DAY + 60 * MINUTE);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(runs).toHaveLength(1);
  expect(schedule.nextRuns()).toEqual([{ name: 'daily', at: new Date('2026-11-28T04:00:00Z') }]);
});

test('a clock that is set back runs at its hour by the new time, not years later', async () => {
  vi.setSystemTime('2031-01-01T00:00:00Z');
  const { runs, run } = recordRuns();
  const clock = settableClock();
  schedule = schedulePipelines([DAILY], run, clock.clocks);
  await vi.advanceTimersByTimeAsync(MINUTE);
  clock.set(Date.parse('2026-11-24T03:00:00Z') - Date.now());
  await vi.advanceTimersByTimeAsync(61 * MINUTE);
  expect(runs).toEqual(['2026-11-24T04:00:00.000Z daily']);
});

test('a run that comes due during another waits for it, and is not queued twice', async () => {
  const log: string[] = [];
  const queue = createRunQueue(async ([name = '']) => {
    log.push(`${name} starts`);
    await new Promise((resolve) => setTimeout(resolve, 2.5 * MINUTE));
    log.push(`${name} ends`);
  }, console.error);
  schedule = schedulePipelines([EVERY_MINUTE, OTHER], (name) => queue.push([name]));
  await vi.advanceTimersByTimeAsync(5 * MINUTE);
  expect(log).toEqual(['often starts', 'often ends', 'other starts']);
});

test('a run that fails does not keep the next one waiting', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const run = vi.fn(() => Promise.reject(new Error('no disk')));
  schedule = schedulePipelines([EVERY_MINUTE, OTHER], run);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(run.mock.calls).toEqual([['often'], ['other']]);
});

test('once stopped, no later run starts', async () => {
  const { runs, run } = recordRuns();
  schedule = schedulePipelines([EVERY_MINUTE], run);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(runs).toHaveLength(1);
  await schedule.stop();
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  expect(runs).toHaveLength(1);
});
