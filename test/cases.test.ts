import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Extraction } from '../src/model/report.ts';
import { extractBytes } from '../src/pipelines/extract.ts';

const CASES = new URL('cases/', import.meta.url).pathname;
const NAMES = readdirSync(CASES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
/** What a format moves or spells in its own way: where a cell stands, and the digits of a number that a sheet keeps. */
const OF_THE_FORMAT: ReadonlySet<string> = new Set(['cell', 'factCell', 'raw']);

/**
 * Each folder under test/cases/ is a case: one report in one file or in several formats (`report.xlsx`, or
 * `report-2015.xlsx` where only the name tells the year) beside `expected.json`, what is read from the first of them, and
 * from the others but for positions and spellings; what a format cannot tell has an expectation of its own, `expected.txt.json`. A
 * missing expectation is written for you to look at and commit; on CI it
 * is a failure.
 */
describe('golden cases', () => {
  for (const name of NAMES) {
    const files = readdirSync(join(CASES, name)).filter((file) => /^report(?:-\d{4})?\./.test(file));
    test(`${name}: there is a report`, () => expect(files).not.toEqual([]));
    test.each(files)(`${name}/%s`, async (file) => {
      const own = join(CASES, name, `expected${extname(file)}.json`);
      const expectation = existsSync(own) ? own : join(CASES, name, 'expected.json');
      const found = await extract(name, file);
      if (!existsSync(expectation) && !process.env['CI']) {
        writeFileSync(expectation, `${JSON.stringify(found, null, 2)}\n`);
      }
      const expected: Extraction = JSON.parse(readFileSync(expectation, 'utf8'));
      if (found.document.path === expected.document.path) expect(found).toEqual(expected);
      else expect(contentOf(found)).toEqual(contentOf(expected));
    });
  }
});

async function extract(name: string, file: string): Promise<Extraction> {
  const extraction = await extractBytes(readFileSync(join(CASES, name, file)), `cases/${name}/${file}`);
  return JSON.parse(JSON.stringify(extraction));
}

/** Measures, amounts and findings, whatever the format; a finding may quote the name of the file. */
function contentOf({ document, reports, findings }: Extraction): unknown {
  const text = JSON.stringify({ reports, findings }, (key, value) =>
    OF_THE_FORMAT.has(key) ? undefined : value,
  );
  return JSON.parse(text.replaceAll(document.path.slice(document.path.lastIndexOf('/') + 1), 'report'));
}
