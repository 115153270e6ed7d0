const TAB = 9;

/** The lines of a text by their number, cut out when they are asked for: of most it is enough to see how they begin. */
export class TextLines {
  readonly count: number;
  readonly #text: string;
  /** Where each line begins, and where one after the last would. */
  readonly #starts: readonly number[];

  /** Lines end with `\n`; no other sign ends one. */
  constructor(text: string) {
    this.#text = text;
    this.#starts = startsOf(text);
    this.count = this.#starts.length - 1;
  }

  at(line: number): string {
    return this.#text.slice(this.#start(line), this.#end(line));
  }

  /** A line that begins with a TAB; there is none past the end. */
  startsCell(line: number): boolean {
    return line < this.count && this.#text.charCodeAt(this.#start(line)) === TAB;
  }

  /** The line without its first character, the TAB. */
  cellText(line: number): string {
    return this.#text.slice(this.#start(line) + 1, this.#end(line));
  }

  /** A line with a TAB is a cell, were it empty; every other line of white space is blank. */
  isBlank(line: number): boolean {
    if (this.#start(line) === this.#end(line)) return true;
    return !this.startsCell(line) && this.at(line).trim() === '';
  }

  #start(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }

  #end(line: number): number {
    return this.#start(line + 1) - 1;
  }
}

function startsOf(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  starts.push(text.length + 1);
  return starts;
}
