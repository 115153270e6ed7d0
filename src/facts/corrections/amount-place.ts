import type { ReportedTotal } from '../../model/measure.ts';
import type { MoneyColumn } from '../../tables/column.ts';
import type { MeasureRows } from './measure-rows.ts';
import { ownCell, type ValuePlace } from './value-place.ts';

type Phase = 'plan' | 'fact';
type Stretch = Pick<ValuePlace, 'text' | 'start' | 'end'>;

/**
 * Where an amount of a measure stands: its cell, its half of a «план / факт» cell, or its digits in a cell that lists
 * several. Null where it has no cell of its own, or cannot be told from the other amounts of its cell.
 */
export function placeOfAmount(rows: MeasureRows, money: ReportedTotal, phase: Phase): ValuePlace | null {
  const { row, column } = phase === 'fact' ? (money.factCell ?? money.cell) : money.cell;
  const line = rows.lines.find((known) => known.row.index === row);
  const meaning = rows.table.columns[column];
  if (!line || meaning?.kind !== 'money') return null;
  const slot = line.row.slots[column] ?? { row, column, rowSpan: 1, columnSpan: 1, text: '' };
  const stretch = stretchOf(slot.text, money, phase, line.phase === 'fact' ? 'fact' : meaning.phase);
  return stretch && { cells: [ownCell(slot, rows)], ...stretch };
}

function stretchOf(
  text: string,
  money: ReportedTotal,
  phase: Phase,
  held: MoneyColumn['phase'],
): Stretch | null {
  if (held === 'pair') return halfOf(text, money, phase);
  if (held !== phase) return null;
  return money[phase].raw === text
    ? { text, start: 0, end: text.length }
    : onlyOccurrence(money[phase].raw, text);
}

/** A dash that stands for both halves is read as «- / -», a lone plan as «28,8 / », so that each can be corrected. */
function halfOf(printed: string, { plan, fact }: ReportedTotal, phase: Phase): Stretch | null {
  const text = printed.includes('/') ? printed : `${plan.raw} / ${fact.raw}`;
  const [before = '', after, ...more] = text.split('/');
  if (after === undefined || more.length > 0) return null;
  if (phase === 'plan') return trimmed(text, 0, before.length);
  return trimmed(text, before.length + 1, text.length);
}

function trimmed(text: string, from: number, to: number): Stretch {
  const half = text.slice(from, to);
  const start = from + (half.length - half.trimStart().length);
  return { text, start, end: Math.max(start, from + half.trimEnd().length) };
}

function onlyOccurrence(raw: string, text: string): Stretch | null {
  if (raw === '') return null;
  const found = [...text.matchAll(new RegExp(`(?<![\\d.,])${RegExp.escape(raw)}(?![\\d]|[.,]\\d)`, 'gu'))];
  const [first] = found;
  return first && found.length === 1 ? { text, start: first.index, end: first.index + raw.length } : null;
}
