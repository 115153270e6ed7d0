import { PlanfactError } from '../errors.ts';
import { declaredCharset } from './declared-charset.ts';
import type { Document } from './document.ts';
import { decodeText } from './encoding.ts';
import { readHtml } from './html.ts';
import { latinHead } from './latin-head.ts';
import { DEFAULT_LIMITS, type ReadingLimits } from './limits.ts';

/** The strip of sheet names that Excel adds to a workbook of several sheets. */
const SHEET_TABS = /\btabstrip\.html?$/i;

type Part = { readonly headers: ReadonlyMap<string, string>; readonly body: string };

/** Whether a file with this head begins with the mail headers of a «single file web page» (RFC 2557, MHTML). */
export function isMhtml(head: string): boolean {
  const [header = ''] = head.split(/\r?\n\r?\n/, 1);
  return /^mime-version:/im.test(header) && /^content-type:/im.test(header);
}

/**
 * Reads a «single file web page», as Word, Excel and browsers save it, often under the name .doc or .xls: its page,
 * or for a workbook of several sheets every sheet one after another. Nothing else in the file is looked at.
 *
 * @throws PlanfactError `file_unreadable` when it holds no page; otherwise as `readHtml`
 */
export function readMhtml(bytes: Uint8Array, limits: ReadingLimits = DEFAULT_LIMITS): Document {
  const pages = htmlParts(Buffer.from(bytes).toString('latin1'));
  const [main] = pages;
  if (main === undefined) throw withoutPage();
  const mainPage = decodePart(main);
  if (!/<frameset\b/i.test(mainPage)) return readHtml(mainPage, limits);
  const sheets = pages
    .slice(1)
    .filter((page) => !SHEET_TABS.test(page.headers.get('content-location') ?? ''));
  if (sheets.length === 0) throw withoutPage();
  return { format: 'html', blocks: sheets.flatMap((sheet) => readHtml(decodePart(sheet), limits).blocks) };
}

function htmlParts(message: string): readonly Part[] {
  const whole = splitPart(message);
  const boundary = parameter(whole.headers, 'boundary');
  const parts = boundary === undefined ? [whole] : whole.body.split(`--${boundary}`).slice(1).map(splitPart);
  return parts.filter((part) =>
    /^(?:text\/html|application\/xhtml\+xml)/i.test(part.headers.get('content-type') ?? ''),
  );
}

function splitPart(text: string): Part {
  const part = text.replace(/^[\r\n]+/, '');
  const end = /\r?\n\r?\n/.exec(part);
  const header = part.slice(0, end?.index ?? part.length).replace(/\r?\n[ \t]+/g, ' ');
  const headers = header.split(/\r?\n/).map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
  });
  return {
    headers: new Map(headers),
    body: part.slice((end?.index ?? part.length) + (end?.[0].length ?? 0)),
  };
}

function parameter(headers: ReadonlyMap<string, string>, name: string): string | undefined {
  const pattern = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i');
  const found = pattern.exec(headers.get('content-type') ?? '');
  return found?.[1] ?? found?.[2];
}

function decodePart({ headers, body }: Part): string {
  const bytes = bytesOf(body, headers.get('content-transfer-encoding')?.toLowerCase());
  return decodeText(bytes, parameter(headers, 'charset') ?? declaredCharset(latinHead(bytes))).text;
}

function bytesOf(body: string, transferEncoding: string | undefined): Uint8Array {
  if (transferEncoding === 'base64') return Buffer.from(body, 'base64');
  if (transferEncoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const joined = body.replace(/=[ \t]*\r?\n/g, '');
  const plain = joined.replace(/=([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return Buffer.from(plain, 'latin1');
}

function withoutPage(): PlanfactError {
  return new PlanfactError('file_unreadable', {
    en: 'Expected a web page in this MHTML file, found none. Open it in the program that made it and save it as .docx or .xlsx.',
    uk: 'Очікувалася вебсторінка в цьому файлі MHTML, але її немає. Відкрийте його у програмі, яка його створила, і збережіть як .docx або .xlsx.',
  });
}
