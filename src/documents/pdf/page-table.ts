import type { TextArea } from './join-lines.ts';
import type { Line } from './lines.ts';

/** Lines of text that stand under each other in one place; a cell that goes on overleaf has several such parts. */
export type TextPart = { readonly lines: readonly Line[]; readonly area: TextArea };

export type PageCell = {
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly parts: readonly TextPart[];
};

export type PageRow = { readonly cells: readonly PageCell[] };

/** A table, or the part of one that stands on a page. */
export type PageTable = {
  readonly kind: 'table';
  readonly top: number;
  readonly bottom: number;
  /** The left edge of each column, and the right edge of the last. */
  readonly columnEdges: readonly number[];
  /** Whether lines part its columns; if not, its edges are only as exact as the text beside them. */
  readonly ruled: boolean;
  readonly rows: readonly PageRow[];
  readonly closedBelow: boolean;
};
