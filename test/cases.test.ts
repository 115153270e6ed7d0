import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { extractBytes } from '../src/pipelines/extract.ts';

const CASES = new URL('cases/', import.meta.url).pathname;
const NAMES = readdirSync(CASES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/**
 * Each folder under test/cases/ is a case: one report file (`report.xlsx`, or `report-2015.xlsx` where only the name
 * tells the year) beside `expected.json`, what is read from it. A missing expectation is written for you to look at
 * and commit; on CI it is a failure.
 */
describe('golden cases', () => {
  test.each(NAMES)('%s', async (name) => {
    const folder = join(CASES, name);
    const file = readdirSync(folder).find((entry) => /^report(?:-\d{4})?\./.test(entry));
    if (!file) throw new Error(`${folder}: expected one file named report.<ending>, found none.`);
    const path = join(folder, file);
    const found = JSON.parse(JSON.stringify(await extractBytes(readFileSync(path), `cases/${name}/${file}`)));
    const expectation = join(folder, 'expected.json');
    if (!existsSync(expectation) && !process.env['CI']) {
      writeFileSync(expectation, `${JSON.stringify(found, null, 2)}\n`);
    }
    expect(found).toEqual(JSON.parse(readFileSync(expectation, 'utf8')));
  });
});
