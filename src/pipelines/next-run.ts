import { createTask } from 'node-cron';
import type { Pipeline } from './define-pipeline.ts';

/** When a pipeline runs next by its schedule; null without one. */
export async function nextRunOf({ schedule }: Pick<Pipeline, 'schedule'>): Promise<Date | null> {
  if (schedule === null) return null;
  const task = createTask(schedule.cron, () => undefined, { timezone: schedule.timeZone });
  const [next] = task.getNextRuns(1);
  await task.destroy();
  return next ?? null;
}
