import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import { oneLine } from '../tables/one-line.ts';
import type { ReadTable } from '../tables/read-tables.ts';
import type { SquareCell } from '../tables/square-cell.ts';

/** Keeps account of the cells of a table: each one has to be taken, or it is a finding. */
export type CellAudit = {
  /** Marks the cell as used and gives it back. */
  readonly take: (cell: SquareCell) => SquareCell;
  /** A finding for every filled cell of the body that nobody took. */
  readonly leftovers: () => readonly Finding[];
};

const LONGEST_QUOTE = 120;
const TAKEN = 1;
const NO_FINDINGS: readonly Finding[] = [];

/** Opens the account of one table. Columns that are not loaded have findings of their own. */
export function auditCells(table: ReadTable): CellAudit {
  const places = placesOf(table);
  const taken = new Uint8Array(places.count);
  const loaded = new Set(
    table.columns.filter(({ kind }) => kind === 'role' || kind === 'money').map(({ index }) => index),
  );
  return {
    take: (cell) => {
      taken[places.of(cell)] = TAKEN;
      return cell;
    },
    leftovers: () =>
      table.rows.flatMap(({ index, slots }) => {
        const isLeft = (cell: SquareCell) =>
          cell.row === index && cell.text !== '' && taken[places.of(cell)] !== TAKEN;
        if (!slots.some((cell) => cell !== undefined && isLeft(cell))) return NO_FINDINGS;
        return [...new Set(slots)]
          .filter((cell) => cell !== undefined)
          .filter((cell) => isLeft(cell) && loaded.has(cell.column) && !isPlaceholder(cell.text))
          .map((cell) => leftover(table.table, cell));
      }),
  };
}

type Places = { readonly count: number; readonly of: (cell: SquareCell) => number };

/** Every place of the body has a number, row by row: a mark there costs less than a set of all cells of a long table. */
function placesOf({ rows }: ReadTable): Places {
  const first = rows[0]?.index ?? 0;
  const width = rows.reduce((widest, { slots }) => Math.max(widest, slots.length), 0);
  const last = rows.at(-1)?.index ?? first;
  return { count: (last - first + 1) * width, of: ({ row, column }) => (row - first) * width + column };
}

/** «х» where nothing can stand, or a dash, says nothing that could be lost. */
function isPlaceholder(text: string): boolean {
  return /^[-–—хХxX]$/u.test(text);
}

function leftover(table: number, cell: SquareCell): Finding {
  const text = oneLine(cell.text).slice(0, LONGEST_QUOTE);
  return makeFinding(
    'cell_leftover',
    { text },
    { cell: { table, row: cell.row, column: cell.column }, found: text },
  );
}
