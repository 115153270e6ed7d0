import { markOf } from '../marks.ts';
import { cell, type PageCell } from '../page.ts';
import type { PrintedReport, PrintedTotal } from '../truth.ts';
import { type AmountCells, amountCells } from './amount-cells.ts';
import type { Layout } from './layout.ts';
import { printPercent } from './percent.ts';
import { BELOW, heading, NOMINATIVE, unitLine } from './words.ts';

/** L7: plan, fact and percent of the general fund, the special fund and both; a number row with gaps. */
export const FUNDS: Layout = {
  name: 'L7',
  shape: {
    money: 'funds',
    sources: null,
    years: 1,
    facts: true,
    totals: true,
    closing: true,
    tells: [],
    number: (ordinal) => `${ordinal}`,
    labels: NOMINATIVE,
  },
  harmless: ['column_part'],
  joins: false,
  pairs: false,
  write: ([report], style) => {
    if (!report) return { above: heading([]), rows: [], below: [] };
    const amounts = amountCells(report, style);
    const columns = ['Затверджено на рік', 'Касові видатки', '% виконання'];
    return {
      above: [...heading([report]), ...unitLine(report)],
      rows: [
        [
          cell('№ п/п', { rows: 2 }),
          cell('Найменування заходу', { rows: 2 }),
          ...['Загальний фонд', 'Спеціальний фонд', 'Разом'].map((text) => cell(text, { columns: 3 })),
        ],
        [...columns, ...columns, ...columns].map((text) => cell(text)),
        ['1', '2', '3', '4', '', '6', '7', '', '9', '10', ''].map((text) => cell(text)),
        ...report.measures.map((measure, index) => [
          cell(measure.number),
          cell(measure.title, { marks: [markOf.title(report, index)] }),
          ...measure.lines.flatMap((line) => [
            amounts.line(index, line, 'plan'),
            amounts.line(index, line, 'fact'),
            cell(printPercent(line.plan.kopecks, line.fact.kopecks)),
          ]),
          ...totalCells(measure.totals[0], (total, phase) => amounts.sum(index, total, phase)),
        ]),
        [cell(''), cell('ВСЬОГО:'), ...closingCells(report, amounts)],
      ],
      below: BELOW,
    };
  },
};

function closingCells(report: PrintedReport, amounts: AmountCells): readonly PageCell[] {
  return ['general', 'special', 'total'].flatMap((key) =>
    totalCells(
      report.totals.find((total) => total.key === key),
      amounts.closing,
    ),
  );
}

function totalCells(total: PrintedTotal | undefined, write: AmountCells['closing']): readonly PageCell[] {
  const percent = cell(printPercent(total?.plan ?? null, total?.fact ?? null));
  return [write(total, 'plan'), write(total, 'fact'), percent];
}
