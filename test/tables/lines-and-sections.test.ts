import { expect, test } from 'vitest';
import type { Document } from '../../src/documents/document.ts';
import { readText } from '../../src/documents/text.ts';
import { readReports } from '../../src/facts/read-reports.ts';
import { readTables } from '../../src/tables/read-tables.ts';
import { tableDocument } from '../table-document.ts';

test('a header that a page of a text export repeats is no row, though its merged cells come again as blank ones', () => {
  const header = ['\tНазва заходу\n\tВидатки, грн.', '\t\n\tПлан\n\tФакт', '\t1\n\t2\n\t3'];
  const row = (number: number) => `\t${number}. Ремонт вулиці ${number}\n\t${number}\n\t0`;
  const rows = [...header, row(1), row(2), ...header.slice(0, 2), row(3)];
  const { reports, codes } = read(readText(`за 2020 рік\n${rows.join('\n\n')}\n`));
  expect(codes).toEqual([]);
  expect(reports[0]?.measures.map(({ number }) => number)).toEqual(['1', '2', '3']);
});

function read(document: Document) {
  const tables = readTables(document);
  const { reports, findings } = readReports(tables.tables, { year: 2020, origin: 'test' });
  const codes = [...tables.findings, ...findings].map(({ code }) => code);
  return { reports, codes: codes.filter((code) => code !== 'period_inferred') };
}

test('a measure with a number of its own is no line of the one above, though its name speaks of a source or a plan', () => {
  const { reports, codes } = read(
    tableDocument(
      ['за 2016 рік'],
      [
        ['№', 'Назва заходу', 'План, грн.', 'Факт, грн.'],
        ['1', 'Ремонт доріг', '5', '4'],
        ['2', 'Підтримка комунальних підприємств', '7', '7'],
        ['3', 'Планування території', '9', '8'],
      ],
    ),
  );
  expect(codes).toEqual([]);
  expect(reports[0]?.measures.map(({ title, funding }) => [title, funding[0]?.plan.uah])).toEqual([
    ['Ремонт доріг', '5.00'],
    ['Підтримка комунальних підприємств', '7.00'],
    ['Планування території', '9.00'],
  ]);
});

test('the same holds where the number stands in front of the name', () => {
  const { reports } = read(
    tableDocument(
      ['за 2016 рік'],
      [
        ['Захід', 'План, грн.', 'Факт, грн.'],
        ['1. Ремонт доріг', '5', '4'],
        ['2. Інформування населення', '7', '7'],
      ],
    ),
  );
  expect(reports[0]?.measures.map(({ number }) => number)).toEqual(['1', '2']);
});

test.each(['-', ''])(
  'a line of plan or fact that has money below one measure is a line where it holds «%s»',
  (nothing) => {
    const { reports, codes } = read(
      tableDocument(
        ['за 2018 рік, тис. грн.'],
        [
          ['Найменування заходу', 'Державний бюджет', 'Місцевий бюджет'],
          ['1. Водогін', '', ''],
          ['затверджено на звітний рік', '10', '20'],
          ['виконано за звітний період', '9', '19,5'],
          ['2. Парк', '', ''],
          ['затверджено на звітний рік', nothing, nothing],
          ['виконано за звітний період', nothing, nothing],
        ],
      ),
    );
    expect(codes).toEqual([]);
    expect(reports.map(({ measures }) => measures.map(({ title }) => title))).toEqual([['Водогін', 'Парк']]);
  },
);

test('words alone in the column of numbers open a section, as CSV gives a row merged across', () => {
  const { reports, codes } = read(
    tableDocument(
      ['План роботи на 2024 рік'],
      [
        ['№', 'Зміст заходу', 'Термін виконання', 'Відповідальні'],
        ['1. Сесії ради', '', '', ''],
        ['1.1', 'Підготувати сесію', 'І квартал', 'Секретар ради'],
        ['2. Наради', '', '', ''],
        ['2.1', 'Провести нараду', 'щомісяця', 'Керуючий справами'],
      ],
    ),
  );
  expect(codes).toEqual([]);
  expect(reports.map(({ section, measures }) => [section?.title, measures.length])).toEqual([
    ['Сесії ради', 1],
    ['Наради', 1],
  ]);
});

test('years below a heading of money are columns, though its merge is lost', () => {
  const { reports, codes } = read(
    tableDocument(
      ['за 2016 рік'],
      [
        ['№', 'Назва заходу', 'Джерела фінансування', 'Обсяги фінансування, тис. грн.', ''],
        ['', '', '', '2016', '2017'],
        ['1', 'Ремонт', 'Усього:', '30', '40'],
        ['', '', 'державний бюджет', '30', '40'],
      ],
    ),
  );
  expect(codes).toEqual([]);
  expect(reports[0]?.measures[0]?.funding.map(({ year, plan }) => [year, plan.uah])).toEqual([
    [2016, '30000.00'],
    [2017, '40000.00'],
  ]);
});

test('a plan that cannot be read is one finding: it does not say that nothing was planned', () => {
  const { codes } = read(
    tableDocument(
      ['за 2016 рік'],
      [
        ['Захід', 'План, грн.', 'Факт, грн.'],
        ['1. Ремонт доріг', '12,5,7', '4'],
        ['2. Парк', '-', '4'],
      ],
    ),
  );
  expect(codes).toEqual(['amount_unreadable', 'fact_without_plan']);
});

test('of sources listed in one cell, one that cannot be read loses none of the others', () => {
  const { reports, codes } = read(
    tableDocument(
      ['за 2016 рік'],
      [
        ['Назва заходу', 'Обсяги фінансування, грн.'],
        ['1. Ремонт', '7 (у тому числі: із державного бюджету – abc; із місцевого бюджету – 7)'],
      ],
    ),
  );
  expect(codes).toEqual(['amount_unreadable']);
  expect(reports[0]?.measures[0]?.funding.map(({ source, plan }) => [source, plan.state, plan.uah])).toEqual([
    ['state', 'text', null],
    ['local', 'amount', '7.00'],
  ]);
});

test('below «з них:» in a table of coded rows, rows without a code say what the row above is made of', () => {
  const { reports, codes } = read(
    tableDocument(
      ['за 2015 рік'],
      [
        ['Код', 'Показник', 'План, грн.', 'Касові видатки, грн.'],
        ['080101', 'Лікарні', '60', '6'],
        ['', 'з них:', '', ''],
        ['', 'Міська лікарня № 4', '5', '1'],
        ['', 'Пологовий будинок', '7', '0'],
        ['080300', 'Поліклініки', '4', '4'],
      ],
    ),
  );
  expect(reports[0]?.measures.map(({ title }) => title)).toEqual(['Лікарні', 'Поліклініки']);
  expect(codes).toEqual(['amount_part', 'amount_part']);
});
