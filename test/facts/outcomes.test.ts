import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldNarrative } from '../../src/facts/narrative.ts';
import { readOutcomes } from '../../src/facts/outcomes.ts';

function counted(text: string) {
  return readOutcomes(foldNarrative(text)).map(({ quantity, unit, object }) => [quantity, unit, object]);
}

test.each([
  ['Розміщено 545 статей', '545', 'статей'],
  ['Організовано 9 інтерв’ю з телеканалами', '9', 'інтерв’ю'],
  ['Проходить 195 комунальних доріг', '195', 'комунальних доріг'],
  ['По території 18-ти населених пунктів', '18', 'населених пунктів'],
  ['Створено 12 ОСББ', '12', 'ОСББ'],
  ['Видано 10 000 примірників', '10000', 'примірників'],
  ['Охоплено 1.200 осіб', '1200', 'осіб'],
  ['Проведено два семінари', '2', 'семінари'],
  ['Проведено двадцять п’ять засідань', '25', 'засідань'],
  ['розглянуто питань – 85', '85', 'питань'],
])('counted things: «%s»', (text, quantity, object) => {
  expect(counted(text)).toEqual([[quantity, null, object]]);
});

test.each([
  ['відбулося 12 тисяч переглядів', '12000', null, 'переглядів'],
  ['3 млн. переглядів', '3000000', null, 'переглядів'],
  ['1,5 тис. м2 плитки', '1500', 'м2', 'плитки'],
  ['2,5 км доріг', '2.5', 'км', 'доріг'],
  ['1 200 м² покриття', '1200', 'м²', 'покриття'],
  ['120 кв. м', '120', 'кв. м', null],
  ['15 га.', '15', 'га', null],
  ['замінено 15 шт. вікон', '15', 'шт.', 'вікон'],
  ['охоплено 85 % дітей', '85', '%', 'дітей'],
])('multipliers and units: «%s»', (text, quantity, unit, object) => {
  expect(counted(text)).toEqual([[quantity, unit, object]]);
});

test.each([
  ['еквівалентом 964 тис. грн.', '964', 'тис. грн.'],
  ['на суму 35,6 тис.грн. без ПДВ', '35.6', 'тис.грн.'],
  ['виплачено 1 500,50 гривень', '1500.5', 'гривень'],
  ['грант 20 тис. доларів США', '20', 'тис. доларів США'],
])('money keeps its number and unit as printed: «%s»', (text, quantity, unit) => {
  expect(counted(text)).toEqual([[quantity, unit, null]]);
});

test.each([
  ['понад 180 трансляцій', true],
  ['близько 3 млн переглядів', true],
  ['не менше 10 закладів', true],
  ['до 50 осіб', true],
  ['180 трансляцій', false],
])('«%s» is approximate: %s', (text, approximate) => {
  expect(readOutcomes(foldNarrative(`Проведено ${text}.`))).toMatchObject([{ approximate, quote: text }]);
});

test('a range counts as its lower end, approximate', () => {
  expect(readOutcomes(foldNarrative('щороку 10–12 заходів'))).toMatchObject([
    { quantity: '10', object: 'заходів', approximate: true, quote: '10–12 заходів' },
  ]);
});

test('two of five are two', () => {
  expect(readOutcomes(foldNarrative('Придбано 2 з 5 автобусів'))).toMatchObject([
    { quantity: '2', object: 'автобусів', quote: '2 з 5 автобусів' },
  ]);
});

test.each([
  'У 2018 році планується придбати 3 автобуси, 2 трактори',
  'Не проведено 5 нарад',
  'Придбання 3 автобусів перенесено на 2018 рік',
])('what has not come about is no outcome: «%s»', (text) => {
  expect(readOutcomes(foldNarrative(text))).toEqual([]);
});

test('what was done beside a plan is an outcome, the plan is not', () => {
  expect(
    counted('Проведено 20 заходів. У 2018 році планується ще 15 заходів, 3 збори. Видано 2 книги.'),
  ).toEqual([
    ['20', null, 'заходів'],
    ['2', null, 'книги'],
  ]);
});

test.each([
  'до кінця 2017 року',
  'у 2016-2018 роках',
  'протягом 9 місяців',
  'рішення № 545 від 12.03.2016',
  'відповідно до ст. 26 Закону',
  'вул. Миру, 15 відремонтовано',
  'на 2 поверсі',
  'мала зала (3 поверх)',
  '5 Травня',
  '15 травня',
  'з 10:30 до 12 години',
  'до 20-річчя міста',
  '5-денний семінар',
  'тел. 5-12-34 приймальні',
  'виконано на 50 %',
  '50 %',
  'акція «100 дерев»',
  '1 млн 200 тис. грн',
  '1. Проведено наради',
])('counts nothing: «%s»', (text) => {
  expect(readOutcomes(foldNarrative(text))).toEqual([]);
});

const pieces = fc.constantFrom(
  ...'5,12,1 200,2,5,тис.,тисяч,млн,грн.,км,м²,%,-,–,№,понад,до,нарад,нових,шкіл,два,двадцять,року,.,«,»'.split(
    ',',
  ),
);

test('a quantity is a plain number and its quote, unit and object are words of the text', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 25 }), (parts) => {
      const text = parts.join(' ');
      for (const { quantity, unit, object, quote } of readOutcomes(foldNarrative(text))) {
        expect(quantity).toMatch(/^\d+(?:\.\d+)?$/);
        expect(text).toContain(quote);
        expect(quote).toContain(unit ?? '');
        expect(quote).toContain(object ?? '');
        expect(unit ?? object).not.toBeNull();
      }
    }),
    { numRuns: 2000 },
  );
});
