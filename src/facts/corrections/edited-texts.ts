import type { CellText } from '../../tables/corrected-cells.ts';
import { placeKey } from './measure-rows.ts';
import type { TextEdit } from './resolve-values.ts';

export type EditedTexts = {
  readonly texts: readonly CellText[];
  readonly applied: readonly TextEdit[];
  /** Edits of the same stretch of text: none of them is applied. */
  readonly contradictory: readonly TextEdit[];
};

/** The texts of cells after several edits, whatever their order: «28,8 / 0» may have both halves corrected. */
export function editTexts(edits: readonly TextEdit[]): EditedTexts {
  const cells = [...Map.groupBy(edits, keyOf).values()];
  const contradictory = cells.flatMap((ofCell) =>
    ofCell.filter((edit) => ofCell.some((other) => collides(edit, other))),
  );
  const applied = edits.filter((edit) => !contradictory.includes(edit));
  return {
    texts: [...Map.groupBy(applied, keyOf).values()].flatMap(editCells),
    applied,
    contradictory,
  };
}

function keyOf({ place }: TextEdit): string {
  const [{ cell, rows }] = place.cells;
  return `${placeKey(cell)} ${rows?.first ?? ''}`;
}

function collides(edit: TextEdit, other: TextEdit): boolean {
  if (edit === other) return false;
  const { start, end } = edit.place;
  return start === other.place.start || (start < other.place.end && other.place.start < end);
}

/** The stretches are replaced from the last to the first, so that their offsets hold; unchanged cells stay as they are. */
function editCells(edits: readonly TextEdit[]): readonly CellText[] {
  const [any] = edits;
  if (!any) return [];
  const { cells, text: before } = any.place;
  const after = edits
    .toSorted((one, other) => other.place.start - one.place.start)
    .reduce((edited, { place, correction }) => replace(edited, place, correction.right), before);
  if (after === before) return cells;
  return cells.map((cell, index) => ({ ...cell, text: index === 0 ? after : '' }));
}

function replace(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  right: string,
): string {
  return text.slice(0, start) + right + text.slice(end);
}
