import {
  DOCX_LIST_LEVELS,
  type DocxLists,
  type DocxParts,
  type ListLevel,
  type ListStyle,
  type NumberedList,
  readDocxLists,
} from './docx-lists.ts';
import type { ReadingLimits } from './limits.ts';
import { BULLET_LABEL, formatListNumber, ListCounter } from './list-label.ts';
import type { ZipPackage } from './zip-package.ts';

/** Where a paragraph stands in a list: as it says itself, or as its style says. */
export type ListPlace = {
  readonly styleId: string | undefined;
  readonly numberingId: string | undefined;
  readonly level: number | undefined;
};

/** Gives each list paragraph of a document, asked in order, the number or dash that Word prints before it. */
export type Numbering = { labelOf(place: ListPlace): string };

/** Styles based on styles; a file can make a circle of them. */
const LONGEST_STYLE_CHAIN = 20;

/** Reads the lists of a DOCX and counts through them: lists of one definition go on counting (ECMA-376 part 1, 17.9.16). */
export async function readNumbering(
  source: ZipPackage,
  parts: DocxParts,
  limits: ReadingLimits,
): Promise<Numbering> {
  const definitions = await readDocxLists(source, parts, limits);
  const counters = new Map<string, ListCounter>();
  const begun = new Set<string>();
  return {
    labelOf: (place) => {
      const found = locate(place, definitions);
      if (!found) return '';
      const { list, listId, abstractId, level } = found;
      const levelAt = (at: number) =>
        list.levels.get(at) ?? definitions.abstracts.get(abstractId)?.levels.get(at);
      const own = levelAt(level);
      if (!own) return '';
      const counter = counters.get(abstractId) ?? new ListCounter();
      counters.set(abstractId, counter);
      const key = `${listId}/${level}`;
      const restartAt = begun.has(key) ? undefined : list.starts.get(level);
      begun.add(key);
      const numbers = counter.advance(level, (at) => levelAt(at)?.start ?? 1, restartAt);
      return printLabel(own, numbers, levelAt);
    },
  };
}

type Located = {
  readonly list: NumberedList;
  readonly listId: string;
  readonly abstractId: string;
  readonly level: number;
};

function locate(place: ListPlace, definitions: DocxLists): Located | undefined {
  const style = listStyle(place.styleId, definitions);
  const listId = place.numberingId ?? style?.numberingId;
  if (listId === undefined) return undefined;
  const list = definitions.lists.get(listId);
  if (!list) return undefined;
  const abstractId = resolveLink(list.abstractId, definitions);
  const level = place.level ?? levelOfStyle(place.styleId, abstractId, definitions) ?? style?.level ?? 0;
  return level >= 0 && level < DOCX_LIST_LEVELS ? { list, listId, abstractId, level } : undefined;
}

function listStyle(styleId: string | undefined, { styles }: DocxLists): ListStyle | undefined {
  let style = styles.get(styleId ?? '');
  for (let step = 0; style && step < LONGEST_STYLE_CHAIN; step += 1) {
    if (style.numberingId !== undefined) return style;
    style = styles.get(style.basedOn ?? '');
  }
  return undefined;
}

/** A list definition can stand in for a numbering style, whose own list holds the levels. */
function resolveLink(abstractId: string, definitions: DocxLists): string {
  const link = definitions.abstracts.get(abstractId)?.linkedStyle;
  const numberingId = definitions.styles.get(link ?? '')?.numberingId;
  return definitions.lists.get(numberingId ?? '')?.abstractId ?? abstractId;
}

function levelOfStyle(
  styleId: string | undefined,
  abstractId: string,
  { abstracts }: DocxLists,
): number | undefined {
  if (styleId === undefined) return undefined;
  for (const [at, level] of abstracts.get(abstractId)?.levels ?? []) if (level.styleId === styleId) return at;
  return undefined;
}

function printLabel(
  level: ListLevel,
  numbers: readonly number[],
  levelAt: (at: number) => ListLevel | undefined,
): string {
  if (level.system === 'bullet') return BULLET_LABEL;
  const text = level.pattern.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const system = levelAt(at)?.system ?? 'decimal';
    const value = numbers[at];
    if (value === undefined || system === 'bullet') return '';
    return formatListNumber(value, level.legal && system !== 'none' ? 'decimal' : system);
  });
  return text === '' ? '' : `${text} `;
}
