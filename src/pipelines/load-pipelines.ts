import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PlanfactError } from '../errors.ts';
import { checkPipeline, type Pipeline } from './define-pipeline.ts';

/**
 * Every pipeline of a folder, in the order of the file names: each `.ts` file exports one as `pipeline`. Files with
 * one more dot (`sloviansk.lineage.ts`) are what a pipeline imports. Pipelines of one publisher share the short names
 * of its executors.
 * Throws `pipeline_invalid`, naming the file, the field and what was expected.
 */
export async function loadPipelines(folder: string): Promise<readonly Pipeline[]> {
  const files = await listPipelineFiles(folder);
  const pipelines: Pipeline[] = [];
  const fileOf = new Map<string, string>();
  for (const file of files) {
    const pipeline = await loadPipeline(join(folder, file));
    const namesake = fileOf.get(pipeline.name);
    if (namesake !== undefined) {
      const problem = `the name "${pipeline.name}" is taken by ${namesake}; give each pipeline a name of its own`;
      throw new PlanfactError('pipeline_invalid', `${join(folder, file)}: ${problem}.`);
    }
    fileOf.set(pipeline.name, file);
    pipelines.push(pipeline);
  }
  return pipelines.map((pipeline) => shareExecutors(pipeline, pipelines));
}

/** The pipelines with these names, all when no name is given. Throws `usage` for a name that no pipeline has. */
export function choosePipelines(
  pipelines: readonly Pipeline[],
  names: readonly string[],
): readonly Pipeline[] {
  const known = pipelines.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const list = known.length === 0 ? 'there are none' : `there are: ${known.join(', ')}`;
    throw new PlanfactError('usage', `There is no pipeline "${unknown}"; ${list}.`);
  }
  return names.length === 0 ? pipelines : pipelines.filter(({ name }) => names.includes(name));
}

/** The pipeline's own short names first: of two for one name the first counts. */
function shareExecutors(pipeline: Pipeline, pipelines: readonly Pipeline[]): Pipeline {
  const namesakes = pipelines.filter(
    (other) => other !== pipeline && other.publisher.key === pipeline.publisher.key,
  );
  return { ...pipeline, executors: [pipeline, ...namesakes].flatMap(({ executors }) => executors) };
}

async function listPipelineFiles(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => /^[^.]+\.ts$/.test(name)).sort();
  } catch (cause) {
    const advice = 'Name the folder of the pipeline files with --pipelines or PLANFACT_PIPELINES.';
    throw new PlanfactError('config_invalid', `The folder of pipelines ${folder} cannot be read. ${advice}`, {
      cause,
    });
  }
}

async function loadPipeline(path: string): Promise<Pipeline> {
  try {
    const exports: Readonly<Record<string, unknown>> = await import(pathToFileURL(path).href);
    if (exports['pipeline'] === undefined) {
      throw new PlanfactError('pipeline_invalid', 'expected "export const pipeline = definePipeline({ … })"');
    }
    return checkPipeline(exports['pipeline']);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PlanfactError('pipeline_invalid', `${path}: ${reason}.`, { cause });
  }
}
