import { definePipeline } from '../src/pipelines/define-pipeline.ts';

export const pipeline = definePipeline({
  name: 'sloviansk',
  publisher: {
    key: 'sloviansk',
    name: 'Слов’янська міська рада',
    nameEn: 'Sloviansk City Council',
    inferredFrom:
      'The report names no city. Measures 5 and 9 cite the programme «Відкрита влада. Прозоре місто»; ' +
      'city news of 2016 tell of a programme of that name for 2016–2018 in Sloviansk.',
  },
  licence: 'Not subject to copyright: Civil Code of Ukraine, Art. 434 (acts of local self-government)',
  source: { folder: 'sloviansk' },
  schedule: { cron: '0 6 * * *', timeZone: 'Europe/Kyiv' },
});
