import { expect, test } from 'vitest';
import { checkPipeline, definePipeline, type PipelineSpec } from '../../src/pipelines/define-pipeline.ts';
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
    source: { folder: 'town', url: null, watch: true },
    layouts: [],
    schedule: null,
    assertions: { minReports: 0, minMeasures: 0, allowedFindings: {} },
    executors: [],
    lineage: [],
    corrections: [],
  });
});

test('a schedule without a time zone goes by the clock of Kyiv', () => {
  const { schedule } = definePipeline(pipelineSpec({ schedule: { cron: '0 6 * * *' } }));
  expect(schedule).toEqual({
    cron: '0 6 * * *',
    timeZone: 'Europe/Kyiv',
    jitterSeconds: 0,
    timeLimitMinutes: 60,
  });
});

test('addresses and datasets belong into the folder of the publisher, and are asked gently', () => {
  const { source } = definePipeline(
    pipelineSpec({
      source: { addresses: ['https://town.example/a.xls', { url: 'https://town.example/b', year: 2016 }] },
    }),
  );
  expect(source).toEqual({
    addresses: [
      { url: 'https://town.example/a.xls', year: null, path: null, format: null },
      { url: 'https://town.example/b', year: 2016, path: null, format: null },
    ],
    folder: 'town',
    pauseSeconds: 1,
    allowPrivate: false,
    contact: null,
  });
  const ckan = { site: 'https://data.gov.ua', dataset: 'reports-2016', formats: ['XLSX'] };
  expect(definePipeline(pipelineSpec({ source: { ckan, folder: 'city/open' } })).source).toMatchObject({
    ckan: { ...ckan, name: null },
    folder: 'city/open',
  });
});

test.each<PipelineSpec['source']>([
  { folder: 'town', watch: false },
  { addresses: ['https://town.example/Звіт.xls'], contact: 'open-data@town.example' },
  { ckan: { site: 'https://data.gov.ua', dataset: 'reports' }, pauseSeconds: 5 },
])('a checked pipeline passes the check again unchanged: %j', (source) => {
  const pipeline = definePipeline(pipelineSpec({ source }));
  expect(checkPipeline(pipeline)).toEqual(pipeline);
});

const publisher = pipelineSpec().publisher;
const uzhkg = { short: 'УЖКГ', full: 'Управління житлово-комунального господарства' };
const FILE = 'https://town.example/report.xls';
const ckan = { site: 'https://data.gov.ua', dataset: 'reports' };
const twoFiles = (one: string, other: string) => [
  { url: `${FILE}?1`, path: one },
  { url: `${FILE}?2`, path: other },
];
const inYear = (one: string, other: string) => [
  { url: `${FILE}?1`, path: one },
  { url: `${FILE}?2`, path: other, year: 2016 },
];
const review = {
  from: 'town/2016/1/1',
  to: 'town/2017/1/1',
  kind: 'same',
  why: 'угода',
  reviewer: 'О. П.',
} as const;

const reviewed = { printed: '28,8', right: '288', why: 'лист ради', by: 'О. П.' } as const;
const cell = { file: '2016/6.2.txt', cell: { table: 0, row: 9, column: 6 }, ...reviewed } as const;
const plan = { measure: 'town/2016/6.2/5', value: 'plan', source: 'local', ...reviewed } as const;
const status = { ...plan, value: 'status', printed: 'done', right: 'not_done' } as const;

test('corrections of cells, amounts, words and statuses pass the check', () => {
  const { source: _, ...ofWords } = plan;
  const corrections = [
    cell,
    { ...cell, file: undefined, sha256: 'a'.repeat(64) },
    { ...plan, year: 2016, label: 'бюджету міста' },
    { ...ofWords, value: 'title' },
    { ...ofWords, value: 'status', printed: 'done', right: 'not_done' },
  ] as const;
  expect(definePipeline(pipelineSpec({ corrections: [...corrections] })).corrections).toEqual(corrections);
});

test.each([
  ['corrections.0.why', [{ ...cell, why: ' ' }], 'expected a text', '""'],
  ['corrections.0.cell.row', [{ ...cell, cell: { table: 0, row: -1, column: 0 } }], 'a number from 0', '-1'],
  ['corrections.0', [{ ...cell, file: undefined }], 'expected either file or sha256', '{"cell"'],
  ['corrections.0', [{ ...cell, sha256: 'a'.repeat(64) }], 'expected either file or sha256', '{"file"'],
  ['corrections.0.sha256', [{ ...cell, file: undefined, sha256: 'a' }], '64 hexadecimal digits', '"a"'],
  ['corrections.1.source', [cell, { ...plan, source: undefined }], 'expected one of "state"', 'nothing'],
  ['corrections.0.value', [{ ...plan, value: 'number' }], 'expected one of plan, fact, title', '{"measure"'],
  ['corrections.0.right', [{ ...plan, right: '288 / 0' }], 'expected one amount', '"288 / 0"'],
  ['corrections.0.right', [{ ...status, source: undefined, right: 'so' }], 'expected one of "done"', '"so"'],
  ['corrections.0', [{ ...plan, value: 'title' }], 'expected no field "source"', '{"measure"'],
  ['corrections.0', ['28,8'], 'expected a correction', '"28,8"'],
  ['corrections', [plan, { ...plan, right: '2880' }], 'each value of a measure once', '[{"measure"'],
  ['corrections', [cell, { ...cell, right: '2880' }], 'each cell', '[{"file"'],
])(
  'a mistake in a correction, %s, is named with what was expected and found',
  (field, corrections, expected, found) => {
    const check = () => checkPipeline({ ...pipelineSpec(), corrections });
    expect(check).toThrow(expect.objectContaining({ name: 'PlanfactError', code: 'pipeline_invalid' }));
    for (const words of [`${field}: `, expected, found]) expect(check).toThrow(words);
  },
);

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
  ['source', { source: {} }, 'one of folder, addresses, ckan', '{}'],
  ['source.addresses', { source: { addresses: [] } }, 'at least one address', '[]'],
  ['source.addresses', { source: { addresses: [`${FILE}#a`, `${FILE}#b`] } }, 'each address once', FILE],
  ['source.addresses', { source: { addresses: twoFiles('A.xls', 'a.xls') } }, 'each path once', 'A.xls'],
  ['source.addresses', { source: { addresses: inYear('2016/a.xls', 'a.xls') } }, 'each path once', 'a.xls'],
  ['source.addresses.0', { source: { addresses: ['ftp://town.example'] } }, 'an http or https', '"ftp:'],
  ['source.addresses.0', { source: { addresses: ['http://me:x@town.example'] } }, 'a user name', '"http:'],
  ['source.addresses.1.path', { source: { addresses: twoFiles('a', '../b') } }, 'below the folder', '"../b"'],
  ['source.addresses.0.year', { source: { addresses: [{ url: FILE, year: 216 }] } }, 'a year', '216'],
  ['source.pauseSeconds', { source: { addresses: [FILE], pauseSeconds: -1 } }, 'seconds from 0', '-1'],
  ['source.contact', { source: { addresses: [FILE], contact: 'me' } }, 'an e-mail address or', '"me"'],
  ['source.ckan.site', { source: { ckan: { ...ckan, site: 'data.gov.ua' } } }, 'an http or https', '"data'],
  ['source.ckan.dataset', { source: { ckan: { ...ckan, dataset: 'a/b' } } }, 'the id of a dataset', '"a/b"'],
  ['source.ckan.name', { source: { ckan: { ...ckan, name: '(' } } }, 'a regular expression', '"("'],
  ['source.ckan.formats.0', { source: { ckan: { ...ckan, formats: ['a b'] } } }, 'the ending', '"a b"'],
  ['lineage', { lineage: [review, review] }, 'each pair of measures once', 'town/2016/1/1'],
  ['lineage.0.why', { lineage: [{ ...review, why: '' }] }, 'a text', '""'],
])('a mistake in %s is named with what was expected and found', (field, replaced, expected, found) => {
  const define = () => checkPipeline({ ...pipelineSpec(), ...replaced });
  expect(define).toThrow(expect.objectContaining({ name: 'PlanfactError', code: 'pipeline_invalid' }));
  for (const words of [`${field}: expected`, expected, found]) expect(define).toThrow(words);
});

test('a field that is missing and one that does not exist are both told of', () => {
  const check = () => checkPipeline({ ...pipelineSpec(), name: undefined, licens: 'CC0' });
  expect(check).toThrow('name: expected string, found nothing');
  expect(check).toThrow('there is no field "licens"');
});

test('one path in the folders of two years is two places', () => {
  const addresses = [2016, 2017].map((year) => ({ url: `${FILE}?${year}`, path: 'report.xls', year }));
  expect(definePipeline(pipelineSpec({ source: { addresses } })).source).toMatchObject({ addresses });
});

test('a field of another kind of source is told of', () => {
  const check = () => checkPipeline({ ...pipelineSpec(), source: { folder: 'town', allowPrivate: true } });
  expect(check).toThrow('source: there is no field "allowPrivate"');
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
  expect(() => checkPipeline(wrong)).toThrow(/layouts\.0\.columns\.0\.role: .*found "скарб"/);
});
