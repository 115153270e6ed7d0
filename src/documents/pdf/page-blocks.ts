import type { CellBudget } from '../limits.ts';
import { alignedTables } from './aligned-tables.ts';
import type { DrawnPage } from './draw-page.ts';
import { latticesOf } from './lattice.ts';
import { mergeRules } from './merge-rules.ts';
import type { PageTable } from './page-table.ts';
import { type PageParagraph, paragraphsOf, turnedParagraphs } from './paragraphs.ts';
import type { PdfLimits } from './pdf-limits.ts';
import { ruledTables } from './ruled-tables.ts';
import { type Run, runsOf } from './runs.ts';
import { uprightPage } from './upright-page.ts';

export type PageBlock = PageTable | PageParagraph;

/**
 * The tables and paragraphs of a page, from the top down.
 *
 * @throws PlanfactError `limit_exceeded` for more cells than the limits allow
 */
export function pageBlocks(drawn: DrawnPage, limits: PdfLimits, budget: CellBudget): readonly PageBlock[] {
  const page = uprightPage(drawn);
  const rules = mergeRules(page.rules);
  const ruled = ruledTables(latticesOf(rules, limits, budget), runsOf(page.letters, page), page);
  const upright = ruled.outside.filter(({ turn }) => turn === 0);
  const sideways = ruled.outside.filter(({ turn }) => turn !== 0);
  const tables = [...ruled.tables];
  const outside: Run[] = [];
  for (const [, between] of Map.groupBy(upright, (run) => tablesAbove(run, ruled.tables))) {
    const aligned = alignedTables(between, rules);
    tables.push(...aligned.tables);
    outside.push(...aligned.outside);
  }
  const blocks = [
    ...tables,
    ...paragraphsOf(outside, tables, page),
    ...turnedParagraphs(sideways),
    ...page.slanting.map((text) => ({ kind: 'paragraph' as const, top: page.height, text })),
  ];
  return blocks.toSorted((a, b) => a.top - b.top);
}

function tablesAbove({ baseline }: Run, tables: readonly PageTable[]): number {
  return tables.filter(({ top }) => top < baseline).length;
}
