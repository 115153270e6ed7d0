import { countOf, integerOf } from './attribute-values.ts';
import type { Block } from './document.ts';
import { FlowWriter, linesOf, withoutGrids } from './flow-writer.ts';
import type { CellBudget, ReadingLimits } from './limits.ts';
import { OdfLists } from './odf-lists.ts';
import type { OdfStyles } from './odf-styles.ts';
import { OdfTable } from './odf-table.ts';
import { type OdfValue, odfValue, odfValueText } from './odf-value.ts';
import type { XmlElement, XmlHandler } from './read-xml.ts';

/** What the stories of one OpenDocument file share. */
export type OdfContext = {
  readonly kind: 'text' | 'spreadsheet';
  readonly limits: ReadingLimits;
  readonly budget: CellBudget;
  readonly styles: OdfStyles;
};

type OpenParagraph = {
  readonly label: string;
  readonly hidden: boolean;
  hiddenText: string;
  afterSpace: boolean;
};

type OpenCell = { readonly value: OdfValue; readonly style: string | undefined };

/** Deleted text, what fills in fields and lists, page numbers and note marks: nothing of it is text of the page. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  'office:forms',
  'office:scripts',
  'office:settings',
  'office:font-face-decls',
  'text:tracked-changes',
  'text:note-citation',
  'text:page-number',
  'text:page-count',
  'text:ruby-text',
  'text:script',
  'text:sheet-name',
  'table:calculation-settings',
  'table:content-validations',
  'table:dde-links',
  'table:tracked-changes',
  'draw:object',
]);
const STYLES: ReadonlySet<string> = new Set(['office:styles', 'office:automatic-styles']);
/** What holds paragraphs of its own in the midst of others. */
const BOXES: ReadonlySet<string> = new Set([
  'draw:text-box',
  'draw:caption',
  'draw:circle',
  'draw:connector',
  'draw:custom-shape',
  'draw:ellipse',
  'draw:line',
  'draw:measure',
  'draw:path',
  'draw:polygon',
  'draw:polyline',
  'draw:rect',
]);
/** Runs of blanks mean nothing; a file could ask for a thousand million. */
const MOST_SPACES = 1_000;

/**
 * Reads a story of an OpenDocument file (body, header, footer) into a flow of paragraphs and tables, as the page shows
 * it. Notes, comments and hidden text outside of a hidden row go to the asides.
 */
export class OdfContent implements XmlHandler {
  readonly #context: OdfContext;
  readonly #flow = new FlowWriter();
  readonly #tables: OdfTable[] = [];
  readonly #cells: OpenCell[] = [];
  readonly #paragraphs: (OpenParagraph | null)[] = [];
  readonly #hiddenSpans: boolean[] = [];
  readonly #hiddenSections: boolean[] = [];
  readonly #lists: OdfLists[] = [];
  readonly #bodyLists = new OdfLists();
  #inStyles = false;

  constructor(context: OdfContext) {
    this.#context = context;
  }

  open(element: XmlElement): 'skip' | undefined {
    const { name } = element;
    if (this.#inStyles) this.#context.styles.open(element);
    else if (PASSED_OVER.has(name) || name.endsWith('-source')) return 'skip';
    else if (STYLES.has(name)) this.#inStyles = true;
    else if (name.startsWith('table:')) this.#openTable(element);
    else if (name === 'text:note-body' || name === 'office:annotation' || BOXES.has(name)) this.#beginFlow();
    else if (name.startsWith('text:')) this.#openText(element);
    return undefined;
  }

  text(text: string, parent: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (!paragraph || !parent.startsWith('text:') || parent === 'text:note') return;
    const collapsed = text.replace(/[\t\r\n ]+/g, ' ');
    const shown = paragraph.afterSpace ? collapsed.replace(/^ /, '') : collapsed;
    if (collapsed !== '') paragraph.afterSpace = collapsed.endsWith(' ');
    this.#write(shown);
  }

  close(name: string): void {
    if (STYLES.has(name)) this.#inStyles = false;
    else if (this.#inStyles) return;
    else if (name === 'text:note-body' || name === 'office:annotation') {
      this.#flow.addAside(withoutGrids(this.#endFlow()));
    } else if (BOXES.has(name)) this.#closeBox();
    else this.#closeElement(name);
  }

  /** The blocks of the story, once it has been read. */
  finish(): readonly Block[] {
    return this.#flow.finish();
  }

  #openTable(element: XmlElement): void {
    const table = this.#tables.at(-1);
    switch (element.name) {
      case 'table:table': {
        const isSheet = this.#context.kind === 'spreadsheet';
        const name = isSheet ? (element.attribute('table:name') ?? null) : null;
        const opened = new OdfTable(name, !isSheet, this.#context.limits, this.#context.budget);
        if (this.#context.styles.isHidden('table', element.attribute('table:style-name'))) opened.hideAll();
        this.#tables.push(opened);
        break;
      }
      case 'table:table-column':
        table?.addColumns(element);
        break;
      case 'table:table-row':
        table?.beginRow(element);
        break;
      case 'table:table-cell':
      case 'table:covered-table-cell':
        table?.beginCell(element);
        this.#cells.push({
          value: odfValue(element),
          style: table?.cellStyle(element.attribute('table:style-name')),
        });
        this.#beginFlow();
        break;
    }
  }

  #openText(element: XmlElement): void {
    const style = element.attribute('text:style-name');
    switch (element.name) {
      case 'text:p':
      case 'text:h':
        this.#beginParagraph(style);
        break;
      case 'text:span':
        this.#hiddenSpans.push(this.#context.styles.isHidden('text', style));
        break;
      case 'text:s':
        this.#writeSign(' '.repeat(Math.min(countOf(element.attribute('text:c')), MOST_SPACES)));
        break;
      case 'text:tab':
        this.#writeSign('\t');
        break;
      case 'text:line-break':
        this.#writeSign('\n');
        break;
      case 'text:list':
        this.#list().openList({
          style,
          id: element.attribute('xml:id'),
          continues: element.attribute('text:continue-list'),
          continuesStyle: element.attribute('text:continue-numbering') === 'true',
        });
        break;
      case 'text:list-item':
      case 'text:list-header':
        this.#list().openItem(
          integerOf(element.attribute('text:start-value')),
          element.name === 'text:list-header',
        );
        break;
      case 'text:section':
        this.#hiddenSections.push(element.attribute('text:display') === 'none');
        if (this.#hiddenSections.at(-1)) this.#beginFlow();
        break;
    }
  }

  #closeElement(name: string): void {
    switch (name) {
      case 'text:p':
      case 'text:h':
        this.#endParagraph();
        break;
      case 'text:span':
        this.#hiddenSpans.pop();
        break;
      case 'text:list':
        this.#list().closeList();
        break;
      case 'text:list-item':
      case 'text:list-header':
        this.#list().closeItem();
        break;
      case 'text:section':
        if (this.#hiddenSections.pop()) this.#flow.addAside(withoutGrids(this.#endFlow()));
        break;
      case 'table:table-cell':
      case 'table:covered-table-cell':
        this.#closeCell();
        break;
      case 'table:table-row':
        this.#tables.at(-1)?.endRow();
        break;
      case 'table:table': {
        const grid = this.#tables.pop()?.build();
        if (grid) this.#flow.add([grid]);
        break;
      }
    }
  }

  #closeCell(): void {
    const displayed = linesOf(this.#endFlow());
    const cell = this.#cells.pop();
    if (!cell) return;
    const { styles, kind } = this.#context;
    const isSheet = kind === 'spreadsheet';
    this.#tables
      .at(-1)
      ?.endCell(isSheet ? odfValueText(cell.value, displayed, styles.cellFormat(cell.style)) : displayed);
  }

  /** A box on a sheet lies over its cells, not in one: its text comes before the sheet. */
  #closeBox(): void {
    const blocks = this.#endFlow();
    if (this.#context.kind === 'text' || this.#cells.length === 0) this.#flow.add(blocks);
    else this.#flow.addToBody(blocks);
  }

  #beginParagraph(style: string | undefined): void {
    const { styles } = this.#context;
    const label = this.#list().labelOf(styles, style);
    const hidden = styles.isHidden('paragraph', style);
    this.#paragraphs.push({ label, hidden, hiddenText: '', afterSpace: true });
    this.#flow.beginParagraph();
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (!paragraph) return;
    this.#flow.endParagraph(paragraph.hidden ? '' : paragraph.label);
    if (paragraph.hiddenText.trim() !== '')
      this.#flow.addAside([{ kind: 'paragraph', text: paragraph.hiddenText }]);
  }

  #writeSign(sign: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (!paragraph) return;
    paragraph.afterSpace = false;
    this.#write(sign);
  }

  #write(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    const isHidden = paragraph?.hidden || this.#hiddenSpans.includes(true);
    if (paragraph && isHidden && !this.#tables.some((table) => table.rowHidden)) paragraph.hiddenText += text;
    else this.#flow.write(text);
  }

  #beginFlow(): void {
    this.#lists.push(this.#list().inside());
    this.#paragraphs.push(null);
    this.#flow.beginFlow();
  }

  #endFlow(): readonly Block[] {
    this.#lists.pop();
    this.#paragraphs.pop();
    return this.#flow.endFlow();
  }

  #list(): OdfLists {
    return this.#lists.at(-1) ?? this.#bodyLists;
  }
}
