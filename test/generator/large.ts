import { createHash } from 'node:crypto';
import { keyReports } from '../../src/facts/identity.ts';
import type { Amount } from '../../src/model/amount.ts';
import type { LoadedDocument } from '../../src/model/loaded-document.ts';
import type { FundingFact, Measure } from '../../src/model/measure.ts';
import type { Publisher } from '../../src/model/publisher.ts';
import type { Report } from '../../src/model/report.ts';
import type { Concept, SectionContent } from './content/concept.ts';
import { narrate } from './content/narratives.ts';
import { OPEN_CITY } from './content/open-city.ts';
import { SCHOOLS } from './content/schools.ts';
import { makeTerm } from './content/terms.ts';
import { UTILITIES_SECTION } from './content/utilities.ts';
import { ALL_SOURCES, GENITIVE } from './layouts/words.ts';
import { MONEY_UNITS, printAmount, stepOf, toUah } from './money.ts';
import { type Random, randomOf } from './random.ts';
import { FIRST_YEAR } from './town.ts';

/** How much made-up data: facts = publishers × years × 3 sections × measures × 5 sources. */
export type LargeOrder = {
  readonly seed: string;
  readonly publishers: number;
  readonly years: number;
  /** In each section and year. */
  readonly measures: number;
};

const SECTIONS: readonly SectionContent[] = [SCHOOLS, UTILITIES_SECTION, OPEN_CITY];
const [UNIT] = MONEY_UNITS;
const STYLE = { separator: ',', grouping: '', nothing: '-', trims: true } as const;
const NOTHING: Amount = { raw: '-', state: 'none', uah: null };

/** How many facts an order comes to. */
export function factsOf({ publishers, years, measures }: LargeOrder): number {
  return publishers * years * SECTIONS.length * measures * ALL_SOURCES.length;
}

/**
 * Made-up documents as the warehouse loads them, one a publisher, year and section, without any file to read. One is
 * made at a time, so memory stays flat; the same order gives the same documents.
 */
export function* largeDocuments(order: LargeOrder): Generator<LoadedDocument> {
  for (let town = 0; town < order.publishers; town += 1) {
    const publisher = makePublisher(town);
    for (let year = FIRST_YEAR; year < FIRST_YEAR + order.years; year += 1) {
      for (const section of SECTIONS) yield makeDocument(publisher, year, section, order);
    }
  }
}

function makePublisher(town: number): Publisher {
  const key = `town-${town}`;
  return {
    key,
    name: `Вигадане місто ${town}`,
    nameEn: `Made-up Town ${town}`,
    edrpou: null,
    katottg: null,
    inferredFrom: null,
    synthetic: true,
  };
}

function makeDocument(
  publisher: Publisher,
  year: number,
  section: SectionContent,
  { seed, measures }: LargeOrder,
): LoadedDocument {
  const path = `${publisher.key}/${year}/${section.code}.txt`;
  const random = randomOf(`${seed}/${path}`);
  const report: Report = {
    section: { code: section.code, title: section.title },
    programme: 'Місто, що росте',
    year,
    period: { text: `за ${year} рік`, start: `${year}-01-01`, end: `${year}-12-31` },
    unit: UNIT?.text ?? null,
    measures: Array.from({ length: measures }, (_, index) => makeMeasure(index, year, section, random)),
    reportedTotals: [],
  };
  return {
    document: {
      path,
      sha256: createHash('sha256').update(`${seed}/${path}`).digest('hex'),
      format: 'text',
      bytes: 0,
    },
    publisher,
    pipeline: publisher.key,
    licence: 'CC0-1.0',
    sourceUrl: null,
    copies: [],
    note: null,
    origin: null,
    ...keyReports(publisher.key, [report]),
  };
}

function makeMeasure(index: number, year: number, { concepts }: SectionContent, random: Random): Measure {
  const concept = concepts[index % concepts.length];
  if (!concept) throw new Error('The section has no measures.');
  const row = index + 5;
  const funding = ALL_SOURCES.map((source, column): FundingFact => {
    const money = makeMoney(concept, source, random);
    const place = { table: 0, row, column: column + 4 };
    return { source, label: GENITIVE[source], year, unit: UNIT?.text ?? null, cell: place, ...money };
  });
  return {
    number: `${index + 1}`,
    title: `${concept.titles[0]}, ${index + 1}`,
    budgetCode: null,
    actions: concept.actions,
    term: makeTerm(year, random),
    executors: concept.executors,
    funding,
    reportedTotal: null,
    furtherTotals: [],
    execution: { text: narrate(concept, 'done', random), status: 'done', evidence: null, outcomes: [] },
    cell: { table: 0, row, column: 0 },
  };
}

function makeMoney(concept: Concept, source: Concept['sources'][number], random: Random) {
  if (!UNIT || !concept.sources.includes(source)) return { plan: NOTHING, fact: NOTHING };
  const step = stepOf(UNIT);
  const plan = BigInt(random.integer(10, 50_000)) * step;
  const fact = ((plan / step) * BigInt(random.integer(0, 100))) / 100n;
  return { plan: toAmount(plan, UNIT), fact: toAmount(fact * step, UNIT) };
}

function toAmount(kopecks: bigint, unit: NonNullable<typeof UNIT>): Amount {
  return { raw: printAmount(kopecks, unit, STYLE), state: 'amount', uah: toUah(kopecks) };
}
