import { readFile } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { chainPrices } from '../facts/chain-prices.ts';
import {
  INDEX_WHOLE_DIGITS,
  PERCENT_DECIMALS,
  PERCENT_WHOLE_DIGITS,
  type PriceChange,
  type PriceIndexYear,
} from '../model/price-index.ts';
import { describeMistakes } from './describe-mistakes.ts';
import { sha256 } from './extract.ts';

/** What a file of price changes came to: its years, or, where there are none, what is wrong with it. */
export type PriceIndexFile = {
  readonly years: readonly PriceIndexYear[];
  readonly sha256: string | null;
  /** `expected …, found …`. */
  readonly mistake: string | null;
};

/**
 * Reads yearly changes of prices from a CSV file with the columns `country_code`, `year` and
 * `annual_average_change_pct`, and chains them. The years stand in their order, without a gap. A file with a mistake
 * gives no years at all.
 */
export async function readPriceIndexFile(path: string): Promise<PriceIndexFile> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return { ...NOTHING, mistake: 'expected a file that can be read, found none' };
  const { rows, mistake } = readRows(new TextDecoder().decode(bytes));
  const years = chainPrices(rows);
  const found = mistake ?? mistakeIn(years);
  return { years: found === null ? years : [], sha256: sha256(bytes), mistake: found };
}

const NOTHING = { years: [], sha256: null } as const;

type Rows = { readonly rows: readonly PriceChange[]; readonly mistake: string | null };

/** The first line holds the names of the columns. */
const FIRST_ROW = 2;

function readRows(text: string): Rows {
  const records = splitRecords(text);
  if (records instanceof CsvError)
    return { rows: [], mistake: `expected a table, found: ${records.message}` };
  const rows: PriceChange[] = [];
  for (const [index, record] of records.entries()) {
    const checked = ROW.safeParse(record, { reportInput: true });
    if (!checked.success) {
      return { rows: [], mistake: `line ${index + FIRST_ROW}: ${describeMistakes(checked.error)}` };
    }
    rows.push(checked.data);
  }
  return { rows, mistake: rows.length === 0 ? 'expected a line for each year, found none' : null };
}

function splitRecords(text: string): readonly unknown[] | CsvError {
  try {
    return parse(text, {
      columns: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n'],
    });
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
}

const PERCENT = new RegExp(`^-?\\d{1,${PERCENT_WHOLE_DIGITS}}(\\.\\d{1,${PERCENT_DECIMALS}})?$`);

const ROW = z
  .object({
    country_code: z.literal('UKR', 'expected "UKR"'),
    year: z.string('expected a year').regex(/^\d{4}$/, 'expected a year such as 2016'),
    annual_average_change_pct: z
      .string('expected a percentage')
      .regex(PERCENT, {
        error: `expected a percentage such as 12.5, with at most ${PERCENT_DECIMALS} decimals`,
        abort: true,
      })
      .refine((percent) => new Decimal(percent).greaterThan(-100), 'expected more than -100 per cent'),
  })
  .transform((row) => ({ year: Number(row.year), percent: row.annual_average_change_pct }));

/** Any two indices within these bounds have a deflator that fits its column. */
const LEAST_INDEX = 1;
const INDEX_BOUND = new Decimal(10).pow(INDEX_WHOLE_DIGITS);

function mistakeIn(years: readonly PriceIndexYear[]): string | null {
  for (const [position, { year, index }] of years.entries()) {
    const expected = (years[0]?.year ?? 0) + position;
    if (year !== expected)
      return `line ${position + FIRST_ROW}: expected the year ${expected}, found ${year}`;
    if (INDEX_BOUND.lessThanOrEqualTo(index) || new Decimal(index).lessThan(LEAST_INDEX)) {
      return `line ${position + FIRST_ROW}: expected an index from ${LEAST_INDEX} to below ${INDEX_BOUND.toFixed()}, found ${index} for ${year}`;
    }
  }
  return null;
}
