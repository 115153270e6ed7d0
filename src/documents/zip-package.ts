import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { type BothLanguages, PlanfactError } from '../errors.ts';
import { limitExceeded, type ReadingLimits } from './limits.ts';

const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');
/** Below this a file may unpack to any multiple of itself: repeated rows pack well, and a megabyte harms nobody. */
const RATIO_FLOOR = 1_000_000;

/** The parts of a packed document (DOCX, ODT, XLSX, ODS) by name; upper and lower case are the same (OPC, 6.2.2.3). */
export type ZipPackage = {
  has(part: string): boolean;
  /**
   * The unpacked bytes of a part as they are inflated. Throws `file_unreadable` when the part is missing, damaged
   * (its checksum is compared) or encrypted, `limit_exceeded` as soon as one byte too many comes out.
   */
  read(part: string): AsyncIterable<Uint8Array>;
};

/**
 * Opens a ZIP that lies in memory. Names are only looked up, never used as paths. Sizes are counted while inflating:
 * what the headers say is checked, not believed.
 * Throws `file_unreadable` for anything but a whole ZIP file and `limit_exceeded` for one with too many parts.
 */
export async function openZipPackage(bytes: Uint8Array, limits: ReadingLimits): Promise<ZipPackage> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE)) throw compoundFile(buffer);
  const { zip, entries } = await readDirectory(buffer, limits);
  let inflated = 0;

  const count = (chunk: Uint8Array, part: string): void => {
    inflated += chunk.byteLength;
    if (inflated > limits.inflatedBytes) throw limitExceeded(limits, 'inflatedBytes', part);
    if (inflated > RATIO_FLOOR && inflated > limits.inflationRatio * buffer.byteLength) {
      throw limitExceeded(limits, 'inflationRatio', part);
    }
  };

  async function* read(part: string): AsyncGenerator<Uint8Array> {
    const entry = entries.get(part.toLowerCase());
    if (!entry) throw damaged({ en: `its part «${part}» is missing`, uk: `бракує його частини «${part}»` });
    let checksum = 0;
    for await (const chunk of inflate(zip, entry)) {
      count(chunk, part);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    if (checksum !== entry.crc32)
      throw damaged({
        en: `its part «${part}» does not match its checksum`,
        uk: `його частина «${part}» не відповідає контрольній сумі`,
      });
  }

  return { has: (part) => entries.has(part.toLowerCase()), read };
}

/** The error of a document that only opens with a password. */
export function passwordProtected(): PlanfactError {
  return new PlanfactError('file_unreadable', {
    en: 'Expected a document that opens freely, but the file is protected by a password. Open it in its program, save it without the password and try again.',
    uk: 'Очікувався документ, який відкривається вільно, але файл захищено паролем. Відкрийте його у своїй програмі, збережіть без пароля та спробуйте ще раз.',
  });
}

/** The error of a packed document that is broken; `reason` says what about it. */
export function damaged(reason: BothLanguages, cause?: unknown): PlanfactError {
  return new PlanfactError(
    'file_unreadable',
    {
      en: `Expected a whole document (DOCX, ODT, XLSX or ODS), but the file is damaged: ${reason.en}. Fetch it again, or open it in its program, save it anew and try again.`,
      uk: `Очікувався цілий документ (DOCX, ODT, XLSX або ODS), але файл пошкоджений: ${reason.uk}. Завантажте його ще раз або відкрийте у своїй програмі, збережіть заново та спробуйте знову.`,
    },
    { cause },
  );
}

async function readDirectory(
  buffer: Buffer,
  limits: ReadingLimits,
): Promise<{ readonly zip: ZipFile; readonly entries: ReadonlyMap<string, Entry> }> {
  const entries = new Map<string, Entry>();
  try {
    const zip = await fromBufferPromise(buffer);
    if (zip.entryCount > limits.entries) throw limitExceeded(limits, 'entries');
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase();
      if (entries.has(name))
        throw damaged({
          en: `it holds two parts named «${entry.fileName}»`,
          uk: `у ньому дві частини з назвою «${entry.fileName}»`,
        });
      entries.set(name, entry);
    }
    return { zip, entries };
  } catch (error) {
    if (error instanceof PlanfactError) throw error;
    throw damaged(
      { en: `its directory cannot be read (${reasonOf(error)})`, uk: 'не вдалося прочитати його каталог' },
      error,
    );
  }
}

async function* inflate(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw passwordProtected();
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      if (!(chunk instanceof Uint8Array)) throw new TypeError('a ZIP stream gave no bytes');
      yield chunk;
    }
  } catch (error) {
    throw damaged(
      {
        en: `its part «${entry.fileName}» does not unpack (${reasonOf(error)})`,
        uk: `його частина «${entry.fileName}» не розпаковується`,
      },
      error,
    );
  }
}

/** Office wraps an encrypted document in the container of its older formats (MS-OFFCRYPTO, 2.3). */
function compoundFile(buffer: Buffer): PlanfactError {
  if (buffer.includes(ENCRYPTED_PACKAGE)) return passwordProtected();
  return damaged({
    en: 'it is of an older kind (DOC or XLS) under a new name',
    uk: 'він старішого типу (DOC або XLS) під новою назвою',
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
