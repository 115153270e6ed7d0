import { expect, test } from 'vitest';
import { readLabelled, scoreLineage } from './score-lineage.ts';

const LABELLED = readLabelled();
const HELD_OUT = LABELLED.filter(({ half }) => half === 'held-out');

test('there are enough labelled titles, with every kind of tie in each half', () => {
  expect(LABELLED.length).toBeGreaterThanOrEqual(200);
  for (const half of [HELD_OUT, LABELLED.filter((measure) => measure.half === 'tuning')]) {
    const kinds = new Set(half.flatMap(({ from }) => from.match(/[a-z]+/g) ?? []));
    expect([...kinds].toSorted()).toEqual(['merged', 'renamed', 'same', 'split']);
  }
});

test.each([
  ['all labelled titles', LABELLED],
  ['the titles that set no threshold', HELD_OUT],
])('%s: precision at least 0.98, recall at least 0.90', (_, labelled) => {
  const score = scoreLineage(labelled);
  expect(score.precision, score.wrong.join('\n')).toBeGreaterThanOrEqual(0.98);
  expect(score.recall, score.missed.join('\n')).toBeGreaterThanOrEqual(0.9);
});
