const NUMBER =
  /^[-−–(]?\s*\d[\d\s\u00a0\u202f.,']*(?:[eE][+-]?\d+)?\)?\s*(?:\/\s*[-−–]?\s*(?:\d[\d\s\u00a0\u202f.,']*)?)?%?$/u;

/** Whether a cell holds a number or a «plan / fact» pair and nothing else. Whether it is exact is for facts/ to say. */
export function looksLikeAmount(text: string): boolean {
  return text.length < 60 && NUMBER.test(text);
}

/** Whether a cell holds what an amount may be replaced by: nothing, a dash or «х». */
export function looksLikeNoAmount(text: string): boolean {
  return /^[\s\u00a0]*[-−–—хХxX]?[\s\u00a0]*$/u.test(text);
}
