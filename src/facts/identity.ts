import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { KeyedReport } from '../model/loaded-document.ts';
import type { Period, Report } from '../model/report.ts';
import { type Abbreviations, abbreviationsOf, executorKey } from './executor-keys.ts';

export type KeyedReports = {
  readonly reports: readonly KeyedReport[];
  readonly findings: readonly Finding[];
};

/**
 * Gives reports and measures their permanent keys: `<publisher>/<period>/<section>` and `<report>/<number>`; and
 * executors one key for all spellings of a name. The same file gives the same keys. A key that is taken already
 * gets `~2`, and a finding says so.
 */
export function keyReports(
  publisher: string,
  reports: readonly Report[],
  abbreviations: Abbreviations = abbreviationsOf([]),
): KeyedReports {
  const findings: Finding[] = [];
  const takenReports = new Set<string>();
  const keyOfExecutor = executorKeyer(abbreviations);
  const keyed = reports.map((report) => {
    const section = sectionSlug(report);
    const wanted = `${publisher}/${periodSlug(report.period)}/${section}`;
    const key = claim(takenReports, wanted);
    const cell = report.measures[0]?.cell;
    if (key !== wanted) findings.push(makeFinding('report_duplicate', { report: wanted, key }, { cell }));
    const takenMeasures = new Set<string>();
    const measureKeys = report.measures.map((measure) => {
      const wantedKey = `${key}/${measure.number}`;
      const measureKey = claim(takenMeasures, wantedKey);
      if (measureKey !== wantedKey) {
        const words = { measure: measure.number, key: measureKey };
        const details = { cell: measure.cell, measure: measure.number };
        findings.push(makeFinding('measure_number_repeated', words, details));
      }
      return measureKey;
    });
    const executorKeys = report.measures.map(({ executors }) => executors.map(keyOfExecutor));
    return { key, sectionKey: `${publisher}/${section}`, report, measureKeys, executorKeys };
  });
  return { reports: keyed, findings };
}

/** The key of an executor; the few bodies that a report names again and again are worked out once. */
function executorKeyer(abbreviations: Abbreviations): (executor: string) => string {
  const known = new Map<string, string>();
  return (executor) => {
    const key = known.get(executor) ?? executorKey(executor, abbreviations);
    known.set(executor, key);
    return key;
  };
}

/** A short name of a period for keys: `2016`, `2017-H1`, `2018-9M`, `2018-Q2`, else both dates. */
function periodSlug({ start, end }: Period): string {
  const year = start.slice(0, 4);
  const span = `${start.slice(5)}/${end.slice(5)}`;
  if (year !== end.slice(0, 4)) {
    return span === '01-01/12-31' ? `${year}-${end.slice(0, 4)}` : `${start}_${end}`;
  }
  if (span === '01-01/12-31') return year;
  const suffix = PARTS_OF_YEAR[span];
  return suffix ? `${year}-${suffix}` : `${start}_${end}`;
}

const PARTS_OF_YEAR: Readonly<Record<string, string>> = {
  '01-01/06-30': 'H1',
  '07-01/12-31': 'H2',
  '01-01/09-30': '9M',
  '01-01/03-31': 'Q1',
  '04-01/06-30': 'Q2',
  '07-01/09-30': 'Q3',
  '10-01/12-31': 'Q4',
};

function sectionSlug(report: Report): string {
  const named = report.section?.code ?? report.section?.title ?? report.programme ?? '';
  return slug(named) || 'report';
}

const LONGEST_SLUG = 60;

/** Letters and digits of a title as they are, everything else a hyphen: readable in an address, and stable. */
function slug(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/gu, '')
    .slice(0, LONGEST_SLUG)
    .replace(/[-.]+$/u, '');
}

function claim(taken: Set<string>, wanted: string): string {
  let key = wanted;
  for (let times = 2; taken.has(key); times += 1) key = `${wanted}~${times}`;
  taken.add(key);
  return key;
}
