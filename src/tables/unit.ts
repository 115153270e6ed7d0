import { UNIT_WORDS } from './vocabulary.ts';

/** A unit of money as printed, and how many hryvnias one is. */
export type Unit = { readonly text: string; readonly hryvnias: number };

/** Finds the unit in a folded text («витрати, тис. грн.»); null when it names none. */
export function readUnit(folded: string): Unit | null {
  for (const { pattern, hryvnias } of UNIT_WORDS) {
    const found = pattern.exec(folded)?.[0];
    if (found !== undefined) return { text: found.trim(), hryvnias };
  }
  return null;
}
