import { isOn } from './attribute-values.ts';
import type { XmlElement } from './read-xml.ts';

type Margin = { readonly id: string; readonly page: string };

type Section = { readonly headers: Margin[]; readonly footers: Margin[]; hasFirstPage: boolean };

/** The headers and footers that the sections of a DOCX print (ECMA-376 part 1, 17.10), as ids of relationships in order. */
export class DocxMargins {
  readonly headers: string[] = [];
  readonly footers: string[] = [];
  #section: Section = newSection();

  /** Takes in a child of `sectPr`. */
  open(element: XmlElement): void {
    const margin = { id: element.attribute('r:id') ?? '', page: element.attribute('w:type') ?? 'default' };
    if (element.name === 'w:headerReference') this.#section.headers.push(margin);
    else if (element.name === 'w:footerReference') this.#section.footers.push(margin);
    else if (element.name === 'w:titlePg') this.#section.hasFirstPage = isOn(element.attribute('w:val'));
  }

  endSection(): void {
    const { headers, footers, hasFirstPage } = this.#section;
    for (const id of printed(headers, hasFirstPage)) this.headers.push(id);
    for (const id of printed(footers, hasFirstPage)) this.footers.push(id);
    this.#section = newSection();
  }
}

/** The first page has a header of its own only where the section says so; that of even pages repeats the others. */
function printed(margins: readonly Margin[], hasFirstPage: boolean): readonly string[] {
  const first = hasFirstPage ? margins.filter(({ page }) => page === 'first') : [];
  return [...first, ...margins.filter(({ page }) => page === 'default')].map(({ id }) => id);
}

function newSection(): Section {
  return { headers: [], footers: [], hasFirstPage: false };
}
