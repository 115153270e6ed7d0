import type { Grid, GridCell, GridRow } from './document.ts';
import { htmlCellText } from './html-cell-text.ts';
import { tableRowGroups } from './html-rows.ts';
import { attribute, childElements, type HtmlElement, isHidden, numberAttribute } from './html-tree.ts';
import type { CellBudget } from './limits.ts';

/** The HTML Standard's bounds of a cell. */
const LARGEST_COLSPAN = 1000;
const LARGEST_ROWSPAN = 65_534;

type Placed = {
  readonly element: HtmlElement;
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
};
type PlacedRow = { readonly hidden: boolean; readonly cells: readonly Placed[] };
/** Columns from `start` up to `end` that a cell further up covers, through the row `lastRow` of its group. */
type Covered = { readonly start: number; readonly end: number; readonly lastRow: number };

/**
 * Reads a table element by the HTML Standard's table model: colspan up to 1000, rowspan up to 65534 and not past
 * its row group (0: down to its end), the head first and the foot last wherever they stand in the file. Where cells
 * would overlap, the lower one is cut; a span over columns in which no cell begins is cut likewise.
 * Hidden rows and columns are read and marked.
 *
 * @throws PlanfactError `limit_exceeded` when the budget is spent on cells and covered places
 */
export function readHtmlTable(table: HtmlElement, budget: CellBudget, hidden = false): Grid {
  const rows = placeCells(table, budget, hidden);
  const width = rows.reduce((most, row) => Math.max(most, (row.cells.at(-1)?.column ?? -1) + 1), 0);
  const [caption] = childElements(table, 'caption');
  return {
    kind: 'grid',
    name: (caption && htmlCellText(caption)) || null,
    rows: rows.map((row) => toGridRow(row, width, budget)),
    hiddenColumns: hiddenColumns(table, rows, width),
    merges: 'kept',
  };
}

function placeCells(table: HtmlElement, budget: CellBudget, hidden: boolean): readonly PlacedRow[] {
  return tableRowGroups(table).flatMap((group) => {
    let covered: readonly Covered[] = [];
    return group.rows.map((row, index) => {
      covered = covered.filter(({ lastRow }) => lastRow >= index);
      const cells = placeRow(row.cells, covered, group.rows.length - index);
      budget.spend(cells.length + covered.length + 1);
      covered = mergeCovered(covered, coveredBelow(cells, index));
      return { hidden: hidden || group.hidden || isHidden(row.element), cells };
    });
  });
}

function placeRow(
  elements: readonly HtmlElement[],
  covered: readonly Covered[],
  rowsLeft: number,
): readonly Placed[] {
  let column = 0;
  let next = 0;
  return elements.map((element) => {
    for (; (covered[next]?.start ?? Number.POSITIVE_INFINITY) <= column; next += 1) {
      column = Math.max(column, covered[next]?.end ?? 0);
    }
    const free = (covered[next]?.start ?? Number.POSITIVE_INFINITY) - column;
    const columnSpan = Math.min(free, columnSpanOf(element));
    const placed = { element, column, columnSpan, rowSpan: rowSpanOf(element, rowsLeft) };
    column += columnSpan;
    return placed;
  });
}

function columnSpanOf(element: HtmlElement): number {
  const span = numberAttribute(element, 'colspan', 1);
  return span < 1 ? 1 : Math.min(span, LARGEST_COLSPAN);
}

function rowSpanOf(element: HtmlElement, rowsLeft: number): number {
  const span = numberAttribute(element, 'rowspan', 1);
  if (span < 0) return 1;
  return span === 0 ? rowsLeft : Math.min(span, rowsLeft, LARGEST_ROWSPAN);
}

function coveredBelow(cells: readonly Placed[], index: number): readonly Covered[] {
  return cells
    .filter(({ rowSpan }) => rowSpan > 1)
    .map(({ column, columnSpan, rowSpan }) => ({
      start: column,
      end: column + columnSpan,
      lastRow: index + rowSpan - 1,
    }));
}

function mergeCovered(above: readonly Covered[], added: readonly Covered[]): readonly Covered[] {
  return added.length === 0 ? above : [...above, ...added].sort((a, b) => a.start - b.start);
}

function toGridRow(row: PlacedRow, width: number, budget: CellBudget): GridRow {
  const toCell = ({ element, column, columnSpan, rowSpan }: Placed): GridCell => ({
    column,
    text: budget.checked(htmlCellText(element)),
    rowSpan,
    columnSpan: Math.min(columnSpan, width - column),
  });
  return { hidden: row.hidden, cells: row.cells.map(toCell) };
}

/** Columns hidden by their `<col>`, and those in which every cell is hidden. */
function hiddenColumns(table: HtmlElement, rows: readonly PlacedRow[], width: number): readonly number[] {
  const hidden = new Set(hiddenByColumnElement(table));
  const shown = new Set<number>();
  for (const { element, column, columnSpan } of rows.flatMap((row) => row.cells)) {
    if (columnSpan === 1) (isHidden(element) ? hidden : shown).add(column);
  }
  const byColumnElement = new Set(hiddenByColumnElement(table));
  return [...hidden]
    .filter((column) => column < width && (byColumnElement.has(column) || !shown.has(column)))
    .sort((a, b) => a - b);
}

function hiddenByColumnElement(table: HtmlElement): readonly number[] {
  const hidden: number[] = [];
  let column = 0;
  for (const group of childElements(table, 'colgroup')) {
    const columns = childElements(group, 'col');
    for (const element of columns.length > 0 ? columns : [group]) {
      const span = Math.min(Math.max(1, numberAttribute(element, 'span', 1)), LARGEST_COLSPAN);
      const isAway = isHidden(element) || isHidden(group) || attribute(element, 'width') === '0';
      for (let i = 0; i < span; i += 1, column += 1) if (isAway) hidden.push(column);
    }
  }
  return hidden;
}
