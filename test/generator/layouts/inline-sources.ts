import { markOf } from '../marks.ts';
import { type MoneyStyle, printAmount } from '../money.ts';
import { cell } from '../page.ts';
import type { PrintedMeasure, PrintedReport } from '../truth.ts';
import type { Layout } from './layout.ts';
import { BELOW, GENITIVE, heading, numberedTitle, withUnit } from './words.ts';

/** L4: all sources of a measure in one cell, «1195,8 (у тому числі: із держбюджету – 1190,7; …)». */
export const INLINE_SOURCES: Layout = {
  name: 'L4',
  shape: {
    money: 'used',
    sources: null,
    years: 1,
    facts: false,
    totals: true,
    closing: false,
    tells: ['actions', 'term', 'executors'],
    number: (ordinal) => `${ordinal}`,
    labels: GENITIVE,
  },
  harmless: [],
  joins: false,
  pairs: false,
  write: ([report], style) => {
    if (!report) return { above: heading([]), rows: [], below: [] };
    return {
      above: heading([report], 'Перелік заходів'),
      rows: [
        [
          'Перелік заходів',
          'Строк виконання',
          'Відповідальний виконавець',
          withUnit('Обсяги фінансування', report),
        ].map((text) => cell(text)),
        ...report.measures.map((measure, index) => [
          cell(numberedTitle(measure), { marks: [markOf.title(report, index)] }),
          cell(measure.term.text, { marks: [markOf.term(report, index)] }),
          cell(measure.executors.join(', ')),
          cell(printSources(measure, report, style), { marks: marksOf(measure, report, index) }),
        ]),
      ],
      below: BELOW,
    };
  },
};

function printSources({ lines, totals }: PrintedMeasure, { unit }: PrintedReport, style: MoneyStyle): string {
  const print = (kopecks: bigint | null) => (kopecks === null ? '' : printAmount(kopecks, unit, style));
  if (lines.length === 0) return style.nothing;
  const parts = lines.map(({ label, plan }) => `із ${label} – ${plan.unreadable ?? print(plan.kopecks)}`);
  return `${print(totals[0]?.plan ?? null)} (у тому числі: ${parts.join('; ')})`;
}

function marksOf({ lines, totals }: PrintedMeasure, report: PrintedReport, index: number): readonly string[] {
  return [...lines, ...totals].map(({ key, year }) =>
    markOf.amount(report, index, { key, year, phase: 'plan' }),
  );
}
