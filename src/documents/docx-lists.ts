import { integerOf, isOn } from './attribute-values.ts';
import type { ReadingLimits } from './limits.ts';
import type { NumberSystem } from './list-label.ts';
import { readXml, type XmlElement, type XmlHandler } from './read-xml.ts';
import type { ZipPackage } from './zip-package.ts';

/** Names of the parts in which lists are defined, where the file has them. */
export type DocxParts = { readonly numbering: string | undefined; readonly styles: string | undefined };

/** How one level of a list counts and prints. */
export type ListLevel = {
  start: number;
  system: NumberSystem | 'bullet';
  /** `%1.%2.`: each %n is the number of level n. */
  pattern: string;
  /** Print the numbers of all levels as decimals. */
  legal: boolean;
  styleId: string | undefined;
};

type AbstractList = { readonly levels: Map<number, ListLevel>; linkedStyle: string | undefined };

/** A list in use: its definition, with what it changes about it. */
export type NumberedList = {
  abstractId: string;
  readonly starts: Map<number, number>;
  readonly levels: Map<number, ListLevel>;
};

/** What a paragraph style says about lists. */
export type ListStyle = {
  basedOn: string | undefined;
  numberingId: string | undefined;
  level: number | undefined;
};

export type DocxLists = {
  readonly abstracts: Map<string, AbstractList>;
  readonly lists: Map<string, NumberedList>;
  readonly styles: Map<string, ListStyle>;
};

/** Levels of a list, counted from 0 (ECMA-376 part 1, 17.9.3). */
export const DOCX_LIST_LEVELS = 9;
/** What an item prints before itself; a file could set a megabyte before each. */
const LONGEST_PATTERN = 255;
const SYSTEMS: ReadonlyMap<string, NumberSystem | 'bullet'> = new Map([
  ['decimal', 'decimal'],
  ['decimalZero', 'decimal-zero'],
  ['lowerLetter', 'lower-latin'],
  ['upperLetter', 'upper-latin'],
  ['lowerRoman', 'lower-roman'],
  ['upperRoman', 'upper-roman'],
  ['russianLower', 'lower-cyrillic'],
  ['russianUpper', 'upper-cyrillic'],
  ['bullet', 'bullet'],
  ['none', 'none'],
]);

/** Reads the list definitions of a DOCX (ECMA-376 part 1, 17.9). */
export async function readDocxLists(
  source: ZipPackage,
  parts: DocxParts,
  limits: ReadingLimits,
): Promise<DocxLists> {
  const lists: DocxLists = { abstracts: new Map(), lists: new Map(), styles: new Map() };
  if (parts.numbering === undefined) return lists;
  await readXml(source, parts.numbering, limits, new ListReader(lists));
  if (parts.styles !== undefined) await readXml(source, parts.styles, limits, styleHandler(lists));
  return lists;
}

class ListReader implements XmlHandler {
  readonly #lists: DocxLists;
  #definition: AbstractList | undefined;
  #list: NumberedList | undefined;
  #level: ListLevel | undefined;
  #override = 0;

  constructor(lists: DocxLists) {
    this.#lists = lists;
  }

  open(element: XmlElement): undefined {
    const value = element.attribute('w:val');
    if (element.parent === 'w:lvl') this.#openLevelProperty(element.name, value);
    else if (element.name === 'w:lvl') this.#openLevel(integerOf(element.attribute('w:ilvl')) ?? 0);
    else if (element.name === 'w:abstractNum') {
      this.#definition = { levels: new Map(), linkedStyle: undefined };
      this.#lists.abstracts.set(element.attribute('w:abstractNumId') ?? '', this.#definition);
    } else if (element.name === 'w:num') {
      this.#definition = undefined;
      this.#list = { abstractId: '', starts: new Map(), levels: new Map() };
      this.#lists.lists.set(element.attribute('w:numId') ?? '', this.#list);
    } else if (element.name === 'w:numStyleLink' && this.#definition) this.#definition.linkedStyle = value;
    else this.#openListProperty(element, value);
  }

  #openListProperty(element: XmlElement, value: string | undefined): void {
    if (!this.#list) return;
    if (element.name === 'w:abstractNumId') this.#list.abstractId = value ?? '';
    else if (element.name === 'w:lvlOverride') this.#override = integerOf(element.attribute('w:ilvl')) ?? 0;
    else if (element.name === 'w:startOverride') this.#list.starts.set(this.#override, integerOf(value) ?? 1);
  }

  #openLevel(at: number): void {
    this.#level = { start: 1, system: 'decimal', pattern: '', legal: false, styleId: undefined };
    if (at < DOCX_LIST_LEVELS) (this.#definition ?? this.#list)?.levels.set(at, this.#level);
  }

  #openLevelProperty(name: string, value: string | undefined): void {
    if (!this.#level) return;
    if (name === 'w:start') this.#level.start = integerOf(value) ?? 1;
    else if (name === 'w:numFmt') this.#level.system = SYSTEMS.get(value ?? '') ?? 'decimal';
    else if (name === 'w:lvlText') this.#level.pattern = (value ?? '').slice(0, LONGEST_PATTERN);
    else if (name === 'w:isLgl') this.#level.legal = isOn(value);
    else if (name === 'w:pStyle') this.#level.styleId = value;
  }
}

function styleHandler(definitions: DocxLists): XmlHandler {
  let style: ListStyle | undefined;
  return {
    open: (element) => {
      const value = element.attribute('w:val');
      if (element.name === 'w:style') {
        style = { basedOn: undefined, numberingId: undefined, level: undefined };
        definitions.styles.set(element.attribute('w:styleId') ?? '', style);
      } else if (style && element.name === 'w:basedOn') style.basedOn = value;
      else if (style && element.name === 'w:numId') style.numberingId = value;
      else if (style && element.name === 'w:ilvl') style.level = integerOf(value);
      return undefined;
    },
  };
}
