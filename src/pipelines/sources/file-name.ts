import { endingOf, isReadable } from './file-formats.ts';

/** Characters; with two bytes each (Cyrillic) and a mark behind, it stays below the 255 bytes of file systems. */
const LONGEST_STEM = 80;

/**
 * A name for the file at an address: the last part of its path or, where that is no report (`get.php?file=zvit.xls`),
 * a value of the query that is. Decoded, and cleaned of all but letters, digits, spaces and `._()№-`; never
 * hidden, never empty. `format` is added where the name does not end with a format that can be read.
 */
export function fileNameOf(address: string, format: string | null): string {
  const { pathname, searchParams } = new URL(address);
  const queries = [...searchParams.values()].map(lastPart).filter(isReport);
  const named = clean(lastPart(decode(pathname)));
  const name = isReport(named) ? named : (queries.map(clean).find(isReport) ?? named);
  const ending = format !== null && isReadable(format) && !isReport(name) ? `.${format}` : '';
  return `${name || 'file'}${ending}`;
}

/** A file name in two: what is before its ending, and the ending with its dot, if it has one. */
export function splitName(name: string): readonly [stem: string, ending: string] {
  const ending = endingOf(name);
  const at = ending === null ? name.length : name.length - ending.length - 1;
  return [name.slice(0, at), name.slice(at)];
}

function isReport(name: string): boolean {
  const ending = endingOf(name);
  return ending !== null && isReadable(ending);
}

function lastPart(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? '';
}

/** Percent-encoded UTF-8, or windows-1251 as older Ukrainian sites have it. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    const bytes = Buffer.from(
      path.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    );
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

function clean(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ._()№-]+/gu, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '');
  const [stem, ending] = splitName(plain);
  return [...stem].slice(0, LONGEST_STEM).join('').trimEnd() + ending;
}
