import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { Document } from './document.ts';

const UNREADABLE = '\ufffd';
/** Question marks that stand where a letter should: «бюджет?в», «?нші». Code pages without «і» put them there. */
const LOST_LETTER = /\?(?=[а-яєіїґ])/g;
const EXAMPLE_LENGTH = 60;

/** How many characters, and the beginning of the first text that has one. */
type Damage = { count: number; example: string };

/**
 * Findings about characters of a document that did not survive: those that could not be decoded, and letters that
 * were «?» before the file was saved (НАДХОДЖЕ.xlsx has lost every «і»).
 */
export function findTextDamage(document: Document): readonly Finding[] {
  const unreadable: Damage = { count: 0, example: '' };
  const lost: Damage = { count: 0, example: '' };
  const look = (text: string) => {
    if (text.includes(UNREADABLE)) note(unreadable, text, text.split(UNREADABLE).length - 1);
    if (text.includes('?')) note(lost, text, text.match(LOST_LETTER)?.length ?? 0);
  };
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') look(block.text);
    else for (const { cells } of block.rows) for (const cell of cells) look(cell.text);
  }
  return [
    ...(unreadable.count > 0 ? [makeFinding('characters_unreadable', unreadable)] : []),
    ...(lost.count > 0 ? [makeFinding('letters_lost', lost)] : []),
  ];
}

function note(damage: Damage, text: string, count: number): void {
  if (damage.count === 0 && count > 0) damage.example = text.slice(0, EXAMPLE_LENGTH);
  damage.count += count;
}
