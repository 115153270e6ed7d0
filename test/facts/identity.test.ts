import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyReports } from '../../src/facts/identity.ts';
import type { Measure } from '../../src/model/measure.ts';
import type { Report } from '../../src/model/report.ts';

const CELL = { table: 0, row: 0, column: 0 };

function measure(number: string): Measure {
  return {
    number,
    title: 'Ремонт',
    budgetCode: null,
    actions: [],
    term: null,
    executors: [],
    funding: [],
    reportedTotal: null,
    furtherTotals: [],
    execution: null,
    cell: CELL,
  };
}

function report(overrides: Partial<Report> = {}): Report {
  return {
    section: { code: '6.2', title: 'Розвиток' },
    programme: null,
    year: 2016,
    period: { text: 'за 2016 рік', start: '2016-01-01', end: '2016-12-31' },
    unit: 'грн.',
    measures: [measure('10')],
    reportedTotals: [],
    ...overrides,
  };
}

test('a measure is known by publisher, period, section and number', () => {
  const { reports, findings } = keyReports('sloviansk', [report()]);
  expect(reports[0]).toMatchObject({
    key: 'sloviansk/2016/6.2',
    sectionKey: 'sloviansk/6.2',
    measureKeys: ['sloviansk/2016/6.2/10'],
  });
  expect(findings).toEqual([]);
});

test.each([
  ['2016-01-01', '2016-12-31', '2016'],
  ['2017-01-01', '2017-06-30', '2017-H1'],
  ['2017-01-01', '2017-09-30', '2017-9M'],
  ['2017-04-01', '2017-06-30', '2017-Q2'],
  ['2015-01-01', '2015-05-31', '2015-01-01_2015-05-31'],
  ['2016-01-01', '2018-12-31', '2016-2018'],
])('the period from %s to %s is %s in a key', (start, end, period) => {
  const { reports } = keyReports('town', [report({ period: { text: '', start, end } })]);
  expect(reports[0]?.key).toBe(`town/${period}/6.2`);
});

test('a section without a code goes by its title, one without a name by its programme', () => {
  const titled = report({ section: { code: null, title: 'Благоустрій міста: парки' } });
  const programme = report({ section: null, programme: 'Турбота' });
  const { reports } = keyReports('town', [titled, programme]);
  expect(reports.map(({ key }) => key)).toEqual(['town/2016/благоустрій-міста-парки', 'town/2016/турбота']);
});

test('a number or a report that comes twice gets a key of its own, and a finding', () => {
  const twice = report({ measures: [measure('1'), measure('1')] });
  const { reports, findings } = keyReports('town', [twice, report()]);
  expect(reports.map(({ key }) => key)).toEqual(['town/2016/6.2', 'town/2016/6.2~2']);
  expect(reports[0]?.measureKeys).toEqual(['town/2016/6.2/1', 'town/2016/6.2/1~2']);
  expect(findings.map(({ code }) => code)).toEqual(['measure_number_repeated', 'report_duplicate']);
});

test('no two measures share a key, whatever they are numbered', () => {
  const numbers = fc.array(fc.constantFrom('1', '2', '1~2', '2.1'), { maxLength: 12 });
  fc.assert(
    fc.property(numbers, (all) => {
      const { reports } = keyReports('town', [report({ measures: all.map(measure) })]);
      const keys = reports[0]?.measureKeys ?? [];
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});
