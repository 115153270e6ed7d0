import { styleText } from 'node:util';
import type { Finding } from '../model/finding.ts';
import type { InspectedRow, InspectedTable, Inspection } from '../pipelines/inspect.ts';
import type { Column } from '../tables/column.ts';
import type { RowKind } from '../tables/table-row.ts';
import { countOf } from './count-of.ts';
import { printable } from './printable.ts';

const LONGEST_LABEL = 70;

/** How each table of a file was understood, as lines for a terminal. */
export function describeInspection(path: string, inspection: Inspection): string {
  const { format, layout, paragraphs, grids, tables, findings } = inspection;
  const read = `${countOf(grids, 'table')} found, ${tables.length} understood`;
  return [
    `${styleText('bold', printable(path))}  ${format}, ${countOf(paragraphs, 'paragraph')}, ${read}`,
    ...(layout ? ['Read with the layout that its pipeline declares.'] : []),
    ...tables.map(describeTable),
    ...describeLeftovers(findings),
    '',
  ].join('\n');
}

function describeTable({ table, caption, confidence, header, columns, rows }: InspectedTable): string {
  const last = header.end - 1;
  const numbers = header.numberRow === null ? 'no number row' : `number row ${header.numberRow}`;
  return [
    '',
    styleText('bold', `Table ${table}`) +
      `  header rows ${header.start}–${last}, ${numbers}, confidence ${confidence.toFixed(2)}`,
    ...(caption === '' ? [] : [styleText('dim', `  above it: ${shorten(caption)}`)]),
    ...columns.filter(({ kind }) => kind !== 'empty').map(describeColumn),
    ...rows.map(describeRow),
  ].join('\n');
}

function describeColumn(column: Column): string {
  const meaning = styleText(COLUMN_COLOURS[column.kind], meaningOf(column).padEnd(34));
  return `  c${String(column.index).padEnd(3)} ${meaning} ${column.path.map(shorten).join(styleText('dim', ' › '))}`;
}

const COLUMN_COLOURS = {
  role: 'cyan',
  money: 'green',
  part: 'blue',
  unknown: 'yellow',
  empty: 'dim',
} as const satisfies Readonly<Record<Column['kind'], Parameters<typeof styleText>[0]>>;

function meaningOf(column: Column): string {
  if (column.kind === 'role') return column.role;
  if (column.kind === 'part') return 'not added: part or derived';
  if (column.kind !== 'money') return column.kind;
  const { source, phase, year, fund, unit } = column;
  const phases = phase === 'pair' ? 'plan / fact' : phase;
  return [source, phases, year, fund, unit ? printable(unit.text) : 'no unit']
    .filter((part) => part !== null)
    .join(', ');
}

const ROW_COLOURS = {
  measure: 'cyan',
  detail: 'dim',
  section: 'magenta',
  total: 'green',
  breakdown: 'green',
} as const satisfies Readonly<Record<RowKind, Parameters<typeof styleText>[0]>>;

function describeRow({ index, kind, label }: InspectedRow): string {
  return `  r${String(index).padEnd(4)} ${styleText(ROW_COLOURS[kind], kind.padEnd(10))} ${shorten(label ?? '')}`;
}

function describeLeftovers(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return ['', 'Nothing is left over, and no findings.'];
  const lines = findings.map(({ code, severity, message, cell }) => {
    const place = cell ? ` t${cell.table} r${cell.row} c${cell.column}` : '';
    return `  ${severity} ${code}${place}: ${printable(message)}`;
  });
  return ['', styleText('bold', countOf(findings.length, 'finding')), ...lines];
}

function shorten(text: string): string {
  const line = printable(text).replace(/\s+/gu, ' ');
  return line.length > LONGEST_LABEL ? `${line.slice(0, LONGEST_LABEL - 1)}…` : line;
}
