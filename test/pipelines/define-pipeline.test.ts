import { expect, test } from 'vitest';
import { checkPipeline, definePipeline } from '../../src/pipelines/define-pipeline.ts';
import { pipelineSpec } from './pipeline-spec.ts';

test('what an operator leaves out is unknown, real data, and run by hand', () => {
  expect(definePipeline(pipelineSpec())).toEqual({
    name: 'town',
    publisher: {
      key: 'town',
      name: 'Містечківська міська рада',
      nameEn: 'Town Council',
      edrpou: null,
      katottg: null,
      inferredFrom: null,
      synthetic: false,
    },
    licence: null,
    source: { folder: 'town', url: null },
    layouts: [],
    schedule: null,
    executors: [],
    lineage: [],
  });
});

test('a schedule without a time zone goes by the clock of Kyiv', () => {
  const { schedule } = definePipeline(pipelineSpec({ schedule: { cron: '0 6 * * *' } }));
  expect(schedule).toEqual({ cron: '0 6 * * *', timeZone: 'Europe/Kyiv' });
});

test('a checked pipeline passes the check again unchanged', () => {
  const pipeline = definePipeline(pipelineSpec());
  expect(checkPipeline(pipeline)).toEqual(pipeline);
});

const publisher = pipelineSpec().publisher;
const uzhkg = { short: 'УЖКГ', full: 'Управління житлово-комунального господарства' };
const review = {
  from: 'town/2016/1/1',
  to: 'town/2017/1/1',
  kind: 'same',
  why: 'угода',
  reviewer: 'О. П.',
} as const;

test.each([
  ['publisher.edrpou', { publisher: { ...publisher, edrpou: '123' } }, '8 digits', '"123"'],
  ['publisher.katottg', { publisher: { ...publisher, katottg: 'UA14' } }, '17 digits', '"UA14"'],
  ['publisher.key', { publisher: { ...publisher, key: 'Town 1' } }, 'small Latin letters', '"Town 1"'],
  ['publisher.name', { publisher: { ...publisher, name: ' ' } }, 'a text', '""'],
  ['schedule.cron', { schedule: { cron: 'daily' } }, 'a cron expression', '"daily"'],
  ['schedule.timeZone', { schedule: { cron: '0 6 * * *', timeZone: 'Kyiv' } }, 'a time zone', '"Kyiv"'],
  ['source.folder', { source: { folder: '../secrets' } }, 'a folder below raw/', '"../secrets"'],
  ['source.url', { source: { folder: 'town', url: 'town.gov' } }, 'address', '"town.gov"'],
  ['executors', { executors: [uzhkg, uzhkg] }, 'each short name once', 'УЖКГ'],
  ['executors.0', { executors: [{ short: 'УЖКГ', full: 'ужкг' }] }, 'two names of one body', 'ужкг'],
  ['executors.0.short', { executors: [{ ...uzhkg, short: '«»' }] }, 'the name of a body', '«»'],
  ['lineage', { lineage: [review, review] }, 'each pair of measures once', 'town/2016/1/1'],
  ['lineage.0.why', { lineage: [{ ...review, why: '' }] }, 'a text', '""'],
])('a mistake in %s is named with what was expected and found', (field, replaced, expected, found) => {
  const define = () => definePipeline(pipelineSpec(replaced));
  expect(define).toThrow(expect.objectContaining({ name: 'PlanfactError', code: 'pipeline_invalid' }));
  for (const words of [`${field}: expected`, expected, found]) expect(define).toThrow(words);
});

test('a field that is missing and one that does not exist are both told of', () => {
  const check = () => checkPipeline({ ...pipelineSpec(), name: undefined, licens: 'CC0' });
  expect(check).toThrow('name: expected string, found nothing');
  expect(check).toThrow('there is no field "licens"');
});

test('a layout says what headings mean; a meaning that does not exist is named with its field', () => {
  const columns = [
    { heading: 'Скарбниця', source: 'local', phase: 'plan' },
    { heading: 'Діло', role: 'measure' },
  ];
  expect(checkPipeline({ ...pipelineSpec(), layouts: [{ columns }] }).layouts).toMatchObject([
    { files: '**', columns },
  ]);
  const wrong = { ...pipelineSpec(), layouts: [{ columns: [{ heading: 'Діло', role: 'скарб' }] }] };
  expect(() => checkPipeline(wrong)).toThrow(/layouts/);
});
