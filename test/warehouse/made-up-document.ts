import { createHash } from 'node:crypto';
import { executorKey } from '../../src/facts/executor-keys.ts';
import type { Amount } from '../../src/model/amount.ts';
import type { Finding } from '../../src/model/finding.ts';
import { makeFinding } from '../../src/model/finding-catalogue.ts';
import type { LoadedDocument } from '../../src/model/loaded-document.ts';
import type { FundingFact, Measure } from '../../src/model/measure.ts';
import type { Publisher } from '../../src/model/publisher.ts';
import type { Report } from '../../src/model/report.ts';

const MADE_UP_TOWN: Publisher = {
  key: 'made-up-town',
  name: 'Вигадана міська рада',
  nameEn: 'Made-up Town Council',
  edrpou: '00000000',
  katottg: null,
  inferredFrom: 'nothing real stands behind it',
  synthetic: true,
};

type Choices = {
  readonly section?: string;
  readonly year?: number;
  /** Another text gives another file: another hash. */
  readonly content?: string;
  readonly path?: string;
  readonly measures?: readonly Measure[];
  readonly findings?: readonly Finding[];
};

/** A document of one report with the states, texts and cells that tables stumble over. */
export function madeUpDocument({
  section = '1.1',
  year = 2020,
  content = `${section} ${year}`,
  path = `made-up-town/${year}/${section}.txt`,
  measures = [roadMeasure(year), wordsMeasure(year)],
  findings = [totalFinding()],
}: Choices = {}): LoadedDocument {
  const key = `made-up-town/${year}/${section}`;
  return {
    document: { path, sha256: sha256(content), format: 'text', bytes: content.length },
    publisher: MADE_UP_TOWN,
    pipeline: 'made-up-town',
    licence: 'CC-BY-4.0',
    sourceUrl: null,
    copies: [],
    note: null,
    origin: null,
    reports: [
      {
        key,
        sectionKey: `made-up-town/${section}`,
        report: report(section, year, measures),
        measureKeys: measures.map(({ number }) => `${key}/${number}`),
        executorKeys: measures.map(({ executors }) => executors.map((executor) => executorKey(executor))),
      },
    ],
    findings,
  };
}

/** A file that no reader could make sense of. */
export function unreadableDocument(): LoadedDocument {
  return {
    ...madeUpDocument({ content: 'not a report', path: 'made-up-town/2020/broken.txt' }),
    reports: [],
    findings: [makeFinding('document_without_table', { paragraphs: 3 })],
  };
}

export function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

function amount(uah: string, raw: string): Amount {
  return { raw, state: 'amount', uah };
}

/** A measure with one funding fact whose texts are the given one: what a published table has to give back. */
export function measureOfText(text: string, number: string, year = 2020): Measure {
  return { ...wordsMeasure(year), number, title: text, actions: [text], executors: [text], execution: null };
}

const DASH: Amount = { raw: '-', state: 'none', uah: null };
const BLANK: Amount = { raw: '', state: 'blank', uah: null };
const WORDS: Amount = { raw: 'в межах кошторису', state: 'text', uah: null };

function roadMeasure(year: number): Measure {
  const cell = { table: 0, row: 4, column: 1 };
  return {
    number: '1',
    title: 'Ремонт доріг «Центр», "Південь"',
    budgetCode: null,
    actions: ['- перший рядок', '=SUM(A1)', "'у лапках"],
    term: { text: 'І квартал', start: `${year}-01-01`, end: `${year}-03-31`, recurrence: null },
    executors: ['КП “Шлях”', 'Відділ\nбудівництва'],
    funding: [
      fact('local', year, { plan: amount('50000.00', '50'), fact: amount('49999.99', '49,99999') }),
      fact('local', year, { plan: amount('0.01', '0,00001'), fact: DASH }),
      fact('state', year, { plan: amount('-47700.00', '-47,7'), fact: BLANK }),
      fact('other', year, { plan: amount('123456789012345678.99', '1'), fact: amount('0.00', '0') }),
    ],
    reportedTotal: {
      label: 'Усього',
      year,
      unit: 'тис. грн.',
      cell: { table: 0, row: 4, column: 4 },
      plan: amount('2300.01', '2,30001'),
      fact: amount('49999.99', '49,99999'),
    },
    furtherTotals: [
      {
        label: 'Усього',
        year: year + 1,
        unit: 'тис. грн.',
        cell: { table: 0, row: 4, column: 7 },
        plan: amount('10.00', '0,01'),
        fact: BLANK,
      },
    ],
    execution: {
      text: 'Розміщено понад 12 тисяч оголошень.\r\nТривають роботи',
      status: 'in_progress',
      evidence: 'Тривають',
      outcomes: [
        {
          quantity: '12000',
          unit: 'оголошень',
          object: null,
          approximate: true,
          quote: 'понад 12 тисяч оголошень',
        },
      ],
    },
    cell,
  };
}

function wordsMeasure(year: number): Measure {
  return {
    number: '2',
    title: '+ постійно, «щомісяця»',
    budgetCode: null,
    actions: [],
    term: { text: 'щомісяця', start: null, end: null, recurrence: 'monthly' },
    executors: [],
    funding: [
      fact('enterprises', year, { plan: WORDS, fact: { raw: 'х', state: 'not_applicable', uah: null } }),
    ],
    reportedTotal: null,
    furtherTotals: [],
    execution: null,
    cell: { table: 0, row: 7, column: 1 },
  };
}

function fact(
  source: FundingFact['source'],
  year: number,
  amounts: Pick<FundingFact, 'plan' | 'fact'>,
): FundingFact {
  return {
    source,
    label: source === 'local' ? '@ бюджету міста' : '',
    year,
    unit: 'тис. грн.',
    cell: { table: 0, row: 4, column: 5 },
    ...(source === 'state' && { factCell: { table: 0, row: 5, column: 6 } }),
    ...amounts,
  };
}

function report(section: string, year: number, measures: readonly Measure[]): Report {
  return {
    section: { code: section, title: 'Дороги' },
    programme: null,
    year,
    period: { text: `за ${year} рік`, start: `${year}-01-01`, end: `${year}-12-31` },
    unit: 'тис. грн.',
    measures,
    reportedTotals: [
      {
        source: 'total',
        label: 'Разом',
        year,
        unit: 'тис. грн.',
        cell: { table: 0, row: 9, column: 4 },
        plan: amount('2300.01', '2,30001'),
        fact: DASH,
      },
      {
        source: 'local',
        label: 'Разом',
        year,
        unit: 'тис. грн.',
        cell: { table: 0, row: 9, column: 4 },
        plan: amount('50000.01', '50,00001'),
        fact: DASH,
      },
    ],
  };
}

function totalFinding(): Finding {
  return makeFinding(
    'sources_total_mismatch',
    { measure: '1', found: '2299.99', expected: '2300.01', phase: 'plan', phaseUk: 'план' },
    { cell: { table: 0, row: 4, column: 4 }, expected: '2300.01', found: '2299.99', measure: '1' },
  );
}
