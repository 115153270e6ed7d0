const CLOSING: ReadonlyMap<string, string> = new Map([
  ['«', '»'],
  ['“', '”"'],
  ['„', '“”"'],
  ['"', '"”'],
  ['(', ')'],
]);

/** A mark without a partner this near is no quotation, so a stray one cannot swallow the rest of a cell. */
const LONGEST_QUOTATION = 300;

const MASK = '"';

/**
 * The text with everything between quotation marks (and, if asked, round brackets) blotted out, marks
 * included, each character by a `"`. What stands in quotes is a name: its commas and full stops separate
 * nothing, its words state nothing. Offsets stay. Linear: no partner is sought further than 300 characters.
 */
export function maskQuotations(text: string, brackets: 'keep' | 'mask' = 'keep'): string {
  const opening = brackets === 'mask' ? /[«“„"(]/g : /[«“„"]/g;
  let masked = '';
  let done = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const end = closingOf(text, match.index);
    if (end === null) continue;
    masked += text.slice(done, match.index) + MASK.repeat(end - match.index);
    done = end;
    opening.lastIndex = end;
  }
  return masked + text.slice(done);
}

/** The offset behind the partner of the mark at `start`; null when it has none. Like marks may nest. */
function closingOf(text: string, start: number): number | null {
  const opener = text.charAt(start);
  const closers = CLOSING.get(opener) ?? '';
  const limit = Math.min(text.length, start + LONGEST_QUOTATION);
  let depth = 1;
  for (let index = start + 1; index < limit; index += 1) {
    const character = text.charAt(index);
    if (closers.includes(character)) depth -= 1;
    else if (character === opener) depth += 1;
    if (depth === 0) return index + 1;
  }
  return null;
}
