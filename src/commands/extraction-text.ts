import { styleText } from 'node:util';
import type { Amount, PlanAndFact } from '../model/amount.ts';
import type { CellRef } from '../model/cell-ref.ts';
import type { Execution } from '../model/execution.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Measure } from '../model/measure.ts';
import type { Extraction, Report } from '../model/report.ts';
import type { Term } from '../model/term.ts';
import { countOf } from './count-of.ts';
import { printable } from './printable.ts';
import { indentLines, wrapText } from './wrap-text.ts';

const NARROWEST = 60;
const WIDEST = 110;
const LABEL = 11;
const SOURCE = 13;
const MONEY = 17;

type Line = { readonly source: string; readonly money: PlanAndFact; readonly cell: CellRef };

/** What was read from one file, as lines for a terminal; a cell is named as `t0 r14 c6`: table, row, column from 0. */
export function describeExtraction(extraction: Extraction): string {
  const { document, reports, abbreviations, findings } = extraction;
  const name = styleText('bold', printable(document.path));
  return [
    `${name}  ${document.format}, ${document.bytes} bytes, sha256 ${document.sha256.slice(0, 12)}…`,
    ...reports.map(describeReport),
    ...describeAbbreviations(abbreviations),
    describeFindings(findings),
    '',
  ].join('\n');
}

function describeReport(report: Report): string {
  const { section, programme, period, unit, measures, reportedTotals } = report;
  const title = [section?.code, section?.title ?? programme ?? 'report without a title'].filter(Boolean);
  return [
    '',
    styleText('bold', wrap(printable(title.join(' ')), 0)),
    `${printable(period.text)} (${period.start} – ${period.end}), ${unit ?? 'no unit named'}, ` +
      countOf(measures.length, 'measure'),
    ...measures.map(describeMeasure),
    '',
    ...(reportedTotals.length === 0 ? [] : [styleText('bold', 'Totals as printed, in hryvnias')]),
    ...moneyLines(reportedTotals.map((total) => ({ source: total.source, money: total, cell: total.cell }))),
  ].join('\n');
}

function describeMeasure(measure: Measure): string {
  const head = `${measure.number}  ${cellName(measure.cell)}  `;
  const funding = measure.funding.map((fact) => ({ source: fact.source, money: fact, cell: fact.cell }));
  const total = measure.reportedTotal;
  const own = total ? [{ source: 'row total', money: total, cell: total.cell }] : [];
  return [
    '',
    styleText('cyan', head) + wrap(printable(measure.title), head.length).trimStart(),
    ...measure.actions.map((action) => wrap(`– ${printable(action)}`, 4)),
    ...labelled('term', measure.term && describeTerm(measure.term)),
    ...labelled('executors', measure.executors.join('; ')),
    ...moneyLines([...funding, ...own]),
    ...labelled('execution', measure.execution && describeExecution(measure.execution)),
  ].join('\n');
}

function describeTerm({ text, start, end, recurrence }: Term): string {
  const dates = start === null && end === null ? '' : ` (${start ?? '…'} – ${end ?? '…'})`;
  return `${text}${dates}${recurrence ? `, ${recurrence}` : ''}`;
}

function describeExecution({ text, status, evidence }: Execution): string {
  return `${status}${evidence ? ` («${evidence}»)` : ''}: ${text}`;
}

const EMPTY_WORDS = { none: 'dash', blank: 'empty cell', not_applicable: 'not applicable' } as const;

type EmptyState = keyof typeof EMPTY_WORDS;

/** One line a source with an amount or words; the sources that have neither share the last line. */
function moneyLines(lines: readonly Line[]): readonly string[] {
  const empty = Map.groupBy(lines, ({ money }) => emptyState(money));
  const groups = [...empty].flatMap(([state, group]) =>
    state ? [`${group.map(({ source }) => source).join(', ')} (${EMPTY_WORDS[state]})`] : [],
  );
  return [
    ...(empty.get(null) ?? []).map(describeMoney),
    ...(groups.length === 0 ? [] : [styleText('dim', wrap(`no amount: ${groups.join('; ')}`, 4))]),
  ];
}

/** Why a pair of cells says nothing about money; null when one of them does. */
function emptyState({ plan, fact }: PlanAndFact): EmptyState | null {
  const isEmpty = (state: Amount['state']): state is EmptyState => state in EMPTY_WORDS;
  return isEmpty(plan.state) && isEmpty(fact.state) ? plan.state : null;
}

function describeMoney({ source, money, cell }: Line): string {
  const amounts = `plan ${amountText(money.plan)}  fact ${amountText(money.fact)}`;
  return `    ${source.padEnd(SOURCE)} ${amounts}  ${styleText('dim', cellName(cell))}`;
}

function amountText({ uah, state, raw }: Amount): string {
  if (uah !== null) return uah.replace(/\B(?=(?:\d{3})+\.)/g, ' ').padStart(MONEY);
  return (state === 'text' ? `«${printable(raw)}»` : '–').padStart(MONEY);
}

function describeAbbreviations(abbreviations: Extraction['abbreviations']): readonly string[] {
  if (abbreviations.length === 0) return [];
  const lines = abbreviations.map(({ short, full }) => wrap(printable(`${short}: ${full}`), 4));
  return ['', styleText('bold', 'Abbreviations the document declares'), ...lines];
}

const SEVERITY_COLOURS = { info: 'blue', warning: 'yellow', error: 'red' } as const satisfies Record<
  Severity,
  string
>;

function describeFindings(findings: readonly Finding[]): string {
  if (findings.length === 0) return '\nNo findings.';
  const lines = findings.map(({ severity, code, message, cell }) => {
    const place = cell ? ` [${cellName(cell)}]` : '';
    return `${styleText(SEVERITY_COLOURS[severity], severity)} ${code}${place}\n${wrap(printable(message), 4)}`;
  });
  return ['', styleText('bold', countOf(findings.length, 'finding')), ...lines].join('\n');
}

function labelled(label: string, text: string | null): readonly string[] {
  if (!text) return [];
  const wrapped = wrap(printable(text), LABEL + 4).trimStart();
  return [`    ${styleText('dim', label.padEnd(LABEL))}${wrapped}`];
}

function cellName({ table, row, column }: CellRef): string {
  return `t${table} r${row} c${column}`;
}

function wrap(text: string, indent: number): string {
  const width = Math.min(Math.max(process.stdout.columns ?? WIDEST, NARROWEST), WIDEST);
  return indentLines(wrapText(text, width - indent), indent);
}
