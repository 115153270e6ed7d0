import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Extraction } from '../src/model/report.ts';
import { extractBytes } from '../src/pipelines/extract.ts';

const CASES = new URL('cases/l1/', import.meta.url).pathname;
const FORMATS = ['csv', 'doc', 'docx', 'html', 'ods', 'odt', 'pdf', 'rtf', 'text', 'xls', 'xlsx'] as const;
const POSITIONS = new Set(['cell', 'factCell']);

/** What a reader learns from a report: its measures, amounts and findings, wherever they are printed. */
function withoutPositions({ reports, findings }: Extraction): unknown {
  const text = JSON.stringify({ reports, findings }, (key, value) =>
    POSITIONS.has(key) ? undefined : value,
  );
  return JSON.parse(text);
}

function readCase(format: string): Promise<Extraction> {
  const file = `report.${format === 'text' ? 'txt' : format}`;
  return extractBytes(readFileSync(CASES + file), file);
}

const asText = readCase('text');

test('the text export of the report is read as it was written', async () => {
  const { reports, findings } = await asText;
  const [report] = reports;
  expect(reports).toHaveLength(1);
  expect(report).toMatchObject({
    section: { code: '3.1', title: 'Благоустрій і довкілля' },
    year: 2018,
    unit: 'тис. грн.',
  });
  const money = report?.measures.map(({ title, funding }) => [
    title,
    ...funding.map(({ plan, fact }) => `${plan.uah ?? plan.state} / ${fact.uah ?? fact.state}`),
  ]);
  const dash = 'none / none';
  const blank = 'blank / blank';
  expect(money).toEqual([
    ['Озеленення міського парку', dash, dash, '50500.00 / 44250.00', dash, '20000.00 / 20000.00'],
    ['Ремонт дитячих майданчиків', '1000000.00 / 0.00', blank, '200000.00 / 0.00', blank, blank],
    ['Роз’яснювальна робота з мешканцями', dash, dash, dash, dash, dash],
    ['Придбання контейнерів', dash, '30000.00 / 30000.00', '60000.00 / 65000.00', dash, '0.00 / 0.00'],
  ]);
  expect(findings).toMatchObject([
    { code: 'fact_exceeds_plan', expected: '60000.00', found: '65000.00', measure: '4' },
    { code: 'rows_total_mismatch', expected: '108250.00', found: '109250.00' },
  ]);
});

test.each(FORMATS)(
  'the same report saved as %s gives the same measures, amounts and findings',
  async (format) => {
    const extraction = await readCase(format);
    expect(extraction.document.format).toBe(format);
    expect(withoutPositions(extraction)).toEqual(withoutPositions(await asText));
  },
);
