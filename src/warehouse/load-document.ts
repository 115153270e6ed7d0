import type { LoadedDocument } from '../model/loaded-document.ts';
import { appendRows } from './append-rows.ts';
import { rowsOf } from './rows.ts';
import { FACT_TABLES, type FactTableName } from './schema.ts';
import { inTransaction, type Warehouse } from './warehouse.ts';

/** What loading a document came to: a first reading, a new reading of known bytes, or nothing new. */
export type LoadResult = 'loaded' | 'reloaded' | 'unchanged';

export type LoadOptions = {
  readonly run: number;
  /** The version of the code that has read the document: another version reads it anew. */
  readonly reader: string;
};

/**
 * Loads all that was read from one document, in one transaction: a reader of the warehouse sees all of it or
 * nothing. The same bytes read by the same reader change nothing. Another document for a report that is known
 * already is a new vintage of it; the old one stays.
 */
export async function loadDocument(
  warehouse: Warehouse,
  document: LoadedDocument,
  options: LoadOptions,
): Promise<LoadResult> {
  const known = await knownReader(warehouse, document.document.sha256);
  if (known === options.reader) return 'unchanged';
  await inTransaction(warehouse, async () => {
    const load = await startLoad(warehouse, document, options);
    const rows = rowsOf(document);
    for (const name of Object.keys(FACT_TABLES).filter(isFactTable)) {
      await appendRows(warehouse.connection, FACT_TABLES[name], load, rows[name]);
    }
    await savePublisher(warehouse, document);
    await saveDocument(warehouse, document, load);
    for (const { key } of document.reports) await saveVintage(warehouse, key, document.document.sha256);
  });
  return known === null ? 'loaded' : 'reloaded';
}

/** Marks the documents of a pipeline that its source no longer holds; nothing is erased, and one that comes back counts again. */
export async function withdrawMissing(
  { connection }: Warehouse,
  pipeline: string,
  present: readonly string[],
): Promise<number> {
  const result = await connection.runAndReadAll(
    `UPDATE documents SET withdrawn = NOT list_contains($present::JSON::VARCHAR[], document_sha256)
     WHERE pipeline = $pipeline AND withdrawn = list_contains($present::JSON::VARCHAR[], document_sha256)
     RETURNING withdrawn`,
    { pipeline, present: JSON.stringify(present) },
  );
  return result.getRows().filter(([withdrawn]) => withdrawn === true).length;
}

/**
 * Marks the documents of pipelines that are no more: what a deleted pipeline file has loaded leaves the next release.
 * Nothing is erased, and a pipeline that comes back brings its documents back.
 */
export async function withdrawForgotten(
  { connection }: Warehouse,
  pipelines: readonly string[],
): Promise<number> {
  const result = await connection.runAndReadAll(
    `UPDATE documents SET withdrawn = true
     WHERE NOT withdrawn AND NOT list_contains($pipelines::JSON::VARCHAR[], pipeline)
     RETURNING document_sha256`,
    { pipelines: JSON.stringify(pipelines) },
  );
  return result.getRows().length;
}

function isFactTable(name: string): name is FactTableName {
  return Object.hasOwn(FACT_TABLES, name);
}

async function knownReader({ connection }: Warehouse, sha256: string): Promise<string | null> {
  const result = await connection.runAndReadAll(
    'SELECT l.reader FROM documents d JOIN loads l ON l.load_id = d.load_id WHERE d.document_sha256 = $sha256',
    { sha256 },
  );
  return result.currentRowCount === 0 ? null : String(result.value(0, 0));
}

async function startLoad(
  { connection }: Warehouse,
  { document }: LoadedDocument,
  { run, reader }: LoadOptions,
): Promise<number> {
  const result = await connection.runAndReadAll(
    "INSERT INTO loads VALUES (nextval('load_ids'), $run, $sha256, $reader) RETURNING load_id",
    { run, sha256: document.sha256, reader },
  );
  return Number(result.value(0, 0));
}

async function savePublisher({ connection }: Warehouse, { publisher }: LoadedDocument): Promise<void> {
  await connection.run(
    `INSERT INTO publishers VALUES ($key, $name, $nameEn, $edrpou, $katottg, $evidence, $synthetic)
     ON CONFLICT (publisher) DO UPDATE SET publisher_name = excluded.publisher_name,
       publisher_name_en = excluded.publisher_name_en, edrpou = excluded.edrpou, katottg = excluded.katottg,
       publisher_evidence = excluded.publisher_evidence, synthetic = excluded.synthetic`,
    {
      key: publisher.key,
      name: publisher.name,
      nameEn: publisher.nameEn,
      edrpou: publisher.edrpou,
      katottg: publisher.katottg,
      evidence: publisher.inferredFrom,
      synthetic: publisher.synthetic,
    },
  );
}

async function saveDocument({ connection }: Warehouse, loaded: LoadedDocument, load: number): Promise<void> {
  const { document, publisher, pipeline, licence, sourceUrl } = loaded;
  await connection.run(
    `INSERT INTO documents VALUES ($sha256, $load, $path, $format, $bytes, $publisher, $pipeline, $licence, $sourceUrl, $synthetic, false)
     ON CONFLICT (document_sha256) DO UPDATE SET load_id = excluded.load_id, path = excluded.path,
       format = excluded.format, publisher = excluded.publisher, pipeline = excluded.pipeline,
       licence = excluded.licence, source_url = excluded.source_url, synthetic = excluded.synthetic, withdrawn = false`,
    {
      ...document,
      load,
      publisher: publisher.key,
      pipeline,
      licence,
      sourceUrl,
      synthetic: publisher.synthetic,
    },
  );
}

async function saveVintage({ connection }: Warehouse, report: string, sha256: string): Promise<void> {
  await connection.run(
    `INSERT INTO vintages
     SELECT $report, $sha256, coalesce(max(vintage), 0) + 1 FROM vintages WHERE report_key = $report
     ON CONFLICT DO NOTHING`,
    { report, sha256 },
  );
}
