/** What the commonest signs of Word's symbol fonts look like in Unicode; their codes are private (F000–F0FF). */
const SIGNS: Readonly<Record<string, ReadonlyMap<number, string> | undefined>> = {
  symbol: new Map([
    [0x2d, '−'],
    [0xa3, '≤'],
    [0xb0, '°'],
    [0xb1, '±'],
    [0xb3, '≥'],
    [0xb4, '×'],
    [0xb7, '•'],
    [0xb8, '÷'],
    [0xb9, '≠'],
    [0xbb, '≈'],
    [0xd7, '⋅'],
    [0xe5, '∑'],
  ]),
  wingdings: new Map([
    [0x6c, '●'],
    [0x6e, '■'],
    [0x6f, '□'],
    [0x71, '❑'],
    [0x76, '❖'],
    [0xa7, '▪'],
    [0xa8, '□'],
    [0xd8, '➢'],
    [0xe0, '→'],
    [0xfb, '✗'],
    [0xfc, '✓'],
    [0xfd, '☒'],
    [0xfe, '☑'],
  ]),
};

/**
 * The text of a `w:sym` (ECMA-376 part 1, 17.3.3.30). Digits and punctuation of Symbol are those of ASCII; a sign
 * that is not known here keeps its private code.
 */
export function symbolText(font: string | undefined, code: string | undefined): string {
  const point = Number.parseInt(code ?? '', 16);
  if (!Number.isInteger(point) || point < 1 || point > 0xffff) return '';
  const name = font?.toLowerCase() ?? '';
  const sign = point >= 0xf000 && point <= 0xf0ff ? point - 0xf000 : point;
  const known = SIGNS[name]?.get(sign);
  if (known !== undefined) return known;
  const isAscii = name === 'symbol' && sign >= 0x20 && sign < 0x40;
  return String.fromCharCode(isAscii ? sign : point);
}
