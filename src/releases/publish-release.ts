import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { buildDatabase } from './build-database.ts';
import { type TableCounts, tableFile } from './copy-tables.ts';
import { describePackage } from './data-package.ts';
import { latestRelease, listReleases } from './open-release.ts';
import { readReferenceTerms } from './reference-terms.ts';
import { momentAfter, releaseId, stampOf } from './release-id.ts';
import { hashFile, sealFolder, syncPath } from './sync-files.ts';
import { RELEASE_TABLES } from './tables.ts';
import { verifyRelease } from './verify-release.ts';
import { writeFiles } from './write-files.ts';

/** The steps of a publication, in their order. A process that is killed at any of them leaves the release before, or the new one. */
export type PublicationStep =
  | 'tables_written'
  | 'files_written'
  | 'checked'
  | 'described'
  | 'sealed'
  | 'renamed'
  | 'linked';

/** Told of each step before the next one begins. */
export type ReachedStep = (step: PublicationStep) => void;

export type Publication = {
  readonly id: string;
  readonly path: string;
  /** False when the facts are those of the latest release: then nothing was written. */
  readonly published: boolean;
  readonly rows: Readonly<Record<string, number>>;
};

const HIDDEN = '.building-';

/**
 * Publishes what the warehouse holds now as an immutable folder `<UTC time>-<content hash>` and points `latest` to
 * it. It is built under a hidden name in the same folder, read back, brought to the disk and renamed; the rename of
 * the link is the one moment of publication. The same facts as in the latest release publish nothing. Throws a
 * PlanfactError `release_invalid` when the tables do not fit together.
 */
export async function publishRelease(
  warehouse: Warehouse,
  folder: string,
  now: Date,
  reached: ReachedStep = () => undefined,
): Promise<Publication> {
  await mkdir(folder, { recursive: true });
  await tidyReleases(folder);
  const building = join(folder, `${HIDDEN}${stampOf(now)}-${process.pid}`);
  await mkdir(building);
  try {
    const database = join(building, 'planfact.duckdb');
    await buildDatabase(warehouse.connection, RELEASE_TABLES, database);
    reached('tables_written');
    const { counts, sums } = await writeFiles(database, RELEASE_TABLES);
    reached('files_written');
    const content = contentHash(sums);
    const rows = Object.fromEntries(RELEASE_TABLES.map(({ name }) => [name, counts.get(name)?.rows ?? 0]));
    const latest = await latestRelease(folder);
    if (latest?.endsWith(`-${content}`)) {
      return { id: latest, path: join(folder, latest), published: false, rows };
    }
    await verifyRelease(building, RELEASE_TABLES, counts);
    reached('checked');
    const [newest] = await listReleases(folder);
    const created = momentAfter(newest, now);
    const id = releaseId(created, content);
    await writeDescription(warehouse.connection, building, { id, created, counts });
    await writeChecksums(building, sums);
    reached('described');
    await sealFolder(building, await readdir(building));
    reached('sealed');
    await rename(building, join(folder, id));
    await syncPath(folder);
    reached('renamed');
    await pointLatest(folder, id);
    reached('linked');
    return { id, path: join(folder, id), published: true, rows };
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

/** Removes what a killed publication has left behind. */
export async function tidyReleases(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  const left = (await readdir(folder)).filter((name) => name.startsWith(HIDDEN));
  for (const name of left) await rm(join(folder, name), { recursive: true, force: true });
  return left;
}

/** First 8 digits of a hash over the CSV and JSON files: the same facts give the same one. */
function contentHash(sums: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const table of RELEASE_TABLES) {
    for (const format of ['csv', 'json'] as const) {
      const file = tableFile(table, format);
      const sum = sums.get(file);
      if (sum === undefined) throw new Error(`${file} was not written`);
      hash.update(`${sum}  ${file}\n`);
    }
  }
  return hash.digest('hex').slice(0, 8);
}

type Description = {
  readonly id: string;
  readonly created: Date;
  readonly counts: ReadonlyMap<string, TableCounts>;
};

async function writeDescription(
  connection: DuckDBConnection,
  building: string,
  { id, created, counts }: Description,
): Promise<void> {
  const documents = await connection.runAndReadAll(
    `SELECT p.publisher_name, d.licence, d.source_url, d.synthetic
     FROM documents d JOIN publishers p USING (publisher)
     WHERE NOT d.withdrawn ORDER BY d.path`,
  );
  const rows = documents.getRowObjectsJson();
  const licences = new Set(
    rows.map((row) => row['licence']).filter((licence) => typeof licence === 'string'),
  );
  const sources = new Map(
    rows.map((row) => [
      `${row['publisher_name']} ${row['source_url']}`,
      {
        title: String(row['publisher_name']),
        path: typeof row['source_url'] === 'string' ? row['source_url'] : null,
        synthetic: row['synthetic'] === true,
      },
    ]),
  );
  const description = describePackage(RELEASE_TABLES, {
    id,
    created,
    counts,
    licences: [...licences],
    sources: [...sources.values()],
    terms: await readReferenceTerms(connection),
    synthetic: rows.some((row) => row['synthetic'] === true),
  });
  await writeFile(join(building, 'datapackage.json'), `${JSON.stringify(description, null, 2)}\n`);
}

async function writeChecksums(building: string, sums: ReadonlyMap<string, string>): Promise<void> {
  const lines: string[] = [];
  for (const file of (await readdir(building)).toSorted()) {
    lines.push(`${sums.get(file) ?? (await hashFile(join(building, file)))}  ${file}\n`);
  }
  await writeFile(join(building, 'SHA256SUMS'), lines.join(''));
}

/** A link is replaced by renaming another over it, so that it is never missing. */
async function pointLatest(folder: string, id: string): Promise<void> {
  const link = join(folder, `${HIDDEN}latest-${process.pid}`);
  await rm(link, { force: true });
  await symlink(id, link);
  await rename(link, join(folder, 'latest'));
  await syncPath(folder);
}
