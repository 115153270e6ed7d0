import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Measure } from '../src/model/measure.ts';
import { extractBytes } from '../src/pipelines/extract.ts';

/** Real reports as councils published them; they are kept beside the checkout, not in it. */
const REAL = new URL('../../shared/reports/real/', import.meta.url).pathname;
const found = existsSync(REAL);
const files = found ? readdirSync(REAL).filter((name) => !name.endsWith('.tsv')) : [];

/** The year that the folder of raw files would tell; the files without a period of their own are of 2015 and 2016. */
const YEAR = 2015;

if (!found) console.info('real reports: skipped, the folder shared/reports/real is not beside this checkout');

function read(name: string) {
  return extractBytes(readFileSync(REAL + name), basename(name), { year: YEAR });
}

function tells({ funding, term, executors }: Measure): boolean {
  return funding.length > 0 || term !== null || executors.length > 0;
}

/** Plan and fact of each source (or fund), then the total the row prints. */
function moneyOf(measure: Measure | undefined): readonly string[] {
  const amounts = [...(measure?.funding ?? []), ...(measure?.reportedTotal ? [measure.reportedTotal] : [])];
  return amounts.map(({ plan, fact }) => `${plan.uah ?? plan.state} / ${fact.uah ?? fact.state}`);
}

describe.runIf(found)('real reports', () => {
  test.each(files)('%s gives measures, or says why not', async (name) => {
    const { reports, findings } = await read(name);
    const measures = reports.flatMap((report) => report.measures);
    if (measures.length === 0) expect(findings.map(({ code }) => code)).toContain('table_not_recognised');
    else expect(measures.filter(tells).length * 10).toBeGreaterThan(measures.length * 9);
  });

  // Each line was compared by eye with the file as LibreOffice Calc shows it.
  test.each([
    ['Додаток_3.xlsx', '010116', ['10263821.00 / blank', '15000.00 / blank', '10278821.00 / blank']],
    ['Додаток_3.xlsx', '070101', ['26459297.00 / blank', '1531614.00 / blank', '27990911.00 / blank']],
    [
      'pasp_oblasnuy - ВИДАТКИ - na 01.06.15.xlsx',
      '10116',
      ['17160790.00 / 5746981.32', '2169000.00 / 867054.58', '19329790.00 / 6614035.90'],
    ],
    [
      'pasp_oblasnuy - ВИДАТКИ - na 01.06.15.xlsx',
      '70301',
      ['47188600.00 / 17946365.62', '2698799.00 / 772387.50', '49887399.00 / 18718753.12'],
    ],
    [
      'pasp_oblasnuy expences na 01.07.2015 (1).xls',
      '70302',
      ['9468185.00 / 4633350.21', '372695.00 / 180155.00', '9840880.00 / 4813505.21'],
    ],
    ['Аналіз.xls', '2111', ['13506444.00 / 4376677.25']],
    ['Аналіз.xls', '2210', ['1609211.00 / 744842.92']],
    ['Dodatok6_22-01-2015_09-03.xls', '010116', ['535000.00 / blank']],
    ['Dodatok6_22-01-2015_09-03.xls', '091101', ['8000.00 / blank']],
    ['видатки - план_факт.xlsx', '1', ['74472861.00 / 25314499.00']],
    ['видатки - план_факт.xlsx', '3', ['4384886.00 / 1564098.00']],
    ['видатки - план_факт.csv', '1', ['74472861.00 / 25314499.00']],
    ['expences.fond.xlsx', '1', ['3614390.00 / blank', '20000.00 / blank']],
    ['file_examples__repair_layer_example.xlsx', '23045927', ['2472.00 / blank']],
    [
      'infrastructure__road-spending__Example.xlsx',
      '2019-001',
      ['630000000.00 / blank', '0.00 / blank', '0.00 / blank', '0.00 / blank', '11251186100.00 / 250000.00'],
    ],
  ] as const)('%s, %s: %j', async (name, number, money) => {
    const { reports } = await read(name);
    const measure = reports.flatMap((report) => report.measures).find((one) => one.number === number);
    expect(moneyOf(measure)).toEqual(money);
  });

  test.each([
    ['Додаток_3.xlsx', 231_656_065, 'Всього видатків'],
    ['pasp_oblasnuy - ВИДАТКИ - na 01.06.15.xlsx', 7_202_166_759, 'Всього за тимчасовою класифікацією'],
    ['pasp_oblasnuy expences na 01.07.2015 (1).xls', 7_198_270_559, 'Всього за тимчасовою класифікацією'],
  ])('%s: each hryvnia of the general fund counts once, %i in all as «%s» says', async (name, total) => {
    const { reports, findings } = await read(name);
    const sums = reports.map(({ measures }) =>
      measures.reduce((sum, { funding }) => sum + Number(funding[0]?.plan.uah ?? 0), 0),
    );
    expect(sums.map(Math.round)).toContain(total);
    expect(findings.map(({ code }) => code)).not.toContain('rows_total_mismatch');
    expect(findings.map(({ code }) => code)).not.toContain('sources_total_mismatch');
  });

  test('the programme of amounts stored as text keeps its kopecks', async () => {
    const { reports } = await read('expences.fond.xlsx');
    const special = reports[0]?.measures.flatMap(({ funding }) => funding.map(({ plan }) => plan.uah));
    expect(special).toContain('69512.09');
    expect(special).toContain('570942.98');
  });

  test('a plan of measures without money gives its terms and executors', async () => {
    const { reports } = await read('drabiv-plan-2024.html');
    expect(reports.map(({ section, measures }) => [section?.title, measures.length])).toEqual([
      ['Питання для розгляду на сесіях селищної ради', 9],
      ['Організаційні заходи', 10],
    ]);
    expect(reports[0]?.measures[0]).toMatchObject({ number: '1', executors: ['Старости селищної ради'] });
  });
});
