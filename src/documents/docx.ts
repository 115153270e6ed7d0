import type { Document, Paragraph } from './document.ts';
import { readNumbering } from './docx-numbering.ts';
import { type DocxContext, DocxStory } from './docx-story.ts';
import { withoutGrids } from './flow-writer.ts';
import { CellBudget, DEFAULT_LIMITS, type ReadingLimits } from './limits.ts';
import { readXml } from './read-xml.ts';
import { mainPart, type Relationship, readRelationships } from './relationships.ts';
import { openZipPackage, type ZipPackage } from './zip-package.ts';

const NOTES = ['footnotes', 'endnotes', 'comments'];

/**
 * Reads a Word document (.docx, .docm, .dotx; ECMA-376 and its strict edition) as the page shows it: tables with
 * their exact merges, a table inside a cell as lines of that cell, list numbers and dashes as text, line breaks as
 * `\n`, stored field results, tracked changes accepted.
 *
 * Blocks come as page headers (they may name the annex), the body with text boxes below the paragraph that holds
 * them, hidden text, page footers, then notes and comments; tables in headers, footers and notes come as paragraphs.
 * Headers of even pages, which repeat the others, page numbers and note marks («50¹» must stay 50) are left out.
 * No link, macro or embedded file is followed.
 *
 * Throws `file_unreadable` for a damaged or password-protected file and `limit_exceeded` for an oversized one.
 */
export async function readDocx(bytes: Uint8Array, limits: ReadingLimits = DEFAULT_LIMITS): Promise<Document> {
  const source = await openZipPackage(bytes, limits);
  const main = await mainPart(source, 'word/document.xml', limits);
  const relationships = await readRelationships(source, main, limits);
  const partOf = (type: string): string | undefined => relationships.find((link) => link.type === type)?.part;
  const parts = { numbering: partOf('numbering'), styles: partOf('styles') };
  const context: DocxContext = {
    limits,
    budget: new CellBudget(limits),
    numbering: await readNumbering(source, parts, limits),
  };
  const body = new DocxStory(context);
  await readXml(source, main, limits, body);
  const headers = await readStories(source, partsOf(body.margins.headers, relationships), context);
  const footers = await readStories(source, partsOf(body.margins.footers, relationships), context);
  const notes = await readStories(
    source,
    NOTES.flatMap((type) => partOf(type) ?? []),
    context,
  );
  return { format: 'docx', blocks: [...headers, ...body.finish(), ...footers, ...notes] };
}

/** One after another: lists count on from part to part. */
async function readStories(
  source: ZipPackage,
  parts: readonly string[],
  context: DocxContext,
): Promise<readonly Paragraph[]> {
  const paragraphs: Paragraph[] = [];
  for (const part of parts) {
    const story = new DocxStory(context);
    await readXml(source, part, context.limits, story);
    for (const paragraph of withoutGrids(story.finish())) paragraphs.push(paragraph);
  }
  return paragraphs;
}

function partsOf(ids: readonly string[], relationships: readonly Relationship[]): readonly string[] {
  const partOf = new Map(relationships.map(({ id, part }) => [id, part]));
  return [...new Set(ids.flatMap((id) => partOf.get(id) ?? []))];
}
