import { startsLikeHtml } from '../../documents/text-format.ts';
import type { Answer } from './exchange.ts';
import { FetchError } from './fetch-error.ts';
import { endingOf, isNoWebPage } from './file-formats.ts';
import { fileNameOf } from './file-name.ts';
import { lookAhead } from './look-ahead.ts';

/** Of UTF-8 and UTF-16, as latin1 shows them. */
const BYTE_ORDER_MARK = /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/;
const ENOUGH_FOR_A_PROLOGUE = 4_096;
/** What Word and Excel write into the first element of a page they save as .doc or .xls. */
const OFFICE_NAMESPACE = /urn:schemas-microsoft-com:office/i;

/**
 * Refuses a web page that comes instead of a file: a login, an error with the status 200, a portal's front page. Gives
 * the bytes back. What is expected is said by `format`, else by the ending of the address; where neither is
 * known, anything is taken.
 */
export async function checkType(
  answer: Answer,
  bytes: AsyncIterable<Uint8Array>,
  expected: { readonly url: string; readonly format: string | null },
): Promise<AsyncIterable<Uint8Array>> {
  const format = expected.format ?? endingOf(fileNameOf(expected.url, null));
  if (format === null || !isNoWebPage(format)) return bytes;
  const { start, whole } = await lookAhead(bytes, ENOUGH_FOR_A_PROLOGUE);
  const text = beginningOf(start);
  if (startsLikeHtml(text) && !isOfficePage(format, answer, text)) throw webPage(expected.url, format, text);
  return whole;
}

/** The bytes as letters: those of the tags are right in every encoding that reports are in. */
function beginningOf(start: Uint8Array): string {
  const latin1 = Buffer.from(start.subarray(0, ENOUGH_FOR_A_PROLOGUE)).toString('latin1');
  return latin1.replace(BYTE_ORDER_MARK, '').replaceAll('\0', '');
}

/** Some programs save and some sites export tables as web pages under the name of an old Office file. */
function isOfficePage(format: string, { headers }: Answer, text: string): boolean {
  const isNamedSo = !/\bx?html\b|^$/i.test(headers['content-type'] ?? '');
  return (format === 'doc' || format === 'xls') && (isNamedSo || OFFICE_NAMESPACE.test(text));
}

function webPage(url: string, format: string, text: string): FetchError {
  const title = /<title[^>]*>\s*([^<]{1,80})/i.exec(decodeUtf8(text))?.[1]?.trim();
  const found = `a web page${title ? ` called "${title}"` : ''}`;
  return new FetchError(
    'fetch_refused',
    `${url}: expected a file of the format ${format}, found ${found}, perhaps a login or an error. Open the address in a browser and name the one the file is at; if the page is the report, say format: "html".`,
  );
}

/** Of a page in another encoding, letters that are not ASCII are lost in the sentence, nothing else. */
function decodeUtf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}
