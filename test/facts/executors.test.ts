import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readExecutors } from '../../src/facts/executors.ts';

test('commas separate bodies, capitals or not', () => {
  expect(
    readExecutors(
      'Відділ інформаційного забезпечення, відділ з організаційного забезпечення депутатської діяльності, господарча група ',
    ),
  ).toEqual([
    'Відділ інформаційного забезпечення',
    'відділ з організаційного забезпечення депутатської діяльності',
    'господарча група',
  ]);
  expect(readExecutors('Відділ інформаційного забезпечення, ЦНАП, УЖКГ')).toHaveLength(3);
});

test.each([
  'Управління освіти, молоді та спорту',
  'Постійна комісія селищної ради з питань фінансів, бюджету, планування соціально-економічного розвитку, інвестицій та міжнародного співробітництва',
  'Керівники закладів освіти, установ культури',
  'Департамент інфраструктури, розвитку та утримання мережі доріг (розпорядження від 24.01.2019 № 51, зі змінами)',
  'підприємства, установи та організації міста',
  'Відділ обліку та управління комунальним майном',
  'КП «Водоканал, тепло та газ. Місто»',
  'Школа № 5 ім. Т. Шевченка, м. Київ, вул. Хрещатик, 15',
  'Служба автомобільних доріг у Черкаській, Київській областях',
])('one name stays whole: «%s»', (name) => {
  expect(readExecutors(name)).toEqual([name]);
});

test('«та» separates two bodies, not the two fields of one', () => {
  expect(readExecutors('Відділ освіти та служба у справах дітей')).toEqual([
    'Відділ освіти',
    'служба у справах дітей',
  ]);
});

test.each([
  ['Селищний голова.\nСекретар селищної ради.\nДепутати селищної ради.', 3],
  ['Секретар селищної  ради. Голови постійних комісій селищної  ради. Загальний відділ апарату ради.', 3],
  ['Начальник фінансового відділу; \n Постійна комісія з питань бюджету', 2],
  ['Секретар ради;\nКеруючий справами (секретар) виконавчого комітету\nВиконавчий апарат ради.', 3],
  ['- відділ освіти\n- відділ культури', 2],
  ['1. Відділ освіти\n2. Відділ культури', 2],
  ['КП “КТП”, КНП "ЦПМСД № 1" (за згодою), ТОВ «Дім»', 3],
  ['Іваненко І.І., Петренко П.П.', 2],
])('full stops, semicolons, line breaks and list marks separate: %j', (text, count) => {
  expect(readExecutors(text)).toHaveLength(count);
});

test('a name that is broken over lines is joined', () => {
  expect(readExecutors('Управління\nЖКГ міської ради')).toEqual(['Управління ЖКГ міської ради']);
  expect(readExecutors('Департамент житлово-\nкомунального господарства')).toEqual([
    'Департамент житлово-комунального господарства',
  ]);
  expect(readExecutors('Виконавчі органи\nСлов’янської міської ради')).toEqual([
    'Виконавчі органи Слов’янської міської ради',
  ]);
});

test('«(за згодою)» stays in the printed name', () => {
  expect(readExecutors('Відділ освіти, центр зайнятості (за згодою)')).toEqual([
    'Відділ освіти',
    'центр зайнятості (за згодою)',
  ]);
});

test('a body named twice is listed once', () => {
  expect(readExecutors('Відділ освіти; відділ освіти.')).toEqual(['Відділ освіти']);
});

test.each(['', ' ', '-', '—', 'х', ';', '\n\n'])('an empty or dashed cell names nobody: %j', (text) => {
  expect(readExecutors(text)).toEqual([]);
});

const pieces = fc.constantFrom(
  ...[
    'відділ',
    'Управління',
    'освіти',
    ',',
    '; ',
    '. ',
    '\n',
    '«',
    '»',
    '"',
    '(',
    ')',
    'та',
    'і',
    'КП',
    'м.',
    ' ',
    '- ',
  ],
);

test('every name comes from the text, in its words and its order', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 30 }), (parts) => {
      const text = parts.join(' ');
      const letters = (part: string) => part.replace(/[^\p{L}\p{N}]/gu, '');
      let rest = letters(text);
      for (const name of readExecutors(text)) {
        const at = rest.indexOf(letters(name));
        expect(at).toBeGreaterThanOrEqual(0);
        rest = rest.slice(at + letters(name).length);
      }
    }),
    { numRuns: 2000 },
  );
});

test('an abbreviation at the end of a line is a whole name, a noun is the start of one', () => {
  expect(readExecutors('ЦНАП\nВідділ закупівель')).toEqual(['ЦНАП', 'Відділ закупівель']);
  expect(readExecutors('Управління\nОсвіти')).toEqual(['Управління Освіти']);
});
