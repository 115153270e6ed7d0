import type { Block, Grid } from '../document.ts';
import type { CellBudget } from '../limits.ts';
import { cellText, continuedTable } from './continued-tables.ts';
import type { PageBlock } from './page-blocks.ts';
import type { PageTable } from './page-table.ts';

/** Numbers of pages, alone or with their word. */
const PAGE_NUMBER =
  /^(?:(?:сторінка|стор\.|page)\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:з|із|of|\/)\s*\d{1,4})?$/i;
/** Blocks at the head and at the foot of a page that may be its running header or footer. */
const BLOCKS_AT_EDGE = 2;
const CONTINUATION = /^продовження(?![\p{L}])/iu;

/**
 * The blocks of all pages in order, a table that goes on overleaf as one grid. Between its parts there may stand only
 * what pages carry at their edges: numbers, lines that come again on other pages, «Продовження…». These follow the table.
 */
export function documentBlocks(
  pages: readonly (readonly PageBlock[])[],
  budget: CellBudget,
): readonly Block[] {
  const repeated = repeatedEdges(pages);
  const blocks: PageBlock[] = [];
  /** Where the table stands that may go on overleaf. */
  let open = -1;
  for (const page of pages) {
    const isBody = page.map((block) => block.kind === 'table' || !isPageFurniture(block.text, repeated));
    const first = isBody.indexOf(true);
    const joined = joinedTable(blocks[open], page[first]);
    if (joined) blocks[open] = joined;
    const last = isBody.lastIndexOf(true);
    const rest = joined ? page.toSpliced(first, 1) : page;
    if (!joined || last > first)
      open = page[last]?.kind === 'table' ? blocks.length + rest.indexOf(page[last]) : -1;
    blocks.push(...rest);
  }
  return blocks.map((block) =>
    block.kind === 'table' ? gridOf(block, budget) : { kind: 'paragraph', text: budget.checked(block.text) },
  );
}

function joinedTable(open: PageBlock | undefined, block: PageBlock | undefined): PageTable | null {
  return open?.kind === 'table' && block?.kind === 'table' ? continuedTable(open, block) : null;
}

/** Texts at the edges of at least two pages, numbers in them set aside. */
function repeatedEdges(pages: readonly (readonly PageBlock[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const edges = [...page.slice(0, BLOCKS_AT_EDGE), ...page.slice(BLOCKS_AT_EDGE).slice(-BLOCKS_AT_EDGE)];
    const texts = edges.flatMap((block) => (block.kind === 'paragraph' ? [withoutNumbers(block.text)] : []));
    for (const text of new Set(texts)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, pageCount]) => pageCount > 1).map(([text]) => text));
}

function isPageFurniture(text: string, repeated: ReadonlySet<string>): boolean {
  return PAGE_NUMBER.test(text) || CONTINUATION.test(text) || repeated.has(withoutNumbers(text));
}

function withoutNumbers(text: string): string {
  return text.replace(/\d+/g, '#');
}

function gridOf({ rows }: PageTable, budget: CellBudget): Grid {
  return {
    kind: 'grid',
    name: null,
    rows: rows.map(({ cells }) => ({
      hidden: false,
      cells: cells.map((cell) => ({
        column: cell.column,
        text: budget.checked(cellText(cell)),
        rowSpan: cell.rowSpan,
        columnSpan: cell.columnSpan,
      })),
    })),
    hiddenColumns: [],
    merges: 'kept',
  };
}
