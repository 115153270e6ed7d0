import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findViolations } from './import-rule.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'planfact-imports-'));
});

afterEach(() => rmSync(root, { recursive: true }));

test('imports to the left, to errors and within a room are allowed, and a front door may import any room', () => {
  write('src/facts/amounts.ts', "import '../model/amount.ts'; import '../errors.ts'; import './terms.ts';");
  write('src/pipelines/run.ts', "import '../releases/publish.ts'; import './define-pipeline.ts';");
  write(
    'src/commands/run.ts',
    "import '../pipelines/run.ts'; import '../config.ts'; import '../../package.json';",
  );
  write('src/server.ts', "import './api/schema.ts'; import './portal/page.ts'; import 'node:http';");
  write('pipelines/town.ts', "import '../src/pipelines/define-pipeline.ts';");
  expect(findViolations(root)).toEqual([]);
});

test.each([
  ['a value', "import { build } from '../warehouse/build.ts';"],
  ['a type', "import type { Build } from '../warehouse/build.ts';"],
  ['a re-export', "export { build } from '../warehouse/build.ts';"],
  ['a re-export of everything', "export * from '../warehouse/build.ts';"],
  ['an import at run time', "export const build = await import('../warehouse/build.ts');"],
  ['a type in place', "export type Build = import('../warehouse/build.ts').Build;"],
])('%s imported from the room to the right is reported', (_, source) => {
  write('src/facts/amounts.ts', source);
  expect(findViolations(root)).toEqual([
    {
      from: 'src/facts/amounts.ts',
      to: 'src/warehouse/build.ts',
      reason: 'facts may import model, documents, tables, facts and src/errors.ts',
    },
  ]);
});

test.each([
  ['a room that calls the corridor', 'src/api/schema.ts', '../pipelines/run.ts'],
  ['a room that reads the settings', 'src/api/schema.ts', '../config.ts'],
  ['a corridor that calls the API', 'src/pipelines/run.ts', '../api/schema.ts'],
  ['a room that reads what an operator edits', 'src/pipelines/run.ts', '../../pipelines/town.ts'],
  ['a front door that imports a test', 'src/cli.ts', '../test/cli.test.ts'],
  ['errors that know a room', 'src/errors.ts', './model/amount.ts'],
  ['a pipeline file that reaches past the corridor', 'pipelines/town.ts', '../src/facts/amounts.ts'],
  ['a folder that is no room', 'src/utils/strings.ts', '../model/amount.ts'],
])('%s is reported', (_, from, to) => {
  write(from, `import '${to}';`);
  expect(findViolations(root)).toHaveLength(1);
});

function write(path: string, source: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), source);
}
