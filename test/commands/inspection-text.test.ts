import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { describeInspection } from '../../src/commands/inspection-text.ts';
import { inspectBytes } from '../../src/pipelines/inspect.ts';
import { bytesOf, SEED, seedWith } from '../seed.ts';

async function linesOf(text: string): Promise<readonly string[]> {
  const inspection = await inspectBytes(bytesOf(text), 'report.txt');
  return stripVTControlCharacters(describeInspection('report.txt', inspection)).split('\n');
}

test('every column is shown with its meaning and the headings it was read from', async () => {
  const lines = await linesOf(SEED);
  expect(lines).toContainEqual(
    expect.stringMatching(/c6 .*local, plan \/ fact, тис\. грн\..*› бюджету міста$/),
  );
  expect(lines).toContainEqual(expect.stringMatching(/header rows 0–4, number row 4, confidence 1\.00/));
});

test('every row is shown with its kind', async () => {
  const lines = await linesOf(SEED);
  expect(lines.filter((line) => /r\d+ +measure/.test(line))).toHaveLength(12);
  expect(lines).toContainEqual(expect.stringMatching(/r17 +total +ВСЬОГО:/));
  expect(lines).toContain('Nothing is left over, and no findings.');
});

test('what is left over is shown with its cell', async () => {
  const lines = await linesOf(seedWith('Виконання\n\n', 'Бурштин\n\n'));
  expect(lines).toContainEqual(expect.stringMatching(/warning column_unknown t0 r0 c9: .*Бурштин/));
});
