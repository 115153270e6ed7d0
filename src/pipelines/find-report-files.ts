import { join } from 'node:path';
import { PlanfactError } from '../errors.ts';
import type { Pipeline } from './define-pipeline.ts';
import { sha256 } from './extract.ts';
import { listReports } from './list-reports.ts';
import type { ReportFile } from './load-report-file.ts';
import { readReportFile } from './read-report-file.ts';

export type FoundFiles = {
  readonly files: readonly ReportFile[];
  /** What could not be read at all; the other files are found nevertheless. */
  readonly failures: readonly PlanfactError[];
};

/**
 * The report files of each pipeline, by its name. Of files with the same bytes only the first counts, in the
 * order of the pipelines and of the paths; the others are its copies.
 */
export async function findReportFiles(
  raw: string,
  pipelines: readonly Pipeline[],
): Promise<ReadonlyMap<string, FoundFiles>> {
  const originals = new Map<string, { readonly pipeline: string; readonly paths: string[] }>();
  const failures = new Map<string, readonly PlanfactError[]>();
  for (const { name, source } of pipelines) {
    const hashed = await hashFiles(raw, source.folder);
    failures.set(name, hashed.failures);
    for (const { path, hash } of hashed.files) {
      const original = originals.get(hash);
      if (original) original.paths.push(path);
      else originals.set(hash, { pipeline: name, paths: [path] });
    }
  }
  const byPipeline = Map.groupBy(originals.values(), ({ pipeline }) => pipeline);
  return new Map(
    pipelines.map(({ name }) => [
      name,
      { files: (byPipeline.get(name) ?? []).map(toReportFile), failures: failures.get(name) ?? [] },
    ]),
  );
}

type HashedFile = { readonly path: string; readonly hash: string };

async function hashFiles(
  raw: string,
  folder: string,
): Promise<{ readonly files: readonly HashedFile[]; readonly failures: readonly PlanfactError[] }> {
  const files: HashedFile[] = [];
  const failures: PlanfactError[] = [];
  const paths = await collect(failures, () => listReports(raw, folder));
  for (const path of paths ?? []) {
    const hash = await collect(failures, async () => sha256(await readReportFile(join(raw, path))));
    if (hash !== null) files.push({ path, hash });
  }
  return { files, failures };
}

/** The result of `work`, or null once its error has been added to `failures`. */
async function collect<Result>(
  failures: PlanfactError[],
  work: () => Promise<Result>,
): Promise<Result | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PlanfactError)) throw error;
    failures.push(error);
    return null;
  }
}

function toReportFile({ paths: [path = '', ...copies] }: { readonly paths: readonly string[] }): ReportFile {
  return { path, copies };
}
