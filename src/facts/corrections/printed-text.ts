/**
 * Whether the printed text of a correction is what stands there now. Any run of spaces and line breaks counts as one
 * space, and letters are equal however they are composed («й» as one character or two, as some PDFs have it).
 */
export function isPrinted(printed: string, now: string): boolean {
  return withSingleSpaces(printed.normalize('NFC')) === withSingleSpaces(now.normalize('NFC'));
}

/** Where words stand in a text, whatever the spaces and line breaks between them; null where they do not. */
export function findWords(
  words: string,
  text: string,
): { readonly start: number; readonly end: number } | null {
  const pattern = withSingleSpaces(words).split(' ').map(RegExp.escape).join('\\s+');
  const found = new RegExp(pattern, 'u').exec(text);
  return found && { start: found.index, end: found.index + found[0].length };
}

function withSingleSpaces(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
