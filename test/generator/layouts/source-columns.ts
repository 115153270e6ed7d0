import { markOf } from '../marks.ts';
import { cell } from '../page.ts';
import { amountCells } from './amount-cells.ts';
import type { Layout } from './layout.ts';
import { BELOW, heading, NOMINATIVE, numberedTitle, withUnit } from './words.ts';

/** L15: a plan and a fact column under each source, a total of the measure and of the section. */
export const SOURCE_COLUMNS: Layout = {
  name: 'L15',
  shape: {
    money: 'columns',
    sources: null,
    years: 1,
    facts: true,
    totals: true,
    closing: true,
    tells: ['actions', 'term', 'executors', 'execution'],
    number: (ordinal, { section }) => `${section.code}.${ordinal}`,
    labels: NOMINATIVE,
  },
  harmless: [],
  joins: false,
  pairs: false,
  write: ([report], style) => {
    if (!report) return { above: heading([]), rows: [], below: [] };
    const amounts = amountCells(report, style);
    const lines = report.measures[0]?.lines ?? [];
    const keys = [...lines.map(({ key }) => key), 'total'];
    const phases = ['plan', 'fact'] as const;
    return {
      above: heading([report]),
      rows: [
        [
          ...['Зміст заходу', 'Термін виконання', 'Виконавці'].map((text) => cell(text, { rows: 2 })),
          ...lines.map(({ label }) => cell(withUnit(label, report), { columns: 2 })),
          cell(withUnit('Разом', report), { columns: 2 }),
          cell('Стан виконання', { rows: 2 }),
        ],
        keys.flatMap(() => [cell('План'), cell('Факт')]),
        ...report.measures.map((measure, index) => [
          cell(numberedTitle(measure), { marks: [markOf.title(report, index)] }),
          cell(measure.term.text, { marks: [markOf.term(report, index)] }),
          cell(measure.executors.join('\n')),
          ...measure.lines.flatMap((line) => phases.map((phase) => amounts.line(index, line, phase))),
          ...phases.map((phase) => amounts.sum(index, measure.totals[0], phase)),
          cell(measure.execution.text),
        ]),
        [
          cell('Усього по розділу', { columns: 3 }),
          ...keys.flatMap((key) =>
            phases.map((phase) =>
              amounts.closing(
                report.totals.find((total) => total.key === key),
                phase,
              ),
            ),
          ),
          cell(''),
        ],
      ],
      below: BELOW,
    };
  },
};
