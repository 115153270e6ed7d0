import type { WordFile } from './word-file.ts';
import { part } from './word-file.ts';

const PAGE_SIZE = 512;
const PAGE_NUMBER_MASK = 0x3fffff;
const PARAGRAPH_ENTRY = 13;
const CHARACTER_ENTRY = 1;
const STYLE_SIZE = 2;
const CHAIN_LIMIT = 4;
const SHIFT_OF_SIZE_CODE = 13;
const SIZES: readonly number[] = [1, 1, 2, 4, 2, 2, 0, 3];
const DEFINE_TABLE = 0xd608;
const CHANGE_TABS = 0xc615;
/** Properties that are kept in the Data stream because they are too many for a page. */
const ELSEWHERE = new Set([0x6645, 0x6646, 0x646b]);

/** One property («sprm», [MS-DOC] 2.6): its code and its operand. */
export type WordProperty = { readonly code: number; readonly operand: DataView };

/** A stretch of the main stream with one formatting. */
export type FormattedRun = {
  readonly start: number;
  readonly end: number;
  readonly properties: () => readonly WordProperty[];
};

/** The formatting of paragraphs (of their end marks), by offset in the main stream. */
export function readParagraphRuns(file: WordFile): readonly FormattedRun[] {
  return readRuns(file, file.paragraphPages, PARAGRAPH_ENTRY, (page, at) => {
    const words = page.getUint8(at);
    const length = words === 0 ? page.getUint8(at + 1) * 2 : words * 2 - 1;
    return part(page, at + (words === 0 ? 2 : 1) + STYLE_SIZE, length - STYLE_SIZE);
  });
}

/** The formatting of characters, by offset in the main stream. */
export function readCharacterRuns(file: WordFile): readonly FormattedRun[] {
  return readRuns(file, file.characterPages, CHARACTER_ENTRY, (page, at) =>
    part(page, at + 1, page.getUint8(at)),
  );
}

/** The run that holds `offset`; runs are sorted. */
export function runAt<Run extends FormattedRun>(runs: readonly Run[], offset: number): Run | undefined {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((runs[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const run = runs[low];
  return run !== undefined && run.start <= offset ? run : undefined;
}

/** Walks the formatted pages ([MS-DOC] 2.9.53, 2.9.186), each once, however often it is named. */
function readRuns(
  file: WordFile,
  index: DataView,
  entrySize: number,
  propertiesIn: (page: DataView, at: number) => DataView,
): readonly FormattedRun[] {
  const count = Math.floor((index.byteLength - 4) / 8);
  const runs: FormattedRun[] = [];
  const seen = new Set<number>();
  for (let place = 0; place < count; place += 1) {
    const number = index.getUint32((count + 1) * 4 + place * 4, true) & PAGE_NUMBER_MASK;
    const page = part(file.main, number * PAGE_SIZE, PAGE_SIZE);
    if (seen.has(number) || page.byteLength < PAGE_SIZE) continue;
    seen.add(number);
    const runCount = page.getUint8(PAGE_SIZE - 1);
    const entries = (runCount + 1) * 4;
    if (entries + runCount * entrySize >= PAGE_SIZE) continue;
    for (let run = 0; run < runCount; run += 1) {
      const at = page.getUint8(entries + run * entrySize) * 2;
      runs.push({
        start: page.getUint32(run * 4, true),
        end: page.getUint32(run * 4 + 4, true),
        properties: () =>
          at === 0 || at > PAGE_SIZE - 2 ? [] : readProperties(file, propertiesIn(page, at), 0),
      });
    }
  }
  return runs.sort((a, b) => a.start - b.start);
}

function readProperties(file: WordFile, list: DataView, depth: number): readonly WordProperty[] {
  const properties: WordProperty[] = [];
  let followed = false;
  for (let at = 0; at + 2 < list.byteLength; ) {
    const code = list.getUint16(at, true);
    const operand = part(list, at + 2, operandSize(code, list, at + 2));
    at += 2 + Math.max(1, operand.byteLength);
    if (ELSEWHERE.has(code) && operand.byteLength === 4 && !followed && depth < CHAIN_LIMIT) {
      followed = true;
      const offset = operand.getUint32(0, true);
      const length = part(file.data, offset, 2);
      if (length.byteLength < 2) continue;
      properties.push(
        ...readProperties(file, part(file.data, offset + 2, length.getUint16(0, true)), depth + 1),
      );
    } else properties.push({ code, operand });
  }
  return properties;
}

/** The bytes of an operand, its own length byte included ([MS-DOC] 2.2.5.1, with its two exceptions). */
function operandSize(code: number, list: DataView, at: number): number {
  const fixed = SIZES[code >>> SHIFT_OF_SIZE_CODE] ?? 0;
  if (fixed > 0) return fixed;
  const length = list.getUint8(at);
  if (code === DEFINE_TABLE) return at + 2 <= list.byteLength ? list.getUint16(at, true) + 1 : 1;
  if (code !== CHANGE_TABS || length < 255) return length + 1;
  const deleted = at + 1 < list.byteLength ? list.getUint8(at + 1) : 0;
  const addedAt = at + 2 + deleted * 4;
  return 3 + deleted * 4 + (addedAt < list.byteLength ? list.getUint8(addedAt) : 0) * 3;
}
