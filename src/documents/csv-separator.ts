/** The order decides a tie: a comma is also the decimal sign of Ukrainian numbers. */
const SEPARATORS = ['\t', ';', '|', ','] as const;
const SAMPLE_LENGTH = 65_536;
/** A comma or two stands in most lines of prose; the others hardly ever do. */
const CERTAIN: Readonly<Record<CsvSeparator, number>> = { '\t': 0.5, ';': 0.6, '|': 0.6, ',': 0.8 };
const LINES_OF_PAIRS = 5;
const [TAB, LINE_FEED, CARRIAGE_RETURN] = [0x09, 0x0a, 0x0d];

export type CsvSeparator = (typeof SEPARATORS)[number];

export type SeparatorGuess = {
  readonly separator: CsvSeparator;
  /** The share of lines that have the usual number of fields; lines with other numbers count half. */
  readonly confidence: number;
  /** The usual number of fields in a line. */
  readonly fields: number;
  readonly lines: number;
};

type Line = { readonly fields: number; readonly lastFilled: number };

/**
 * Finds the sign that separates the cells: the one that cuts most lines into the same number of fields, the more
 * the better. Quoted text counts as one field. It looks at the first 64 KB; null when no sign separates anything.
 */
export function guessSeparator(text: string): SeparatorGuess | null {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const present = SEPARATORS.filter((separator) => sample.includes(separator));
  const guesses = present.map((separator) => weigh(sample, separator)).filter((guess) => guess !== null);
  const score = ({ confidence, fields }: SeparatorGuess) => confidence * (1 - 1 / fields);
  return guesses.reduce<SeparatorGuess | null>(
    (best, guess) => (best === null || score(guess) > score(best) ? guess : best),
    null,
  );
}

/**
 * Whether a text is a table of separated values and neither prose nor a word processor's text export, in which
 * each cell is a line that begins with a TAB.
 */
export function looksLikeCsv(text: string): boolean {
  if (/^"?sep=.?"?\s*$/im.test(text.slice(0, 10).split(/[\r\n]/, 1)[0] ?? '')) return true;
  if (isTextExport(text)) return false;
  const guess = guessSeparator(text);
  if (guess === null || guess.confidence < CERTAIN[guess.separator]) return false;
  if (guess.lines === 1) return guess.fields > 2 && guess.separator !== ',';
  return guess.separator !== ',' || guess.fields > 2 || guess.lines >= LINES_OF_PAIRS;
}

/** Most lines with a TAB have it at their beginning and nowhere else. */
function isTextExport(text: string): boolean {
  let [lines, opened] = [0, 0];
  let [start, tabs] = [0, 0];
  const end = Math.min(text.length, SAMPLE_LENGTH);
  for (let at = 0; at <= end; at += 1) {
    const code = at === end ? LINE_FEED : text.charCodeAt(at);
    if (code === TAB) tabs += 1;
    if (code !== LINE_FEED && code !== CARRIAGE_RETURN) continue;
    if (tabs > 0) lines += 1;
    if (tabs === 1 && text.charCodeAt(start) === TAB) opened += 1;
    start = at + 1;
    tabs = 0;
  }
  return opened * 2 > lines;
}

function weigh(sample: string, separator: CsvSeparator): SeparatorGuess | null {
  const lines = countFields(sample, separator).filter((line) => line.lastFilled > 0);
  const tabular = lines.filter((line) => line.lastFilled > 1);
  if (tabular.length === 0) return null;
  const fields = mostFrequent(tabular.map((line) => line.fields));
  const usual = lines.filter((line) => line.fields === fields).length;
  const unusual = tabular.filter((line) => line.fields !== fields).length;
  const confidence = (usual + unusual / 2) / lines.length;
  return { separator, confidence, fields, lines: lines.length };
}

/** For each line, the number of its fields and the ordinal (from 1) of the last that is not empty. */
function countFields(sample: string, separator: CsvSeparator): readonly Line[] {
  const lines: Line[] = [];
  let fields = 0;
  let lastFilled = 0;
  let at = 0;
  while (at <= sample.length) {
    const end = fieldEnd(sample, at, separator);
    fields += 1;
    if (sample.slice(at, end).trim() !== '') lastFilled = fields;
    if (sample[end] !== separator) {
      lines.push({ fields, lastFilled });
      fields = 0;
      lastFilled = 0;
    }
    at = end + 1;
  }
  return lines;
}

function fieldEnd(sample: string, start: number, separator: CsvSeparator): number {
  const sign = separator.charCodeAt(0);
  if (sample[start] === '"') {
    const pattern = /"(?:[^"]|"")*"/y;
    pattern.lastIndex = start;
    const afterQuote = pattern.test(sample) ? pattern.lastIndex : start;
    if (afterQuote > start && endsField(sample, afterQuote, sign)) return afterQuote;
  }
  let end = start;
  while (!endsField(sample, end, sign)) end += 1;
  return end;
}

/** By its code: a Cyrillic letter taken out of a text is a new string. */
function endsField(sample: string, at: number, separator: number): boolean {
  const code = sample.charCodeAt(at);
  return code === separator || code === LINE_FEED || code === CARRIAGE_RETURN || at >= sample.length;
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
