import { damaged } from './zip-package.ts';

const ODF = 'urn:oasis:names:tc:opendocument:xmlns:';
/** The prefix under which readers know a namespace, whatever a file calls it; OOXML has two for each (ISO/IEC 29500-4 and -1). */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/package/2006/content-types', 'types'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'package'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'x'],
  ['http://purl.oclc.org/ooxml/spreadsheetml/main', 'x'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  [`${ODF}office:1.0`, 'office'],
  [`${ODF}style:1.0`, 'style'],
  [`${ODF}text:1.0`, 'text'],
  [`${ODF}table:1.0`, 'table'],
  [`${ODF}drawing:1.0`, 'draw'],
  [`${ODF}datastyle:1.0`, 'number'],
  [`${ODF}manifest:1.0`, 'manifest'],
]);
const UNKNOWN = '?';
/** Office programs declare some thirty; each costs time wherever an element declares one more. */
const MOST_PREFIXES = 256;
const MOST_NAMES = 1_000;

type Attributes = Readonly<Record<string, string>>;

/**
 * The names that are in force inside an element (Namespaces in XML 1.0): what its prefixes stand for. A scope is made
 * only where an element declares something, so most elements share that of the root.
 */
export class XmlNames {
  static readonly outside = new XmlNames(new Map([['xml', 'xml']]));
  /** The reader's prefix by the file's; the default namespace has the empty one. */
  readonly #prefixes: ReadonlyMap<string, string>;
  readonly #elements = new Map<string, string>();
  readonly #attributes = new Map<string, readonly string[]>();

  private constructor(prefixes: ReadonlyMap<string, string>) {
    this.#prefixes = prefixes;
  }

  /** The names inside an element with these attributes. */
  inside(attributes: Attributes): XmlNames {
    let prefixes: Map<string, string> | null = null;
    for (const name in attributes) {
      if (!name.startsWith('xmlns') || (name.length > 5 && name[5] !== ':')) continue;
      prefixes ??= new Map(this.#prefixes);
      prefixes.set(name.slice(6), PREFIXES.get(attributes[name] ?? '') ?? UNKNOWN);
    }
    if (!prefixes) return this;
    if (prefixes.size > MOST_PREFIXES)
      throw damaged({
        en: `it declares more than ${MOST_PREFIXES} namespaces`,
        uk: `у ньому оголошено понад ${MOST_PREFIXES} просторів імен`,
      });
    return new XmlNames(prefixes);
  }

  /** The reader's name of an element, e.g. `w:p`; `?:p` when its namespace is unknown. */
  element(name: string): string {
    const known = this.#elements.get(name);
    if (known !== undefined) return known;
    const colon = name.indexOf(':');
    const prefix = this.#prefixes.get(name.slice(0, Math.max(colon, 0))) ?? UNKNOWN;
    const found = `${prefix}:${name.slice(colon + 1)}`;
    if (this.#elements.size < MOST_NAMES) this.#elements.set(name, found);
    return found;
  }

  /** The value of an attribute by the reader's name; one without a prefix is in no namespace. */
  attribute(attributes: Attributes, name: string): string | undefined {
    for (const own of this.#attributes.get(name) ?? this.#ownNames(name)) {
      const value = attributes[own];
      if (value !== undefined) return value;
    }
    return undefined;
  }

  #ownNames(name: string): readonly string[] {
    const [prefix, local] = name.split(':');
    const own = local === undefined ? [name] : [];
    for (const [written, meant] of this.#prefixes) {
      if (local !== undefined && meant === prefix && written !== '') own.push(`${written}:${local}`);
    }
    this.#attributes.set(name, own);
    return own;
  }
}
