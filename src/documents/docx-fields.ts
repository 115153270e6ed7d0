type Field = { readonly kind: 'code' | 'result' | 'page number'; readonly code: string };

const PAGE_NUMBER = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b/i;

/** Is the text between a field's `instr` words one that only numbers pages? */
export function isPageNumber(code: string): boolean {
  return PAGE_NUMBER.test(code);
}

/** The fields that are open at a place of a DOCX (ECMA-376 part 1, 17.16.18): their code is not text, their stored result is. */
export class DocxFields {
  #open: Field[] = [];

  /** No text at this place is on the page. */
  get silent(): boolean {
    return this.#open.some((field) => field.kind !== 'result');
  }

  /** How many fields are open. */
  get depth(): number {
    return this.#open.length;
  }

  mark(type: string | undefined): void {
    if (type === 'begin') this.#open.push({ kind: 'code', code: '' });
    else if (type === 'end') this.#open.pop();
    else {
      const field = this.#open.pop();
      if (field) this.#open.push({ ...field, kind: isPageNumber(field.code) ? 'page number' : 'result' });
    }
  }

  addCode(text: string): void {
    const field = this.#open.pop();
    if (field) this.#open.push({ ...field, code: field.code + text });
  }

  /** Closes what was left open beyond `depth` and gives the text that was taken for the code of a field without an end. */
  closeTo(depth: number): string {
    const unclosed = this.#open.slice(depth);
    this.#open = this.#open.slice(0, depth);
    return unclosed.map((field) => (field.kind === 'code' ? field.code : '')).join(' ');
  }
}
