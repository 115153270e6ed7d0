import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { definePipeline } from '../../src/pipelines/define-pipeline.ts';
import { type Schedule, schedulePipelines } from '../../src/pipelines/schedule-pipelines.ts';
import { pipelineSpec } from './pipeline-spec.ts';

const MINUTE = 60_000;
const DAILY = definePipeline(pipelineSpec({ name: 'daily', schedule: { cron: '0 6 * * *' } }));
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

test('a pipeline runs at its hour in its time zone, one without a schedule never', async () => {
  const run = vi.fn(() => Promise.resolve());
  schedule = schedulePipelines([DAILY, BY_HAND], run);
  expect(schedule.nextRuns()).toEqual([{ name: 'daily', at: new Date('2026-11-24T04:00:00Z') }]);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(run).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(run.mock.calls).toEqual([['daily']]);
});

test('a run that comes due during another waits for it, and is not queued twice', async () => {
  const log: string[] = [];
  const run = async (name: string) => {
    log.push(`${name} starts`);
    await new Promise((resolve) => setTimeout(resolve, 2.5 * MINUTE));
    log.push(`${name} ends`);
  };
  schedule = schedulePipelines([EVERY_MINUTE, OTHER], run);
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

test('once stopped, neither a waiting run nor a later one starts', async () => {
  const run = vi.fn(() => new Promise<void>((resolve) => setTimeout(resolve, 2 * MINUTE)));
  schedule = schedulePipelines([EVERY_MINUTE, OTHER], run);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(run).toHaveBeenCalledTimes(1);
  await schedule.stop();
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  expect(run).toHaveBeenCalledTimes(1);
});
