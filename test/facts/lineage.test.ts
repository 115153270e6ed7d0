import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineageKeys } from '../../src/facts/lineage/lineage-keys.ts';
import { reviewedLineage } from '../../src/facts/lineage/reviewed-lineage.ts';
import { traceLineage } from '../../src/facts/lineage.ts';
import type { ReviewedLineage, TracedMeasure } from '../../src/model/lineage.ts';
import { readLabelled, toTraced } from './lineage/score-lineage.ts';
import { traced, tracedMeasure } from './lineage/traced.ts';

const WHO = { why: 'рішення ради № 5', reviewer: 'О. Петренко' };

test('the number of a measure ties nothing: its title does', () => {
  const measures = traced({
    2016: ['Утримання парків', 'Придбання насосів'],
    2017: ['Придбання насосів', 'Утримання парків'],
  });
  expect(tiesOf(measures)).toEqual(['2016/1 same 2017/2', '2016/2 same 2017/1']);
});

test.each([
  ['inflection', 'Ремонт доріг', 'Ремонт дороги'],
  ['alternating sounds', 'Обладнання шкіл', 'Обладнання школи'],
  ['Latin look-alikes', 'Придбання iнвентарю', 'Придбання інвентарю'],
  ['case and quotation marks', 'Підтримка клубу «Колос»', 'ПІДТРИМКА КЛУБУ "КОЛОС"'],
  ['an abbreviation', 'Кап. ремонт вул. Садової', 'Капітальний ремонт вулиці Садова'],
  ['a year and a quantity', 'Придбання 5 насосів у 2016 році', 'Придбання 12 насосів на 2017 рік'],
  ['a typing mistake', 'Ліквідація сміттєзвалищ', 'Ліквідація смітєзвалищ'],
])('%s makes no other measure', (_, before, after) => {
  expect(tiesOf(traced({ 2016: [before, 'Утримання кладовищ'], 2017: [after] }))).toEqual([
    '2016/1 same 2017/1',
  ]);
});

test.each([
  ['streets', 'Ремонт дороги по вул. Шевченка', 'Ремонт дороги по вул. Франка'],
  ['schools', 'Ремонт покрівлі ЗОШ № 3', 'Ремонт покрівлі ЗОШ № 5'],
  ['houses', 'Ремонт будинку по вул. Миру, 12', 'Ремонт будинку по вул. Миру, 14'],
  ['stages', 'Реконструкція стадіону (І черга)', 'Реконструкція стадіону (ІІ черга)'],
  ['kinds of work', 'Капітальний ремонт доріг міста', 'Поточний ремонт доріг міста'],
  ['holidays', 'Проведення заходів до Дня міста', 'Проведення заходів до Дня Незалежності'],
])('different %s are different measures, however alike the titles', (_, before, after) => {
  expect(tiesOf(traced({ 2016: [before], 2017: [after] }))).toEqual([]);
});

test('a renamed measure is tied with less than certainty, and the words say why', () => {
  const measures = traced({
    2016: ['Утримання кладовищ', 'Нанесення дорожньої розмітки'],
    2017: ['Нанесення дорожньої розмітки на вулицях', 'Ремонт фонтану'],
  });
  const [edge] = traceLineage(measures).edges;
  expect(edge).toMatchObject({ from: '2016/2', to: '2017/1', kind: 'renamed', method: 'words' });
  expect(edge?.confidence).toMatch(/^0\.\d{3}$/);
  expect(edge?.evidence).toEqual(['= нанесення', '= дорожньої', '= розмітки', '+ вулицях']);
});

test('a measure that becomes two is split, two that become one are merged', () => {
  const one = 'Ремонт тротуарів по вул. Франка та вул. Миру';
  const two = ['Ремонт тротуару по вул. Франка', 'Ремонт тротуару по вул. Миру'];
  expect(tiesOf(traced({ 2016: [one], 2017: two }))).toEqual(['2016/1 split 2017/1', '2016/1 split 2017/2']);
  expect(tiesOf(traced({ 2016: two, 2017: [one] }))).toEqual([
    '2016/1 merged 2017/1',
    '2016/2 merged 2017/1',
  ]);
});

test('list lines that become measures of their own are a split', () => {
  const before = ['Створення центру послуг', 'придбання меблів', 'навчання адміністраторів'] as const;
  const after = ['Навчання адміністраторів', 'Придбання меблів'];
  expect(tiesOf(traced({ 2016: [before], 2017: after }))).toEqual([
    '2016/1 split 2017/1',
    '2016/1 split 2017/2',
  ]);
});

test('two candidates that are equally near stay untied, and a finding names them', () => {
  const measures = traced({
    2016: ['Придбання обладнання для бібліотек'],
    2017: ['Придбання нового обладнання для бібліотек', 'Придбання сучасного обладнання для бібліотек'],
  });
  const { edges, findings } = traceLineage(measures);
  expect(edges).toEqual([]);
  expect(findings).toMatchObject([
    { measureKey: '2016/1', finding: { code: 'lineage_ambiguous', found: '2017/1, 2017/2' } },
  ]);
});

test('one title on several measures is told apart by the actions, or not at all', () => {
  const before = [
    ['Інші заходи', 'ремонт фонтану'],
    ['Інші заходи', 'фарбування лав'],
  ] as const;
  const after = [
    ['Інші заходи', 'фарбування лав'],
    ['Інші заходи', 'ремонт фонтану'],
  ] as const;
  expect(tiesOf(traced({ 2016: before, 2017: after }))).toEqual(['2016/1 same 2017/2', '2016/2 same 2017/1']);
  const bare = traced({ 2016: ['Інші заходи', 'Інші заходи'], 2017: ['Інші заходи', 'Інші заходи'] });
  expect(tiesOf(bare)).toEqual([]);
  expect(traceLineage(bare).findings).toHaveLength(2);
});

test('a year without a report, and a year that leaves the measure out, are bridged', () => {
  const measures = traced({
    2015: ['Утримання парків', 'Чистка колодязів'],
    2017: ['Утримання парків'],
    2018: ['Чистка колодязів', 'Утримання парків'],
  });
  expect(tiesOf(measures)).toEqual(['2015/1 same 2017/1', '2015/2 same 2018/1', '2017/1 same 2018/2']);
});

test('a half-year report belongs to its year, and years are tied by their longest reports', () => {
  const title = 'Утримання парків';
  const half = { report: '2017-H1', year: 2017, title, periodEnd: '2017-06-30' };
  const measures = [...traced({ 2016: [title], 2017: [title] }), tracedMeasure('2017-H1/4', half)];
  expect(tiesOf(measures)).toEqual(['2016/1 same 2017/1', '2017-H1/4 same 2017/1']);
  const keys = lineageKeys(measures, traceLineage(measures).edges);
  expect([...new Set(keys.values())]).toEqual(['2016/1']);
});

test('a lineage leads back to the earliest measure over same and renamed, not over parts', () => {
  const edge = { confidence: '1.000', method: 'reviewed', evidence: [] } as const;
  const measures = traced({ 2016: ['А'], 2017: ['Б'], 2018: ['В', 'Г'] });
  const keys = lineageKeys(measures, [
    { ...edge, from: '2017/1', to: '2018/1', kind: 'same' },
    { ...edge, from: '2016/1', to: '2017/1', kind: 'renamed' },
    { ...edge, from: '2017/1', to: '2018/2', kind: 'split' },
  ]);
  expect(Object.fromEntries(keys)).toEqual({
    '2016/1': '2016/1',
    '2017/1': '2016/1',
    '2018/1': '2016/1',
    '2018/2': '2018/2',
  });
});

test('a title before a colon names the whole of several parts', () => {
  const split = traced({
    2016: ['Озеленення парків', 'Освітлення вулиць'],
    2017: [
      'Озеленення парків: висаджування дерев',
      'Озеленення парку: догляд за клумбами',
      'Освітлення вулиць:',
    ],
  });
  expect(tiesOf(split)).toEqual(['2016/1 split 2017/1', '2016/1 split 2017/2', '2016/2 same 2017/3']);
  const merged = traced({ 2016: ['Освітлення: щити', 'Освітлення: світильники'], 2017: ['Освітлення'] });
  expect(tiesOf(merged)).toEqual(['2016/1 merged 2017/1', '2016/2 merged 2017/1']);
});

test('a reviewer goes before the titles: ties, unties, and settles what was ambiguous', () => {
  const measures = traced({
    2016: ['Придбання обладнання для бібліотек', 'Ремонт фонтану'],
    2017: [
      'Придбання нового обладнання для бібліотек',
      'Придбання сучасного обладнання для бібліотек',
      'Ремонт фонтану',
      'Утримання скверу',
    ],
  });
  const reviewed: readonly ReviewedLineage[] = [
    { from: '2016/1', to: '2017/2', kind: 'not', ...WHO },
    { from: '2016/2', to: '2017/3', kind: 'not', ...WHO },
    { from: '2016/2', to: '2017/4', kind: 'renamed', ...WHO },
    { from: '2016/9', to: '2017/4', kind: 'same', ...WHO },
  ];
  const stated = reviewedLineage(new Set(measures.map(({ key }) => key)), reviewed);
  expect(tiesOf(measures, stated.fitting)).toEqual(['2016/1 renamed 2017/1']);
  expect(stated.edges).toEqual([
    {
      from: '2016/2',
      to: '2017/4',
      kind: 'renamed',
      confidence: '1.000',
      method: 'reviewed',
      evidence: [WHO.why, WHO.reviewer],
    },
  ]);
  expect(stated.findings.map(({ finding }) => [finding.code, finding.found])).toEqual([
    ['lineage_review_unmatched', '2016/9'],
  ]);
});

test('the order of the measures makes no difference', () => {
  const cases = [...Map.groupBy(readLabelled(), (measure) => measure.case).values()].map((own) =>
    own.map(toTraced),
  );
  const shuffled = fc
    .constantFrom(...cases)
    .chain((measures) =>
      fc.tuple(fc.constant(measures), fc.shuffledSubarray(measures, { minLength: measures.length })),
    );
  fc.assert(
    fc.property(shuffled, ([measures, other]) => {
      expect(traceLineage(other)).toEqual(traceLineage(measures));
    }),
    { numRuns: 50 },
  );
});

test('any titles give edges from earlier to later measures that are there, none twice', () => {
  const word = fc.constantFrom(
    'ремонт',
    'дороги',
    'школи',
    'вул.',
    'Франка',
    '№ 5',
    '2016',
    'та',
    '',
    '—',
    'Ж',
    '«',
  );
  const title = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
  const years = fc.dictionary(fc.constantFrom('2015', '2016', '2018'), fc.array(title, { maxLength: 6 }));
  fc.assert(
    fc.property(years, (drawn) => {
      const measures = traced(drawn);
      const years = new Map(measures.map(({ key, year }) => [key, year]));
      const { edges } = traceLineage(measures);
      for (const { from, to } of edges) expect(years.get(from)).toBeLessThan(years.get(to) ?? 0);
      expect(new Set(edges.map(({ from, to }) => `${from} ${to}`)).size).toBe(edges.length);
    }),
  );
});

function tiesOf(
  measures: readonly TracedMeasure[],
  reviewed: readonly ReviewedLineage[] = [],
): readonly string[] {
  return traceLineage(measures, reviewed)
    .edges.map(({ from, to, kind }) => `${from} ${kind} ${to}`)
    .toSorted();
}
