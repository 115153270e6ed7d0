import type { TotalledSource } from '../model/funding-source.ts';
import { readHeading } from '../tables/heading.ts';

/** One amount of a cell that lists several, still as text, and whose it is. */
export type InlineAmount = {
  readonly source: TotalledSource;
  readonly label: string;
  readonly amount: string;
};

const AMOUNT = String.raw`[-−]?\d[\d\s\u00a0\u202f]*(?:[.,][\s\u00a0]?\d+)?`;
const WHOLE = new RegExp(`^\\s*(${AMOUNT})\\s*(?=[(,;:\\n]|у т|в т|з них|$)`, 'iu');
const LABELLED = new RegExp(
  `^[-–—•\\s]*(?:із|з|зі|за рахунок)?\\s*([^\\d]+?)\\s*[-–—:]?\\s*(${AMOUNT})\\s*(?:тис\\.?|грн\\.?|\\s)*$`,
  'iu',
);
/** An amount that is none («abc», «12,5,7») is still the amount of its source: a finding, no reason to lose the others. */
const LABELLED_TEXT = /^[-–—•\s]*(?:із|з|зі|за рахунок)?\s*([^\d]+?)\s+[-–—:]\s*(\S.{0,30})$/iu;
const BULLETED = new RegExp(`^[-–—•]\\s*(${AMOUNT})\\s*$`, 'u');

/**
 * Reads a cell that holds all sources at once: «1195763,8 (у тому числі: із обласного бюджету – 1190740,3;
 * із місцевого бюджету – 5023,5)». A «–» at the start of a line is a bullet, no minus. `labels` are the lines of the
 * row's column of sources: bulleted amounts without words of their own follow their order. Null when the cell
 * is no such list.
 */
export function readInlineSources(text: string, labels: readonly string[]): readonly InlineAmount[] | null {
  const whole = WHOLE.exec(text);
  const rest = text.slice(whole?.[0].length ?? 0).replace(/[()]/gu, '\n');
  const parts = rest
    .split(/[;\n]/u)
    .map((part) => part.replace(/^\s*(?:у т\S* числі|в т\.? ?ч\.?|з них)\s*:?/iu, '').trim())
    .filter((part) => part !== '');
  if (parts.length === 0) return null;
  const sources = labels.filter((label) => readHeading(label).source !== null);
  const read = parts.map((part, index) => readPart(part, sources[index]));
  if (read.some((part) => part === null)) return null;
  const total = whole?.[1] ? [{ source: 'total' as const, label: 'усього', amount: whole[1].trim() }] : [];
  return [...total, ...read.filter((part) => part !== null)];
}

function readPart(part: string, ordered: string | undefined): InlineAmount | null {
  const bulleted = BULLETED.exec(part);
  if (bulleted?.[1] && ordered) return toAmount(ordered, bulleted[1]);
  const labelled = LABELLED.exec(part) ?? LABELLED_TEXT.exec(part);
  return labelled?.[1] && labelled[2] ? toAmount(labelled[1], labelled[2]) : null;
}

function toAmount(label: string, amount: string): InlineAmount | null {
  const { source } = readHeading(label);
  return source
    ? { source, label: label.replace(/^[-–—•\s]+|[\s:;,]+$/gu, ''), amount: amount.trim() }
    : null;
}
