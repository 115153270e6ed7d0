import { attribute, childElements, type HtmlElement, isHidden, rawText } from './html-tree.ts';

export type TableRow = { readonly element: HtmlElement; readonly cells: readonly HtmlElement[] };
export type RowGroup = { readonly hidden: boolean; readonly rows: readonly TableRow[] };

/** The row numbers, column letters and freeze bars around the cells in a sheet saved from Google Sheets. */
const SHEET_FRAME = /\b(?:row-headers-background|column-headers-background|row-header|freezebar-)/;

/** The rows of a table in the order a browser shows them: its first head first, its first foot last. */
export function tableRowGroups(table: HtmlElement): readonly RowGroup[] {
  const groups = childElements(table, 'thead', 'tbody', 'tfoot');
  const head = groups.find((group) => group.tagName === 'thead');
  const foot = groups.find((group) => group.tagName === 'tfoot');
  const bodies = groups.filter((group) => group !== head && group !== foot);
  return [...(head ? [head] : []), ...bodies, ...(foot ? [foot] : [])].map((group) => ({
    hidden: isHidden(group),
    rows: childElements(group, 'tr').map(toRow).filter(isOfTheTable),
  }));
}

function toRow(element: HtmlElement): TableRow {
  const cells = childElements(element, 'td', 'th');
  return { element, cells: cells.filter((cell) => !SHEET_FRAME.test(attribute(cell, 'class') ?? '')) };
}

/**
 * Word and Excel append a row of height 0 without text that fixes the widths of the columns; Google Sheets adds
 * rows that are all frame. Neither is a row of the report.
 */
function isOfTheTable({ element, cells }: TableRow): boolean {
  const fixesWidths = attribute(element, 'height') === '0' && rawText(element).trim() === '';
  const isFrame = cells.length === 0 && childElements(element, 'td', 'th').length > 0;
  return !fixesWidths && !isFrame;
}
