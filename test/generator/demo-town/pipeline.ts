import { definePipeline } from '../../../src/pipelines/define-pipeline.ts';

/** Made-up data: years, sections, formats and findings to look at. Copied into pipelines/, with raw/ beside, it is a town like any other. */
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
});
