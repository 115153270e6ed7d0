import { executorKey } from '../../src/facts/executor-keys.ts';
import { keyReports } from '../../src/facts/identity.ts';
import type { Amount } from '../../src/model/amount.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { FundingFact, Measure, ReportedTotal } from '../../src/model/measure.ts';
import type { Report } from '../../src/model/report.ts';
import { extractBytes } from '../../src/pipelines/extract.ts';
import type { MadeFile } from './made-file.ts';
import { toUah } from './money.ts';
import type {
  Defect,
  Kopecks,
  Phase,
  Printed,
  PrintedLine,
  PrintedMeasure,
  PrintedReport,
  PrintedTotal,
} from './truth.ts';

/** What reading a generated file came to. Every difference from the truth is a sentence in `mistakes`. */
export type Score = {
  readonly file: string;
  readonly measures: number;
  readonly amounts: number;
  readonly defects: number;
  readonly mistakes: readonly string[];
};

/** Reads a generated file as planfact does and compares all it gives with the truth. */
export async function scoreFile(file: MadeFile): Promise<Score> {
  const extraction = await extractBytes(file.bytes, file.path);
  const findings = [...extraction.findings, ...keyReports('town', extraction.reports).findings];
  const defects = file.reports.flatMap((report) => report.defects);
  const comparison = new Comparison(file);
  comparison.equal('format', extraction.document.format, file.format.name);
  comparison.equal('number of reports', extraction.reports.length, file.reports.length);
  file.reports.forEach((truth, index) => {
    const read = extraction.reports[index];
    if (read) compareReport(comparison, truth, read);
  });
  compareFindings(comparison, defects, findings);
  const measures = file.reports.flatMap((report) => report.measures);
  return {
    file: file.path,
    measures: measures.length,
    amounts: comparison.amounts,
    defects: defects.length,
    mistakes: comparison.mistakes,
  };
}

/** Collects what differs. */
class Comparison {
  readonly file: MadeFile;
  readonly mistakes: string[] = [];
  amounts = 0;

  constructor(file: MadeFile) {
    this.file = file;
  }

  equal(what: string, found: unknown, expected: unknown): void {
    const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
    if (a !== b) this.mistakes.push(`${what}: expected ${b}, found ${a}`);
  }

  amount(what: string, found: Amount, line: PrintedLine, phase: Phase): void {
    this.amounts += 1;
    const { kopecks } = line[phase];
    const uah = kopecks === null ? null : toUah(kopecks);
    this.equal(what, { uah: found.uah, state: found.state }, { uah, state: this.#stateOf(line, phase) });
  }

  /** Beside a printed half of a pair the other is a dash; a phase the layout does not tell is blank. */
  #stateOf(line: PrintedLine, phase: Phase): Amount['state'] {
    const { layout, style } = this.file;
    if (line[phase].unreadable !== undefined) return 'text';
    if (line[phase].kopecks !== null) return 'amount';
    if (phase === 'fact' && !layout.shape.facts) return 'blank';
    const besideHalf = layout.pairs && (isPrinted(line.plan) || isPrinted(line.fact));
    return style.nothing === '' && !besideHalf ? 'blank' : 'none';
  }
}

function compareReport(comparison: Comparison, truth: PrintedReport, read: Report): void {
  comparison.equal('section', read.section, truth.section);
  comparison.equal('period', [read.period.start, read.period.end], [truth.period.start, truth.period.end]);
  comparison.equal('programme', read.programme, truth.programme);
  comparison.equal(
    'numbers of measures',
    read.measures.map(({ number }) => number),
    truth.measures.map(({ number }) => number),
  );
  truth.measures.forEach((measure, index) => {
    const found = read.measures[index];
    if (found) compareMeasure(comparison, measure, found);
  });
  compareTotals(comparison, 'total', truth.totals, read.reportedTotals);
}

function compareMeasure(comparison: Comparison, truth: PrintedMeasure, read: Measure): void {
  const name = `measure ${truth.number}`;
  const { tells } = comparison.file.layout.shape;
  comparison.equal(`${name}: title`, read.title, truth.title);
  if (tells.includes('actions')) comparison.equal(`${name}: actions`, read.actions, truth.actions);
  if (tells.includes('term')) comparison.equal(`${name}: term`, read.term, truth.term);
  if (tells.includes('executors')) {
    comparison.equal(
      `${name}: executors`,
      read.executors.map((one) => executorKey(one)),
      truth.executors.map((one) => executorKey(one)),
    );
  }
  if (tells.includes('execution')) {
    comparison.equal(`${name}: status`, read.execution?.status ?? 'unknown', truth.execution.status);
  }
  compareLines(comparison, name, truth, read.funding);
  const totals = read.reportedTotal ? [read.reportedTotal, ...read.furtherTotals] : [];
  compareTotals(comparison, `${name}, total`, truth.totals, totals);
}

function compareLines(
  comparison: Comparison,
  name: string,
  truth: PrintedMeasure,
  read: readonly FundingFact[],
): void {
  comparison.equal(
    `${name}: sources`,
    read
      .filter(({ plan, fact }) => isSaid(plan.state) || isSaid(fact.state))
      .map(({ source, year }) => `${source} ${year}`)
      .toSorted(),
    truth.lines
      .filter(({ plan, fact }) => isPrinted(plan) || isPrinted(fact))
      .map(({ source, year }) => `${source} ${year}`)
      .toSorted(),
  );
  for (const line of truth.lines) {
    const found = read.find(
      (fact) =>
        fact.source === line.source &&
        fact.year === line.year &&
        (line.source !== 'unspecified' || line.label === '' || fact.label === line.label),
    );
    if (!found) {
      comparison.mistakes.push(`${name}: no entry for ${line.key} ${line.year}`);
      continue;
    }
    comparison.amount(`${name}, ${line.key} ${line.year}, plan`, found.plan, line, 'plan');
    comparison.amount(`${name}, ${line.key} ${line.year}, fact`, found.fact, line, 'fact');
  }
}

function isSaid(state: Amount['state']): boolean {
  return state === 'amount' || state === 'text';
}

function isPrinted({ kopecks, unreadable }: Printed): boolean {
  return kopecks !== null || unreadable !== undefined;
}

function compareTotals(
  comparison: Comparison,
  name: string,
  truth: readonly PrintedTotal[],
  read: readonly ReportedTotal[],
): void {
  const given = (kopecks: Kopecks) => (kopecks === null ? null : toUah(kopecks));
  const expected = truth.map(({ year, plan, fact }) => [year, given(plan), given(fact)].join(' '));
  const found = read.map(({ year, plan, fact }) => [year, plan.uah, fact.uah].join(' '));
  const said = (line: string) => /\d\.\d/.test(line);
  comparison.amounts += 2 * expected.length;
  comparison.equal(name, found.filter(said).toSorted(), expected.filter(said).toSorted());
}

/** Each planted defect is one finding, at its cell, with its amounts; nothing else is found. */
function compareFindings(
  comparison: Comparison,
  defects: readonly Defect[],
  findings: readonly Finding[],
): void {
  const { harmless } = comparison.file.layout;
  const left = findings.filter(({ code, severity }) => severity !== 'info' || !harmless.includes(code));
  for (const defect of defects) {
    const place = left.findIndex((finding) => isAbout(finding, defect, comparison.file));
    if (place < 0) comparison.mistakes.push(`planted, not found: ${JSON.stringify(defect)}`);
    else left.splice(place, 1);
  }
  for (const finding of left) comparison.mistakes.push(`claimed, not planted: ${JSON.stringify(finding)}`);
}

function isAbout(finding: Finding, defect: Defect, { places }: MadeFile): boolean {
  const place = defect.mark === null ? null : places.get(defect.mark);
  return (
    finding.code === defect.code &&
    finding.severity === defect.severity &&
    (defect.expected === undefined || finding.expected === defect.expected) &&
    (defect.found === undefined || finding.found === defect.found) &&
    (place === null || (finding.cell?.row === place?.row && finding.cell?.column === place?.column))
  );
}
