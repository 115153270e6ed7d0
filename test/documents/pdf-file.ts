/** A page of a PDF made by hand: its drawing operators, and further entries of its dictionary. */
type Page = { readonly content: string; readonly entries?: string };

/** Every letter of the font is half as wide as it is high; its codes are those of Unicode. */
const FONT = [
  '<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
  '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor << /Type /FontDescriptor /FontName /Test /Flags 4 /ItalicAngle 0 /Ascent 800 /Descent -200 /StemV 80 >> >>',
  stream(
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end',
  ),
];

/** A PDF of A4 pages with one font, /F. Coordinates are points from the lower left corner. */
export function pdfOf(...pages: readonly (string | Page)[]): Uint8Array {
  const kids = pages.map((_, index) => `${6 + index * 2} 0 R`).join(' ');
  const drawn = pages
    .map((page) => (typeof page === 'string' ? { content: page } : page))
    .flatMap(({ content, entries = '' }, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${7 + index * 2} 0 R ${entries} >>`,
      stream(content),
    ]);
  return pdfOfObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    ...FONT,
    ...drawn,
  ]);
}

/** A PDF of objects numbered from 1, the first of them its catalogue. */
export function pdfOfObjects(objects: readonly (string | Buffer)[], trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.isBuffer(object) ? object : Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]);
    offsets.push(length);
    length += part.length;
    parts.push(part);
  }
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`;
  return Uint8Array.from(Buffer.concat([...parts, Buffer.from(xref)]));
}

export function stream(data: string | Buffer, entries = ''): Buffer {
  const bytes = Buffer.isBuffer(data) ? data : Buffer.from(data);
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} ${entries} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

/** Draws a text with its baseline beginning at a point. */
export function text(words: string, x: number, y: number, size = 10): string {
  return `BT /F ${size} Tf ${x} ${y} Td ${hex(words)} Tj ET\n`;
}

/** Operators within `BT … ET` that set the font and go to a point first. */
export function textObject(x: number, y: number, operators: string, size = 10): string {
  return `BT /F ${size} Tf ${x} ${y} Td ${operators} ET\n`;
}

/** A string operand of the font. */
export function hex(words: string): string {
  const codes = Array.from({ length: words.length }, (_, index) => words.charCodeAt(index));
  return `<${codes.map((code) => code.toString(16).padStart(4, '0')).join('')}>`;
}

/** Strokes the lines of a table at these places. */
export function lattice(xs: readonly number[], ys: readonly number[]): string {
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  return [
    ...xs.map((x) => `${x} ${low} m ${x} ${high} l S\n`),
    ...ys.map((y) => `${left} ${y} m ${right} ${y} l S\n`),
  ].join('');
}

/** Strokes one line. */
export function line(fromX: number, fromY: number, toX: number, toY: number): string {
  return `${fromX} ${fromY} m ${toX} ${toY} l S\n`;
}
