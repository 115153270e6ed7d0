import { expect, test } from 'vitest';
import { readPdf } from '../../src/documents/pdf.ts';
import { gridsOf, outline, paragraphsOf } from './as-text-export.ts';
import { hex, lattice, pdfOf, text, textObject } from './pdf-file.ts';

/** Letters of the font are 5 points wide at size 10. */
const paragraphsDrawn = async (content: string) => paragraphsOf(await readPdf(pdfOf(content)));

/** The text of a cell of this width, two points of it padding, from its lines, 12 points apart. */
async function cellOf(width: number, ...lines: readonly string[]): Promise<string | undefined> {
  const drawn = lines.map((words, index) => text(words, 52, 770 - index * 12)).join('');
  const rest = text('б', 52 + width, 770);
  const ruled = lattice([50, 50 + width, 100 + width], [600, 790]);
  const [grid] = gridsOf(await readPdf(pdfOf(ruled + drawn + rest)));
  return grid?.rows[0]?.cells[0]?.text;
}

test('letters that are placed one by one are a word', async () => {
  const letters = [...'Приміщення'].map((letter, index) => text(letter, 50 + index * 5, 700)).join('');
  expect(await paragraphsDrawn(letters)).toEqual(['Приміщення']);
});

test('a gap as wide as a space is one, kerning is none', async () => {
  const pulled = `[${hex('Раз')} -300 ${hex('ом з')} 60 ${hex('тим')} -40 ${hex('и')}] TJ`;
  expect(await paragraphsDrawn(textObject(50, 700, pulled))).toEqual(['Раз ом зтими']);
});

test('a space that the next letter is drawn over splits no word', async () => {
  expect(await paragraphsDrawn(textObject(50, 700, `[${hex('П ')} 500 ${hex('риміщення')}] TJ`))).toEqual([
    'Приміщення',
  ]);
});

test('letter-spaced words keep together', async () => {
  expect(await paragraphsDrawn(textObject(50, 700, `2 Tc ${hex('РАЗОМ ПО МІСТУ')} Tj`))).toEqual([
    'РАЗОМ ПО МІСТУ',
  ]);
});

test('text that is drawn twice to look bold is read once, a doubled letter twice', async () => {
  const heading = text('План 11', 50, 700) + text('План 11', 50.4, 700);
  expect(await paragraphsDrawn(heading)).toEqual(['План 11']);
});

test('a letter and its mark are one, a ligature is two letters, a hard space stays', async () => {
  expect(await paragraphsDrawn(text('и\u0306 ефі\u0456\u0308 \ufb01 1\u00a0020', 50, 700))).toEqual([
    'й ефії fi 1\u00a0020',
  ]);
});

test('a raised figure stays in its line', async () => {
  const area = text('Площа 20 м', 50, 700) + text('2', 100, 703.3, 6) + text(' парку', 103, 700);
  expect(await paragraphsDrawn(area)).toEqual(['Площа 20 м2 парку']);
});

test('a watermark across the page is a paragraph of its own, not part of a cell', async () => {
  const table = lattice([50, 150, 250], [600, 650, 700]) + text('Захід', 52, 680) + text('5', 152, 630);
  const watermark = `BT /F 60 Tf 0.7 0.7 -0.7 0.7 60 560 Tm ${hex('ПРОЄКТ')} Tj ET`;
  const document = await readPdf(pdfOf(table + watermark));
  expect(outline(gridsOf(document)[0])).toEqual(['0:Захід | 1:', '0: | 1:5']);
  expect(paragraphsOf(document)).toEqual(['ПРОЄКТ']);
});

test('a line that was full goes on after a space, one that had room ends a paragraph', async () => {
  expect(await cellOf(110, 'Проведення свят та', 'конкурсів.', 'Так.')).toBe(
    'Проведення свят та конкурсів.\nТак.',
  );
});

test('amounts under each other keep their lines, an amount broken at its slash does not', async () => {
  expect(await cellOf(110, '28,8', '0')).toBe('28,8\n0');
  expect(await cellOf(44, '1020 /', '964,0')).toBe('1020 / 964,0');
});

test('a list mark begins a line after punctuation, even below a full line', async () => {
  expect(await cellOf(110, 'Закупівля обладнань:', '- серверів потужних;', '- столів')).toBe(
    'Закупівля обладнань:\n- серверів потужних;\n- столів',
  );
  expect(await cellOf(110, 'Площа – центр міста', '– потребує ремонту')).toBe(
    'Площа – центр міста – потребує ремонту',
  );
});

test('a hyphen at the end of a line stays, a soft one goes', async () => {
  expect(await cellOf(80, 'Проведено прес-', 'конференцій')).toBe('Проведено прес-конференцій');
  expect(await cellOf(80, 'Проведено конфе\u00ad', 'ренцій')).toBe('Проведено конференцій');
  expect(await cellOf(80, 'Контакт-центр-', 'Північ')).toBe('Контакт-центр-Північ');
});

test('the last letter of a word too long for its column is put back', async () => {
  expect(await cellOf(54, 'держбюджет', 'у')).toBe('держбюджету');
  expect(await cellOf(54, 'держбюджет', 'міста')).toBe('держбюджет міста');
});

test('a wider gap between lines ends a paragraph', async () => {
  const drawn = [0, 12, 32].map((down, index) => text(`рядок під номером ${index}`, 52, 770 - down)).join('');
  const ruled = lattice([50, 146, 250], [700, 790]);
  const [grid] = gridsOf(await readPdf(pdfOf(ruled + drawn + text('б', 150, 770))));
  expect(grid?.rows[0]?.cells[0]?.text).toBe('рядок під номером 0 рядок під номером 1\nрядок під номером 2');
});
