import { z } from 'zod';
import type { Finding } from '../model/finding.ts';
import type { LineageEdge } from '../model/lineage.ts';
import { appendRows, layOutRows } from './append-rows.ts';
import { LINEAGE_TABLES, loadTable, TRACED_TABLE, typedTable } from './fact-tables.ts';
import type { Row } from './rows.ts';
import { inTransaction, type Warehouse } from './warehouse.ts';

/** A finding that is no single document's, of lineage or of corrections, and the document it is listed with. */
export type PlacedFinding = {
  readonly finding: Finding;
  readonly load: number;
  readonly sha256: string;
  /** Null where no measure of the warehouse is meant. */
  readonly report: string | null;
  readonly measure: string | null;
};

/** What tracing the measures of one publisher has given. */
export type PublisherLineage = {
  readonly publisher: string;
  /** Names all that this was made from: the same stamp, the same lineage. */
  readonly stamp: string;
  readonly edges: readonly LineageEdge[];
  /** From the key of each measure to that of its lineage. */
  readonly keys: ReadonlyMap<string, string>;
  readonly findings: readonly PlacedFinding[];
};

const EDGES = typedTable(LINEAGE_TABLES.edges);
const KEYS = typedTable(LINEAGE_TABLES.keys);
const FINDINGS = loadTable(LINEAGE_TABLES.findings);

const STAMPS = z.array(z.tuple([z.string(), z.string()]));

/** The stamps that the lineages in the warehouse were made with, by publisher. */
export async function lineageStamps({ connection }: Warehouse): Promise<ReadonlyMap<string, string>> {
  const result = await connection.runAndReadAll(`SELECT publisher, stamp FROM ${TRACED_TABLE.name}`);
  return new Map(STAMPS.parse(result.getRowsJson()));
}

/** Removes the lineage of all publishers but these, in one transaction. */
export async function keepLineage(warehouse: Warehouse, publishers: readonly string[]): Promise<void> {
  const kept = { kept: JSON.stringify(publishers) };
  await inTransaction(warehouse, async ({ connection }) => {
    for (const { name } of [EDGES, KEYS, FINDINGS, TRACED_TABLE]) {
      await connection.run(
        `DELETE FROM ${name} WHERE publisher NOT IN (SELECT unnest($kept::JSON::VARCHAR[]))`,
        kept,
      );
    }
  });
}

/** Adds the lineage of some publishers that have none, in one transaction. */
export async function addLineage(warehouse: Warehouse, lineages: readonly PublisherLineage[]): Promise<void> {
  const rowsOf = (layOut: (lineage: PublisherLineage) => readonly Row[]) =>
    lineages.flatMap((lineage) => {
      const { publisher } = lineage;
      return layOut(lineage).map((row): Row => ({ publisher, ...row }));
    });
  const tables = [
    layOutRows(EDGES, rowsOf(edgeRows)),
    layOutRows(KEYS, rowsOf(keyRows)),
    layOutRows(FINDINGS, rowsOf(findingRows)),
    layOutRows(
      TRACED_TABLE,
      rowsOf(({ stamp }) => [{ stamp }]),
    ),
  ];
  await inTransaction(warehouse, async ({ connection }) => {
    for (const rows of tables) await appendRows(connection, rows);
  });
}

function edgeRows({ edges }: PublisherLineage): readonly Row[] {
  return edges.map(({ from, to, evidence, ...edge }) => ({
    from_measure_key: from,
    to_measure_key: to,
    evidence: JSON.stringify(evidence),
    ...edge,
  }));
}

function keyRows({ keys }: PublisherLineage): readonly Row[] {
  return [...keys].map(([key, root]) => ({ measure_key: key, lineage: root }));
}

/** Numbered document by document. */
function findingRows({ findings }: PublisherLineage): readonly Row[] {
  return [...Map.groupBy(findings, ({ load }) => load).values()].flatMap((ofLoad) => ofLoad.map(findingRow));
}

const SHORT_HASH = 12;

function findingRow({ finding, ...place }: PlacedFinding, index: number): Row {
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
