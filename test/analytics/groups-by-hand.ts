import { DIMENSIONS, type Dimension } from '../../src/analytics/dimension.ts';
import type { Prices } from '../../src/analytics/prices.ts';
import type { FundingFactRow } from '../../src/analytics/release-database.ts';
import type { ReleaseRows } from './made-up-town.ts';

export type HandSums = { readonly plan: string | null; readonly fact: string | null };

type Labels = Readonly<Record<string, unknown>>;

/**
 * The sums of funding facts by group, worked out without any database and in whole numbers: by the key of the group,
 * a JSON array of the values of its dimensions.
 */
export function groupsByHand(
  rows: ReleaseRows,
  facts: readonly FundingFactRow[],
  groupBy: readonly Dimension[],
  prices: Prices | null,
): ReadonlyMap<string, HandSums> {
  const labelled = facts.flatMap((fact) =>
    labelsOf(rows, fact, groupBy).map((labels) => ({ key: groupKey(labels, groupBy), fact })),
  );
  const groups = Map.groupBy(labelled, ({ key }) => key);
  return new Map(
    [...groups].map(([key, members]) => [
      key,
      sumByHand(
        members.map(({ fact }) => fact),
        prices,
      ),
    ]),
  );
}

/** The key of a group from a row with the columns of its dimensions. */
export function groupKey(row: Labels, groupBy: readonly Dimension[]): string {
  return JSON.stringify(groupBy.map((dimension) => row[DIMENSIONS[dimension].column] ?? null));
}

export function sumByHand(facts: readonly FundingFactRow[], prices: Prices | null): HandSums {
  const deflators = new Map(prices?.deflators.map(({ year, deflator }) => [year, deflator]));
  const amounts = facts.map(({ year, plan_uah: plan, fact_uah: fact }) => ({
    plan,
    fact,
    deflator: prices === null ? '1.0000000000' : (deflators.get(year) ?? null),
  }));
  const isUnpriced = amounts.some(({ plan, fact, deflator }) => deflator === null && (plan ?? fact) !== null);
  if (isUnpriced) return { plan: null, fact: null };
  return {
    plan: roundedSum(amounts.map(({ plan, deflator }) => [plan, deflator])),
    fact: roundedSum(amounts.map(({ fact, deflator }) => [fact, deflator])),
  };
}

/** One set of labels for each group a fact belongs to: several only where its measure has several executors. */
function labelsOf(rows: ReleaseRows, fact: FundingFactRow, groupBy: readonly Dimension[]): readonly Labels[] {
  const report = rows.reports.find(({ report_key: key }) => key === fact.report_key);
  const measure = rows.measures.find(({ measure_key: key }) => key === fact.measure_key);
  const own = { ...report, ...measure, ...fact };
  if (!groupBy.includes('executor')) return [own];
  const executors = rows.measure_executors.filter(({ measure_key: key }) => key === fact.measure_key);
  const keys = [...new Set(executors.map(({ executor_key: key }) => key))];
  return (keys.length === 0 ? [null] : keys).map((key) => ({ ...own, executor_key: key }));
}

const HALF_KOPECK = 5_000_000_000n;
const KOPECK = 10_000_000_000n;

/** Kopecks times ten-thousand-millionths, added up, then rounded half away from zero to kopecks. */
function roundedSum(amounts: readonly (readonly [string | null, string | null])[]): string | null {
  const products = amounts.flatMap(([amount, deflator]) =>
    amount === null || deflator === null ? [] : [wholeOf(amount) * wholeOf(deflator)],
  );
  if (products.length === 0) return null;
  const sum = products.reduce((total, product) => total + product, 0n);
  const kopecks = (sum < 0n ? sum - HALF_KOPECK : sum + HALF_KOPECK) / KOPECK;
  const digits = String(kopecks < 0n ? -kopecks : kopecks).padStart(3, '0');
  return `${kopecks < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function wholeOf(decimal: string): bigint {
  return BigInt(decimal.replace('.', ''));
}
