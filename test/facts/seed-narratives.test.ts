import { expect, test } from 'vitest';
import { readExecution } from '../../src/facts/execution.ts';
import { readExecutors } from '../../src/facts/executors.ts';
import { readTerm } from '../../src/facts/terms.ts';
import { SEED } from '../seed.ts';

/** The term, executor and execution cells of the seed's twelve measures, read by hand. */
type Measure = {
  readonly number: number;
  readonly term: string;
  readonly executors: readonly string[];
  readonly narrative: string;
  readonly status: string;
  readonly evidence: string;
  readonly outcomes: readonly (readonly [
    quantity: string,
    unit: string | null,
    object: string | null,
    approximate: boolean,
    quote: string,
  ])[];
};

const INFORMATION = 'Відділ інформаційного забезпечення';

const MEASURES: readonly Measure[] = [
  {
    number: 1,
    term: 'Протягом року',
    executors: ['Прес-служба'],
    narrative: 'Розміщено 545 статей в розділі «Новини»',
    status: 'done',
    evidence: 'Розміщено 545 статей в розділі «Новини»',
    outcomes: [['545', null, 'статей', false, '545 статей']],
  },
  {
    // The year is over. What was sent daily is how the work was done, and what it came to is reported as
    // held and organised: so done, not in progress.
    number: 2,
    term: 'Протягом року',
    executors: ['Прес-служба'],
    narrative:
      'Щоденно до засобів масової інформації надсилаються прес-релізи, пострелізи, інформаційні статті, об’яви. \n' +
      'Проведено 16 ефірів телепередачі «Гість в студії» за участю міського голови. \n' +
      'Організовано 9 інтерв’ю з національними телеканалами, 5 зустрічей міського голови з іноземними журналістами.',
    status: 'done',
    evidence: 'Проведено 16 ефірів телепередачі «Гість в студії» за участю міського голови',
    outcomes: [
      ['16', null, 'ефірів', false, '16 ефірів'],
      ['9', null, 'інтерв’ю', false, '9 інтерв’ю'],
      ['5', null, 'зустрічей', false, '5 зустрічей'],
    ],
  },
  {
    number: 3,
    term: 'Протягом року',
    executors: ['Прес-служба'],
    narrative:
      'Проведено 20 прес-конференцій, 2 брифінг міського голови, 1 прес-конференція заступників міського голови.',
    status: 'done',
    evidence: 'Проведено 20 прес-конференцій',
    outcomes: [
      ['20', null, 'прес-конференцій', false, '20 прес-конференцій'],
      ['2', null, 'брифінг', false, '2 брифінг'],
      ['1', null, 'прес-конференція', false, '1 прес-конференція'],
    ],
  },
  {
    number: 4,
    term: 'Протягом року',
    executors: [INFORMATION],
    narrative: 'Проведено понад 180 трансляцій, відбулося 12 тисяч переглядів.',
    status: 'done',
    evidence: 'Проведено понад 180 трансляцій',
    outcomes: [
      ['180', null, 'трансляцій', true, 'понад 180 трансляцій'],
      ['12000', null, 'переглядів', false, '12 тисяч переглядів'],
    ],
  },
  {
    number: 5,
    term: 'І квартал',
    executors: [INFORMATION, 'ЦНАП', 'УЖКГ'],
    narrative:
      'Впровадження планується провести до кінця 2017 року відповідно до програми “Відкрита влада. Прозоре місто.”',
    status: 'postponed',
    evidence:
      'Впровадження планується провести до кінця 2017 року відповідно до програми “Відкрита влада. Прозоре місто.”',
    outcomes: [],
  },
  {
    // The memorandum is signed, the service is not there: in progress.
    number: 6,
    term: 'І квартал',
    executors: [INFORMATION, 'ЦНАП'],
    narrative: 'Підписано меморандум. Тривають організаційні та технічні узгодження.',
    status: 'in_progress',
    evidence: 'Тривають організаційні та технічні узгодження',
    outcomes: [],
  },
  {
    number: 7,
    term: 'І квартал',
    executors: ['Виконавчі органи міської ради'],
    narrative: 'Вже проведено понад 400 торгів.',
    status: 'done',
    evidence: 'Вже проведено понад 400 торгів',
    outcomes: [['400', null, 'торгів', true, 'понад 400 торгів']],
  },
  {
    number: 8,
    term: 'І квартал',
    executors: [INFORMATION],
    narrative: 'Сервіс функціонує. Вже подано на розгляд понад 150 петицій.',
    status: 'done',
    evidence: 'Сервіс функціонує',
    outcomes: [['150', null, 'петицій', true, 'понад 150 петицій']],
  },
  {
    number: 9,
    term: 'Протягом року',
    executors: [INFORMATION],
    narrative:
      'Оновлення планується провести до кінця 2017 року відповідно до програми “Відкрита влада. Прозоре місто.”',
    status: 'postponed',
    evidence:
      'Оновлення планується провести до кінця 2017 року відповідно до програми “Відкрита влада. Прозоре місто.”',
    outcomes: [],
  },
  {
    number: 10,
    term: '2016',
    executors: [
      INFORMATION,
      'відділ з організаційного забезпечення депутатської діяльності',
      'господарча група',
    ],
    narrative:
      'Проведено облаштування зали меблями, встановлено і налагоджено програмно-апаратний комплекс «ВІЧЕ» за кошти USAID еквівалентом 964 тис. грн.',
    status: 'done',
    evidence: 'Проведено облаштування зали меблями',
    outcomes: [['964', 'тис. грн.', null, false, '964 тис. грн.']],
  },
  {
    number: 11,
    term: '2016',
    executors: [INFORMATION],
    narrative: 'Придбано ІР камери для організації відеотрансляцій.',
    status: 'done',
    evidence: 'Придбано ІР камери для організації відеотрансляцій',
    outcomes: [],
  },
  {
    number: 12,
    term: '2016',
    executors: [INFORMATION],
    narrative: 'Придбано комп’ютерне та комутаційне обладнання',
    status: 'done',
    evidence: 'Придбано комп’ютерне та комутаційне обладнання',
    outcomes: [],
  },
];

const TERMS: Readonly<Record<string, readonly [start: string, end: string]>> = {
  'Протягом року': ['2016-01-01', '2016-12-31'],
  'І квартал': ['2016-01-01', '2016-03-31'],
  '2016': ['2016-01-01', '2016-12-31'],
};

test.each(MEASURES)('measure $number of the seed is read as a careful reader would', (measure) => {
  const { narrative, status, evidence } = measure;
  expect(readExecution(narrative)).toEqual({
    text: narrative,
    status,
    evidence,
    outcomes: measure.outcomes.map(([quantity, unit, object, approximate, quote]) => ({
      quantity,
      unit,
      object,
      approximate,
      quote,
    })),
  });
  expect(readExecutors(measure.executors.join(', '))).toEqual(measure.executors);
  const [start, end] = TERMS[measure.term] ?? [];
  expect(readTerm(measure.term, { text: 'за 2016 рік', start: '2016-01-01', end: '2016-12-31' })).toEqual({
    term: { text: measure.term, start, end, recurrence: null },
    read: true,
  });
});

test('the cells are the seed’s own', () => {
  const rows = SEED.replaceAll('\r\n', '\n')
    .split(/\n\t(?=\d+\. )/)
    .slice(1);
  expect(rows).toHaveLength(MEASURES.length);
  for (const [index, { term, executors, narrative }] of MEASURES.entries()) {
    expect(rows[index]).toContain(`\n\t${term}\n\t${executors.join(', ')}`);
    expect(rows[index]).toContain(`\n\t${narrative}`);
  }
});
