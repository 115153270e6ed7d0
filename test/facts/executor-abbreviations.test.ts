import { expect, test } from 'vitest';
import type { Document } from '../../src/documents/document.ts';
import { declaredAbbreviations, readAbbreviations } from '../../src/facts/executor-abbreviations.ts';

test('the full name is the words whose initials make the abbreviation', () => {
  const text =
    'Контроль покласти на Управління житлово-комунального\nгосподарства (далі – УЖКГ) та Центр надання ' +
    'адміністративних послуг (далі - ЦНАП).';
  expect(declaredAbbreviations(text)).toEqual([
    { short: 'УЖКГ', full: 'Управління житлово-комунального господарства' },
    { short: 'ЦНАП', full: 'Центр надання адміністративних послуг' },
  ]);
});

test.each([
  ['Управління капітального будівництва (УКБ)', 'УКБ'],
  ['Управління освіти, молоді та спорту (надалі за текстом: «УОМС»)', 'УОМС'],
  ['Відділом капітального будівництва (Далі — ВКБ) проведено', 'ВКБ'],
  ['Управління капітального будівництва (скорочено УKБ)', 'УKБ'],
])('«%s» declares %s', (text, short) => {
  expect(declaredAbbreviations(text)).toMatchObject([{ short }]);
});

test('where the initials do not fit, the name starts at the nearest body noun with its adjectives', () => {
  expect(declaredAbbreviations('та комунальне підприємство “Благоустрій” (далі – КПБЛ)')).toEqual([
    { short: 'КПБЛ', full: 'комунальне підприємство “Благоустрій”' },
  ]);
});

test.each([
  'Програма розвитку міста (далі – Програма)',
  'податок на доходи фізичних осіб (ПДФО)',
  'Управління освіти (СЗШ)',
  'ремонт даху (далі – ВКБ)',
])('«%s» declares no body', (text) => {
  expect(declaredAbbreviations(text)).toEqual([]);
});

test('a document declares in any of its paragraphs and cells, and a second meaning is a finding', () => {
  const cell = (column: number, text: string) => ({ column, text, rowSpan: 1, columnSpan: 1 });
  const document: Document = {
    format: 'text',
    blocks: [
      { kind: 'paragraph', text: 'Доручено відділу культури (далі – ВК).' },
      {
        kind: 'grid',
        name: null,
        hiddenColumns: [],
        merges: 'kept',
        rows: [{ hidden: false, cells: [cell(0, 'Відділ культури (ВК)'), cell(1, 'Відділ контролю (ВК)')] }],
      },
    ],
  };
  const { abbreviations, findings } = readAbbreviations(document);
  expect(abbreviations).toEqual([{ short: 'ВК', full: 'відділу культури' }]);
  expect(findings).toMatchObject([{ code: 'abbreviation_ambiguous', cell: { table: 0, row: 0, column: 1 } }]);
  expect(findings[0]?.message).toContain('«Відділ контролю»');
});
