import { markOf } from '../marks.ts';
import { cell } from '../page.ts';
import { amountCells } from './amount-cells.ts';
import type { Layout } from './layout.ts';
import { BELOW, heading, NOMINATIVE, unitLine } from './words.ts';

/** L11: a column for each source; plan and fact as rows below the measure. */
export const PHASE_ROWS: Layout = {
  name: 'L11',
  shape: {
    money: 'columns',
    sources: null,
    years: 1,
    facts: true,
    totals: false,
    closing: false,
    tells: ['executors'],
    number: (ordinal) => `${ordinal}`,
    labels: NOMINATIVE,
  },
  harmless: [],
  joins: false,
  pairs: false,
  write: ([report], style) => {
    if (!report) return { above: heading([]), rows: [], below: [] };
    const amounts = amountCells(report, style);
    const lines = report.measures[0]?.lines ?? [];
    return {
      above: [...heading([report]), ...unitLine(report)],
      rows: [
        ['Найменування заходу', 'Виконавець', ...lines.map(({ label }) => label)].map((text) => cell(text)),
        ...report.measures.flatMap((measure, index) => [
          [
            cell(`${measure.number}. ${measure.title}`, { marks: [markOf.title(report, index)] }),
            cell(measure.executors.join('; ')),
            ...measure.lines.map(() => cell('')),
          ],
          [
            cell('затверджено на звітний рік з урахуванням змін'),
            cell(''),
            ...measure.lines.map((line) => amounts.line(index, line, 'plan')),
          ],
          [
            cell('виконано за звітний період'),
            cell(''),
            ...measure.lines.map((line) => amounts.line(index, line, 'fact')),
          ],
        ]),
      ],
      below: BELOW,
    };
  },
};
