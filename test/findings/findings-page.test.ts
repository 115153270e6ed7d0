import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FINDING_KINDS } from '../../src/model/finding-catalogue.ts';
import { CODES, exampleOf, NOTES, renderFindingsPage } from './findings-page.ts';

const PAGE = readFileSync(new URL('../../docs/findings.md', import.meta.url), 'utf8');

test('docs/findings.md is the catalogue with its examples; when it is not, `npm run findings` writes it', async () => {
  expect(await renderFindingsPage()).toBe(PAGE);
});

test('every code of the catalogue has a note, and its example gives it with both sentences filled in', async () => {
  expect(Object.keys(NOTES).toSorted()).toEqual(Object.keys(FINDING_KINDS).toSorted());
  expect(CODES.toSorted()).toEqual(Object.keys(FINDING_KINDS).toSorted());
  for (const code of CODES) {
    const { message, messageUk, severity } = await exampleOf(code);
    expect(`${message}${messageUk}`, code).not.toMatch(/[{}]|undefined/);
    expect(PAGE, code).toContain(`**${FINDING_KINDS[code].severity}.**`);
    expect(severity, code).toBe(FINDING_KINDS[code].severity);
  }
});
