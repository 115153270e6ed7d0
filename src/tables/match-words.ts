import type { Patterns } from './vocabulary.ts';

const SHORTEST_FORGIVEN_STEM = 5;
const SHORTEST_LONE_STEM = 8;

/**
 * Whether a heading says one of the patterns of the vocabulary. Exact stems are tried first; one wrong,
 * missing or extra letter is forgiven only where `lenient` is asked for.
 */
export function matchesAny(words: readonly string[], patterns: Patterns, lenient = false): boolean {
  return patterns.some((pattern) => matches(words, stemsOf(pattern), lenient));
}

/** The beginning of a word, or the whole of it, where it was `written` with «$». */
type Stem = { readonly text: string; readonly whole: boolean; readonly written: string };

const stems = new Map<string, readonly Stem[]>();

function stemsOf(pattern: string): readonly Stem[] {
  const known = stems.get(pattern);
  if (known) return known;
  const made = pattern
    .split(' ')
    .map((written) => ({ text: written.replace('$', ''), whole: written.endsWith('$'), written }));
  stems.set(pattern, made);
  return made;
}

/** At most one stem may slip, and one that stands alone only when it is long: «інвентар» is no «інвестор». */
function matches(words: readonly string[], patternStems: readonly Stem[], lenient: boolean): boolean {
  let slips = 0;
  for (const stem of patternStems) {
    if (words.some((word) => beginsWith(word, stem))) continue;
    const shortest = patternStems.length > 1 ? SHORTEST_FORGIVEN_STEM : SHORTEST_LONE_STEM;
    const forgiven =
      lenient &&
      stem.written.length >= shortest &&
      words.some((word) => startsWithOneSlip(word, stem.written));
    if (!forgiven || slips > 0) return false;
    slips += 1;
  }
  return true;
}

function beginsWith(word: string, { text, whole }: Stem): boolean {
  return whole ? word === text : word.startsWith(text);
}

/** Whether some beginning of the word is one letter away from the stem. */
function startsWithOneSlip(word: string, stem: string): boolean {
  let same = 0;
  while (same < stem.length && word[same] === stem[same]) same += 1;
  const rest = stem.slice(same + 1);
  const replaced = word.startsWith(rest, same + 1) && word.length > same;
  const extra = word.startsWith(stem.slice(same), same + 1);
  const missing = word.startsWith(rest, same);
  return replaced || extra || (missing && rest.length > 0);
}
