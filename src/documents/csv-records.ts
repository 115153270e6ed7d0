import { CsvError, type CsvErrorCode, parse } from 'csv-parse/sync';
import { CELL_LIMIT, limitExceeded } from './reading-limits.ts';

/** After so many quotes that open and never close, quotes are taken for ordinary signs. */
const STRAY_QUOTES = 20;
const LINE_FEED = 0x0a;
const CLOSING_QUOTE = Buffer.from('"');
const STOPS: Partial<Record<CsvErrorCode, Stop['reason']>> = {
  CSV_QUOTE_NOT_CLOSED: 'quote_open',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: 'text_after_quote',
};

type Quoting = {
  readonly enabled: boolean;
  /** Only spaces may stand between a quote and the separator; text there is an error, not a part of the value. */
  readonly strict: boolean;
};

type Stop = {
  readonly reason: 'quote_open' | 'text_after_quote';
  /** The byte at which the record begins that could not be read. */
  readonly at: number;
};

type Attempt = { readonly records: readonly (readonly string[])[]; readonly stop: Stop | null };

/**
 * Splits separated values into records by RFC 4180, and forgivingly where people typed them: rows of any length,
 * quotes within a value («КП "КТП"»), spaces around quotes. A quote that opens a value and never closes is a stray
 * one when lines with separators follow it, and belongs to a file that was cut off when none does.
 * Values come without spaces around them; an empty line is a record of one empty value.
 *
 * @throws PlanfactError `limit_exceeded` for more than 2 million values
 */
export function readCsvRecords(text: string, separator: string): readonly (readonly string[])[] {
  const records: (readonly string[])[] = [];
  let rest = Buffer.from(text);
  let quoting: Quoting = { enabled: true, strict: true };
  for (let strayQuotes = 0; ; quoting = { ...quoting, enabled: strayQuotes < STRAY_QUOTES }) {
    const { records: read, stop } = tryParse(rest, separator, quoting);
    for (const record of read) records.push(record);
    if (stop === null) return records;
    rest = rest.subarray(stop.at);
    const lineEnd = rest.includes(LINE_FEED) ? rest.indexOf(LINE_FEED) : rest.length;
    const line = rest.toString('utf8', 0, lineEnd);
    const cells = splitUnquoted(line, separator);
    const isWholeRow = cells.length > 1 && cells.length === records.at(-1)?.length;
    if (stop.reason === 'text_after_quote' && countQuotes(line) % 2 === 0) {
      records.push(readTypedLine(line, separator));
      rest = rest.subarray(lineEnd + 1);
    } else if (stop.reason === 'quote_open' ? rest.includes(separator, lineEnd) : isWholeRow) {
      records.push(cells);
      rest = rest.subarray(lineEnd + 1);
      strayQuotes += 1;
    } else if (stop.reason === 'quote_open') {
      rest = Buffer.concat([rest, CLOSING_QUOTE]);
    } else {
      quoting = { ...quoting, strict: false };
    }
  }
}

/** A line in which somebody typed quotes as part of the text: «"КТП" м. Київ;100». */
function readTypedLine(line: string, separator: string): readonly string[] {
  const { records, stop } = tryParse(Buffer.from(line), separator, { enabled: true, strict: false });
  return (stop === null ? records[0] : undefined) ?? splitUnquoted(line, separator);
}

function countQuotes(line: string): number {
  return line.split('"').length - 1;
}

function tryParse(bytes: Buffer, separator: string, quoting: Quoting): Attempt {
  const records: string[][] = [];
  let values = 0;
  let end = 0;
  try {
    parse(bytes, {
      delimiter: separator,
      record_delimiter: '\n',
      quote: quoting.enabled ? '"' : null,
      trim: quoting.strict,
      relax_quotes: true,
      relax_column_count: true,
      on_record: (record: string[], context) => {
        values += record.length;
        if (values > CELL_LIMIT) throw limitExceeded('cells', CELL_LIMIT);
        records.push(record.map((value) => value.trim()));
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

function splitUnquoted(line: string, separator: string): readonly string[] {
  return line.split(separator).map((value) => {
    const quoted = /^"(.*)"$/.exec(value.trim());
    return quoted === null ? value.trim() : (quoted[1] ?? '').replaceAll('""', '"').trim();
  });
}
