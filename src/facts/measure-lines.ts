import type { TotalledSource } from '../model/funding-source.ts';
import type { Column } from '../tables/column.ts';
import { type Heading, readHeading } from '../tables/heading.ts';
import type { SquareCell } from '../tables/square-cell.ts';
import type { TableRow } from '../tables/table-row.ts';
import type { ColumnRole } from '../tables/vocabulary.ts';

/** One row of a measure, and what its label says: whose money it is, or whether it was planned or spent. */
export type MeasureLine = {
  readonly row: TableRow;
  readonly source: TotalledSource | null;
  readonly phase: 'plan' | 'fact' | null;
  /** The cell that says so; null where the row has no label. */
  readonly label: SquareCell | null;
};

/** Reads the labels of the rows of one measure, the row that opens it first. */
export function readLines(rows: readonly TableRow[], columns: readonly Column[]): readonly MeasureLine[] {
  return rows.map((row, ordinal) => {
    const label = labelOf(row, columns, ordinal);
    const heading = label && readHeading(label.text);
    const line = heading ? meaningOf(heading) : { source: null, phase: null };
    return { row, ...line, label: line.source || line.phase ? label : null };
  });
}

/** The label stands in the column of sources, or, below the first row, where the measure's title would. */
function labelOf(row: TableRow, columns: readonly Column[], ordinal: number): SquareCell | null {
  return ownCell(row, columns, 'source') ?? (ordinal > 0 ? ownCell(row, columns, 'measure') : null);
}

function ownCell(row: TableRow, columns: readonly Column[], role: ColumnRole): SquareCell | null {
  const column = columns.find((known) => known.kind === 'role' && known.role === role);
  const cell = column && row.slots[column.index];
  return cell && cell.text !== '' && cell.row === row.index ? cell : null;
}

function meaningOf(heading: Heading): Pick<MeasureLine, 'source' | 'phase'> {
  const phase = heading.plan === heading.fact ? null : phaseOf(heading);
  return { source: heading.source ?? (heading.total ? 'total' : null), phase };
}

function phaseOf({ plan }: Heading): 'plan' | 'fact' {
  return plan ? 'plan' : 'fact';
}
