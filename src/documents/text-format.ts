import { PlanfactError } from '../errors.ts';
import { guessSeparator, looksLikeCsv } from './csv-separator.ts';
import type { DocumentFormat } from './document.ts';

const SAMPLE_LENGTH = 65_536;
const XML_PROLOGUE = /^\s*(?:<\?[^>]*\?>\s*|<!--[\s\S]*?-->\s*|<!doctype[^>]*>\s*)*/i;
const HTML_START =
  /^<(?:html|head|title|meta|style|body|table|tbody|tr|div|p|h[1-6]|center|font|span|b|ul|ol|br|a|link|script)\b/i;
const HTML_TABLE = /<table\b[\s\S]*<t[dh]\b/i;

type XmlKind = { readonly root: RegExp; readonly name: string; readonly saveAs: string };

/** What offices save as bare XML, by the name of its outermost element. */
const XML_KINDS: readonly XmlKind[] = [
  { root: /^\w+:wordDocument$/, name: 'a Word 2003 XML document', saveAs: '.docx' },
  { root: /^pkg:package$/, name: 'a Word XML document', saveAs: '.docx' },
  { root: /^(?:\w+:)?Workbook$/, name: 'an Excel 2003 XML workbook', saveAs: '.xlsx' },
  { root: /^office:document$/, name: 'a flat OpenDocument file', saveAs: '.odt or .ods' },
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
  const content = sample.replace(XML_PROLOGUE, '');
  if (/^<!doctype\s+html/i.test(sample.trimStart()) || HTML_START.test(content)) return 'html';
  if (/^\s*<\?xml\b/.test(sample)) throw otherXml(content);
  if (sample.includes('<') && HTML_TABLE.test(sample)) return 'html';
  const isNamedCsv = /\.(?:csv|tsv)$/i.test(path) && guessSeparator(text) !== null;
  return isNamedCsv || looksLikeCsv(text) ? 'csv' : 'text';
}

function blank(length: number): PlanfactError {
  return new PlanfactError(
    'file_empty',
    `Expected a report, found ${length} characters of white space and no text. Save the file anew.`,
  );
}

function otherXml(content: string): PlanfactError {
  const root = /^<([\w:.-]+)/.exec(content)?.[1] ?? '';
  const kind = XML_KINDS.find((known) => known.root.test(root));
  const found = kind?.name ?? `an XML file (its outermost element is <${root}>)`;
  const saveAs = kind?.saveAs ?? '.docx or .xlsx';
  return new PlanfactError(
    'format_unknown',
    `Expected a report, found ${found}. Open it in the program that made it and save it as ${saveAs}.`,
  );
}
