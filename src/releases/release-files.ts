import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { PlanfactError } from '../errors.ts';

/** A file of a release that anyone may download. */
export type ReleaseFile = {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 as written in SHA256SUMS, which cannot name its own. */
  readonly sha256: string | null;
  readonly mediaType: string;
};

const CHECKSUMS = 'SHA256SUMS';
const CHECKSUM_LINE = /^([0-9a-f]{64}) {2}([^/\\]+)$/;

/** RFC 4180 for CSV; IANA's list for the others. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv; charset=utf-8; header=present',
  '.json': 'application/json; charset=utf-8',
  '.jsonld': 'application/ld+json; charset=utf-8',
  '.parquet': 'application/vnd.apache.parquet',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.duckdb': 'application/octet-stream',
  '': 'text/plain; charset=utf-8',
};

/**
 * The files that SHA256SUMS of the release in this folder names, and SHA256SUMS itself, by name. Whatever
 * else may lie in the folder is no part of the release.
 */
export async function listReleaseFiles(path: string): Promise<readonly ReleaseFile[]> {
  const checksums = await readChecksums(path);
  const files = [...checksums].map(([name, sha256]) => describeFile(path, name, sha256));
  return (await Promise.all([...files, describeFile(path, CHECKSUMS, null)])).toSorted((one, other) =>
    one.name < other.name ? -1 : 1,
  );
}

async function readChecksums(path: string): Promise<ReadonlyMap<string, string>> {
  const lines = (await readFile(join(path, CHECKSUMS), 'utf8')).split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => parseLine(path, line)));
}

function parseLine(path: string, line: string): readonly [name: string, sha256: string] {
  const [, sha256, name] = CHECKSUM_LINE.exec(line) ?? [];
  if (sha256 !== undefined && name !== undefined) return [name, sha256];
  throw new PlanfactError(
    'release_invalid',
    `${join(path, CHECKSUMS)}: expected lines of a SHA-256 and a file name, found «${line.slice(0, 100)}». Publish the release again.`,
  );
}

async function describeFile(path: string, name: string, sha256: string | null): Promise<ReleaseFile> {
  const { size } = await stat(join(path, name));
  return { name, bytes: size, sha256, mediaType: MEDIA_TYPES[extname(name)] ?? 'application/octet-stream' };
}
