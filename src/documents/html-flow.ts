import { itemMarkers, wordMarker } from './html-list.ts';
import {
  attribute,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isHidden,
  isText,
  rawText,
} from './html-tree.ts';
import type { ItemMarker } from './line-writer.ts';

/** What a walk through running text meets, in the order of the page. */
export type FlowVisitor = {
  readonly text: (value: string) => void;
  /** Text whose white space counts; a line break is a `\n` of it. */
  readonly preformatted: (value: string) => void;
  readonly boundary: () => void;
  readonly beginItem: (marker: ItemMarker) => void;
  readonly endItem: () => void;
  /** `hidden`: the table, or something around it, is not shown. */
  readonly table: (table: HtmlElement, hidden: boolean) => void;
};

type Surroundings = {
  readonly hidden: boolean;
  readonly preformatted: boolean;
  readonly script: ScriptDigits | null;
};

type ScriptDigits = string;

/** Elements without visible text, those a browser shows only in place of something else, and deleted text. */
const UNSEEN =
  'script style template noscript noframes title iframe object audio video canvas svg select datalist del';
/** Menus belong to the site a page was saved from, not to the report. */
const SKIPPED: ReadonlySet<string> = new Set([...UNSEEN.split(' '), 'nav']);
const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr legend li main menu ol p pre section summary ul'
  ).split(' '),
);
const LISTS: ReadonlySet<string> = new Set(['ol', 'ul', 'menu', 'dir']);
const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const SUBSCRIPT = '₀₁₂₃₄₅₆₇₈₉';
/** LibreOffice's XHTML prints the marker of a list item beside the one the list has. */
const SECOND_MARKER = /\b(?:Numbering|Bullet)_20_Symbols\b/;
const WORD_MARKER = /mso-list\s*:\s*ignore/i;
const VISIBLE: Surroundings = { hidden: false, preformatted: false, script: null };

/**
 * Walks the content of an element as running text. Hidden text is passed over, hidden tables are not: they are
 * data that someone put away. Raised and lowered digits stay apart from the amount they follow («28,8¹»).
 */
export function walkFlow(parent: HtmlElement, visitor: FlowVisitor, hidden = false): void {
  walkChildren(parent, visitor, { ...VISIBLE, hidden });
}

function walkChildren(parent: HtmlElement, visitor: FlowVisitor, around: Surroundings): void {
  const markers = LISTS.has(parent.tagName) ? itemMarkers(parent) : undefined;
  for (const child of parent.childNodes) {
    const marker = isElement(child) ? markers?.get(child) : undefined;
    if (marker !== undefined && !around.hidden) visitor.beginItem(marker);
    walkNode(child, visitor, around);
    if (marker !== undefined && !around.hidden) visitor.endItem();
  }
}

function walkNode(node: HtmlNode, visitor: FlowVisitor, around: Surroundings): void {
  if (isText(node)) walkText(node.value, visitor, around);
  else if (isElement(node) && !isSkipped(node)) walkElement(node, visitor, around);
}

function isSkipped(element: HtmlElement): boolean {
  return SKIPPED.has(element.tagName) || SECOND_MARKER.test(attribute(element, 'class') ?? '');
}

function walkText(value: string, visitor: FlowVisitor, { hidden, preformatted, script }: Surroundings): void {
  if (hidden) return;
  const text = script === null ? value : value.replace(/\d/g, (digit) => script[Number(digit)] ?? digit);
  if (preformatted) visitor.preformatted(text);
  else visitor.text(text);
}

function walkElement(element: HtmlElement, visitor: FlowVisitor, around: Surroundings): void {
  const style = attribute(element, 'style') ?? '';
  const inside = surroundings(element, style, around);
  if (element.tagName === 'table') visitor.table(element, inside.hidden);
  else if (element.tagName === 'br') walkText('\n', visitor, { ...inside, preformatted: true });
  else if (WORD_MARKER.test(style)) walkText(`${wordMarker(rawText(element))} `, visitor, inside);
  else if (BLOCKS.has(element.tagName)) {
    visitor.boundary();
    walkChildren(element, visitor, inside);
    visitor.boundary();
  } else walkChildren(element, visitor, inside);
}

function surroundings(element: HtmlElement, style: string, around: Surroundings): Surroundings {
  const hidden = around.hidden || isHidden(element);
  const preformatted =
    around.preformatted || element.tagName === 'pre' || /white-space\s*:\s*pre/i.test(style);
  const script = scriptOf(element.tagName, style) ?? around.script;
  const changes =
    hidden !== around.hidden || preformatted !== around.preformatted || script !== around.script;
  return changes ? { hidden, preformatted, script } : around;
}

function scriptOf(tag: string, style: string): ScriptDigits | null {
  if (tag === 'sup' || /vertical-align\s*:\s*super/i.test(style)) return SUPERSCRIPT;
  return tag === 'sub' || /vertical-align\s*:\s*sub/i.test(style) ? SUBSCRIPT : null;
}
