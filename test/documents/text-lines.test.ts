import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextLines } from '../../src/documents/text-lines.ts';

describe('TextLines', () => {
  it('tells cells, blank lines and text apart', () => {
    const lines = new TextLines('Розділ\n\n\t\n\t1\n \u00a0');
    expect([0, 1, 2, 3, 4].map((line) => lines.startsCell(line))).toEqual([false, false, true, true, false]);
    expect([0, 1, 2, 3, 4].map((line) => lines.isBlank(line))).toEqual([false, true, false, false, true]);
    expect(lines.cellText(2)).toBe('');
    expect(lines.cellText(3)).toBe('1');
  });

  it('has no cell past its end', () => {
    expect(new TextLines('\t1').startsCell(1)).toBe(false);
  });

  it('gives the lines that a split gives', () => {
    const texts = fc.string({ unit: fc.constantFrom('\n', '\t', ' ', 'а') });
    fc.assert(
      fc.property(texts, (text) => {
        const lines = new TextLines(text);
        expect(Array.from({ length: lines.count }, (_, line) => lines.at(line))).toEqual(text.split('\n'));
      }),
    );
  });
});
