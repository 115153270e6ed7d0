import { matchesGlob, relative, resolve, sep } from 'node:path';
import type { Layout } from '../tables/layout.ts';
import type { Pipeline } from './define-pipeline.ts';
import { loadPipelines } from './load-pipelines.ts';

/** The first layout whose files, as named below the folder of the pipeline, include this one; `path` is relative to `raw`. */
export function layoutFor({ layouts, source }: Pipeline, path: string): Layout | undefined {
  const name = path.slice(source.folder.length + 1);
  return layouts.find(({ files }) => matchesGlob(name, files));
}

/**
 * The layout that a run would read a file with: that of the pipeline in whose folder it lies. Pipelines are looked
 * at only for files among the raw ones; throws `pipeline_invalid` as `loadPipelines` does.
 */
export async function declaredLayoutOf(
  path: string,
  { raw, pipelines }: { readonly raw: string; readonly pipelines: string },
): Promise<Layout | undefined> {
  const inRaw = relative(raw, resolve(path)).split(sep).join('/');
  if (inRaw.startsWith('..') || inRaw === resolve(path)) return undefined;
  const owner = (await loadPipelines(pipelines)).find(({ source }) => inRaw.startsWith(`${source.folder}/`));
  return owner && layoutFor(owner, inRaw);
}
