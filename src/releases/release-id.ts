const SECOND = 1000;

/** `20261124T004030Z-0123abcd` */
const ID = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-[0-9a-f]{8}$/;

/** Whether a folder has the name of a release. */
export function isReleaseId(name: string): boolean {
  return ID.test(name);
}

/** The name of a release: when it was published, in UTC, and the first 8 digits of the hash of its content. */
export function releaseId(moment: Date, content: string): string {
  return `${stampOf(moment)}-${content}`;
}

/** `20261124T004030Z` */
export function stampOf(moment: Date): string {
  return moment.toISOString().replace(/[-:]|\.\d+/g, '');
}

/**
 * The moment that a new release is dated: now, or a second after the newest there is, where the clock was set back or two
 * are published in one second. So names sort in the order of publication whatever the clock does.
 */
export function momentAfter(newest: string | undefined, now: Date): Date {
  const parts = newest?.match(ID);
  if (!parts) return now;
  const [, year, month, day, hour, minute, second] = parts;
  const next = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) + SECOND;
  return new Date(Math.max(now.getTime(), next));
}
