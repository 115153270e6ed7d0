import { type FlowVisitor, walkFlow } from './html-flow.ts';
import { tableRowGroups } from './html-rows.ts';
import { type HtmlElement, isHidden, isText } from './html-tree.ts';
import { foldWhiteSpace, LineWriter } from './line-writer.ts';

/**
 * The text of a cell in lines as a browser breaks them. A table inside the cell becomes lines of it, one a row,
 * its cells set apart by TABs (as `innerText` has it).
 */
export function htmlCellText(cell: HtmlElement): string {
  const [only] = cell.childNodes;
  // Most cells are one text, and what the walk below would make of it.
  if (only !== undefined && cell.childNodes.length === 1 && isText(only))
    return foldWhiteSpace(only.value).trim();
  const lines = new LineWriter();
  const visitor: FlowVisitor = {
    text: (value) => lines.text(value),
    preformatted: (value) => lines.preformatted(value),
    boundary: () => lines.boundary(),
    beginItem: (marker) => lines.beginItem(marker),
    endItem: () => lines.endItem(),
    table: (table, hidden) => {
      lines.boundary();
      for (const row of hidden ? [] : innerRows(table)) {
        lines.preformatted(row);
        lines.boundary();
      }
    },
  };
  walkFlow(cell, visitor);
  return lines.take().join('\n').trim();
}

function innerRows(table: HtmlElement): readonly string[] {
  return tableRowGroups(table)
    .filter((group) => !group.hidden)
    .flatMap((group) => group.rows)
    .filter((row) => !isHidden(row.element))
    .map((row) => row.cells.map((cell) => htmlCellText(cell).replaceAll('\n', ' ')).join('\t'));
}
