import type { PipelineSpec } from '../../src/pipelines/define-pipeline.ts';

/** The least that an operator has to declare, with some of it replaced. */
export function pipelineSpec(replaced: Partial<PipelineSpec> = {}): PipelineSpec {
  return {
    name: 'town',
    publisher: { key: 'town', name: 'Містечківська міська рада', nameEn: 'Town Council' },
    source: { folder: 'town' },
    ...replaced,
  };
}
