import { SaxesParser } from 'saxes';
import { limitExceeded, type ReadingLimits } from './limits.ts';
import { XmlNames } from './xml-names.ts';
import { damaged, type ZipPackage } from './zip-package.ts';

/** An element as it opens. */
export type XmlElement = {
  /** Prefix and local name, e.g. `w:p`; the prefix is that of `XmlNames`, `?` for a namespace it does not know. */
  readonly name: string;
  /** The name of the element around it; empty for the root. */
  readonly parent: string;
  /** An attribute by prefix and local name (`w:val`), or by its bare name when it has no prefix. */
  attribute(name: string): string | undefined;
};

/** What a reader of one part does with it; an element answered with `skip` is passed over with all it holds. */
export type XmlHandler = {
  open(element: XmlElement): 'skip' | undefined;
  close?(name: string): void;
  text?(text: string, parent: string): void;
};

type PlainXml = { readonly xmlns: false; readonly position: false };

type OpenElement = { readonly name: string; readonly names: XmlNames };

/**
 * Reads a part of a packed document as a stream of elements and texts; memory does not grow with the part.
 * A DOCTYPE is never followed, and refused when it defines anything; OpenOffice 2 wrote bare ones.
 * Throws `file_unreadable` for anything but well-formed XML and `limit_exceeded` when it is nested too deep.
 */
export async function readXml(
  source: ZipPackage,
  part: string,
  limits: ReadingLimits,
  handler: XmlHandler,
): Promise<void> {
  const parser = new SaxesParser<PlainXml>({ xmlns: false, position: false });
  const open: OpenElement[] = [];
  let skipped = 0;
  parser.on('opentag', ({ name, attributes }) => {
    const outer = open.at(-1) ?? OUTSIDE;
    const names = outer.names.inside(attributes);
    const element = { name: names.element(name), names };
    open.push(element);
    if (open.length > limits.nesting) throw limitExceeded(limits, 'nesting', part);
    if (skipped > 0 || handler.open(new Element(element, outer.name, attributes)) === 'skip') skipped += 1;
  });
  parser.on('closetag', () => {
    const name = open.pop()?.name ?? '';
    if (skipped > 0) skipped -= 1;
    else handler.close?.(name);
  });
  const passText = (text: string): void => {
    if (skipped === 0) handler.text?.(apart(text), open.at(-1)?.name ?? '');
  };
  parser.on('text', passText);
  parser.on('cdata', passText);
  parser.on('doctype', (declaration) => {
    if (declaration.includes('['))
      throw damaged({
        en: `its part «${part}» defines entities, which no office program does`,
        uk: `його частина «${part}» визначає сутності, чого офісні програми не роблять`,
      });
  });
  parser.on('error', (error) => {
    throw damaged(
      {
        en: `its part «${part}» is not well-formed XML (${error.message})`,
        uk: `його частина «${part}» – не правильний XML`,
      },
      error,
    );
  });
  await feed(parser, source.read(part), part);
}

/** In memory of its own: V8 would keep the whole chunk of XML, tags and all, for as long as a text cut from it. */
function apart(text: string): string {
  return ` ${text}`.slice(1);
}

const OUTSIDE: OpenElement = { name: '', names: XmlNames.outside };

/** A class, as there are millions of them: they share one `attribute`. */
class Element implements XmlElement {
  readonly name: string;
  readonly parent: string;
  readonly #names: XmlNames;
  readonly #attributes: Readonly<Record<string, string>>;

  constructor({ name, names }: OpenElement, parent: string, attributes: Readonly<Record<string, string>>) {
    this.name = name;
    this.parent = parent;
    this.#names = names;
    this.#attributes = attributes;
  }

  attribute(name: string): string | undefined {
    return this.#names.attribute(this.#attributes, name);
  }
}

async function feed(
  parser: SaxesParser<PlainXml>,
  chunks: AsyncIterable<Uint8Array>,
  part: string,
): Promise<void> {
  let decoder: TextDecoder | null = null;
  const decode = (chunk?: Uint8Array): string => {
    try {
      if (!chunk) return decoder?.decode() ?? '';
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      return decoder.decode(chunk, { stream: true });
    } catch (cause) {
      throw damaged(
        {
          en: `its part «${part}» is neither UTF-8 nor UTF-16`,
          uk: `його частина «${part}» – ні UTF-8, ні UTF-16`,
        },
        cause,
      );
    }
  };
  for await (const chunk of chunks) parser.write(decode(chunk));
  parser.write(decode());
  parser.close();
}

/** OPC (ISO/IEC 29500-2, 6.2.5) and ODF packages hold UTF-8 or UTF-16 only. */
function encodingOf(chunk: Uint8Array): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
