import { existsSync } from 'node:fs';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PlanfactError } from '../errors.ts';
import { isReleaseId } from './release-id.ts';

/** A published release, as found on the disk. */
export type Release = {
  readonly id: string;
  /** Its folder. */
  readonly path: string;
  /** The database that holds the same tables as its files. */
  readonly database: string;
  /** When it was published, ISO 8601 in UTC. */
  readonly created: string;
  /** Whether some of its data is made up. */
  readonly synthetic: boolean;
  /** How many rows each table has. */
  readonly rows: Readonly<Record<string, number>>;
};

const DESCRIPTION = z.object({
  id: z.string(),
  created: z.iso.datetime(),
  synthetic: z.boolean(),
  resources: z.array(z.object({ name: z.string(), rowCount: z.number() })),
});

/** The name of the latest release; null before the first publication, and when its folder was taken away. */
export async function latestRelease(folder: string): Promise<string | null> {
  try {
    const id = await readlink(join(folder, 'latest'));
    return isReleaseId(id) && existsSync(join(folder, id)) ? id : null;
  } catch {
    return null;
  }
}

/** Names of all releases, the newest first. */
export async function listReleases(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  return (await readdir(folder)).filter(isReleaseId).toSorted().toReversed();
}

/**
 * Opens a release by its name, or the latest. Throws a PlanfactError `release_missing` when there is none of
 * that name, `release_invalid` when its folder is not whole.
 */
export async function openRelease(folder: string, wanted = 'latest'): Promise<Release> {
  const id = wanted === 'latest' ? await latestRelease(folder) : wanted;
  if (id === null) {
    throw new PlanfactError(
      'release_missing',
      `${folder}: expected a published release, found none yet. Run \`planfact run\` to publish the first.`,
    );
  }
  const path = join(folder, id);
  if (!isReleaseId(id) || !existsSync(path)) {
    throw new PlanfactError(
      'release_missing',
      `${folder}: there is no release ${id}. The latest is ${(await latestRelease(folder)) ?? 'not published yet'}.`,
    );
  }
  const description = await readDescription(path);
  const database = join(path, 'planfact.duckdb');
  if (!existsSync(database)) throw invalid(path, 'planfact.duckdb is missing');
  return {
    id,
    path,
    database,
    created: description.created,
    synthetic: description.synthetic,
    rows: Object.fromEntries(description.resources.map(({ name, rowCount }) => [name, rowCount])),
  };
}

async function readDescription(path: string): Promise<z.infer<typeof DESCRIPTION>> {
  try {
    return DESCRIPTION.parse(JSON.parse(await readFile(join(path, 'datapackage.json'), 'utf8')));
  } catch (cause) {
    throw invalid(path, 'datapackage.json is missing or damaged', cause);
  }
}

function invalid(path: string, found: string, cause?: unknown): PlanfactError {
  return new PlanfactError(
    'release_invalid',
    `${path}: expected a whole release, but ${found}. Serve another one, or remove the folder and run \`planfact run\`.`,
    { cause },
  );
}
