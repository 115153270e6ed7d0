import { join } from 'node:path';
import type { PipelineSpec } from '../../src/pipelines/define-pipeline.ts';
import { pipelineSpec } from '../pipelines/pipeline-spec.ts';
import { SEED } from '../seed.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A folder with a pipeline file and one report, and the flags that lead the command line there. */
export function townFolder(replaced: Partial<PipelineSpec> = {}) {
  const folder = temporaryFolder();
  folder.write('pipelines/town.ts', `export const pipeline = ${JSON.stringify(pipelineSpec(replaced))};`);
  folder.write('data/raw/town/2016/6.2.txt', SEED);
  const data = join(folder.path, 'data');
  const flags = ['--data', data, '--pipelines', join(folder.path, 'pipelines')];
  return { folder, data, flags };
}
