/** Windows code page of each font charset (RTF 1.9.1, `\fcharset`). */
const CODE_PAGE_OF_CHARSET = new Map([
  [0, 1252],
  [2, 1252],
  [77, 10000],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
]);
const LABEL_OF_CODE_PAGE = new Map([
  [866, 'ibm866'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10000, 'macintosh'],
  [10007, 'x-mac-cyrillic'],
  [20866, 'koi8-r'],
  [21866, 'koi8-u'],
  [28595, 'iso-8859-5'],
  [65001, 'utf-8'],
]);
const CYRILLIC_CHARSET = 204;
const ANSI_CHARSET = 0;
const WESTERN = 1252;
const CYRILLIC = 1251;

/**
 * Which encoding the bytes of a run are in, by its font.
 * Word declares `\ansicpg1251` and gives Cyrillic runs a font of charset 204, so its charset 0 is Western. Simpler
 * writers declare the page and leave charset 0 on every font, or declare neither: there the text is Cyrillic.
 */
export class RtfFonts {
  readonly #charsets = new Map<number, number>();
  readonly #codePages = new Map<number, number>();
  readonly #decoders = new Map<number, TextDecoder>();
  #declaredPage: number | null = null;
  #hasCyrillicFont = false;

  declarePage(codePage: number): void {
    this.#declaredPage = codePage === 0 ? null : codePage;
  }

  setCharset(font: number, charset: number): void {
    this.#charsets.set(font, charset);
    if (charset === CYRILLIC_CHARSET) this.#hasCyrillicFont = true;
  }

  setCodePage(font: number, codePage: number): void {
    this.#codePages.set(font, codePage);
  }

  decode(font: number, bytes: Uint8Array): string {
    return this.#decoderOf(this.#codePageOf(font)).decode(bytes);
  }

  #codePageOf(font: number): number {
    const own = this.#codePages.get(font);
    if (own !== undefined) return own;
    const charset = this.#charsets.get(font);
    const documentPage = this.#declaredPage ?? (this.#charsets.size > 0 ? WESTERN : CYRILLIC);
    if (charset === undefined) return documentPage;
    if (charset === ANSI_CHARSET && !this.#hasCyrillicFont) return documentPage;
    return CODE_PAGE_OF_CHARSET.get(charset) ?? documentPage;
  }

  #decoderOf(codePage: number): TextDecoder {
    const known = this.#decoders.get(codePage);
    if (known !== undefined) return known;
    const isWindows = codePage >= 1250 && codePage <= 1258;
    const label = LABEL_OF_CODE_PAGE.get(codePage) ?? `windows-${isWindows ? codePage : WESTERN}`;
    const decoder = new TextDecoder(label);
    this.#decoders.set(codePage, decoder);
    return decoder;
  }
}
