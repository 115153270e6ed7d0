import { type BothLanguages, PlanfactError } from '../errors.ts';
import { guessSeparator, looksLikeCsv } from './csv-separator.ts';
import type { DocumentFormat } from './document.ts';

const SAMPLE_LENGTH = 65_536;
const XML_PROLOGUE = /^\s*(?:<\?[^>]*\?>\s*|<!--[\s\S]*?-->\s*|<!doctype[^>]*>\s*)*/i;
const HTML_START =
  /^<(?:html|head|title|meta|style|body|table|tbody|tr|div|p|h[1-6]|center|font|span|b|ul|ol|br|a|link|script)\b/i;
const HTML_TABLE = /<table\b[\s\S]*<t[dh]\b/i;

type XmlKind = { readonly root: RegExp; readonly name: BothLanguages; readonly saveAs: readonly string[] };

/** What offices save as bare XML, by the name of its outermost element. */
const XML_KINDS: readonly XmlKind[] = [
  {
    root: /^\w+:wordDocument$/,
    name: { en: 'a Word 2003 XML document', uk: 'документ Word 2003 XML' },
    saveAs: ['.docx'],
  },
  { root: /^pkg:package$/, name: { en: 'a Word XML document', uk: 'документ Word XML' }, saveAs: ['.docx'] },
  {
    root: /^(?:\w+:)?Workbook$/,
    name: { en: 'an Excel 2003 XML workbook', uk: 'книга Excel 2003 XML' },
    saveAs: ['.xlsx'],
  },
  {
    root: /^office:document$/,
    name: { en: 'a flat OpenDocument file', uk: 'плаский файл OpenDocument' },
    saveAs: ['.odt', '.ods'],
  },
];

export type TextFormat = Extract<DocumentFormat, 'html' | 'csv' | 'text'>;

/**
 * Tells HTML, separated values and plain text apart by what a text holds. Only where it could be a table of values
 * as well as prose does a name that ends with .csv or .tsv decide.
 *
 * @throws PlanfactError `file_empty` for white space alone, `format_unknown` for XML that is no web page
 */
export function detectTextFormat(text: string, path = ''): TextFormat {
  if (text.trim() === '') throw blank(text.length);
  const sample = text.slice(0, SAMPLE_LENGTH);
  if (startsLikeHtml(sample)) return 'html';
  if (/^\s*<\?xml\b/.test(sample)) throw otherXml(sample.replace(XML_PROLOGUE, ''));
  if (sample.includes('<') && HTML_TABLE.test(sample)) return 'html';
  const isNamedCsv = /\.(?:csv|tsv)$/i.test(path) && guessSeparator(text) !== null;
  return isNamedCsv || looksLikeCsv(text) ? 'csv' : 'text';
}

/** Whether a text begins as a web page does, with its doctype or one of the first elements of a page. */
export function startsLikeHtml(text: string): boolean {
  return /^<!doctype\s+html/i.test(text.trimStart()) || HTML_START.test(text.replace(XML_PROLOGUE, ''));
}

function blank(length: number): PlanfactError {
  return new PlanfactError('file_empty', {
    en: `Expected a report, found ${length} characters of white space and no text. Save the file anew.`,
    uk: `Очікувався звіт, а у файлі лише пробіли (символів: ${length}) і немає тексту. Збережіть його заново.`,
  });
}

function otherXml(content: string): PlanfactError {
  const root = /^<([\w:.-]+)/.exec(content)?.[1] ?? '';
  const kind = XML_KINDS.find((known) => known.root.test(root));
  const saveAs = kind?.saveAs ?? ['.docx', '.xlsx'];
  const found = kind?.name ?? {
    en: `an XML file (its outermost element is <${root}>)`,
    uk: `файл XML (його зовнішній елемент – <${root}>)`,
  };
  return new PlanfactError('format_unknown', {
    en: `Expected a report, found ${found.en}. Open it in the program that made it and save it as ${saveAs.join(' or ')}.`,
    uk: `Очікувався звіт, а це ${found.uk}. Відкрийте його у програмі, яка його створила, і збережіть як ${saveAs.join(' або ')}.`,
  });
}
