import { type KnownFile, knownFiles, saveKnownFiles } from '../warehouse/known-files.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { collectFolder } from './collect-folder.ts';
import type { CollectedFiles, MissedFile } from './collected-files.ts';
import type { Pipeline } from './define-pipeline.ts';
import type { ReportFile, SourceFile } from './report-file.ts';

export type FoundFiles = {
  readonly files: readonly ReportFile[];
  readonly missed: readonly MissedFile[];
};

/**
 * The report files of each pipeline, by its name. Of files with the same bytes only the first counts, in the
 * order of the pipelines and of the paths; the others are its copies.
 */
export async function findReportFiles(
  warehouse: Warehouse,
  raw: string,
  pipelines: readonly Pipeline[],
): Promise<ReadonlyMap<string, FoundFiles>> {
  const before = await knownFiles(warehouse);
  const collected = new Map<string, CollectedFiles>();
  const known: KnownFile[] = [];
  for (const { name, source } of pipelines) {
    const folder = await collectFolder(raw, source.folder, before);
    collected.set(name, folder);
    known.push(...folder.known);
  }
  if (!isSame(before, known)) await saveKnownFiles(warehouse, known);
  return withoutCopies(collected);
}

function isSame(before: ReadonlyMap<string, KnownFile>, known: readonly KnownFile[]): boolean {
  return before.size === known.length && known.every((file) => before.get(file.path) === file);
}

type Original = { readonly pipeline: string; readonly file: SourceFile; readonly copies: string[] };

function withoutCopies(collected: ReadonlyMap<string, CollectedFiles>): ReadonlyMap<string, FoundFiles> {
  const originals = new Map<string, Original>();
  for (const [pipeline, { files }] of collected) {
    for (const file of files) {
      const original = originals.get(file.sha256);
      if (original) original.copies.push(file.path);
      else originals.set(file.sha256, { pipeline, file, copies: [] });
    }
  }
  const byPipeline = Map.groupBy(originals.values(), ({ pipeline }) => pipeline);
  return new Map(
    [...collected].map(([pipeline, { missed }]) => {
      const files = (byPipeline.get(pipeline) ?? []).map(({ file, copies }) => ({ ...file, copies }));
      return [pipeline, { files, missed }];
    }),
  );
}
