import type { Block, Grid, GridCell, GridRow, Paragraph } from '../documents/document.ts';
import { isKnown, readHeading, saysMoney } from './heading.ts';
import { looksLikeAmount, looksLikeNoAmount } from './looks-like-amount.ts';
import { isTotalLabel } from './total-label.ts';

const FEWEST_HEADINGS = 3;
const LONGEST_HEADING = 120;
const NUMBERED = /^\d+(?:\.\d+)*[.)]?\s+\p{L}/u;
const TERM = /квартал|півріч|протягом|упродовж|впродовж|постійно|щоміс|щоквартал|щоріч|\b(?:19|20)\d{2}\b/iu;

/** Paragraphs that were a table once: what stands before them, the table, what follows. */
export type Unflattened = { readonly above: readonly string[]; readonly grid: Grid };

/**
 * Rebuilds a table that a conversion has flattened to paragraphs, a cell each: a run of headings the vocabulary
 * knows, then rows that begin with a number and a name. A paragraph goes to the column its content fits: an
 * amount to money, a source's name to sources, a term to terms, other words to the next free column of words;
 * where that column is taken already, a line of the same measure begins. Null when no run reads like a header.
 */
export function unflatten(blocks: readonly Block[]): Unflattened | null {
  const texts = blocks
    .filter((block): block is Paragraph => block.kind === 'paragraph')
    .map(({ text }) => text);
  const start = texts.findIndex((_, index) => headingsFrom(texts, index).length >= FEWEST_HEADINGS);
  if (start < 0) return null;
  const headings = headingsFrom(texts, start);
  const kinds = headings.map(kindOf);
  if (!kinds.includes('name') || !kinds.includes('money')) return null;
  const rows: Line[][] = [];
  for (const text of texts.slice(start + headings.length)) {
    if (NUMBERED.test(text) || isTotalLabel(text)) rows.push([new Map([[kinds.indexOf('name'), text]])]);
    else place(text, rows.at(-1), kinds);
  }
  const header: GridRow = { hidden: false, cells: headings.map((text, column) => cellOf(column, text, 1)) };
  const body = rows.flatMap(toGridRows);
  const grid: Grid = { kind: 'grid', name: null, rows: [header, ...body], hiddenColumns: [], merges: 'kept' };
  return { above: texts.slice(0, start), grid };
}

/** Text by column. */
type Line = Map<number, string>;

type Kind = 'name' | 'money' | 'source' | 'term' | 'words';

function headingsFrom(texts: readonly string[], start: number): readonly string[] {
  let end = start;
  while (end < texts.length && isHeading(texts[end] ?? '')) end += 1;
  return texts.slice(start, end);
}

function isHeading(text: string): boolean {
  return (
    text.length <= LONGEST_HEADING && !/\d/.test(text) && !isTotalLabel(text) && isKnown(readHeading(text))
  );
}

function kindOf(heading: string): Kind {
  const { role } = readHeading(heading);
  if (role === 'measure') return 'name';
  if (role === 'source' || role === 'term') return role;
  return role === null && saysMoney(readHeading(heading)) ? 'money' : 'words';
}

function place(text: string, row: Line[] | undefined, kinds: readonly Kind[]): void {
  const line = row?.at(-1);
  if (!row || !line) return;
  const kind = contentOf(text);
  const columns = kinds.flatMap((known, column) => (known === kind ? [column] : []));
  const [any] = columns;
  const free = columns.find((column) => !line.has(column));
  if (free !== undefined) line.set(free, text);
  else if (any !== undefined && kind !== 'words') row.push(new Map([[any, text]]));
  else appendWords(text, line, kinds);
}

function contentOf(text: string): Kind {
  if (looksLikeAmount(text) || looksLikeNoAmount(text)) return TERM.test(text) ? 'term' : 'money';
  if (text.length <= LONGEST_HEADING && readHeading(text).source !== null) return 'source';
  return text.length <= LONGEST_HEADING && TERM.test(text) ? 'term' : 'words';
}

/** Words without a column of their own go on with the last one that was filled: nothing is lost. */
function appendWords(text: string, line: Line, kinds: readonly Kind[]): void {
  const last = [...line.keys()].findLast((column) => kinds[column] !== 'money') ?? kinds.indexOf('name');
  line.set(last, [line.get(last), text].filter(Boolean).join('\n'));
}

/** The name of the measure reaches down over all of its lines. */
function toGridRows(lines: readonly Line[]): readonly GridRow[] {
  return lines.map((line, index) => ({
    hidden: false,
    cells: [...line]
      .toSorted(([a], [b]) => a - b)
      .map(([column, text]) => cellOf(column, text, index === 0 && NUMBERED.test(text) ? lines.length : 1)),
  }));
}

function cellOf(column: number, text: string, rowSpan: number): GridCell {
  return { column, text, rowSpan, columnSpan: 1 };
}
