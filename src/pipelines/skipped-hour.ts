import { createTask } from 'node-cron';
import type { Pipeline } from './define-pipeline.ts';

type Times = NonNullable<Pipeline['schedule']>;

/**
 * Whether a run was due between two instants (milliseconds) at an hour that the clock left out when summer time began:
 * at 3:30 in Kyiv, say, where 3:00 is followed by 4:00. Such a run comes never otherwise.
 */
export async function isDueInSkippedHour(
  { cron, timeZone }: Times,
  from: number,
  to: number,
): Promise<boolean> {
  // The transition at this very instant is not «previous» to it.
  const change = Temporal.Instant.fromEpochMilliseconds(to + 1)
    .toZonedDateTimeISO(timeZone)
    .getTimeZoneTransition('previous');
  if (change === null || change.epochMilliseconds <= from) return false;
  const before = change.subtract({ seconds: 1 });
  const skipped = Math.round((change.offsetNanoseconds - before.offsetNanoseconds) / 60e9);
  // The hours that were left out are no instants in the zone, but in UTC all hours are.
  const firstMinute = Date.parse(`${before.toPlainDateTime().add({ seconds: 1 })}Z`);
  const task = createTask(cron, () => undefined, { timezone: 'UTC' });
  const minutes = Array.from({ length: Math.max(skipped, 0) }, (_, minute) => firstMinute + minute * 60_000);
  const isDue = minutes.some((minute) => task.match(new Date(minute)));
  await task.destroy();
  return isDue;
}
