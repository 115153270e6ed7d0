import { array, assert, asyncProperty, constantFrom, integer, oneof, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { Document } from '../../src/documents/document.ts';
import { readDocx } from '../../src/documents/docx.ts';
import { DEFAULT_LIMITS, type ReadingLimits } from '../../src/documents/limits.ts';
import { readOds } from '../../src/documents/ods.ts';
import { readOdt } from '../../src/documents/odt.ts';
import { readXlsx } from '../../src/documents/xlsx.ts';
import { PlanfactError } from '../../src/errors.ts';
import { fixture } from './as-text-export.ts';
import { makeZip } from './make-zip.ts';
import { unpackZip } from './unpack-zip.ts';

const WORD_PARTS = ['document', 'numbering', 'styles', 'footnotes', 'comments', '_rels/document.xml'];
const PARTS: readonly string[] = [
  '[Content_Types].xml',
  '_rels/.rels',
  'content.xml',
  'styles.xml',
  'META-INF/manifest.xml',
  ...WORD_PARTS.map((part) => `word/${part}.${part.startsWith('_') ? 'rels' : 'xml'}`),
  'xl/workbook.xml',
  'xl/styles.xml',
  'xl/sharedStrings.xml',
  'xl/worksheets/sheet1.xml',
  'xl/_rels/workbook.xml.rels',
];
const SOURCES = [
  ['beside.docx', readDocx],
  ['report.docx', readDocx],
  ['beside.odt', readOdt],
  ['report.odt', readOdt],
  ['values.xlsx', readXlsx],
  ['values.ods', readOds],
] as const;
const LIMITS: ReadingLimits = { ...DEFAULT_LIMITS, cells: 20_000, places: 100_000 };

/** One change of a part: at one of its tags or attribute values, counted around. */
type Damage = { readonly at: number; readonly kind: string; readonly value: string };

const damage = record({
  at: integer({ min: 0, max: 100_000 }),
  kind: constantFrom('value', 'drop tag', 'double tag', 'swap tags', 'cut', 'character'),
  value: oneof(
    constantFrom('', '-1', '0', '2000000000', '9e99', 'NaN', 'restart', 'A1:XFD1048576', 'true'),
    constantFrom('x'),
  ),
});

function apply(xml: string, { at, kind, value }: Damage): string {
  const tags = [...xml.matchAll(/<[^>]*>/g)];
  const tag = tags[at % Math.max(tags.length, 1)];
  const position = at % Math.max(xml.length, 1);
  if (kind === 'cut') return xml.slice(0, position);
  if (kind === 'character') return xml.slice(0, position) + value + xml.slice(position + 1);
  if (!tag) return xml;
  const end = tag.index + tag[0].length;
  if (kind === 'drop tag') return xml.slice(0, tag.index) + xml.slice(end);
  if (kind === 'double tag') return xml.slice(0, end) + xml.slice(tag.index);
  if (kind === 'swap tags') {
    const other = tags[(at * 31) % tags.length]?.[0] ?? '';
    return xml.slice(0, tag.index) + other + xml.slice(end);
  }
  const values = [...xml.matchAll(/"[^"]*"/g)];
  const chosen = values[at % Math.max(values.length, 1)];
  if (!chosen) return xml;
  return `${xml.slice(0, chosen.index)}"${value}"${xml.slice(chosen.index + chosen[0].length)}`;
}

function expectSoundGrids(document: Document): void {
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') continue;
    for (const { cells } of block.rows) {
      let column = -1;
      for (const cell of cells) {
        expect(cell.column).toBeGreaterThan(column);
        expect(Math.min(cell.rowSpan, cell.columnSpan)).toBeGreaterThan(0);
        column = cell.column + cell.columnSpan - 1;
      }
    }
  }
}

test.each(SOURCES)(
  '%s with damaged parts is read or refused with a sentence, never otherwise',
  async (name, read) => {
    const parts = await unpackZip(fixture(name), PARTS);
    await assert(
      asyncProperty(
        constantFrom(...Object.keys(parts)),
        array(damage, { minLength: 1, maxLength: 4 }),
        async (part, changes) => {
          const broken = changes.reduce(apply, parts[part] ?? '');
          try {
            expectSoundGrids(await read(makeZip({ ...parts, [part]: broken }), LIMITS));
          } catch (error) {
            expect(error).toBeInstanceOf(PlanfactError);
          }
        },
      ),
      { numRuns: 60 },
    );
  },
);
