import type { Block, Paragraph } from './document.ts';
import { withoutGrids } from './flow-writer.ts';
import { CellBudget, type ReadingLimits } from './limits.ts';
import { OdfContent, type OdfContext } from './odf-content.ts';
import { OdfStyles } from './odf-styles.ts';
import { readXml, type XmlElement, type XmlHandler } from './read-xml.ts';
import { openZipPackage, passwordProtected, type ZipPackage } from './zip-package.ts';

const CONTENT = 'content.xml';
const STYLES = 'styles.xml';
const MANIFEST = 'META-INF/manifest.xml';
/** Since 24.8 LibreOffice wraps the whole encrypted document in one part. */
const WRAPPED = 'encrypted-package';
/** The page style of a text that names no other. */
const DEFAULT_PAGE = 'Standard';
/** Those of left pages repeat the others. */
const MARGINS: ReadonlyMap<string, 'header' | 'footer'> = new Map([
  ['style:header', 'header'],
  ['style:header-first', 'header'],
  ['style:footer', 'footer'],
  ['style:footer-first', 'footer'],
]);

/** What the stories of an OpenDocument file hold. */
export type OdfStories = {
  readonly header: readonly Paragraph[];
  readonly body: readonly Block[];
  readonly footer: readonly Paragraph[];
};

/**
 * Reads the parts of an OpenDocument file that hold text: `styles.xml` first, as the body leans on its styles. Headers
 * and footers are those of the pages that the body uses; templates bring many others along.
 * Throws `file_unreadable` for a damaged or password-protected file and `limit_exceeded` for an oversized one.
 */
export async function readOdfStories(
  bytes: Uint8Array,
  kind: OdfContext['kind'],
  limits: ReadingLimits,
): Promise<OdfStories> {
  const source = await openZipPackage(bytes, limits);
  if (await isEncrypted(source)) throw passwordProtected();
  const budget = new CellBudget(limits);
  const common = new OdfStyles();
  const masterPages = new OdfMasterPages({ kind, limits, budget, styles: new OdfStyles(common) }, common);
  if (source.has(STYLES)) await readXml(source, STYLES, limits, masterPages);
  const styles = new OdfStyles(common);
  const body = new OdfContent({ kind, limits, budget, styles });
  await readXml(source, CONTENT, limits, body);
  const pages = masterPages.used(styles.masterPages);
  return {
    header: pages.flatMap((page) => withoutGrids(page.header.finish())),
    body: body.finish(),
    footer: pages.flatMap((page) => withoutGrids(page.footer.finish())),
  };
}

/** The manifest is searched, not parsed: OpenOffice 2 left its namespace to a DTD that lies outside of the file. */
async function isEncrypted(source: ZipPackage): Promise<boolean> {
  if (source.has(WRAPPED)) return true;
  if (!source.has(MANIFEST)) return false;
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.read(MANIFEST)) chunks.push(chunk);
  return Buffer.concat(chunks).includes('encryption-data');
}

type MasterPage = {
  readonly header: OdfContent;
  readonly footer: OdfContent;
  readonly next: string | undefined;
};

/** Reads `styles.xml`: the styles that all parts share, then the headers and footers of its master pages. */
class OdfMasterPages implements XmlHandler {
  readonly #context: OdfContext;
  readonly #common: OdfStyles;
  readonly #pages = new Map<string, MasterPage>();
  #styles: OdfStyles | null = null;
  #page: MasterPage | undefined;
  #story: OdfContent | undefined;

  constructor(context: OdfContext, common: OdfStyles) {
    this.#context = context;
    this.#common = common;
  }

  /** The pages with these names, with that of a document that names none, and with those that follow them. */
  used(names: ReadonlySet<string>): readonly MasterPage[] {
    const first = this.#pages.has(DEFAULT_PAGE) ? DEFAULT_PAGE : this.#pages.keys().next().value;
    const found = new Map<string, MasterPage>();
    for (const name of [first ?? '', ...names]) {
      for (let next: string | undefined = name; next !== undefined && !found.has(next); ) {
        const page = this.#pages.get(next);
        if (page) found.set(next, page);
        next = page?.next;
      }
    }
    return [...found.values()];
  }

  open(element: XmlElement): 'skip' | undefined {
    if (this.#story) return this.#story.open(element);
    const margin = MARGINS.get(element.name);
    if (margin) return this.#openMargin(margin, element);
    if (element.name === 'office:styles') this.#styles = this.#common;
    else if (element.name === 'office:automatic-styles') this.#styles = this.#context.styles;
    else if (element.name === 'office:master-styles') this.#styles = null;
    else if (element.name === 'style:master-page') this.#openPage(element);
    else this.#styles?.open(element);
    return undefined;
  }

  text(text: string, parent: string): void {
    this.#story?.text(text, parent);
  }

  close(name: string): void {
    if (MARGINS.has(name)) this.#story = undefined;
    else this.#story?.close(name);
  }

  #openPage(element: XmlElement): void {
    this.#page = {
      header: new OdfContent(this.#context),
      footer: new OdfContent(this.#context),
      next: element.attribute('style:next-style-name'),
    };
    this.#pages.set(element.attribute('style:name') ?? '', this.#page);
  }

  #openMargin(margin: 'header' | 'footer', element: XmlElement): 'skip' | undefined {
    if (element.attribute('style:display') === 'false') return 'skip';
    this.#story = this.#page?.[margin];
    return undefined;
  }
}
