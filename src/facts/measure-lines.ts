import type { TotalledSource } from '../model/funding-source.ts';
import { type Heading, readHeading } from '../tables/heading.ts';
import type { RolePlaces } from '../tables/role-places.ts';
import type { SquareCell } from '../tables/square-cell.ts';
import type { TableRow } from '../tables/table-row.ts';

/** One row of a measure, and what its label says: whose money it is, or whether it was planned or spent. */
export type MeasureLine = {
  readonly row: TableRow;
  readonly source: TotalledSource | null;
  readonly phase: 'plan' | 'fact' | null;
  /** The cell that says so; null where the row has no label. */
  readonly label: SquareCell | null;
};

/** Reads the labels of the rows of one measure, the row that opens it first. */
export function readLines(rows: readonly TableRow[], roles: RolePlaces): readonly MeasureLine[] {
  return rows.map((row, ordinal) => {
    const label = labelOf(row, roles, ordinal);
    const heading = label && readHeading(label.text);
    const line = heading ? meaningOf(heading) : { source: null, phase: null };
    return { row, ...line, label: line.source || line.phase ? label : null };
  });
}

/** The label stands in the column of sources, or, below the first row, where the measure's title would. */
function labelOf(row: TableRow, roles: RolePlaces, ordinal: number): SquareCell | null {
  return ownCell(row, roles.get('source')) ?? (ordinal > 0 ? ownCell(row, roles.get('measure')) : null);
}

function ownCell(row: TableRow, [column]: readonly number[] = []): SquareCell | null {
  const cell = column === undefined ? undefined : row.slots[column];
  return cell && cell.text !== '' && cell.row === row.index ? cell : null;
}

function meaningOf(heading: Heading): Pick<MeasureLine, 'source' | 'phase'> {
  const phase = heading.plan === heading.fact ? null : phaseOf(heading);
  return { source: heading.source ?? (heading.total ? 'total' : null), phase };
}

function phaseOf({ plan }: Heading): 'plan' | 'fact' {
  return plan ? 'plan' : 'fact';
}
