import { countOf, integerOf, isOn } from './attribute-values.ts';
import type { Block } from './document.ts';
import { DocxFields, isPageNumber } from './docx-fields.ts';
import { DocxMargins } from './docx-margins.ts';
import type { ListPlace, Numbering } from './docx-numbering.ts';
import { DocxTable } from './docx-table.ts';
import { FlowWriter, linesOf } from './flow-writer.ts';
import type { CellBudget, ReadingLimits } from './limits.ts';
import type { XmlElement, XmlHandler } from './read-xml.ts';
import { symbolText } from './symbol-fonts.ts';
import { damaged } from './zip-package.ts';

/** What the stories of one document share. */
export type DocxContext = {
  readonly limits: ReadingLimits;
  readonly budget: CellBudget;
  readonly numbering: Numbering;
};

type OpenParagraph = { place: ListPlace; endDeleted: boolean; hidden: string };

type OpenFlow = { readonly fields: number };

/** Formatting as it was before a tracked change, and what programs that know no text boxes read instead of them. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  'mc:Fallback',
  'w:pPrChange',
  'w:rPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:tblPrExChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:tblGridChange',
  'w:numberingChange',
]);

const NO_LIST: ListPlace = { styleId: undefined, numberingId: undefined, level: undefined };

/**
 * Reads one story of a DOCX (body, header, footer, notes, comments) into a flow of paragraphs and tables, as the page
 * shows it with all tracked changes accepted. Hidden text outside of a hidden row goes to the asides.
 */
export class DocxStory implements XmlHandler {
  readonly margins = new DocxMargins();
  readonly #context: DocxContext;
  readonly #flow = new FlowWriter();
  readonly #fields = new DocxFields();
  readonly #tables: DocxTable[] = [];
  readonly #flows: OpenFlow[] = [];
  readonly #paragraphs: OpenParagraph[] = [];
  #inParagraphProperties = false;
  #runHidden = false;
  #preserve = false;

  constructor(context: DocxContext) {
    this.#context = context;
  }

  open(element: XmlElement): 'skip' | undefined {
    const { name, parent } = element;
    if (PASSED_OVER.has(name) || isSeparatorNote(element)) return 'skip';
    if (name === 'w:del' || name === 'w:moveFrom') return this.#openDeletion(parent);
    if (parent === 'w:r') this.#openRunContent(element);
    else if (parent === 'w:trPr') this.#openRowProperty(element);
    else if (parent === 'w:tcPr') this.#openCellProperty(element);
    else if (parent === 'w:sectPr') this.margins.open(element);
    else return this.#openStructure(element);
    return undefined;
  }

  text(text: string, parent: string): void {
    if (parent === 'w:instrText') this.#fields.addCode(text);
    else if (parent === 'w:t' || parent === 'm:t') {
      const line = text.replace(/[\t\r\n]+/g, ' ');
      this.#write(this.#preserve || parent === 'm:t' ? line : line.trim());
    }
  }

  close(name: string): void {
    switch (name) {
      case 'w:p':
        this.#endParagraph();
        break;
      case 'w:pPr':
        this.#inParagraphProperties = false;
        break;
      case 'w:tc':
        this.#table()?.endCell(this.#context.budget.checked(linesOf(this.#endFlow())));
        break;
      case 'w:tr':
        this.#table()?.endRow();
        break;
      case 'w:tbl': {
        const grid = this.#tables.pop()?.build(this.#context.limits, this.#context.budget);
        if (grid) this.#flow.add([grid]);
        break;
      }
      case 'w:txbxContent':
        this.#flow.add(this.#endFlow());
        break;
      case 'w:sectPr':
        this.margins.endSection();
        break;
    }
  }

  /** The blocks of the story, once it has been read. */
  finish(): readonly Block[] {
    this.#keepAside(this.#fields.closeTo(0));
    return this.#flow.finish();
  }

  #openStructure(element: XmlElement): 'skip' | undefined {
    switch (element.name) {
      case 'w:p':
        this.#flow.beginParagraph();
        this.#paragraphs.push({ place: NO_LIST, endDeleted: false, hidden: '' });
        break;
      case 'w:pPr':
        this.#inParagraphProperties = true;
        break;
      case 'w:pStyle':
        this.#placeInList({ styleId: element.attribute('w:val') });
        break;
      case 'w:numId':
        this.#placeInList({ numberingId: element.attribute('w:val') });
        break;
      case 'w:ilvl':
        this.#placeInList({ level: integerOf(element.attribute('w:val')) });
        break;
      case 'w:r':
        this.#runHidden = false;
        break;
      case 'w:vanish':
        if (!this.#inParagraphProperties) this.#runHidden = isOn(element.attribute('w:val'));
        break;
      case 'w:fldSimple':
        return isPageNumber(element.attribute('w:instr') ?? '') ? 'skip' : undefined;
      case 'w:tbl':
        this.#tables.push(new DocxTable());
        break;
      case 'w:tr':
        this.#table()?.beginRow();
        break;
      case 'w:tc':
        this.#table()?.beginCell();
        this.#beginFlow();
        break;
      case 'w:txbxContent':
        this.#beginFlow();
        break;
      case 'w:altChunk':
        throw damaged({
          en: 'it holds another file that Word takes in only when it opens it',
          uk: 'у ньому лежить інший файл, який Word долучає лише під час відкривання',
        });
    }
    return undefined;
  }

  #openRunContent(element: XmlElement): void {
    switch (element.name) {
      case 'w:t':
        this.#preserve = element.attribute('xml:space') === 'preserve';
        break;
      case 'w:tab':
      case 'w:ptab':
        this.#write('\t');
        break;
      case 'w:br':
      case 'w:cr':
        this.#write('\n');
        break;
      case 'w:noBreakHyphen':
        this.#write('\u2011');
        break;
      case 'w:softHyphen':
        this.#write('\u00AD');
        break;
      case 'w:sym':
        this.#write(symbolText(element.attribute('w:font'), element.attribute('w:char')));
        break;
      case 'w:fldChar':
        this.#fields.mark(element.attribute('w:fldCharType'));
        break;
    }
  }

  #openRowProperty(element: XmlElement): void {
    const row = this.#table()?.row;
    if (!row) return;
    if (element.name === 'w:hidden') row.hidden = isOn(element.attribute('w:val'));
    else if (element.name === 'w:gridBefore')
      row.column = Math.max(0, integerOf(element.attribute('w:val')) ?? 0);
  }

  #openCellProperty(element: XmlElement): void {
    const cell = this.#table()?.cell;
    if (!cell) return;
    const value = element.attribute('w:val');
    if (element.name === 'w:gridSpan') cell.columnSpan = countOf(value);
    else if (element.name === 'w:vMerge') cell.vertical = value === 'restart' ? 'first' : 'next';
    else if (element.name === 'w:hMerge') cell.joinsLeft = value !== 'restart';
  }

  /** Deleted, or moved elsewhere: a piece of text, the end of a paragraph, or a row of a table. */
  #openDeletion(parent: string): 'skip' {
    const paragraph = this.#paragraphs.at(-1);
    const row = this.#table()?.row;
    if (parent === 'w:rPr' && this.#inParagraphProperties && paragraph) paragraph.endDeleted = true;
    else if (parent === 'w:trPr' && row) row.deleted = true;
    return 'skip';
  }

  #placeInList(place: Partial<ListPlace>): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph && this.#inParagraphProperties) paragraph.place = { ...paragraph.place, ...place };
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (!paragraph) return;
    const label = paragraph.endDeleted ? '' : this.#context.numbering.labelOf(paragraph.place);
    this.#flow.endParagraph(label, paragraph.endDeleted);
    this.#keepAside(paragraph.hidden);
  }

  #write(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (this.#fields.silent) this.#fields.addCode(text);
    else if (paragraph && this.#runHidden && !this.#tables.some(({ row }) => row.hidden))
      paragraph.hidden += text;
    else this.#flow.write(text);
  }

  #keepAside(text: string): void {
    if (text.trim() !== '') this.#flow.addAside([{ kind: 'paragraph', text }]);
  }

  #beginFlow(): void {
    this.#flows.push({ fields: this.#fields.depth });
    this.#flow.beginFlow();
  }

  #endFlow(): readonly Block[] {
    this.#keepAside(this.#fields.closeTo(this.#flows.pop()?.fields ?? 0));
    return this.#flow.endFlow();
  }

  #table(): DocxTable | undefined {
    return this.#tables.at(-1);
  }
}

/** The lines between text and notes are notes of their own kind. */
function isSeparatorNote(element: XmlElement): boolean {
  if (element.name !== 'w:footnote' && element.name !== 'w:endnote') return false;
  return (element.attribute('w:type') ?? 'normal') !== 'normal';
}
