import { z } from 'zod';
import type { Finding } from '../model/finding.ts';
import type { LineageEdge, TracedMeasure } from '../model/lineage.ts';
import { appendRows, layOutRows } from './append-rows.ts';
import { LINEAGE_TABLES, loadTable, typedTable } from './fact-tables.ts';
import type { Row } from './rows.ts';
import { inTransaction, type Warehouse } from './warehouse.ts';

/** The measures of one section of one publisher, all years together. */
export type SectionMeasures = {
  readonly publisher: string;
  readonly section: string;
  readonly measures: readonly TracedMeasure[];
};

/**
 * A finding that is no single document's, of lineage or of corrections, and the publisher it is about; `measureKey` is
 * null where no measure of the warehouse is meant.
 */
export type PlacedFinding = {
  readonly publisher: string;
  readonly measureKey: string | null;
  readonly finding: Finding;
};

export type Lineage = {
  readonly edges: readonly LineageEdge[];
  /** From the key of each measure to that of its lineage. */
  readonly keys: ReadonlyMap<string, string>;
  readonly findings: readonly PlacedFinding[];
};

const EDGES = typedTable(LINEAGE_TABLES.edges);
const KEYS = typedTable(LINEAGE_TABLES.keys);
const FINDINGS = loadTable(LINEAGE_TABLES.findings);

const MEASURES = z.array(
  z.object({
    publisher: z.string(),
    section: z.string(),
    key: z.string(),
    report: z.string(),
    year: z.number(),
    periodStart: z.string(),
    periodEnd: z.string(),
    number: z.string(),
    title: z.string(),
    actions: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  }),
);

const PLACES = z.array(
  z.object({
    publisher: z.string(),
    measure: z.string().nullable(),
    report: z.string().nullable(),
    load: z.number(),
    sha256: z.string(),
  }),
);

/** What there is to trace: the measures of the current vintages, by publisher and section, sorted by key. */
export async function readSections({ connection }: Warehouse): Promise<readonly SectionMeasures[]> {
  const result = await connection.runAndReadAll(
    `SELECT c.publisher, r.section_key AS section, m.measure_key AS key, r.report_key AS report, r.year,
       r.period_start AS "periodStart", r.period_end AS "periodEnd", m.number, m.title, m.actions
     FROM current_reports c JOIN reports r USING (load_id, report_key) JOIN measures m USING (load_id, report_key)
     ORDER BY c.publisher, r.section_key, m.measure_key`,
  );
  const rows = MEASURES.parse(result.getRowObjectsJson());
  return [...Map.groupBy(rows, ({ publisher, section }) => `${publisher}\n${section}`).values()].flatMap(
    (measures) => measures.slice(0, 1).map(({ publisher, section }) => ({ publisher, section, measures })),
  );
}

/** Puts the lineage of all current measures in the place of what was known before, in one transaction. */
export async function saveLineage(warehouse: Warehouse, lineage: Lineage): Promise<void> {
  await inTransaction(warehouse, async ({ connection }) => {
    for (const { name } of [EDGES, KEYS, FINDINGS]) await connection.run(`DELETE FROM ${name}`);
    await appendRows(connection, layOutRows(EDGES, lineage.edges.map(edgeRow)));
    const keyed = [...lineage.keys].map(([key, root]) => ({ measure_key: key, lineage: root }));
    await appendRows(connection, layOutRows(KEYS, keyed));
    await saveFindings(warehouse, lineage.findings);
  });
}

function edgeRow({ from, to, evidence, ...edge }: LineageEdge): Row {
  return { from_measure_key: from, to_measure_key: to, evidence: JSON.stringify(evidence), ...edge };
}

const SHORT_HASH = 12;

/** A finding is listed with the document of its measure, or with the last one of its publisher. */
async function saveFindings(warehouse: Warehouse, findings: readonly PlacedFinding[]): Promise<void> {
  if (findings.length === 0) return;
  const places = await readPlaces(warehouse);
  const ofMeasure = new Map(places.map((place) => [place.measure, place]));
  const ofPublisher = new Map(
    places.map((place) => [place.publisher, { ...place, measure: null, report: null }]),
  );
  const placed = findings.flatMap(({ publisher, measureKey, finding }) => {
    const place = (measureKey === null ? undefined : ofMeasure.get(measureKey)) ?? ofPublisher.get(publisher);
    return place === undefined ? [] : [{ finding, place }];
  });
  for (const ofLoad of Map.groupBy(placed, ({ place }) => place.load).values()) {
    const rows = ofLoad.map(({ finding, place }, index) => findingRow(finding, index, place));
    await appendRows(warehouse.connection, layOutRows(FINDINGS, rows));
  }
}

function findingRow(finding: Finding, index: number, place: z.infer<typeof PLACES>[number]): Row {
  const [subject] = finding.code.split('_');
  return {
    load_id: place.load,
    finding_key: `${place.sha256.slice(0, SHORT_HASH)}-${subject}-${String(index + 1).padStart(4, '0')}`,
    code: finding.code,
    severity: finding.severity,
    report_key: place.report,
    measure_key: place.measure,
    expected: finding.expected ?? null,
    found: finding.found ?? null,
    message: finding.message,
    message_uk: finding.messageUk,
  };
}

async function readPlaces({ connection }: Warehouse) {
  const result = await connection.runAndReadAll(
    `SELECT d.publisher, m.measure_key AS measure, m.report_key AS report, d.load_id AS load, d.document_sha256 AS sha256
     FROM documents d LEFT JOIN current_measures m USING (load_id)
     WHERE NOT d.withdrawn ORDER BY d.path`,
  );
  return PLACES.parse(result.getRowObjectsJson());
}
