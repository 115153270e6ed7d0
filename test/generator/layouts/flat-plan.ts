import { markOf } from '../marks.ts';
import { cell } from '../page.ts';
import { amountCells } from './amount-cells.ts';
import type { Layout } from './layout.ts';
import { printPercent } from './percent.ts';
import { BELOW, heading, NOMINATIVE, unitLine } from './words.ts';

/** L9: a flat list of the plan with its changes and the cash spent; one amount a measure, sections across the table. */
export const FLAT_PLAN: Layout = {
  name: 'L9',
  shape: {
    money: 'sum',
    sources: null,
    years: 1,
    facts: true,
    totals: false,
    closing: true,
    tells: ['execution'],
    number: (ordinal, { section }) => `${section.code}.${ordinal}`,
    labels: NOMINATIVE,
  },
  harmless: ['column_part'],
  joins: true,
  pairs: false,
  write: (reports, style) => ({
    above: [...heading(reports), ...reports.slice(0, 1).flatMap(unitLine)],
    rows: [
      [
        '№ з/п',
        'Найменування заходу',
        'План на рік з урахуванням змін',
        'Касові видатки за вказаний період',
        '% виконання',
        'Примітка',
      ].map((text) => cell(text)),
      ...reports.flatMap((report) => {
        const amounts = amountCells(report, style);
        const [total] = report.totals;
        return [
          ...(reports.length > 1
            ? [[cell(`${report.section.code}. ${report.section.title}`, { columns: 6 })]]
            : []),
          ...report.measures.map((measure, index) => [
            cell(measure.number),
            cell(measure.title, { marks: [markOf.title(report, index)] }),
            ...measure.lines.flatMap((line) => [
              amounts.line(index, line, 'plan'),
              amounts.line(index, line, 'fact'),
              cell(printPercent(line.plan.kopecks, line.fact.kopecks)),
            ]),
            cell(measure.execution.text),
          ]),
          [
            cell(''),
            cell('Усього по розділу'),
            amounts.closing(total, 'plan'),
            amounts.closing(total, 'fact'),
            cell(printPercent(total?.plan ?? null, total?.fact ?? null)),
            cell(''),
          ],
        ];
      }),
    ],
    below: BELOW,
  }),
};
