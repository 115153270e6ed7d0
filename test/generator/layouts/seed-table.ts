import { markOf } from '../marks.ts';
import { cell } from '../page.ts';
import { amountCells } from './amount-cells.ts';
import type { Layout } from './layout.ts';
import { ALL_SOURCES, BELOW, GENITIVE, heading, numberedTitle, withUnit } from './words.ts';

/** L1, the table of the seed report: plan and fact in one cell, a column for each source, a number row. */
export const SEED_TABLE: Layout = {
  name: 'L1',
  shape: {
    money: 'columns',
    sources: ALL_SOURCES,
    years: 1,
    facts: true,
    totals: true,
    closing: true,
    tells: ['actions', 'term', 'executors', 'execution'],
    number: (ordinal) => `${ordinal}`,
    labels: GENITIVE,
  },
  harmless: [],
  joins: false,
  pairs: true,
  write: ([report], style) => {
    if (!report) return { above: heading([]), rows: [], below: [] };
    const amounts = amountCells(report, style);
    const totals = ['total', ...ALL_SOURCES].map((key) => report.totals.find((total) => total.key === key));
    const [all, state, regional, local, enterprises, other] = [
      'Всього',
      ...ALL_SOURCES.map((key) => GENITIVE[key]),
    ];
    return {
      above: heading([report]),
      rows: [
        [
          cell('Зміст заходу', { rows: 4 }),
          cell('Термін виконання', { rows: 4 }),
          cell('Виконавець', { rows: 4 }),
          cell(withUnit('Витрати на реалізацію (план / факт)', report), { columns: 6 }),
          cell('Виконання', { rows: 4 }),
        ],
        [cell(all ?? '', { rows: 3 }), cell('у тому числі, за рахунок коштів:', { columns: 5 })],
        [
          cell(state ?? '', { rows: 2 }),
          cell('місцевих бюджетів:', { columns: 2 }),
          cell(enterprises ?? '', { rows: 2 }),
          cell(other ?? '', { rows: 2 }),
        ],
        [cell(regional ?? ''), cell(local ?? '')],
        Array.from({ length: 10 }, (_, index) => cell(`${index + 1}`)),
        ...report.measures.map((measure, index) => [
          cell(numberedTitle(measure), { marks: [markOf.title(report, index)] }),
          cell(measure.term.text, { marks: [markOf.term(report, index)] }),
          cell(measure.executors.join(', ')),
          amounts.sumPair(index, measure.totals[0]),
          ...measure.lines.map((line) => amounts.pair(index, line)),
          cell(measure.execution.text),
        ]),
        [cell('Разом', { columns: 3 }), ...totals.map((total) => amounts.closingPair(total)), cell('')],
      ],
      below: BELOW,
    };
  },
};
