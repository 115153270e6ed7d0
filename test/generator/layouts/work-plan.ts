import { markOf } from '../marks.ts';
import { cell } from '../page.ts';
import type { Layout } from './layout.ts';
import { BELOW, heading, NOMINATIVE, plainTitle } from './words.ts';

/** L2, a plan of measures without money; sections across the table. */
export const WORK_PLAN: Layout = {
  name: 'L2',
  shape: {
    money: 'none',
    sources: [],
    years: 1,
    facts: false,
    totals: false,
    closing: false,
    tells: ['term', 'executors'],
    number: (ordinal, { section }) => `${section.code}.${ordinal}`,
    labels: NOMINATIVE,
  },
  harmless: [],
  joins: true,
  pairs: false,
  write: (reports) => ({
    above: heading(reports, 'План заходів'),
    rows: [
      ['№', 'Зміст заходу', 'Термін виконання', 'Відповідальні за підготовку'].map((text) => cell(text)),
      ['1', '2', '3', '4'].map((text) => cell(text)),
      ...reports.flatMap((report) => [
        ...(reports.length > 1
          ? [[cell(`${report.section.code}. ${report.section.title}`, { columns: 4 })]]
          : []),
        ...report.measures.map((measure, index) => [
          cell(measure.number),
          cell(plainTitle(measure), { marks: [markOf.title(report, index)] }),
          cell(measure.term.text, { marks: [markOf.term(report, index)] }),
          cell(measure.executors.join('; ')),
        ]),
      ]),
    ],
    below: BELOW,
  }),
};
