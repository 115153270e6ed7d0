import { BULLET_LABEL, formatListNumber, ListCounter, type NumberSystem } from './list-label.ts';
import type { WordFile } from './word-file.ts';
import { part } from './word-file.ts';
import type { WordProperty } from './word-formatting.ts';

const LIST_SIZE = 28;
const LEVEL_SIZE = 28;
const USE_SIZE = 16;
const OVERRIDE_SIZE = 8;
const LEVELS = 9;
const SIMPLE_LIST = 1;
const LEGAL_NUMBERS = 4;
const NOTHING_BEHIND = 2;
const STARTS_AT = 0x10;
const HAS_LEVEL = 0x20;
const LIST_LEVEL = 0x260a;
const LIST_USE = 0x460b;
const NOT_IN_A_LIST = 0xf801;
/** Number formats ([MS-OSHARED] 2.2.1.3). */
const SYSTEMS = new Map<number, NumberSystem | 'bullet'>([
  [1, 'upper-roman'],
  [2, 'lower-roman'],
  [3, 'upper-latin'],
  [4, 'lower-latin'],
  [22, 'decimal-zero'],
  [23, 'bullet'],
  [58, 'lower-cyrillic'],
  [59, 'upper-cyrillic'],
  [255, 'none'],
]);

type Level = {
  readonly start: number;
  readonly system: NumberSystem | 'bullet';
  /** Prints the numbers of all levels as decimals. */
  readonly legal: boolean;
  /** The label; characters 0 to 8 stand for the number of that level. */
  readonly pattern: string;
  readonly separator: string;
};

type List = { readonly levels: readonly Level[]; readonly counter: ListCounter };

/** A list as paragraphs use it, with the starts and levels that differ from its definition. */
type ListUse = {
  readonly list: List;
  readonly starts: Map<number, number>;
  readonly levels: ReadonlyMap<number, Level>;
};

/** Gives each list paragraph of a text, asked in order, the number or dash that Word prints before it. */
export type WordNumbering = { readonly labelOf: (properties: readonly WordProperty[]) => string };

/**
 * Reads the lists of a .doc, which does not keep the numbers it shows, and counts through them ([MS-DOC] 2.4.6.3).
 * A paragraph that is in a list by its style alone gets no label.
 */
export function readNumbering(file: WordFile): WordNumbering {
  const uses = readUses(file.listUses, readLists(file.lists));
  return {
    labelOf: (properties) => {
      const use = uses[listNumber(properties) - 1];
      const depth = lastOf(properties, LIST_LEVEL, 1)?.getUint8(0) ?? 0;
      return use === undefined || depth >= LEVELS ? '' : nextLabel(use, depth);
    },
  };
}

/** Which use of a list a paragraph belongs to, from 1; 0 for none. */
function listNumber(properties: readonly WordProperty[]): number {
  const code = lastOf(properties, LIST_USE, 2)?.getUint16(0, true) ?? 0;
  if (code < NOT_IN_A_LIST) return code;
  // Written as a negative number, it leaves the paragraph its own indent.
  return code === NOT_IN_A_LIST ? 0 : 0x10000 - code;
}

function lastOf(properties: readonly WordProperty[], wanted: number, bytes: number): DataView | undefined {
  return properties.findLast(({ code, operand }) => code === wanted && operand.byteLength >= bytes)?.operand;
}

function nextLabel(use: ListUse, depth: number): string {
  const levelAt = (at: number): Level | undefined => use.levels.get(at) ?? use.list.levels[at];
  const level = levelAt(depth);
  if (level === undefined) return '';
  const numbers = use.list.counter.advance(depth, (at) => levelAt(at)?.start ?? 1, use.starts.get(depth));
  use.starts.delete(depth);
  if (level.system === 'bullet') return BULLET_LABEL;
  const text = Array.from(level.pattern, (character) => {
    const at = character.charCodeAt(0);
    if (at >= LEVELS) return character;
    const system = levelAt(at)?.system ?? 'decimal';
    const value = numbers[at];
    if (value === undefined || system === 'bullet') return '';
    return formatListNumber(value, level.legal && system !== 'none' ? 'decimal' : system);
  }).join('');
  return text === '' ? '' : text + level.separator;
}

/** The definitions (LSTF), then the levels of each (LVL), one or nine. */
function readLists(table: DataView): ReadonlyMap<number, List> {
  const lists = new Map<number, List>();
  const named = table.byteLength < 2 ? 0 : table.getUint16(0, true);
  const total = Math.min(named, Math.floor((table.byteLength - 2) / LIST_SIZE));
  let at = 2 + total * LIST_SIZE;
  for (let index = 0; index < total; index += 1) {
    const head = 2 + index * LIST_SIZE;
    const wanted = (table.getUint8(head + 26) & SIMPLE_LIST) === 0 ? LEVELS : 1;
    const levels: Level[] = [];
    for (let read = readLevel(table, at); read !== null; read = readLevel(table, at)) {
      levels.push(read.level);
      at = read.end;
      if (levels.length === wanted) break;
    }
    lists.set(table.getInt32(head, true), { levels, counter: new ListCounter() });
  }
  return lists;
}

function readLevel(table: DataView, at: number): { readonly level: Level; readonly end: number } | null {
  const head = part(table, at, LEVEL_SIZE);
  if (head.byteLength < LEVEL_SIZE) return null;
  const textAt = at + LEVEL_SIZE + head.getUint8(24) + head.getUint8(25);
  const length = part(table, textAt, 2);
  if (length.byteLength < 2) return null;
  const text = part(table, textAt + 2, length.getUint16(0, true) * 2);
  const level: Level = {
    start: head.getInt32(0, true),
    system: SYSTEMS.get(head.getUint8(4)) ?? 'decimal',
    legal: (head.getUint8(5) & LEGAL_NUMBERS) !== 0,
    pattern: new TextDecoder('utf-16le').decode(text),
    separator: head.getUint8(15) === NOTHING_BEHIND ? '' : ' ',
  };
  return { level, end: textAt + 2 + text.byteLength };
}

/** The uses (LFO), then the overrides of each (LFOLVL). */
function readUses(table: DataView, lists: ReadonlyMap<number, List>): readonly ListUse[] {
  const named = table.byteLength < 4 ? 0 : table.getUint32(0, true);
  const total = Math.max(0, Math.min(named, Math.floor((table.byteLength - 4) / USE_SIZE)));
  const uses: ListUse[] = [];
  let at = 4 + total * USE_SIZE;
  for (let index = 0; index < total; index += 1) {
    const head = 4 + index * USE_SIZE;
    const overrides = readOverrides(table, at + 4, table.getUint8(head + 12));
    const list = lists.get(table.getInt32(head, true)) ?? { levels: [], counter: new ListCounter() };
    uses.push({ list, starts: overrides.starts, levels: overrides.levels });
    at = overrides.end;
  }
  return uses;
}

type Overrides = Omit<ListUse, 'list'> & { readonly end: number };

function readOverrides(table: DataView, from: number, count: number): Overrides {
  const starts = new Map<number, number>();
  const levels = new Map<number, Level>();
  let at = from;
  for (let index = 0; index < count; index += 1) {
    const override = part(table, at, OVERRIDE_SIZE);
    if (override.byteLength < OVERRIDE_SIZE) break;
    at += OVERRIDE_SIZE;
    const flags = override.getUint8(4);
    const depth = flags & 0x0f;
    const own = (flags & HAS_LEVEL) === 0 ? null : readLevel(table, at);
    if (own !== null) levels.set(depth, own.level);
    if ((flags & STARTS_AT) !== 0) starts.set(depth, own?.level.start ?? override.getInt32(0, true));
    at = own?.end ?? at;
  }
  return { starts, levels, end: at };
}
