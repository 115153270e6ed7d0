import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { Document } from './document.ts';

const UNREADABLE = '\ufffd';
const LOST_LETTER = /\?(?=[а-яєіїґ])/g;
const EXAMPLE_LENGTH = 60;

type Damage = { readonly count: number; readonly example: string };

/**
 * Findings about characters of a document that did not survive: those that could not be decoded, and letters that
 * were «?» before the file was saved (НАДХОДЖЕ.xlsx has lost every «і»).
 */
export function findTextDamage(document: Document): readonly Finding[] {
  const texts = textsOf(document);
  const unreadable = measure(texts, (text) => text.split(UNREADABLE).length - 1);
  const lost = measure(texts, countLostLetters);
  return [
    ...(unreadable.count > 0 ? [makeFinding('characters_unreadable', unreadable)] : []),
    ...(lost.count > 0 ? [makeFinding('letters_lost', lost)] : []),
  ];
}

function textsOf(document: Document): readonly string[] {
  return document.blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block.text]
      : block.rows.flatMap((row) => row.cells.map((cell) => cell.text)),
  );
}

/** Question marks that stand where a letter should: «бюджет?в», «?нші». Code pages without «і» put them there. */
function countLostLetters(text: string): number {
  return text.includes('?') ? (text.match(LOST_LETTER) ?? []).length : 0;
}

function measure(texts: readonly string[], countIn: (text: string) => number): Damage {
  let count = 0;
  let example = '';
  for (const text of texts) {
    const found = countIn(text);
    if (found > 0 && count === 0) example = text.slice(0, EXAMPLE_LENGTH);
    count += found;
  }
  return { count, example };
}
