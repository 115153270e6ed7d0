import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { TracedMeasure } from '../model/lineage.ts';
import type { Warehouse } from './warehouse.ts';

/** A measure of a current report, and the document it stands in. */
export type CurrentMeasure = TracedMeasure & { readonly load: number; readonly sha256: string };

/** The measures of one section of one publisher, all years together. */
export type SectionMeasures = {
  readonly publisher: string;
  readonly section: string;
  readonly measures: readonly CurrentMeasure[];
};

const MEASURES = z.array(
  z.object({
    publisher: z.string(),
    section: z.string(),
    key: z.string(),
    report: z.string(),
    load: z.number(),
    sha256: z.string(),
    year: z.number(),
    periodStart: z.string(),
    periodEnd: z.string(),
    number: z.string(),
    title: z.string(),
    actions: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  }),
);

/** Reads what there is to trace of some publishers: the measures of their current reports, by publisher and section, sorted by key. */
export type ReadSections = (publishers: readonly string[]) => Promise<readonly SectionMeasures[]>;

/**
 * Lets `work` read publisher by publisher. Which reports are current is found out once, as it takes a look at all of them;
 * it has to stay as it is meanwhile.
 */
export async function withSections<Result>(
  { connection }: Warehouse,
  work: (read: ReadSections) => Promise<Result>,
): Promise<Result> {
  await connection.run('CREATE OR REPLACE TEMP TABLE reports_to_trace AS FROM current_reports');
  try {
    return await work((publishers) => readSections(connection, publishers));
  } finally {
    // Where the work failed (a full disk), that counts, not that nothing else can be done any more.
    await connection.run('DROP TABLE reports_to_trace').catch(() => null);
  }
}

async function readSections(
  connection: DuckDBConnection,
  publishers: readonly string[],
): Promise<readonly SectionMeasures[]> {
  const result = await connection.runAndReadAll(
    `SELECT c.publisher, r.section_key AS section, m.measure_key AS key, r.report_key AS report, c.load_id AS load,
       c.document_sha256 AS sha256, r.year, r.period_start AS "periodStart", r.period_end AS "periodEnd", m.number, m.title,
       m.actions
     FROM reports_to_trace c JOIN reports r USING (load_id, report_key) JOIN measures m USING (load_id, report_key)
     WHERE c.publisher IN (SELECT unnest($publishers::JSON::VARCHAR[]))
     ORDER BY c.publisher, r.section_key, m.measure_key`,
    { publishers: JSON.stringify(publishers) },
  );
  const rows = MEASURES.parse(result.getRowObjectsJson());
  return [...Map.groupBy(rows, ({ publisher, section }) => `${publisher}\n${section}`).values()].flatMap(
    (measures) => measures.slice(0, 1).map(({ publisher, section }) => ({ publisher, section, measures })),
  );
}
