import { PlanfactError } from '../errors.ts';
import type { Block, Document } from './document.ts';
import { type FlowVisitor, walkFlow } from './html-flow.ts';
import { findLayoutTables } from './html-layout-table.ts';
import { tableRowGroups } from './html-rows.ts';
import { readHtmlTable } from './html-table.ts';
import { childElements, type HtmlElement, isHidden, parseHtml } from './html-tree.ts';
import { CellBudget, DEFAULT_LIMITS, type ReadingLimits } from './limits.ts';
import { LineWriter } from './line-writer.ts';

/**
 * Reads a page: paragraphs and tables in the order they are shown. A table that only frames others is opened up
 * (`findLayoutTables`), a table within a cell of data becomes lines of that cell. Hidden text is passed over,
 * hidden tables, rows and columns are read and marked as hidden. Nothing the page links to is loaded.
 *
 * @throws PlanfactError `limit_exceeded` for a page beyond the reading limits, `file_unreadable` for a frame set
 */
export function readHtml(text: string, limits: ReadingLimits = DEFAULT_LIMITS): Document {
  const root = parseHtml(text, limits);
  if (childElements(root, 'frameset').length > 0) throw frameSet();
  const [body] = childElements(root, 'body');
  return { format: 'html', blocks: body === undefined ? [] : readBlocks(body, new CellBudget(limits)) };
}

function readBlocks(body: HtmlElement, budget: CellBudget): readonly Block[] {
  const blocks: Block[] = [];
  const lines = new LineWriter();
  const layoutTables = findLayoutTables(body);
  const endParagraphs = () => {
    for (const text of lines
      .take()
      .join('\n')
      .split(/\n{2,}/)) {
      if (text.trim() !== '') blocks.push({ kind: 'paragraph', text: text.trim() });
    }
  };
  const visitor: FlowVisitor = {
    text: (value) => lines.text(value),
    preformatted: (value) => lines.preformatted(value),
    boundary: endParagraphs,
    beginItem: (marker) => lines.beginItem(marker),
    endItem: () => lines.endItem(),
    table: (table, hidden) => {
      endParagraphs();
      if (layoutTables.has(table)) openUp(table, visitor, hidden);
      else blocks.push(readHtmlTable(table, budget, hidden));
    },
  };
  walkFlow(body, visitor);
  endParagraphs();
  return blocks;
}

function openUp(table: HtmlElement, visitor: FlowVisitor, hidden: boolean): void {
  const open = (part: HtmlElement, isAway: boolean) => {
    walkFlow(part, visitor, isAway);
    visitor.boundary();
  };
  for (const caption of childElements(table, 'caption')) open(caption, hidden || isHidden(caption));
  for (const group of tableRowGroups(table)) {
    for (const { element, cells } of group.rows) {
      const rowHidden = hidden || group.hidden || isHidden(element);
      for (const cell of cells) open(cell, rowHidden || isHidden(cell));
    }
  }
}

function frameSet(): PlanfactError {
  return new PlanfactError('file_unreadable', {
    en: 'Expected a page with the report, found a frame that only points to other files (Excel saves a workbook of several sheets so). Open it in the program that made it and save it as .xlsx.',
    uk: 'Очікувалася сторінка зі звітом, а це рамка, яка лише вказує на інші файли (так Excel зберігає книгу з кількома аркушами). Відкрийте її у програмі, яка її створила, і збережіть як .xlsx.',
  });
}
