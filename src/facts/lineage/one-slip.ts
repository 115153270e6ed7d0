/** Whether two words differ in one letter at most: a wrong, a missing or an extra one, or two that changed places. */
export function isOneSlip(one: string, other: string): boolean {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && long[same] === short[same]) same += 1;
  const rest = short.slice(same + 1);
  if (long.length > short.length) return long.slice(same + 1) === short.slice(same);
  if (long.slice(same + 1) === rest) return true;
  const swapped = long[same] === short[same + 1] && long[same + 1] === short[same];
  return swapped && long.slice(same + 2) === short.slice(same + 2);
}
