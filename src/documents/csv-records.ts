import { CsvError, type CsvErrorCode, parse } from 'csv-parse/sync';
import type { CellBudget } from './limits.ts';

/** After so many quotes that open and never close, quotes are taken for ordinary signs. */
const STRAY_QUOTES = 20;
const LINE_FEED = 0x0a;
const CLOSING_QUOTE = Buffer.from('"');
const STOPS: Partial<Record<CsvErrorCode, Stop['reason']>> = {
  CSV_QUOTE_NOT_CLOSED: 'quote_open',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: 'text_after_quote',
};

type CsvRecord = readonly string[];

type Manner = {
  readonly separator: string;
  readonly budget: CellBudget;
  readonly quotes: boolean;
  /** Only spaces may stand between a quote and the separator; otherwise text there is a part of the value. */
  readonly strict: boolean;
};

type Stop = {
  readonly reason: 'quote_open' | 'text_after_quote';
  /** The byte at which the record begins that could not be read. */
  readonly at: number;
};

type Attempt = { readonly records: readonly CsvRecord[]; readonly stop: Stop | null };

/** How reading goes on after a record that stopped it. */
type WayOn = {
  readonly record: CsvRecord | null;
  readonly rest: Buffer;
  readonly manner: Manner;
  readonly stray: boolean;
};

/**
 * Splits separated values into records by RFC 4180, and forgivingly where people typed them: rows of any length,
 * quotes within a value («КП "КТП"»), spaces around quotes. A quote that opens a value and never closes is a stray
 * one when lines with separators follow it, and belongs to a file that was cut off when none does.
 * Values come without spaces around them; an empty line is a record of one empty value.
 *
 * @throws PlanfactError `limit_exceeded` when the budget is spent
 */
export function readCsvRecords(text: string, separator: string, budget: CellBudget): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  let rest: Buffer = Buffer.from(text);
  let manner: Manner = { separator, budget, quotes: true, strict: true };
  let strayQuotes = 0;
  for (;;) {
    const attempt = tryRead(rest, manner);
    for (const record of attempt.records) records.push(record);
    if (attempt.stop === null) return records;
    const way = findWayOn(rest.subarray(attempt.stop.at), attempt.stop.reason, manner, records.at(-1));
    if (way.record !== null) records.push(way.record);
    if (way.stray) strayQuotes += 1;
    rest = way.rest;
    manner = { ...way.manner, quotes: strayQuotes < STRAY_QUOTES };
  }
}

function tryRead(bytes: Buffer, { separator, budget, quotes, strict }: Manner): Attempt {
  const records: CsvRecord[] = [];
  let end = 0;
  try {
    parse(bytes, {
      delimiter: separator,
      record_delimiter: '\n',
      quote: quotes ? '"' : null,
      trim: strict,
      relax_quotes: true,
      relax_column_count: true,
      on_record: (record: string[], context) => {
        budget.spend(record.length);
        records.push(record.map((value) => budget.checked(value.trim())));
        end = context.bytes_records;
        return null;
      },
    });
    return { records, stop: null };
  } catch (error) {
    const reason = error instanceof CsvError ? STOPS[error.code] : undefined;
    if (reason === undefined) throw error;
    return { records, stop: { reason, at: end } };
  }
}

function findWayOn(
  rest: Buffer,
  reason: Stop['reason'],
  manner: Manner,
  before: CsvRecord | undefined,
): WayOn {
  const lineEnd = rest.includes(LINE_FEED) ? rest.indexOf(LINE_FEED) : rest.length;
  const line = rest.toString('utf8', 0, lineEnd);
  const below = rest.subarray(lineEnd + 1);
  if (reason === 'text_after_quote' && countQuotes(line) % 2 === 0) {
    return { record: readTypedLine(line, manner), rest: below, manner, stray: false };
  }
  const record = splitUnquoted(line, manner.separator);
  const isWholeRow = record.length > 1 && record.length === before?.length;
  if (reason === 'quote_open' ? below.includes(manner.separator) : isWholeRow) {
    return { record, rest: below, manner, stray: true };
  }
  if (reason === 'quote_open') {
    return { record: null, rest: Buffer.concat([rest, CLOSING_QUOTE]), manner, stray: false };
  }
  return { record: null, rest, manner: { ...manner, strict: false }, stray: false };
}

function countQuotes(line: string): number {
  return line.split('"').length - 1;
}

/** A line in which somebody typed quotes as part of the text: «"КТП" м. Київ;100». */
function readTypedLine(line: string, manner: Manner): CsvRecord {
  const { records, stop } = tryRead(Buffer.from(line), { ...manner, strict: false });
  return (stop === null ? records[0] : undefined) ?? splitUnquoted(line, manner.separator);
}

function splitUnquoted(line: string, separator: string): CsvRecord {
  return line.split(separator).map((value) => {
    const quoted = /^"(.*)"$/.exec(value.trim());
    return quoted === null ? value.trim() : (quoted[1] ?? '').replaceAll('""', '"').trim();
  });
}
