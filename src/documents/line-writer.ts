/** Stands before the first words of a list item. */
export type ItemMarker = {
  readonly text: string;
  /** Whether an item without words still shows its marker: a number does, a bullet would look like a dash. */
  readonly standsAlone: boolean;
};

/** Every run of white space as one space; hard spaces stay. */
export function foldWhiteSpace(text: string): string {
  return text.replace(/[\t\n\r\f]+/g, ' ').replace(/ {2,}/g, ' ');
}

/**
 * Puts running text into lines as a browser lays it out: white space folds to one space, the edges of a block
 * end a line that has begun, a line break always ends one. Hard spaces stay, save at the ends of a line.
 */
export class LineWriter {
  #lines: string[] = [];
  #line = '';
  #marker: ItemMarker | null = null;

  text(value: string): void {
    const folded = foldWhiteSpace(value);
    this.#line += folded.startsWith(' ') && /^$|[ \t]$/.test(this.#line) ? folded.slice(1) : folded;
  }

  preformatted(value: string): void {
    const [first = '', ...rest] = value.split(/\r\n?|\n/);
    this.#line += first;
    for (const line of rest) {
      this.#endLine();
      this.#line += line;
    }
  }

  /** The edge of a block: an empty line in the making is not a line. */
  boundary(): void {
    if (this.#line !== '' && this.#line !== ' ') this.#endLine();
    this.#line = '';
  }

  beginItem(marker: ItemMarker): void {
    this.endItem();
    this.#marker = marker;
  }

  endItem(): void {
    this.boundary();
    if (this.#marker?.standsAlone) this.#lines.push(this.#marker.text);
    this.#marker = null;
  }

  /** Gives the lines written so far and begins anew. */
  take(): readonly string[] {
    this.boundary();
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }

  #endLine(): void {
    const words = this.#line.trim();
    this.#line = '';
    if (this.#marker === null) {
      this.#lines.push(words);
    } else if (words !== '') {
      this.#lines.push(`${this.#marker.text} ${words}`);
      this.#marker = null;
    }
  }
}
