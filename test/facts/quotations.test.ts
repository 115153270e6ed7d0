import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskQuotations } from '../../src/facts/quotations.ts';

test('quotations are blotted out, nested ones with them; a mark without a partner is not', () => {
  expect(maskQuotations('КП «А, «Б»» та «В')).toBe(`КП ${'"'.repeat(8)} та «В`);
  expect(maskQuotations('програма “А. Б.” діє')).toBe(`програма ${'"'.repeat(7)} діє`);
  expect(maskQuotations('(а, б) в', 'mask')).toBe('"""""" в');
});

test('masking moves no character', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('«', '»', '“', '”', '„', '"', '(', ')', 'а') }), (text) => {
      expect(maskQuotations(text, 'mask')).toHaveLength(text.length);
    }),
  );
});
