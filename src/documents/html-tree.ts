import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, type TreeAdapter } from 'parse5';
import { PlanfactError } from '../errors.ts';
import { limitExceeded, type ReadingLimits } from './limits.ts';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** About 200 bytes of memory each; 20 MB of word processors' HTML hold some 300 000. */
const ELEMENT_LIMIT = 1_000_000;
const EMPTY_ELEMENT = /<([a-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/>/gi;
const VOID_ELEMENT = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
const HIDING_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i;

/** Elements that show no text of their own: the white space between their tags is only the writer's habit. */
const WITHOUT_TEXT: ReadonlySet<string> = new Set(['table', 'colgroup', 'thead', 'tbody', 'tfoot', 'tr']);

/**
 * Parses HTML as browsers do (the HTML Standard's own algorithm: implied and stray tags, text misplaced in
 * tables) and gives its `<html>` element.
 *
 * @throws PlanfactError `limit_exceeded` for elements nested too deep, or more than a million of them
 */
export function parseHtml(text: string, limits: ReadingLimits): HtmlElement {
  const page = parse(isXhtml(text) ? withClosingTags(text) : text, {
    treeAdapter: limitedTreeAdapter(limits),
  });
  const root = page.childNodes.find(isElement);
  if (root === undefined) throw new Error('an HTML tree without a root');
  return root;
}

function isXhtml(text: string): boolean {
  return text.trimStart().startsWith('<?xml');
}

/** XHTML may write an element without content as `<script/>`, which browsers, reading it as HTML, take for one left open. */
function withClosingTags(text: string): string {
  return text.replace(EMPTY_ELEMENT, (tag, name: string, attributes: string) =>
    VOID_ELEMENT.test(name) ? tag : `<${name}${attributes}></${name}>`,
  );
}

export function isElement(node: DefaultTreeAdapterTypes.Node): node is HtmlElement {
  return defaultTreeAdapter.isElementNode(node);
}

export function isText(node: DefaultTreeAdapterTypes.Node): node is DefaultTreeAdapterTypes.TextNode {
  return defaultTreeAdapter.isTextNode(node);
}

export function childElements(parent: HtmlElement, ...tags: readonly string[]): readonly HtmlElement[] {
  return parent.childNodes.filter(isElement).filter((child) => tags.includes(child.tagName));
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}

/** A whole number in an attribute, read as browsers read it: leading digits count, anything else gives the default. */
export function numberAttribute(element: HtmlElement, name: string, otherwise: number): number {
  const number = Number.parseInt(attribute(element, name) ?? '', 10);
  return Number.isNaN(number) ? otherwise : number;
}

/** Hidden by an attribute or by a style of its own; style sheets are not read. */
export function isHidden(element: HtmlElement): boolean {
  return element.attrs.some(
    ({ name, value }) => name === 'hidden' || (name === 'style' && HIDING_STYLE.test(value)),
  );
}

/** All text below an element as it stands in the file, white space included. */
export function rawText(node: HtmlNode): string {
  if (isText(node)) return node.value;
  return isElement(node) ? node.childNodes.map(rawText).join('') : '';
}

function limitedTreeAdapter(
  limits: ReadingLimits,
): TreeAdapter<DefaultTreeAdapterTypes.DefaultTreeAdapterMap> {
  let depth = 0;
  let elements = 0;
  return {
    ...defaultTreeAdapter,
    createElement: (name, namespace, attributes) => {
      elements += 1;
      if (elements > ELEMENT_LIMIT) throw tooManyElements();
      return defaultTreeAdapter.createElement(name, namespace, attributes);
    },
    appendChild: (parent, child) => {
      if (parent.childNodes.length > 0) defaultTreeAdapter.appendChild(parent, child);
      else startChildren(parent, child);
    },
    insertText: (parent, text) => {
      if (isElement(parent) && WITHOUT_TEXT.has(parent.tagName) && text.trim() === '') return;
      if (parent.childNodes.length > 0) defaultTreeAdapter.insertText(parent, text);
      else startChildren(parent, defaultTreeAdapter.createTextNode(text));
    },
    onItemPush: () => {
      depth += 1;
      if (depth > limits.nesting) throw limitExceeded(limits, 'nesting');
    },
    onItemPop: (element) => {
      depth -= 1;
      for (const child of element.childNodes) if (isText(child)) settleText(child);
    },
  };
}

/** Most cells have one child, and a list of one takes a sixth of the memory of an empty one that was added to. */
function startChildren(parent: DefaultTreeAdapterTypes.ParentNode, child: HtmlNode): void {
  parent.childNodes = [child];
  child.parentNode = parent;
}

/**
 * The parser adds to a text word by word, and V8 keeps the words until the whole is looked at. Here it is, so that it
 * becomes one string, in half the memory; the parser itself leaves nothing to be mended.
 */
function settleText(node: DefaultTreeAdapterTypes.TextNode): void {
  node.value = node.value.toWellFormed();
}

function tooManyElements(): PlanfactError {
  return new PlanfactError('limit_exceeded', {
    en: `Expected a report, but the page has more than ${ELEMENT_LIMIT.toLocaleString('en')} HTML elements: far more than a report needs, so reading stopped. If it is a real report, save only its table and try again.`,
    uk: `Очікувався звіт, але на сторінці понад ${ELEMENT_LIMIT.toLocaleString('uk')} елементів HTML: значно більше, ніж треба звітові, тому читання зупинено. Якщо це справжній звіт, збережіть лише його таблицю та спробуйте ще раз.`,
  });
}
