import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { FundingSource } from '../model/funding-source.ts';
import type { Column, Phase } from './column.ts';
import { foldText } from './fold-text.ts';
import { looksLikeAmount, looksLikeNoAmount } from './looks-like-amount.ts';
import type { SquareGrid } from './square-cell.ts';
import { readUnit } from './unit.ts';
import type { ColumnRole } from './vocabulary.ts';

/** The meanings without money that a heading can be declared to have. */
export const DECLARABLE_ROLES = [
  'number',
  'measure',
  'code',
  'term',
  'executor',
  'source',
  'unit',
  'execution',
] as const satisfies readonly ColumnRole[];

/** What a publisher's heading means where the vocabulary cannot tell; `ignore`: known, and not to be loaded. */
export type DeclaredColumn = { readonly heading: string } & (
  | { readonly role: (typeof DECLARABLE_ROLES)[number] }
  | {
      readonly source: FundingSource | 'total';
      readonly phase: Phase;
      /** The source as it is to be shown; columns of one source and label are plan and fact of each other. */
      readonly label?: string | undefined;
      /** The unit of money, «тис. грн.»; the header's or the caption's where it is left out. */
      readonly unit?: string | undefined;
      readonly year?: number | undefined;
    }
  | { readonly ignore: true }
);

/** A layout declared by hand. It is compared with the file: what does not fit becomes a finding. */
export type Layout = { readonly columns: readonly DeclaredColumn[] };

/** The declaration for a heading (or for the headings of a column joined by « / »), whatever its case and spaces. */
export function declarationOf(layout: Layout | null, path: readonly string[]): DeclaredColumn | undefined {
  if (!layout || path.length === 0) return undefined;
  const whole = foldText(path.join(' / '));
  const leaf = foldText(path.at(-1) ?? '');
  return layout.columns.find(({ heading }) => [whole, leaf].includes(foldText(heading)));
}

/** The column as declared. */
export function declaredColumn(declared: DeclaredColumn, index: number, path: readonly string[]): Column {
  if ('ignore' in declared) return { kind: 'part', index, path };
  if ('role' in declared) return { kind: 'role', role: declared.role, index, path };
  const { source, phase, unit, year, label } = declared;
  return {
    kind: 'money',
    index,
    path,
    source,
    label: label ?? source,
    phase,
    fund: null,
    year: year ?? null,
    unit: unit === undefined ? null : readUnit(foldText(unit)),
  };
}

/** Where the declaration does not fit the table: a heading that is not there, or money in which no amounts stand. */
export function checkLayout(
  layout: Layout,
  table: number,
  grid: SquareGrid,
  columns: readonly Column[],
): readonly Finding[] {
  const found = new Set(columns.map(({ path }) => declarationOf(layout, path)));
  const cell = { table, row: 0, column: 0 };
  const missing = layout.columns
    .filter((declared) => !found.has(declared))
    .map(({ heading }) => makeFinding('layout_heading_missing', { heading }, { cell }));
  const refuted = columns.flatMap((column) => {
    if (column.kind !== 'money' || !declarationOf(layout, column.path) || holdsAmounts(grid, column.index))
      return [];
    const heading = column.path.join(' / ');
    return [makeFinding('layout_refuted', { heading }, { cell: { ...cell, column: column.index } })];
  });
  return [...missing, ...refuted];
}

/** Whether most of the filled cells of a column, its headings aside, are amounts or stand for none. */
function holdsAmounts(grid: SquareGrid, column: number): boolean {
  const texts = grid.rows
    .flatMap((row) => row.cells.filter((cell) => cell.column === column && cell.text !== ''))
    .map(({ text }) => text);
  const amounts = texts.filter((text) => looksLikeAmount(text) || looksLikeNoAmount(text)).length;
  return amounts * 2 >= texts.length - 1;
}
