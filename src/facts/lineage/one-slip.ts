/** Whether two words differ in one letter at most: a wrong, a missing or an extra one, or two that changed places. */
export function isOneSlip(one: string, other: string): boolean {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  const start = sharedBeginning(long, short);
  const end = sharedEnd(long, short);
  if (long.length > short.length) return start + end >= short.length;
  if (start + end >= long.length - 1) return true;
  return start + end === long.length - 2 && isSwapped(long, short, start);
}

/** How many letters two words have in common from the beginning. */
export function sharedBeginning(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let same = 0;
  // Codes, because each letter taken out of a Cyrillic word is a new string.
  while (same < most && one.charCodeAt(same) === other.charCodeAt(same)) same += 1;
  return same;
}

function sharedEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same < most && one.charCodeAt(one.length - 1 - same) === other.charCodeAt(other.length - 1 - same))
    same += 1;
  return same;
}

function isSwapped(one: string, other: string, at: number): boolean {
  return one.charCodeAt(at) === other.charCodeAt(at + 1) && one.charCodeAt(at + 1) === other.charCodeAt(at);
}
