import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldLetters } from '../../src/facts/letters.ts';

test('Latin look-alikes, apostrophes, dashes and spaces of every kind are folded', () => {
  expect(foldLetters('Cпеціальний iнших об’єктів\u00a0—\tIV')).toBe("спеціальний інших об'єктів - іv");
});

test('folding moves no character', () => {
  expect(foldLetters('İ1')).toHaveLength(2);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(foldLetters(text)).toHaveLength(text.length);
    }),
  );
});
