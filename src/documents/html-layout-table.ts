import { tableRowGroups } from './html-rows.ts';
import { attribute, childElements, type HtmlElement, type HtmlNode, isElement } from './html-tree.ts';

type TableSize = { readonly ownCells: number; readonly largestInside: number };

/**
 * Finds the tables that only place other tables on the page: those declared so (`role="presentation"`), and those
 * without caption or heading cells that have fewer cells of their own than a table inside them has. A table of data
 * with a small one in some cell has more cells than that one, and stays a table.
 */
export function findLayoutTables(root: HtmlElement): ReadonlySet<HtmlElement> {
  const layout = new Set<HtmlElement>();
  measure(root, (table, { ownCells, largestInside }) => {
    if (largestInside > 0 && (isDeclared(table) || (!hasHeadings(table) && largestInside > ownCells)))
      layout.add(table);
  });
  return layout;
}

/** Gives the cells of the largest table in a node, after telling of each table and what it holds. */
function measure(node: HtmlNode, tell: (table: HtmlElement, size: TableSize) => void): number {
  if (!isElement(node)) return 0;
  const largestInside = node.childNodes.reduce((most, child) => Math.max(most, measure(child, tell)), 0);
  if (node.tagName !== 'table') return largestInside;
  const ownCells = cellsOf(node).length;
  tell(node, { ownCells, largestInside });
  return Math.max(ownCells, largestInside);
}

function isDeclared(table: HtmlElement): boolean {
  return /^(?:presentation|none)$/i.test(attribute(table, 'role') ?? '');
}

function hasHeadings(table: HtmlElement): boolean {
  return childElements(table, 'caption').length > 0 || cellsOf(table).some((cell) => cell.tagName === 'th');
}

function cellsOf(table: HtmlElement): readonly HtmlElement[] {
  return tableRowGroups(table).flatMap((group) => group.rows.flatMap((row) => row.cells));
}
