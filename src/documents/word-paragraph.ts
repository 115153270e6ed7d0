import type { CellEdges } from './word-blocks.ts';
import type { WordProperty } from './word-formatting.ts';

const IN_TABLE = 0x2416;
const ROW_END = 0x2417;
const TABLE_DEPTH = 0x6649;
const INNER_CELL_END = 0x244b;
const INNER_ROW_END = 0x244c;
const DEFINE_TABLE = 0xd608;
const INSERT_CELLS = 0x7621;
const MERGE_ACROSS = 0x5624;
const MERGE_DOWN = 0xd62b;
const CELL_SIZE = 20;
const MERGED_DOWN = 1;
const FIRST_MERGED_DOWN = 3;

/** What the mark at the end of a paragraph says about it, above all about the table it stands in. */
export type ParagraphMark = {
  readonly inTable: boolean;
  readonly rowEnd: boolean;
  readonly innerCellEnd: boolean;
  readonly innerRowEnd: boolean;
  /** The cells of the row, on the mark that ends it. */
  readonly edges: readonly CellEdges[];
  /** All its properties, for the list it may be in. */
  readonly properties: readonly WordProperty[];
};

/** Reads the table properties of a paragraph ([MS-DOC] 2.4.3, 2.6.2, 2.6.3); they are never taken from its style. */
export function readParagraphMark(properties: readonly WordProperty[]): ParagraphMark {
  const last = new Map(properties.map(({ code, operand }) => [code, operand]));
  const isSet = (code: number): boolean => firstByte(last.get(code)) > 0;
  return {
    inTable: isSet(IN_TABLE) || isSet(TABLE_DEPTH),
    rowEnd: isSet(ROW_END),
    innerCellEnd: isSet(INNER_CELL_END),
    innerRowEnd: isSet(INNER_ROW_END),
    edges: readEdges(last.get(DEFINE_TABLE), properties),
    properties,
  };
}

function firstByte(operand: DataView | undefined): number {
  return operand === undefined || operand.byteLength === 0 ? 0 : operand.getUint8(0);
}

/** The table definition, or the cells that are inserted one by one, and then the merges that are made of them. */
function readEdges(
  definition: DataView | undefined,
  properties: readonly WordProperty[],
): readonly CellEdges[] {
  let edges = definition === undefined ? [] : readTableDefinition(definition);
  for (const { code, operand } of properties) {
    if (code === INSERT_CELLS && definition === undefined) edges = insertCells(edges, operand);
    else if (code === MERGE_ACROSS) edges = mergeAcross(edges, operand);
    else if (code === MERGE_DOWN) edges = mergeDown(edges, operand);
  }
  return edges;
}

function mergeAcross(edges: readonly CellEdges[], operand: DataView): readonly CellEdges[] {
  if (operand.byteLength < 2) return edges;
  const first = operand.getUint8(0);
  const end = operand.getUint8(1);
  return edges.map((edge, index) => (index > first && index < end ? { ...edge, joinsLeft: true } : edge));
}

function mergeDown(edges: readonly CellEdges[], operand: DataView): readonly CellEdges[] {
  if (operand.byteLength < 3) return edges;
  const cell = operand.getUint8(1);
  const vertical = verticalOf(operand.getUint8(2));
  return edges.map((edge, index) => (index === cell ? { ...edge, vertical } : edge));
}

/** Operand of sprmTDefTable ([MS-DOC] 2.9.321): the edges of the cells, then what each is merged with. */
function readTableDefinition(operand: DataView): readonly CellEdges[] {
  const count = operand.byteLength > 2 ? operand.getUint8(2) : 0;
  const cellsAt = 3 + (count + 1) * 2;
  if (operand.byteLength < cellsAt) return [];
  const edges: CellEdges[] = [];
  let runStart = 0;
  for (let index = 0; index < count; index += 1) {
    const at = cellsAt + index * CELL_SIZE;
    const flags = at + 2 <= operand.byteLength ? operand.getUint16(at, true) : 0;
    const across = flags & 3;
    // Word 97's own documentation has 1 for the first cell of a merge and 2 for the next, [MS-DOC] the other way
    // round; either way the first one differs from those that follow.
    const joinsLeft = across !== 0 && runStart !== 0 && across !== runStart;
    if (!joinsLeft) runStart = across;
    edges.push({
      left: operand.getInt16(3 + index * 2, true),
      right: operand.getInt16(5 + index * 2, true),
      joinsLeft,
      vertical: verticalOf((flags >>> 5) & 3),
    });
  }
  return edges;
}

/** sprmTInsert: how writers other than Word may define cells; Word repeats them in the table definition. */
function insertCells(edges: readonly CellEdges[], operand: DataView): readonly CellEdges[] {
  if (operand.byteLength < 4) return edges;
  const first = Math.min(operand.getUint8(0), edges.length);
  const count = operand.getUint8(1);
  const width = operand.getUint16(2, true);
  const widths = edges.map((edge) => edge.right - edge.left);
  widths.splice(first, 0, ...Array.from({ length: count }, () => width));
  let left = edges[0]?.left ?? 0;
  return widths.map((each) => {
    const edge: CellEdges = { left, right: left + each, joinsLeft: false, vertical: 'single' };
    left += each;
    return edge;
  });
}

function verticalOf(flag: number): CellEdges['vertical'] {
  if (flag === FIRST_MERGED_DOWN) return 'first';
  return flag === MERGED_DOWN ? 'next' : 'single';
}
