import { z } from 'zod';
import type { Severity } from '../model/finding.ts';
import type { Warehouse } from './warehouse.ts';

/** How much of a pipeline the next release would hold. */
export type PipelineCounts = {
  readonly documents: number;
  readonly reports: number;
  readonly measures: number;
  readonly facts: number;
  readonly findings: readonly FindingCount[];
};

export type FindingCount = { readonly code: string; readonly severity: Severity; readonly count: number };

const COUNTS = z.array(z.tuple([z.string(), z.number(), z.number(), z.number(), z.number()]));
const FINDINGS = z.array(z.tuple([z.string(), z.string(), z.enum(['info', 'warning', 'error']), z.number()]));

/** What counts now, by the name of the pipeline; one without documents has no entry. Findings of lineage are not counted. */
export async function pipelineCounts({
  connection,
}: Warehouse): Promise<ReadonlyMap<string, PipelineCounts>> {
  const counts = await connection.runAndReadAll(
    `WITH measured AS (
       SELECT c.load_id, count(*)::INTEGER AS measures
       FROM measures m JOIN current_reports c USING (load_id, report_key) GROUP BY c.load_id
     ), funded AS (
       SELECT f.load_id, count(*)::INTEGER AS facts
       FROM funding_facts f JOIN current_measures m USING (load_id, measure_key) GROUP BY f.load_id
     ), reported AS (SELECT load_id, count(*)::INTEGER AS reports FROM current_reports GROUP BY load_id)
     SELECT d.pipeline, count(*)::INTEGER, coalesce(sum(reports), 0)::INTEGER, coalesce(sum(measures), 0)::INTEGER,
       coalesce(sum(facts), 0)::INTEGER
     FROM documents d LEFT JOIN reported USING (load_id) LEFT JOIN measured USING (load_id) LEFT JOIN funded USING (load_id)
     WHERE NOT d.withdrawn GROUP BY d.pipeline`,
  );
  const findings = await connection.runAndReadAll(
    `SELECT d.pipeline, f.code, f.severity, count(*)::INTEGER
     FROM findings f JOIN documents d ON d.load_id = f.load_id AND NOT d.withdrawn
     LEFT JOIN current_reports c ON c.load_id = f.load_id AND c.report_key = f.report_key
     WHERE f.report_key IS NULL OR c.report_key IS NOT NULL
     GROUP BY ALL ORDER BY ALL`,
  );
  const byPipeline = Map.groupBy(FINDINGS.parse(findings.getRowsJson()), ([pipeline]) => pipeline);
  return new Map(
    COUNTS.parse(counts.getRowsJson()).map(([pipeline, documents, reports, measures, facts]) => [
      pipeline,
      { documents, reports, measures, facts, findings: (byPipeline.get(pipeline) ?? []).map(toCount) },
    ]),
  );
}

function toCount([, code, severity, count]: z.infer<typeof FINDINGS>[number]): FindingCount {
  return { code, severity, count };
}
