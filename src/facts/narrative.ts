import { foldLetters } from './letters.ts';
import { maskQuotations } from './quotations.ts';

/** A narrative in the spelling it is searched in, what stands in quotes blotted out, and as printed; offsets are the same in both. */
export type Narrative = { readonly folded: string; readonly printed: string };

/** Folds a narrative once for all that is read from it. */
export function foldNarrative(printed: string): Narrative {
  return { folded: maskQuotations(foldLetters(printed)), printed };
}
