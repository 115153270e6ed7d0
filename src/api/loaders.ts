import DataLoader from 'dataloader';
import { documentsByHash } from '../analytics/documents.ts';
import type { Engine } from '../analytics/engine.ts';
import { executorsByKey, executorsOfMeasures } from '../analytics/executors.ts';
import { findingsByKey, findingsOfMeasures } from '../analytics/findings.ts';
import { fundingFactsByKey, fundingFactsOfMeasures } from '../analytics/funding-facts.ts';
import { measuresByKey } from '../analytics/measures.ts';
import { outcomesOfMeasures } from '../analytics/outcomes.ts';
import { publishersByKey } from '../analytics/publishers.ts';
import { totalsOfReports } from '../analytics/report-totals.ts';
import { reportedTotalsOfMeasures, reportedTotalsOfReports } from '../analytics/reported-totals.ts';
import { reportsByKey } from '../analytics/reports.ts';
import { sectionsByKey } from '../analytics/sections.ts';

type Batch<Row> = (engine: Engine, keys: readonly string[]) => Promise<readonly Row[]>;

export type Loaders = ReturnType<typeof createLoaders>;

/** Look-ups that gather the keys of one turn of a request into one query, and remember what they found. */
export function createLoaders(engine: Engine) {
  return {
    report: one(engine, reportsByKey, (row) => row.report_key),
    measure: one(engine, measuresByKey, (row) => row.measure_key),
    fundingFact: one(engine, fundingFactsByKey, (row) => row.fact_key),
    finding: one(engine, findingsByKey, (row) => row.finding_key),
    document: one(engine, documentsByHash, (row) => row.document_sha256),
    publisher: one(engine, publishersByKey, (row) => row.publisher),
    section: one(engine, sectionsByKey, (row) => row.section_key),
    executor: one(engine, executorsByKey, (row) => row.executor_key),
    totalsOfReport: one(engine, totalsOfReports, (row) => row.report_key),
    executorsOfMeasure: many(engine, executorsOfMeasures, (row) => row.measure_key),
    fundingFactsOfMeasure: many(engine, fundingFactsOfMeasures, (row) => row.measure_key),
    reportedTotalsOfMeasure: many(engine, reportedTotalsOfMeasures, (row) => row.measure_key ?? ''),
    reportedTotalsOfReport: many(engine, reportedTotalsOfReports, (row) => row.report_key),
    outcomesOfMeasure: many(engine, outcomesOfMeasures, (row) => row.measure_key),
    findingsOfMeasure: many(engine, findingsOfMeasures, (row) => row.measure_key ?? ''),
  };
}

/** The row of a key, null when there is none. */
function one<Row>(
  engine: Engine,
  batch: Batch<Row>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | null> {
  return new DataLoader(async (keys) => {
    const rows = new Map((await batch(engine, keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
}

/** The rows that belong to a key, in the order of the query. */
function many<Row>(
  engine: Engine,
  batch: Batch<Row>,
  keyOf: (row: Row) => string,
): DataLoader<string, readonly Row[]> {
  return new DataLoader(async (keys) => {
    const rows = Map.groupBy(await batch(engine, keys), keyOf);
    return keys.map((key) => rows.get(key) ?? []);
  });
}
