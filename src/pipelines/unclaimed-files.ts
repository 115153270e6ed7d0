import { type Dirent, readdirSync } from 'node:fs';
import type { Pipeline } from './define-pipeline.ts';
import { listReports } from './list-reports.ts';
import { isOnTheWeb } from './sources/source-schema.ts';

/**
 * What lies among the raw files and belongs to no pipeline, so that nobody waits for it in vain: files beside the folders, and folders with
 * files in them, in code point order. Hidden ones are left out; within the folder of a pipeline everything is its.
 */
export function unclaimedFiles(raw: string, pipelines: readonly Pipeline[]): readonly string[] {
  const claimed = pipelines.flatMap(({ source }) => (isOnTheWeb(source) ? [] : [source.folder]));
  const isClaimed = (name: string) =>
    claimed.some((folder) => folder === name || folder.startsWith(`${name}/`));
  return entriesOf(raw)
    .filter(({ name }) => !name.startsWith('.') && !isClaimed(name))
    .filter((entry) => entry.isFile() || (entry.isDirectory() && listReports(raw, entry.name).length > 0))
    .map((entry) => (entry.isFile() ? entry.name : `${entry.name}/`))
    .toSorted();
}

/** A folder of raw files that cannot be read is told of by each pipeline that has files in it. */
function entriesOf(raw: string): readonly Dirent[] {
  try {
    return readdirSync(raw, { withFileTypes: true });
  } catch {
    return [];
  }
}
