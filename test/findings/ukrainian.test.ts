import { globSync, readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { isReadingError } from '../../src/errors.ts';
import { FINDING_KINDS } from '../../src/model/finding-catalogue.ts';
import { openReadingPool } from '../../src/pipelines/reading/reading-pool.ts';
import { mutate } from '../fuzz/mutate.ts';
import { readSamples } from '../fuzz/samples.ts';
import { CODES, exampleOf } from './findings-page.ts';

const SRC = new URL('../../src/', import.meta.url).pathname;
const SAMPLES = readSamples();
const DAMAGED = Array.from({ length: 150 }, (_, number) => mutate(SAMPLES, 5, number));

/** What a sentence quotes, of the file or of a command, may be in any language; so may the first rows of a table. */
const QUOTED = /«[^»]*»|`[^`]*`|\$\{[^}]*\}|"[^"]*"|\([^)]*\/[^)]*\)|Її перші рядки: .*/gs;
const ENGLISH = /\b[A-Za-z][a-z]{2,},? [a-z]+\b/;

/** The first two English words on end; null for a sentence that is Ukrainian. */
function englishIn(sentence: string): string | null {
  const words = sentence.replace(QUOTED, '…');
  if (!/\p{Script=Cyrillic}/u.test(words)) return sentence;
  return ENGLISH.exec(words)?.[0] ?? null;
}

/** The Ukrainian sentences that reading a file comes to: of its findings, or of the error that becomes one. */
async function sentencesOf(reading: ReturnType<ReturnType<typeof openReadingPool>['extract']>) {
  try {
    return (await reading).findings.map(({ messageUk }) => messageUk);
  } catch (error) {
    if (isReadingError(error)) return [error.messageUk];
    throw error;
  }
}

test('the test sees English', () => {
  expect(englishIn('Файл не вдалося прочитати: Expected a report, found nothing.')).toBe('Expected a');
  expect(englishIn('Expected a report.')).toBe('Expected a report.');
  expect(englishIn('У стовпці «No such thing» очікувалася сума.')).toBeNull();
});

test('whole and damaged files are spoken of in Ukrainian', { timeout: 180_000 }, async () => {
  const pool = openReadingPool({ log: () => undefined });
  onTestFinished(pool.close);
  let spoken = 0;
  for (const { name, bytes } of [...SAMPLES, ...DAMAGED]) {
    for (const sentence of await sentencesOf(pool.extract(bytes, 'report'))) {
      expect(englishIn(sentence), name).toBeNull();
      spoken += 1;
    }
  }
  expect(spoken).toBeGreaterThan(100);
});

test('the example of every code is filled in in Ukrainian', async () => {
  for (const code of CODES) expect(englishIn((await exampleOf(code)).messageUk), code).toBeNull();
});

test('every Ukrainian sentence in the code is one', () => {
  const texts = globSync('**/*.ts', { cwd: SRC }).flatMap((file) =>
    [...readFileSync(SRC + file, 'utf8').matchAll(/\b(?:uk|messageUk|reasonUk):\s*(['`])(.*?)\1[,\s]/gs)].map(
      ([, , text = '']) => ({ file, text }),
    ),
  );
  expect(texts.length).toBeGreaterThan(Object.keys(FINDING_KINDS).length + 50);
  for (const { file, text } of texts) expect(englishIn(text), `${file}: ${text}`).toBeNull();
});
