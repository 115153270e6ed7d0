import type { Size } from './geometry.ts';
import { paragraphsIn, type TextArea } from './join-lines.ts';
import { groupToLines, type Line, lettersOf, lineOf, linesOf } from './lines.ts';
import type { PageTable } from './page-table.ts';
import type { Run } from './runs.ts';

export type PageParagraph = {
  readonly kind: 'paragraph';
  readonly top: number;
  readonly text: string;
};

/** Long lines that end at one place show where the text ends, the distance in heights of the font. */
const LINES_AT_EDGE = 2;
const AT_EDGE_WITHIN = 2;
const LONG_LINE = 0.5;

/** The paragraphs of text outside the tables, none of them reaching across a table. */
export function paragraphsOf(
  runs: readonly Run[],
  tables: readonly PageTable[],
  page: Size,
): readonly PageParagraph[] {
  const lines = linesOf(runs);
  const area = areaOf(lines, tables, page);
  const between = Map.groupBy(lines, ({ baseline }) => tables.filter(({ top }) => top < baseline).length);
  return [...between.values()].flatMap((group) =>
    paragraphsIn(group, area).map(
      ({ text, first }): PageParagraph => ({ kind: 'paragraph', top: first.baseline - first.size, text }),
    ),
  );
}

/** Where text may stand: as far as the lines that end at one place, or else as the margins are likely to be alike. */
function areaOf(lines: readonly Line[], tables: readonly PageTable[], page: Size): TextArea {
  const lefts = [...lines.map(({ left }) => left), ...tables.map(({ columnEdges }) => columnEdges[0] ?? 0)];
  const left = lefts.reduce((least, at) => Math.min(least, at), page.width);
  const longest = lines.reduce((most, line) => Math.max(most, line.right), left);
  const full = lines.filter(
    (line) =>
      longest - line.right <= AT_EDGE_WITHIN * line.size && line.right - line.left > page.width * LONG_LINE,
  );
  if (full.length >= LINES_AT_EDGE) return { left, right: longest };
  const tablesEnd = tables.map(({ columnEdges }) => columnEdges.at(-1) ?? 0);
  return { left, right: Math.max(longest, page.width - left, ...tablesEnd) };
}

/** Text outside the tables that runs down or up the page: a paragraph for each line. */
export function turnedParagraphs(runs: readonly Run[]): readonly PageParagraph[] {
  return [...Map.groupBy(runs, ({ turn }) => turn).values()].flatMap((group) =>
    groupToLines(group).map(({ runs: beside, baseline, size }): PageParagraph => {
      const letters = lettersOf(beside);
      const tops = letters.map(({ centre }) => centre.y);
      return { kind: 'paragraph', top: Math.min(...tops), text: lineOf(letters, baseline, size).text };
    }),
  );
}
