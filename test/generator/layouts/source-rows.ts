import { markOf } from '../marks.ts';
import type { MoneyStyle } from '../money.ts';
import { cell, type PageCell } from '../page.ts';
import type { Phase, PrintedMeasure, PrintedReport } from '../truth.ts';
import { amountCells } from './amount-cells.ts';
import type { Layout } from './layout.ts';
import { BELOW, heading, NOMINATIVE, plainTitle, withUnit } from './words.ts';

/** Which amounts stand side by side in the row of a source. */
type AmountColumn = { readonly year: number; readonly phase: Phase };

/** L3: a row for each source, columns of years; «Усього:» opens the measure, «Разом:» closes it. */
export const YEARS_OF_SOURCES: Layout = {
  name: 'L3',
  shape: {
    money: 'used',
    sources: null,
    years: 3,
    facts: false,
    totals: true,
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
    const years = [0, 1, 2].map((ahead) => report.year + ahead);
    const columns = years.map((year) => ({ year, phase: 'plan' as const }));
    return {
      above: heading([report], 'Перелік заходів'),
      rows: [
        [
          ...['№ п/п', 'Назва заходу', 'Виконавець', 'Джерела фінансування'].map((text) =>
            cell(text, { rows: 2 }),
          ),
          cell(withUnit('Обсяги фінансування', report), { columns: years.length }),
        ],
        years.map((year) => cell(`${year}`)),
        ...report.measures.flatMap((measure, index) =>
          measureRows(report, index, {
            style,
            columns,
            rounds: ['Усього:', 'Разом:'],
            before: (rows) => [
              cell(measure.number, { rows }),
              cell(plainTitle(measure), { rows, marks: [markOf.title(report, index)] }),
              cell(measure.executors.join('\n'), { rows }),
            ],
            after: () => [],
          }),
        ),
      ],
      below: BELOW,
    };
  },
};

/** L3 of a report: plan and fact of each source, «Усього» above them. */
export const PHASES_OF_SOURCES: Layout = {
  name: 'L3-report',
  shape: { ...YEARS_OF_SOURCES.shape, years: 1, facts: true, tells: ['term', 'executors', 'execution'] },
  harmless: [],
  joins: false,
  pairs: false,
  write: ([report], style) => {
    if (!report) return { above: heading([]), rows: [], below: [] };
    const columns = (['plan', 'fact'] as const).map((phase) => ({ year: report.year, phase }));
    return {
      above: heading([report]),
      rows: [
        [
          'Назва заходу',
          'Термін виконання',
          'Виконавець',
          'Джерела фінансування',
          withUnit('План', report),
          withUnit('Факт', report),
          'Стан виконання',
        ].map((text) => cell(text)),
        ...report.measures.flatMap((measure, index) =>
          measureRows(report, index, {
            style,
            columns,
            rounds: ['Усього'],
            before: (rows) => [
              cell(`${measure.number}. ${measure.title}`, { rows, marks: [markOf.title(report, index)] }),
              cell(measure.term.text, { rows, marks: [markOf.term(report, index)] }),
              cell(measure.executors.join(', '), { rows }),
            ],
            after: (rows) => [cell(measure.execution.text, { rows })],
          }),
        ),
      ],
      below: BELOW,
    };
  },
};

type MeasureRows = {
  readonly style: MoneyStyle;
  readonly columns: readonly AmountColumn[];
  /** The label of the row above the sources, and of the one below them, if any. */
  readonly rounds: readonly [string, string?];
  readonly before: (rows: number) => readonly PageCell[];
  readonly after: (rows: number) => readonly PageCell[];
};

function measureRows(
  report: PrintedReport,
  index: number,
  table: MeasureRows,
): readonly (readonly PageCell[])[] {
  const measure = report.measures[index];
  if (!measure) return [];
  const inner = innerRows(report, measure, index, table);
  return inner.map((cells, row) =>
    row === 0 ? [...table.before(inner.length), ...cells, ...table.after(inner.length)] : cells,
  );
}

function innerRows(
  report: PrintedReport,
  measure: PrintedMeasure,
  index: number,
  { style, columns, rounds: [opening, closing] }: MeasureRows,
): readonly (readonly PageCell[])[] {
  const amounts = amountCells(report, style);
  const sums = () =>
    columns.map(({ year, phase }) =>
      amounts.sum(
        index,
        measure.totals.find((total) => total.year === year),
        phase,
      ),
    );
  const keys = [...new Set(measure.lines.map(({ key }) => key))];
  const sources = keys.map((key) => {
    const own = measure.lines.filter((line) => line.key === key);
    const printed = columns.map(({ year, phase }) => {
      const line = own.find((other) => other.year === year);
      return line ? amounts.line(index, line, phase) : cell(style.nothing);
    });
    return [cell(own[0]?.label ?? ''), ...printed];
  });
  const last = closing !== undefined && keys.length > 0 ? [[cell(closing), ...sums()]] : [];
  return [[cell(opening), ...sums()], ...sources, ...last];
}
