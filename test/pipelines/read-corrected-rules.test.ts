import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Document } from '../../src/documents/document.ts';
import { readDocument } from '../../src/documents/read-document.ts';
import { readText } from '../../src/documents/text.ts';
import { keyReports } from '../../src/facts/identity.ts';
import type {
  AmountCorrection,
  CellCorrection,
  Correction,
  TextCorrection,
} from '../../src/model/correction.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Measure } from '../../src/model/measure.ts';
import type { Extraction } from '../../src/model/report.ts';
import { extractBytes } from '../../src/pipelines/extract.ts';
import { squareGrid } from '../../src/tables/square-grid.ts';
import { bytesOf, SEED } from '../seed.ts';
import { REVIEWED, readWith } from './corrected-report.ts';

const OURS = ['value_corrected', 'correction_unmatched'];
const CASES = globSync('test/cases/*/report*').sort();

/** Everything that was read, without the marks and the findings of corrections. */
function withoutMarks(extraction: Extraction): unknown {
  const findings = extraction.findings.filter(({ code }) => !OURS.includes(code));
  const text = JSON.stringify({ ...extraction, findings });
  return JSON.parse(text, (key, value: unknown) => (key === 'corrected' ? undefined : value));
}

type ValueCorrection = AmountCorrection | TextCorrection;

/** A correction of every cell of a document, filled or empty, to the text it has. */
function ofEveryCell({ blocks }: Document): readonly CellCorrection[] {
  const grids = blocks.filter((block) => block.kind === 'grid').map(squareGrid);
  return grids.flatMap((grid, table) =>
    grid.rows.flatMap(({ cells }) =>
      cells
        .filter(({ column }) => column < grid.width)
        .map(({ row, column, text }) => ({
          file: 'report',
          cell: { table, row, column },
          printed: text,
          right: text,
          ...REVIEWED,
        })),
    ),
  );
}

/** A correction of every value of every measure to what it is. */
function ofEveryValue({ reports }: Extraction): readonly ValueCorrection[] {
  return keyReports('town', reports).reports.flatMap(({ report, measureKeys }) =>
    report.measures.flatMap((measure, index) => ofMeasure(measure, measureKeys[index] ?? '')),
  );
}

function ofMeasure(measure: Measure, key: string): readonly ValueCorrection[] {
  const totals = [...(measure.reportedTotal ? [measure.reportedTotal] : []), ...measure.furtherTotals];
  const money = [...measure.funding, ...totals.map((total) => ({ source: 'total' as const, ...total }))];
  const same = (text: string) => ({ printed: text, right: text, measure: key, ...REVIEWED });
  return [
    ...money.flatMap(({ source, year, label, plan, fact }) => [
      { ...same(plan.raw), value: 'plan' as const, source, year, label },
      { ...same(fact.raw), value: 'fact' as const, source, year, label },
    ]),
    { ...same(measure.title), value: 'title' },
    { ...same(measure.term?.text ?? ''), value: 'term' },
    { ...same(measure.execution?.text ?? ''), value: 'execution' },
  ];
}

test.each(CASES)('corrections to what is printed change nothing but marks and findings: %s', async (path) => {
  const bytes = readFileSync(path);
  const { document } = await readDocument(bytes, path);
  const plain = await extractBytes(bytes, path);
  const cells = ofEveryCell(document);
  const ofCells = await readWith(bytes, cells, path);
  expect(withoutMarks(ofCells)).toEqual(withoutMarks(plain));
  expect(ofCells.findings.filter(({ code }) => code === 'correction_unmatched')).toEqual([]);
  expect(ofCells.findings.filter(({ code }) => code === 'value_corrected').length).toBeGreaterThanOrEqual(
    cells.length,
  );
  const ofValues = await readWith(bytes, ofEveryValue(plain), path);
  expect(withoutMarks(ofValues)).toEqual(withoutMarks(plain));
});

const SEED_BYTES = bytesOf(SEED);
const PLAIN = await extractBytes(SEED_BYTES, 'report.txt');
const RIGHT = fc.constantFrom(
  '',
  '-',
  '28,8 / 0',
  '7,5',
  'х',
  '2016',
  'Не виконано',
  'державний бюджет',
  '9. Інше',
);

/** Corrections of any cells and values of the seed: some guards fit, others do not, some name one thing twice. */
const CORRECTIONS = fc.array(
  fc
    .record({
      of: fc.constantFrom(...ofEveryCell(readText(SEED)), ...ofEveryValue(PLAIN)),
      right: RIGHT,
      fits: fc.boolean(),
    })
    .map(({ of, right, fits }): Correction => ({ ...of, right, printed: fits ? of.printed : 'інше' })),
  { maxLength: 8 },
);

test('corrections in another order give the same', async () => {
  const property = fc.asyncProperty(CORRECTIONS, fc.infiniteStream(fc.nat()), async (corrections, ranks) => {
    const ranked = corrections.map((correction) => ({ correction, rank: ranks.next().value ?? 0 }));
    const shuffled = ranked.toSorted((one, other) => one.rank - other.rank);
    const read = await readWith(SEED_BYTES, corrections);
    expect(
      await readWith(
        SEED_BYTES,
        shuffled.map(({ correction }) => correction),
      ),
    ).toEqual(read);
  });
  await fc.assert(property, { numRuns: 60 });
});

test('every correction is a finding, applied or not, as far as the file has the measure it names', async () => {
  const property = fc.asyncProperty(CORRECTIONS, async (corrections) => {
    const { reports, findings } = await readWith(SEED_BYTES, corrections);
    const keys = keyReports('town', reports).reports.flatMap(({ measureKeys }) => measureKeys);
    const told = findings.filter(({ code }) => OURS.includes(code));
    const untold = corrections
      .filter((correction) => !('measure' in correction) || keys.includes(correction.measure))
      .filter(({ printed, right }) => !told.some((finding) => tells(finding, printed, right)));
    expect(untold).toEqual([]);
  });
  await fc.assert(property, { numRuns: 60 });
});

function tells({ code, expected, found }: Finding, printed: string, right: string): boolean {
  return code === 'value_corrected' ? expected === right && found === printed : expected === printed;
}

test('a corrected value of one measure leaves all others as they are', async () => {
  const values = ofEveryValue(PLAIN);
  const property = fc.asyncProperty(fc.constantFrom(...values), RIGHT, async (value, right) => {
    const { reports } = await readWith(SEED_BYTES, [{ ...value, right }]);
    const others = (measures: readonly Measure[] = []) =>
      measures.filter(({ number }) => value.measure !== `town/2016/6.2/${number}`);
    expect(others(reports[0]?.measures)).toEqual(others(PLAIN.reports[0]?.measures));
  });
  await fc.assert(property, { numRuns: 60 });
});
