import { markOf } from '../marks.ts';
import { cell } from '../page.ts';
import type { NamedSource, PrintedReport } from '../truth.ts';
import { amountCells } from './amount-cells.ts';
import type { Layout } from './layout.ts';
import { heading, withUnit } from './words.ts';

const FINANCED: Readonly<Record<NamedSource, string>> = {
  state: 'Фінансування з державного бюджету',
  regional: 'Фінансування з обласного бюджету',
  local: 'Фінансування з місцевого бюджету',
  enterprises: 'Фінансування коштом підприємств',
  other: 'Фінансування з інших джерел',
};

/** L13: an official open-data form, a row of machine names above the titles; nothing merged. */
export const OPEN_DATA_FORM: Layout = {
  name: 'L13',
  shape: {
    money: 'columns',
    sources: null,
    years: 1,
    facts: false,
    totals: true,
    closing: false,
    tells: ['term', 'executors'],
    number: (ordinal, { year, section }) =>
      `${year}-${section.code.replace('.', '')}${`${ordinal}`.padStart(2, '0')}`,
    labels: FINANCED,
  },
  harmless: [],
  joins: false,
  pairs: false,
  write: ([report], style) => {
    if (!report) return { above: heading([]), rows: [], below: [] };
    const amounts = amountCells(report, style);
    const lines = report.measures[0]?.lines ?? [];
    return {
      above: heading([report], 'Набір даних до'),
      rows: [
        ['identifier', 'title', 'dateEnd', 'buyerName', 'valueAmount', ...machineNames(report)],
        [
          'Ідентифікатор',
          'Найменування заходу',
          'Строк виконання',
          'Замовник',
          withUnit('Загальна вартість', report),
          ...lines.map(({ label }) => withUnit(label, report)),
        ],
      ]
        .map((texts) => texts.map((text) => cell(text)))
        .concat(
          report.measures.map((measure, index) => [
            cell(measure.number),
            cell(measure.title, { marks: [markOf.title(report, index)] }),
            cell(measure.term.text, { marks: [markOf.term(report, index)] }),
            cell(measure.executors.join('; ')),
            amounts.sum(index, measure.totals[0], 'plan'),
            ...measure.lines.map((line) => amounts.line(index, line, 'plan')),
          ]),
        ),
      below: [],
    };
  },
};

function machineNames({ measures }: PrintedReport): readonly string[] {
  return (measures[0]?.lines ?? []).map(({ key }) => `${key}BudgetValueAmount`);
}
