import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownFile } from '../warehouse/known-files.ts';
import { type CollectedFiles, collectOrMiss, type MissedFile } from './collected-files.ts';
import { sha256 } from './extract.ts';
import { type ListedFile, listReports } from './list-reports.ts';
import { readReportFile } from './read-report-file.ts';
import type { SourceFile } from './report-file.ts';
import { noteNameOf } from './source-note.ts';

/** A file that was written this shortly before it was read may have been written again with the same time on it. */
const CLOCK_STEP_NS = 2_000_000_000n;

export type CollectedFolder = CollectedFiles & {
  /** What need not be read again next time. */
  readonly known: readonly KnownFile[];
};

/**
 * The report files of a folder with the hashes of their bytes. A file of which the file system says the same as when it was last
 * read (size, times, inode) is taken to have the same bytes, as git does, so that thousands of unchanged files cost no reading.
 */
export async function collectFolder(
  raw: string,
  folder: string,
  known: ReadonlyMap<string, KnownFile>,
): Promise<CollectedFolder> {
  const files: SourceFile[] = [];
  const missed: MissedFile[] = [];
  const seen: KnownFile[] = [];
  const listed = await collectOrMiss(missed, null, () => listReports(raw, folder));
  for (const file of listed ?? []) {
    const hashed = await collectOrMiss(missed, file.path, () => hashFile(raw, file.path, known));
    if (hashed === null) continue;
    files.push(toSourceFile(raw, file, hashed.sha256));
    if (hashed.known !== null) seen.push(hashed.known);
  }
  return { files, missed, failures: [], known: seen };
}

type Hashed = { readonly sha256: string; readonly known: KnownFile | null };

async function hashFile(raw: string, path: string, known: ReadonlyMap<string, KnownFile>): Promise<Hashed> {
  const location = join(raw, path);
  const { state, changedNs } = stateOf(location);
  const before = known.get(path);
  if (state !== null && before?.state === state) return { sha256: before.sha256, known: before };
  const now = BigInt(Date.now()) * 1_000_000n;
  const hash = sha256(await readReportFile(location));
  const isSettled = state !== null && now - changedNs > CLOCK_STEP_NS;
  return { sha256: hash, known: isSettled ? { path, state, sha256: hash } : null };
}

/** A file that is gone since the folder was listed has no state; whoever reads it says so. */
function stateOf(location: string): { readonly state: string | null; readonly changedNs: bigint } {
  const stat = lstatSync(location, { bigint: true, throwIfNoEntry: false });
  if (stat === undefined) return { state: null, changedNs: 0n };
  const { size, ino, mtimeNs, ctimeNs } = stat;
  const [changedNs = 0n] = [mtimeNs, ctimeNs].toSorted((one, other) => (one > other ? -1 : 1));
  return { state: [size, ino, mtimeNs, ctimeNs].join(' '), changedNs };
}

function toSourceFile(raw: string, { path, hasNote }: ListedFile, hash: string): SourceFile {
  const location = join(raw, path);
  return { path, location, sha256: hash, note: hasNote ? readNote(location) : null, origin: null };
}

/** A note that cannot be read is like one without sense: its text is empty, and a finding says that it is invalid. */
function readNote(location: string): string {
  try {
    return readFileSync(noteNameOf(location), 'utf8');
  } catch {
    return '';
  }
}
