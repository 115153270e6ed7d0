import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { bytesOf, SEED, seedWith } from '../seed.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runPlanfact } from './run-planfact.ts';

const UNKNOWN = seedWith('\tВиконання\n\n', '\tБурштин\n\n');

test('a file is inspected in a process of its own, and nothing goes to stderr', () => {
  const file = temporaryFolder().write('6.2.txt', SEED);
  const { status, stdout, stderr } = runPlanfact(['inspect', file]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/c6 +local, plan \/ fact, тис\. грн\..*› бюджету міста/);
  expect(stdout).toContain('Nothing is left over, and no findings.');
});

test('a file that cannot be read gets one sentence, and the exit status tells', () => {
  const bytes = Uint8Array.from({ length: 4096 }, (_, index) => (index * 167 + 13) % 256);
  const file = temporaryFolder().write('report.txt', bytes);
  const { status, stdout, stderr } = runPlanfact(['inspect', file]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^planfact: .*report\.txt: Expected text, found a binary file .*\n$/);
});

test('a year that the text does not name can be told', () => {
  const file = temporaryFolder().write('6.2.txt', seedWith(' за 2016 рік', ''));
  expect(runPlanfact(['inspect', file]).stdout).toContain('period_missing');
  expect(runPlanfact(['inspect', file, '--year', '2016']).stdout).not.toContain('period_missing');
});

test('a file among the raw ones is read with the layout of the pipeline whose folder it lies in', () => {
  const folder = temporaryFolder();
  const definition = resolve('src/pipelines/define-pipeline.ts');
  const layout = "{ files: '2016/*.txt', columns: [{ heading: 'Бурштин', role: 'execution' }] }";
  folder.write(
    'pipelines/town.ts',
    `import { definePipeline } from '${definition}';
     export const pipeline = definePipeline({ name: 'town', publisher: { key: 'town', name: 'Місто', nameEn: 'Town' },
       source: { folder: 'town' }, layouts: [${layout}] });`,
  );
  const settings = ['--data', folder.path, '--pipelines', join(folder.path, 'pipelines')];
  const declared = runPlanfact(['inspect', folder.write('raw/town/2016/6.2.txt', UNKNOWN), ...settings]);
  expect(declared.stdout).toContain('Read with the layout that its pipeline declares.');
  expect(declared.stdout).toMatch(/c9 +execution +Бурштин/);
  const elsewhere = runPlanfact(['inspect', folder.write('6.2.txt', UNKNOWN), ...settings]);
  expect(elsewhere.stdout).not.toContain('declares');
  expect(elsewhere.stdout).toContain('column_unknown');
});

test('what a report says cannot steer the terminal', () => {
  const odd = SEED.replace('1. Висвітлення', '1. \u001b[2JВисвітлення\u0007');
  const { stdout } = runPlanfact(['inspect', temporaryFolder().write('6.2.txt', bytesOf(odd))]);
  expect(stdout).toContain('Висвітлення');
  expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});
