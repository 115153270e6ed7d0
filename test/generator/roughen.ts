import type { Page, PageCell } from './page.ts';
import type { Random } from './random.ts';

/** Latin letters that departments type for the Cyrillic ones they look like. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  і: 'i',
  о: 'o',
  е: 'e',
  с: 'c',
  р: 'p',
  а: 'a',
  х: 'x',
};

/**
 * Headings as real reports print them: a Latin letter here and there, a hyphen left over from a line break, hard
 * spaces, capitals. Words a reader gives back as printed (sources, measures) are left as they are.
 */
export function roughen(page: Page, random: Random): Page {
  const header = page.rows.findIndex((cells) => cells.some(({ marks }) => marks.length > 0));
  const rows = page.rows.map((cells, row) =>
    row < header && cells.length > 1
      ? cells.map((heading) => (random.chance(0.3) ? roughenCell(heading, random) : heading))
      : cells,
  );
  return { ...page, rows };
}

function roughenCell(heading: PageCell, random: Random): PageCell {
  return { ...heading, text: random.pick(WAYS)(heading.text, random) };
}

const WAYS: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => withLookAlike(text, random),
  (text) => text.replaceAll(' ', '\u00a0'),
  (text) => text.toUpperCase(),
  (text) => text.replace(/(\p{L}{5})(?=\p{Ll}{4})/u, '$1-'),
  (text) => ` ${text.replace(' ', '  ')} `,
];

/** One letter inside a word, so that the rest of the word stays Cyrillic. */
function withLookAlike(text: string, random: Random): string {
  const places = [...text.matchAll(/(?<=[а-яіїєґ])[іоесрах](?=[а-яіїєґ])/giu)];
  if (places.length === 0) return text;
  const { index, 0: letter } = random.pick(places);
  return `${text.slice(0, index)}${LOOK_ALIKES[letter] ?? letter}${text.slice(index + 1)}`;
}
