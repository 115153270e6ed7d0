import { integerOf, isOn } from './attribute-values.ts';
import type { Grid } from './document.ts';
import { GridBuilder } from './grid-builder.ts';
import type { CellBudget, ReadingLimits } from './limits.ts';
import type { XmlElement, XmlHandler } from './read-xml.ts';
import { formatNumber, type NumberFormat } from './spreadsheet-value.ts';
import { decodeText } from './xlsx-texts.ts';
import { damaged } from './zip-package.ts';

/** What the sheets of one workbook share. */
export type Workbook = {
  readonly limits: ReadingLimits;
  readonly budget: CellBudget;
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
};

type OpenCell = {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  inline: string;
  formula: string | null;
};

type Place = { readonly row: number; readonly column: number };

const ROWS = 1_048_576;
const COLUMNS = 16_384;
const GENERAL: NumberFormat = { kind: 'number', minimumDigits: 1, thousandsHidden: 0 };
const MIDNIGHT = /T00:00(?::00(?:\.0+)?)?Z?$/;

/** Reads one sheet of an .xlsx (ECMA-376 part 1, 18.3.1.99) into a grid. */
export class XlsxSheet implements XmlHandler {
  readonly #workbook: Workbook;
  readonly #grid: GridBuilder;
  #row = -1;
  #column = -1;
  #cell: OpenCell | null = null;
  #hidesRowsByDefault = false;

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
    this.#grid = new GridBuilder(workbook.limits, workbook.budget);
  }

  open(element: XmlElement): 'skip' | undefined {
    switch (element.name) {
      case 'x:c':
        this.#openCell(element);
        break;
      case 'x:f':
        if (this.#cell) this.#cell.formula = '';
        break;
      case 'x:row':
        this.#openRow(element);
        break;
      case 'x:col':
        this.#openColumns(element);
        break;
      case 'x:sheetFormatPr':
        this.#hidesRowsByDefault = isOn(element.attribute('zeroHeight') ?? '0');
        break;
      case 'x:mergeCell':
        this.#merge(element.attribute('ref') ?? '');
        break;
      case 'x:rPh':
      case 'x:extLst':
        return 'skip';
    }
    return undefined;
  }

  text(text: string, parent: string): void {
    if (!this.#cell) return;
    if (parent === 'x:v') this.#cell.value += text;
    else if (parent === 'x:t') this.#cell.inline += text;
    else if (parent === 'x:f') this.#cell.formula = (this.#cell.formula ?? '') + text;
  }

  close(name: string): void {
    if (name !== 'x:c' || !this.#cell) return;
    const text = this.#textOf(this.#cell);
    if (text !== '') this.#grid.put(this.#row, this.#cell.column, text);
    this.#cell = null;
  }

  build(name: string, hidden: boolean): Grid | null {
    if (hidden) this.#grid.hideRows(0, ROWS);
    else if (this.#hidesRowsByDefault) this.#grid.hideRows(this.#row + 1, ROWS);
    return this.#grid.build(name);
  }

  #openRow(element: XmlElement): void {
    const before = this.#row;
    this.#row = (integerOf(element.attribute('r')) ?? before + 2) - 1;
    this.#column = -1;
    if (this.#row < 0 || this.#row >= ROWS)
      throw damaged({
        en: `it has a row ${this.#row + 1}`,
        uk: `у ньому є рядок ${this.#row + 1}`,
      });
    if (this.#hidesRowsByDefault) this.#grid.hideRows(before + 1, this.#row - 1);
    if (isOn(element.attribute('hidden') ?? '0')) this.#grid.hideRows(this.#row, this.#row);
  }

  #openColumns(element: XmlElement): void {
    const first = integerOf(element.attribute('min'));
    const last = integerOf(element.attribute('max'));
    if (first === undefined || last === undefined) return;
    const isHidden =
      isOn(element.attribute('hidden') ?? '0') || Number(element.attribute('width') ?? 1) === 0;
    if (isHidden) this.#grid.hideColumns(first - 1, last - 1);
  }

  #openCell(element: XmlElement): void {
    const reference = element.attribute('r');
    if (reference === undefined) this.#column += 1;
    else {
      const place = parseReference(reference);
      this.#column = place.column;
      this.#row = place.row;
    }
    this.#cell = {
      column: this.#column,
      type: element.attribute('t') ?? 'n',
      style: integerOf(element.attribute('s')) ?? 0,
      value: '',
      inline: '',
      formula: null,
    };
  }

  #merge(reference: string): void {
    const [from, to] = reference.split(':');
    if (from === undefined || to === undefined) return;
    const first = parseReference(from);
    const last = parseReference(to);
    this.#grid.merge({
      ...first,
      rowSpan: last.row - first.row + 1,
      columnSpan: last.column - first.column + 1,
    });
  }

  #textOf({ type, style, value, inline, formula }: OpenCell): string {
    switch (type) {
      case 's':
        return this.#sharedString(value);
      case 'inlineStr':
        return decodeText(inline);
      case 'str':
        return decodeText(value);
      case 'b':
        return value.trim() === '1' ? 'TRUE' : 'FALSE';
      case 'd':
        return value.replace(MIDNIGHT, '');
      case 'e':
        return value;
      default:
        if (value.trim() === '') return formula === null ? '' : `=${formula}`;
        return this.#numberText(value, style);
    }
  }

  #numberText(value: string, style: number): string {
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    return formatNumber(number, this.#workbook.formats[style] ?? GENERAL, this.#workbook.date1904);
  }

  #sharedString(index: string): string {
    if (index.trim() === '') return '';
    const text = this.#workbook.strings[Number(index)];
    if (text === undefined)
      throw damaged({
        en: `a cell refers to text ${index}, which the file does not have`,
        uk: `клітинка посилається на текст ${index}, якого у файлі немає`,
      });
    return text;
  }
}

/** `B3` as row and column from 0. */
function parseReference(reference: string): Place {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const letter = (reference.charCodeAt(at) & ~0x20) - 0x40;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  const row = Number(reference.slice(at));
  if (column < 1 || column > COLUMNS || !Number.isInteger(row) || row < 1 || row > ROWS) {
    throw damaged({
      en: `it has a cell at «${reference}», outside of any sheet`,
      uk: `у ньому є клітинка «${reference}» поза межами аркуша`,
    });
  }
  return { row: row - 1, column: column - 1 };
}
