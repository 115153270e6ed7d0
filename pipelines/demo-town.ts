import { definePipeline } from '../src/pipelines/define-pipeline.ts';

/**
 * Made-up data, so that a first start shows years, sections, formats and findings. Delete this file, and the town is
 * gone from the next release; `data/raw/demo-town/` may go too.
 */
export const pipeline = definePipeline({
  name: 'demo-town',
  publisher: {
    key: 'demo-town',
    name: 'Демонстраційне місто (вигадані дані)',
    nameEn: 'Demonstration Town (made-up data)',
    synthetic: true,
  },
  licence: 'CC0-1.0',
  source: { folder: 'demo-town' },
  executors: [{ short: 'УЖКГ', full: 'Управління житлово-комунального господарства' }],
});
