import { type BothLanguages, PlanfactError } from '../errors.ts';

/** Enough for every signature; the rest of a hostile file is none of the library's business. */
const SIGNATURE_LENGTH = 4100;
const ADVICE: BothLanguages = {
  en: 'Save the report as .docx, .odt, .xlsx, .pdf with text, or plain text, and try again.',
  uk: 'Збережіть звіт як .docx, .odt, .xlsx, .pdf із текстом або простий текст і спробуйте ще раз.',
};

type Kind = { readonly mime: RegExp; readonly words: BothLanguages; readonly advice: BothLanguages };

const KINDS: readonly Kind[] = [
  {
    mime: /^image\//,
    words: { en: 'a picture', uk: 'зображення' },
    advice: {
      en: 'A picture of a table cannot be read: ask for the file it was printed or scanned from.',
      uk: 'Зображення таблиці прочитати не можна: попросіть файл, з якого його надруковано або скановано.',
    },
  },
  {
    mime: /zip|rar|7z|tar|gzip|bzip|xz|zstd|lz|compress|cab|cpio|archive/,
    words: { en: 'an archive', uk: 'архів' },
    advice: {
      en: 'Unpack it and give the files in it one by one.',
      uk: 'Розпакуйте його й подайте файли з нього по одному.',
    },
  },
  { mime: /^(?:audio|video)\//, words: { en: 'a recording', uk: 'запис' }, advice: ADVICE },
  {
    mime: /executable|msdownload|mach|elf|deb|rpm|apk|installer/,
    words: { en: 'a program', uk: 'програма' },
    advice: ADVICE,
  },
  { mime: /^font\//, words: { en: 'a font', uk: 'шрифт' }, advice: ADVICE },
];
const OTHER_KIND = { words: { en: 'a file of another kind', uk: 'файл іншого типу' }, advice: ADVICE };

/** The error that says what a binary file is, as far as its first bytes tell; null when they tell nothing. */
export async function nameUnknownFormat(bytes: Uint8Array): Promise<PlanfactError | null> {
  const { fileTypeFromBuffer } = await import('file-type');
  const type = await fileTypeFromBuffer(bytes.subarray(0, SIGNATURE_LENGTH)).catch(() => undefined);
  if (type === undefined) return null;
  const kind = KINDS.find(({ mime }) => mime.test(type.mime));
  const { words, advice } = kind ?? OTHER_KIND;
  const name = `${type.ext.toUpperCase()}, ${type.mime}`;
  return new PlanfactError('format_unknown', {
    en: `Expected a report, found ${words.en} (${name}). ${advice.en}`,
    uk: `Очікувався звіт, а це ${words.uk} (${name}). ${advice.uk}`,
  });
}
