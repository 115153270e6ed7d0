import { type KnownFile, knownFiles, saveKnownFiles } from '../warehouse/known-files.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { collectFolder } from './collect-folder.ts';
import { collectWeb, rememberedFiles, type WebPipeline, type WebSurroundings } from './collect-web.ts';
import type { CollectedFiles } from './collected-files.ts';
import type { Pipeline } from './define-pipeline.ts';
import type { ReportFile, SourceFile } from './report-file.ts';
import type { RunPlan } from './run-plan.ts';
import { isOnTheWeb } from './sources/source-schema.ts';

export type FoundFiles = Omit<CollectedFiles, 'files'> & { readonly files: readonly ReportFile[] };

/**
 * The report files of each pipeline, by its name; the web is asked only for the chosen ones. Of files with the same
 * bytes only the first counts, in the order of the pipelines and of the paths; the others are its copies.
 */
export async function findReportFiles(
  warehouse: Warehouse,
  { raw, pipelines, chosen }: RunPlan,
  web: WebSurroundings,
): Promise<ReadonlyMap<string, FoundFiles>> {
  const folders = await collectFolders(warehouse, raw, pipelines);
  const onTheWeb = pipelines.filter(isWebPipeline);
  const asked = await collectAll(
    warehouse,
    onTheWeb.filter((pipeline) => chosen.includes(pipeline)),
    web,
  );
  const collected = new Map<string, CollectedFiles>();
  for (const pipeline of pipelines) {
    const { name } = pipeline;
    const own = folders.get(name) ?? asked.get(name);
    if (own) collected.set(name, own);
    else if (isWebPipeline(pipeline))
      collected.set(name, await rememberedFiles(warehouse, pipeline, web.archive));
  }
  return withoutCopies(collected);
}

function isWebPipeline(pipeline: Pipeline): pipeline is WebPipeline {
  return isOnTheWeb(pipeline.source);
}

async function collectFolders(
  warehouse: Warehouse,
  raw: string,
  pipelines: readonly Pipeline[],
): Promise<ReadonlyMap<string, CollectedFiles>> {
  const before = await knownFiles(warehouse);
  const collected = new Map<string, CollectedFiles>();
  const known: KnownFile[] = [];
  for (const { name, source } of pipelines) {
    if (isOnTheWeb(source)) continue;
    const folder = await collectFolder(raw, source.folder, before);
    collected.set(name, folder);
    known.push(...folder.known);
  }
  if (!isSame(before, known)) await saveKnownFiles(warehouse, known);
  return collected;
}

function isSame(before: ReadonlyMap<string, KnownFile>, known: readonly KnownFile[]): boolean {
  return before.size === known.length && known.every((file) => before.get(file.path) === file);
}

/** All at the same time, each host at its own pace; what ends one ends the others. */
async function collectAll(
  warehouse: Warehouse,
  pipelines: readonly WebPipeline[],
  web: WebSurroundings,
): Promise<ReadonlyMap<string, CollectedFiles>> {
  const ended = new AbortController();
  const signal = AbortSignal.any([web.signal, ended.signal]);
  const collected = new Map<string, CollectedFiles>();
  const collect = async (pipeline: WebPipeline): Promise<void> => {
    try {
      collected.set(pipeline.name, await collectWeb(warehouse, pipeline, { ...web, signal }));
    } catch (error) {
      ended.abort(error);
    }
  };
  await Promise.all(pipelines.map(collect));
  if (ended.signal.aborted) throw ended.signal.reason;
  return collected;
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
    [...collected].map(([pipeline, found]) => {
      const files = (byPipeline.get(pipeline) ?? []).map(({ file, copies }) => ({ ...file, copies }));
      return [pipeline, { ...found, files }];
    }),
  );
}
