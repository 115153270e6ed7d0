import type { LoadedDocument } from '../../src/model/loaded-document.ts';
import type { FundingFact, Measure } from '../../src/model/measure.ts';
import { madeUpDocument, measureOfText } from '../warehouse/made-up-document.ts';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2025;
const SOURCES = ['state', 'local', 'enterprises', 'other'] as const;

/** A report for each year from 2000 to 2025, the last without a price index, with amounts of every size. */
export function manyYears(): readonly LoadedDocument[] {
  return Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => {
    const year = FIRST_YEAR + index;
    const measures = [1, 2, 3].map((number) => measureOf(year, number));
    return madeUpDocument({ year, measures, findings: [] });
  });
}

function measureOf(year: number, number: number): Measure {
  const funding = SOURCES.map((source, place) => fundingOf(source, year, number * SOURCES.length + place));
  return { ...measureOfText(`Захід ${number}`, String(number), year), funding };
}

/** Amounts that look like chance and are the same each time; every seventh cell has a dash. */
function fundingOf(source: FundingFact['source'], year: number, seed: number): FundingFact {
  const place = year * 31 + seed * 17;
  const kopecks = (BigInt(place) * 2_654_435_761n) % 10n ** BigInt(4 + (place % 12));
  const amount = (own: bigint, step: number) =>
    (place + step) % 7 === 0
      ? ({ raw: '-', state: 'none', uah: null } as const)
      : ({ raw: textOf(own), state: 'amount', uah: textOf(own) } as const);
  return {
    source,
    label: source,
    year,
    unit: 'грн.',
    cell: { table: 0, row: seed, column: 5 },
    plan: amount(kopecks, 0),
    fact: amount((kopecks * 997n) / 1000n, 1),
  };
}

function textOf(kopecks: bigint): string {
  const digits = String(kopecks).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
