import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readExecution } from '../../src/facts/execution.ts';

function statusOf(text: string) {
  const { status, evidence } = readExecution(text);
  return [status, evidence];
}

test.each([
  'Виконано',
  'Створено сайт громади',
  'Відремонтовано покрівлю школи',
  'Проводились рейди та перевірки',
  'Програма діє',
  'Виконано на 100%',
  '100 %',
  'Роботи виконані в повному обсязі',
  'Прoвeдeнo семінар',
  'Вже подано заявку',
])('done: «%s»', (text) => {
  expect(statusOf(text)).toEqual(['done', text]);
});

test.each([
  'Тривають роботи',
  'Виконується',
  'Щоденно надсилаються повідомлення',
  'На стадії погодження',
  'Частково виконано',
  'Виконано на 50 %',
  '50%',
  "Готовність об'єкта 60 %",
  'Ремонт не завершено',
  'Виконано не в повному обсязі',
  'Розпочато будівництво',
])('in progress: «%s»', (text) => {
  expect(statusOf(text)).toEqual(['in_progress', text]);
});

test.each([
  'Захід перенесено на 2018 рік',
  'Відкладено',
  'Планується провести до кінця 2017 року',
  'Роботи будуть виконані у 2018 році',
  'Роботи проводитимуться у 2018 році',
])('postponed: «%s»', (text) => {
  expect(statusOf(text)).toEqual(['postponed', text]);
});

test.each([
  'Не виконано',
  'Роботи не проводились',
  'Не здійснювалось через відсутність коштів',
  'Не було проведено',
  'Кошти не виділялись',
  'У зв’язку з відсутністю фінансування',
  'Конкурс не відбувся',
  'Нe викoнaнo',
])('not done: «%s»', (text) => {
  expect(statusOf(text)).toEqual(['not_done', text]);
});

test.each([
  '',
  '-',
  'х',
  'Порушень не виявлено',
  'Проведення нарад',
  'Програма «Створено в Україні»',
  '16 ефірів',
])('no word of the status: «%s»', (text) => {
  expect(statusOf(text)).toEqual(['unknown', null]);
});

test('a verdict on the whole measure overrules what was done beside it', () => {
  expect(statusOf("Захід не виконано у зв'язку з карантином. Проведено лише нараду.")).toEqual([
    'not_done',
    "Захід не виконано у зв'язку з карантином",
  ]);
  expect(statusOf('Виконано. Роботи будуть продовжені у 2018 році.')).toEqual(['done', 'Виконано']);
});

test('a part done and a part missed is in progress, proved by the part missed', () => {
  expect(statusOf("Придбано 3 комп'ютери. Решта не придбана через брак коштів.")).toEqual([
    'in_progress',
    'Решта не придбана через брак коштів',
  ]);
});

test('what is done beside a further plan is done', () => {
  expect(statusOf('Проведено 20 заходів. У 2018 році планується провести ще 15.')).toEqual([
    'done',
    'Проведено 20 заходів',
  ]);
});

test('no money is no verdict where the work was done all the same', () => {
  expect(statusOf('Кошти не виділялись, роботи виконано за рахунок спонсорів')).toEqual([
    'done',
    'роботи виконано за рахунок спонсорів',
  ]);
  expect(statusOf('Фінансування не потребує. Проведено 3 наради.')[0]).toBe('done');
});

test('not done now and put off is postponed', () => {
  expect(statusOf('Не виконано. Перенесено на 2018 рік')).toEqual(['postponed', 'Перенесено на 2018 рік']);
});

test('the evidence does not end at an abbreviation, nor at a full stop inside a name', () => {
  expect(statusOf('Придбано за 964 тис. грн. обладнання; решту планується')[1]).toBe(
    'Придбано за 964 тис. грн. обладнання',
  );
  expect(statusOf('Видано книгу «Місто. Люди, роки» накладом 300 примірників.')[1]).toBe(
    'Видано книгу «Місто. Люди, роки» накладом 300 примірників',
  );
});

const words = fc.constantFrom(
  ...'не,було,виконано,Проведено,триває,планується,перенесено,буде,кошти,захід,на,50,%,«,»,.,\n,тис.,грн,5,нарад,понад'.split(
    ',',
  ),
);

test('evidence and quotes are words of the text, and a known status has evidence', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 6 })), { maxLength: 30 }), (parts) => {
      const text = parts.join(' ');
      const { status, evidence, outcomes } = readExecution(text);
      expect(evidence === null).toBe(status === 'unknown');
      for (const quote of [evidence ?? '', ...outcomes.map((outcome) => outcome.quote)]) {
        expect(text).toContain(quote);
      }
    }),
    { numRuns: 2000 },
  );
});
