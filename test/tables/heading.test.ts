import { expect, test } from 'vitest';
import { readHeading } from '../../src/tables/heading.ts';
import { isNumberRow } from '../../src/tables/number-row.ts';
import { isTotalLabel } from '../../src/tables/total-label.ts';

function cellsOf(...texts: readonly string[]) {
  return texts.map((text) => ({ text }));
}

test.each([
  ['держбюджету', 'state'],
  ['Державний бюджет', 'state'],
  ['кошти дежавного бюджету', 'state'],
  ['Субвенція з державного бюджету', 'state'],
  ['ДФРР', 'state'],
  ['обл. бюджету', 'regional'],
  ['із обласного бюджету', 'regional'],
  ['обласний бюжету', 'regional'],
  ['бюджету міста', 'local'],
  ['Міський бюджет', 'local'],
  ['Кошти бюджету Дрогобицької міської територіальної громади', 'local'],
  ['районного бюджету', 'local'],
  ['підприємств', 'enterprises'],
  ['власних коштів', 'enterprises'],
  ['інших джерел', 'other'],
  ['iнших джерел', 'other'],
  ['кошти USAID', 'other'],
  ['кредитних коштів НЕФКО', 'other'],
  ['держбюд жету', 'state'],
  ['підпри ємств', 'enterprises'],
  ['держава бюд жету', null],
  ['у тому числі, за рахунок коштів:', null],
  ['Загальний фонд', null],
] as const)('«%s» is the source %s', (text, source) => {
  expect(readHeading(text).source).toBe(source);
});

test.each([
  ['Зміст заходу', 'measure'],
  ['Найменування заходів', 'measure'],
  ['Термін виконання', 'term'],
  ['Строк реалізації', 'term'],
  ['Виконавець', 'executor'],
  ['Виконавець (замовник)', 'executor'],
  ['Відповідальні за підготовку', 'executor'],
  ['головний розпорядник', 'executor'],
  ['Виконання', 'execution'],
  ['Стан виконання', 'execution'],
  ['№ з/п', 'number'],
  ['% виконання', 'derived'],
  ['Відхилення', 'derived'],
  ['Код тимчасової класифікації', 'code'],
] as const)('«%s» is a column of %s', (text, role) => {
  expect(readHeading(text).role).toBe(role);
});

test('a heading may say plan and fact, money and unit at once', () => {
  expect(readHeading('Витрати на реалізацію (план / факт), тис. грн.')).toMatchObject({
    plan: true,
    fact: true,
    money: true,
    unit: { hryvnias: 1000 },
  });
});

test.each([
  ['тис. грн.', 1_000],
  ['(тис.грн)', 1_000],
  ['тис. гривень', 1_000],
  ['( тис. грн)', 1_000],
  ['(грн.)', 1],
  ['(у грн.)', 1],
  ['(гривень)', 1],
  ['млн.грн.', 1_000_000],
  ['млн гр', 1_000_000],
  ['млрд грн', 1_000_000_000],
])('«%s» is %i hryvnias', (text, hryvnias) => {
  expect(readHeading(`Обсяг фінансування, ${text}`).unit?.hryvnias).toBe(hryvnias);
});

test('words split by markup or hyphenation are the same words', () => {
  expect(readHeading('Обсяги фінан-сування').money).toBe(true);
  expect(readHeading('Щокварта\u00adльно').text).toBe('Щокварта\u00adльно');
  expect(readHeading('інших\u00a0джерел').source).toBe('other');
  expect(isTotalLabel('Р А З О М')).toBe(true);
});

test.each(['ВСЬОГО:', 'Разом', 'Усього по розділу', '2 Всього:', 'Разом видаткiв', 'Всього з ф'])(
  '«%s» is a total',
  (text) => {
    expect(isTotalLabel(text)).toBe(true);
  },
);

test.each(['Разом з тим, проведено роботу', 'Загалом у січні', 'Ремонт даху'])('«%s» is no total', (text) => {
  expect(isTotalLabel(text)).toBe(false);
});

test('a number row may have gaps, repeats and formulas; amounts are none', () => {
  expect(isNumberRow(cellsOf('1', '2', '3', '4'))).toBe(true);
  expect(isNumberRow(cellsOf('1', '2', '4', '5', '7', '', '8', '10', '', '14', '16'))).toBe(true);
  expect(isNumberRow(cellsOf('1', '2', '3', '13=3+6'))).toBe(false);
  expect(isNumberRow(cellsOf('1', '2', '3=1+2'))).toBe(true);
  expect(isNumberRow(cellsOf('1', 'Ремонт', '5'))).toBe(false);
  expect(isNumberRow(cellsOf('28,8', '15', '0'))).toBe(false);
});
