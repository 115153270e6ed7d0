import { PlanfactError } from '../errors.ts';

/** Enough for every signature; the rest of a hostile file is none of the library's business. */
const SIGNATURE_LENGTH = 4100;
const ADVICE = 'Save the report as .docx, .odt, .xlsx, .pdf with text, or plain text, and try again.';

type Kind = { readonly mime: RegExp; readonly words: string; readonly advice: string };

const KINDS: readonly Kind[] = [
  {
    mime: /^image\//,
    words: 'a picture',
    advice: 'A picture of a table cannot be read: ask for the file it was printed or scanned from.',
  },
  {
    mime: /zip|rar|7z|tar|gzip|bzip|xz|zstd|lz|compress|cab|cpio|archive/,
    words: 'an archive',
    advice: 'Unpack it and give the files in it one by one.',
  },
  { mime: /^(?:audio|video)\//, words: 'a recording', advice: ADVICE },
  { mime: /executable|msdownload|mach|elf|deb|rpm|apk|installer/, words: 'a program', advice: ADVICE },
  { mime: /^font\//, words: 'a font', advice: ADVICE },
];

/** The error that says what a binary file is, as far as its first bytes tell; null when they tell nothing. */
export async function nameUnknownFormat(bytes: Uint8Array): Promise<PlanfactError | null> {
  const { fileTypeFromBuffer } = await import('file-type');
  const type = await fileTypeFromBuffer(bytes.subarray(0, SIGNATURE_LENGTH)).catch(() => undefined);
  if (type === undefined) return null;
  const kind = KINDS.find(({ mime }) => mime.test(type.mime));
  const found = `${kind?.words ?? 'a file of another kind'} (${type.ext.toUpperCase()}, ${type.mime})`;
  return new PlanfactError('format_unknown', `Expected a report, found ${found}. ${kind?.advice ?? ADVICE}`);
}
