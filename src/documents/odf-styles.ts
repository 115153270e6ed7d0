import { countOf, integerOf } from './attribute-values.ts';
import type { NumberSystem } from './list-label.ts';
import type { XmlElement } from './read-xml.ts';
import type { NumberFormat } from './spreadsheet-value.ts';

/** How one level of a list counts and prints (OpenDocument 1.3 part 3, 16.31). */
export type OdfListLevel = {
  readonly system: NumberSystem | 'bullet';
  readonly start: number;
  readonly prefix: string;
  readonly suffix: string;
  /** How many levels the number shows: 2 gives «1.3». */
  readonly shownLevels: number;
};

type OdfStyle = {
  readonly parent: string | undefined;
  readonly dataStyle: string | undefined;
  readonly listStyle: string | undefined;
  /** A sheet that is not displayed, text that is not. */
  hidden: boolean | undefined;
};

export type OdfStyleFamily = 'table' | 'table-cell' | 'paragraph' | 'text';

const SYSTEMS: ReadonlyMap<string, NumberSystem> = new Map([
  ['1', 'decimal'],
  ['01', 'decimal-zero'],
  ['a', 'lower-latin'],
  ['A', 'upper-latin'],
  ['i', 'lower-roman'],
  ['I', 'upper-roman'],
  ['', 'none'],
]);
/** Styles based on styles; a file can make a circle of them. */
const LONGEST_STYLE_CHAIN = 20;
/** What an item prints before or after its number; a file could set a megabyte there. */
const LONGEST_AFFIX = 255;

/** The styles of an OpenDocument file that change what its text says; fonts and borders do not. */
export class OdfStyles {
  /** Names of the page styles that paragraphs and tables begin a page with. */
  readonly masterPages = new Set<string>();
  readonly #common: OdfStyles | null;
  readonly #styles = new Map<string, OdfStyle>();
  readonly #formats = new Map<string, NumberFormat>();
  readonly #lists = new Map<string, Map<number, OdfListLevel>>();
  #style: OdfStyle | undefined;
  #format = '';
  #list: Map<number, OdfListLevel> | undefined;

  /** Automatic styles come first; what they do not say is looked up in the common ones. */
  constructor(common: OdfStyles | null = null) {
    this.#common = common;
  }

  /** Takes in an element of `office:styles` or `office:automatic-styles`. */
  open(element: XmlElement): void {
    const name = element.attribute('style:name') ?? '';
    switch (element.name) {
      case 'style:style':
        this.#openStyle(element, name);
        break;
      case 'style:table-properties':
        if (this.#style && element.attribute('table:display') === 'false') this.#style.hidden = true;
        break;
      case 'style:text-properties':
        if (this.#style && element.parent === 'style:style') this.#style.hidden = hiddenText(element);
        break;
      case 'text:list-style':
        this.#list = new Map();
        this.#lists.set(name, this.#list);
        break;
      case 'text:list-level-style-number':
      case 'text:list-level-style-bullet':
      case 'text:list-level-style-image':
        this.#list?.set(countOf(element.attribute('text:level')) - 1, listLevel(element));
        break;
      default:
        this.#openDataStyle(element, name);
    }
  }

  cellFormat(style: string | undefined): NumberFormat | undefined {
    const dataStyle = this.#inherited('table-cell', style, (found) => found.dataStyle);
    return dataStyle === undefined ? undefined : this.#formatNamed(dataStyle);
  }

  isHidden(family: OdfStyleFamily, style: string | undefined): boolean {
    return this.#inherited(family, style, (found) => found.hidden) ?? false;
  }

  listOfParagraph(style: string | undefined): string | undefined {
    return this.#inherited('paragraph', style, (found) => found.listStyle);
  }

  listLevel(list: string | undefined, level: number): OdfListLevel | undefined {
    if (list === undefined) return undefined;
    return this.#lists.get(list)?.get(level) ?? this.#common?.listLevel(list, level);
  }

  #openStyle(element: XmlElement, name: string): void {
    const page = element.attribute('style:master-page-name') ?? '';
    if (page !== '') this.masterPages.add(page);
    this.#style = {
      parent: element.attribute('style:parent-style-name'),
      dataStyle: element.attribute('style:data-style-name'),
      listStyle: element.attribute('style:list-style-name'),
      hidden: undefined,
    };
    this.#styles.set(`${element.attribute('style:family')}/${name}`, this.#style);
  }

  #openDataStyle(element: XmlElement, name: string): void {
    const format = emptyFormat(element.name);
    if (format) {
      this.#format = name;
      this.#formats.set(name, format);
      return;
    }
    const current = this.#formats.get(this.#format);
    if (!current) return;
    if (element.name === 'number:hours' && current.kind === 'date')
      this.#formats.set(this.#format, { kind: 'datetime' });
    if (element.name === 'number:number' && current.kind === 'number') {
      this.#formats.set(this.#format, {
        kind: 'number',
        minimumDigits: countOf(element.attribute('number:min-integer-digits')),
        thousandsHidden: thousandsOf(element.attribute('number:display-factor')),
      });
    }
  }

  #formatNamed(name: string): NumberFormat | undefined {
    return this.#formats.get(name) ?? (this.#common ? this.#common.#formatNamed(name) : undefined);
  }

  #inherited<T>(
    family: OdfStyleFamily,
    name: string | undefined,
    of: (style: OdfStyle) => T | undefined,
  ): T | undefined {
    let next = name;
    for (let step = 0; next !== undefined && step < LONGEST_STYLE_CHAIN; step += 1) {
      const style = this.#named(family, next);
      const value = style && of(style);
      if (value !== undefined) return value;
      next = style?.parent;
    }
    return undefined;
  }

  #named(family: OdfStyleFamily, name: string): OdfStyle | undefined {
    return (
      this.#styles.get(`${family}/${name}`) ?? (this.#common ? this.#common.#named(family, name) : undefined)
    );
  }
}

function hiddenText(element: XmlElement): boolean | undefined {
  const display = element.attribute('text:display');
  return display === undefined ? undefined : display === 'none';
}

function listLevel(element: XmlElement): OdfListLevel {
  const format = element.attribute('style:num-format') ?? '';
  return {
    system: element.name === 'text:list-level-style-number' ? systemOf(format) : 'bullet',
    start: integerOf(element.attribute('text:start-value')) ?? 1,
    prefix: affix(element.attribute('style:num-prefix')),
    suffix: affix(element.attribute('style:num-suffix')),
    shownLevels: countOf(element.attribute('text:display-levels')),
  };
}

function affix(text = ''): string {
  return text.slice(0, LONGEST_AFFIX);
}

/** LibreOffice writes Cyrillic numbering as a sample: «А, Б, .., Аа, Аб, ... (uk)». */
function systemOf(format: string): NumberSystem {
  if (/^\p{Script=Cyrillic}/u.test(format))
    return /^\p{Lu}/u.test(format) ? 'upper-cyrillic' : 'lower-cyrillic';
  return SYSTEMS.get(format) ?? 'decimal';
}

function emptyFormat(name: string): NumberFormat | undefined {
  if (name === 'number:number-style' || name === 'number:currency-style') {
    return { kind: 'number', minimumDigits: 1, thousandsHidden: 0 };
  }
  if (name === 'number:percentage-style') return { kind: 'percent', signs: 1 };
  if (name === 'number:date-style') return { kind: 'date' };
  return name === 'number:time-style' ? { kind: 'time' } : undefined;
}

function thousandsOf(factor: string | undefined): number {
  const zeros = /^1((?:000)*)(?:\.0*)?$/.exec(factor ?? '1')?.[1] ?? '';
  return zeros.length / 3;
}
