import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { definePipeline } from '../../src/pipelines/define-pipeline.ts';
import { choosePipelines, loadPipelines } from '../../src/pipelines/load-pipelines.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { pipelineSpec } from './pipeline-spec.ts';

const OURS = fileURLToPath(new URL('../../pipelines', import.meta.url));

function source(name: string): string {
  return `export const pipeline = ${JSON.stringify(pipelineSpec({ name }))};`;
}

test('the pipelines of the repository are in order, and Sloviansk is marked as inferred', async () => {
  const pipelines = await loadPipelines(OURS);
  const sloviansk = pipelines.find(({ name }) => name === 'sloviansk');
  expect(sloviansk?.publisher).toMatchObject({ key: 'sloviansk', synthetic: false });
  expect(sloviansk?.publisher.inferredFrom).toContain('Відкрита влада. Прозоре місто');
});

test('every .ts file is a pipeline, in the order of the names; other files are none', async () => {
  const folder = temporaryFolder();
  folder.write('b.ts', source('b-town'));
  folder.write('a.ts', source('a-town'));
  folder.write('README.md', 'notes');
  folder.write('.hidden.ts', 'throw 1');
  folder.write('a.lineage.ts', 'throw 1');
  folder.write('a.corrections.ts', 'throw 1');
  expect((await loadPipelines(folder.path)).map(({ name }) => name)).toEqual(['a-town', 'b-town']);
});

test.each([
  ['a field that is wrong', source('A Town'), 'name: expected small Latin letters'],
  ['no pipeline in it', 'export const pipelines = [];', 'expected "export const pipeline ='],
  ['a slip of the pen', 'export const pipeline = {', 'town.ts: '],
])('a file with %s is named in the sentence', async (_, content, words) => {
  const folder = temporaryFolder();
  const file = folder.write('town.ts', content);
  const loading = loadPipelines(folder.path);
  await expect(loading).rejects.toMatchObject({ name: 'PlanfactError', code: 'pipeline_invalid' });
  await expect(loading).rejects.toThrow(file);
  await expect(loading).rejects.toThrow(words);
});

test('two files that claim one name are both named', async () => {
  const folder = temporaryFolder();
  folder.write('a.ts', source('town'));
  folder.write('b.ts', source('town'));
  await expect(loadPipelines(folder.path)).rejects.toThrow(/b\.ts: the name "town" is taken by a\.ts/);
});

test('pipelines of one publisher share the short names of its executors, each with its own first', async () => {
  const folder = temporaryFolder();
  const write = (name: string, full: string, key = 'town') => {
    const publisher = { ...pipelineSpec().publisher, key };
    const spec = pipelineSpec({ name, publisher, executors: [{ short: 'ВК', full }] });
    folder.write(`${name}.ts`, `export const pipeline = ${JSON.stringify(spec)};`);
  };
  write('a', 'Відділ культури');
  write('b', 'Відділ контролю');
  write('c', 'Відділ кадрів', 'village');
  const executors = (await loadPipelines(folder.path)).map((pipeline) =>
    pipeline.executors.map(({ full }) => full),
  );
  expect(executors).toEqual([
    ['Відділ культури', 'Відділ контролю'],
    ['Відділ контролю', 'Відділ культури'],
    ['Відділ кадрів'],
  ]);
});

test('no name chooses all, a name that no pipeline has is wrong usage', () => {
  const [a, b] = ['a', 'b'].map((name) => definePipeline(pipelineSpec({ name })));
  const all = [a, b].filter((pipeline) => pipeline !== undefined);
  expect(choosePipelines(all, [])).toEqual(all);
  expect(choosePipelines(all, ['b'])).toEqual([b]);
  expect(() => choosePipelines(all, ['c'])).toThrow('There is no pipeline "c"; there are: a, b.');
});
