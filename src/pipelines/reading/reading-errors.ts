import { type BothLanguages, PlanfactError } from '../../errors.ts';
import type { PoolLimits } from './pool-limits.ts';

/** How a reading process came to its end; `replaced`: by the pool, and no file is to blame. */
export type Fate =
  | { readonly kind: 'replaced' }
  | { readonly kind: 'time' }
  | { readonly kind: 'memory' }
  | { readonly kind: 'crash'; readonly text: string };

const ADVICE: BothLanguages = {
  en: 'Reading stopped there; other files are not affected. If it is a real report, delete what is not part of the table (pictures, other sheets, empty rows), save it anew and try again.',
  uk: 'Читання на цьому зупинено; інших файлів це не стосується. Якщо це справжній звіт, вилучіть усе, що не належить до таблиці (зображення, інші аркуші, порожні рядки), збережіть його заново та спробуйте ще раз.',
};
const DAMAGED: BothLanguages = {
  en: 'Open the file, save it anew and try again; if that does not help, please report this as a bug of planfact, with the file.',
  uk: 'Відкрийте файл, збережіть його заново та спробуйте ще раз; якщо не допоможе, повідомте про це як про помилку planfact і додайте файл.',
};

/** The error of a file whose size is over the limit. */
export function fileTooLarge(path: string, bytes: number, { fileBytes }: PoolLimits): PlanfactError {
  return new PlanfactError('limit_exceeded', {
    en: `${path}: expected a report of at most ${megabytes(fileBytes)}, found a file of ${megabytes(bytes)}. If it is a real report, make it smaller (delete or compress pictures, split it) and try again.`,
    uk: `${path}: очікувався звіт не більший за ${megabytesUk(fileBytes)}, а файл має ${megabytesUk(bytes)}. Якщо це справжній звіт, зменште його (вилучіть або стисніть зображення, поділіть на частини) і спробуйте ще раз.`,
  });
}

/** The error of the file that a reading process was at when it ended. */
export function fateError(path: string, fate: Fate, limits: PoolLimits): PlanfactError {
  switch (fate.kind) {
    case 'time':
      return new PlanfactError('limit_exceeded', {
        en: `${path}: expected a report that is read within ${limits.timeMs / 1000} s, but reading it takes longer. ${ADVICE.en}`,
        uk: `${path}: очікувався звіт, який читається за ${limits.timeMs / 1000} с, але читання триває довше. ${ADVICE.uk}`,
      });
    case 'memory':
      return new PlanfactError('limit_exceeded', {
        en: `${path}: expected a report that is read within ${megabytes(limits.memoryBytes)} of memory, but reading it takes more. ${ADVICE.en}`,
        uk: `${path}: очікувався звіт, якому для читання досить ${megabytesUk(limits.memoryBytes)} пам’яті, але треба більше. ${ADVICE.uk}`,
      });
    case 'crash':
      return unexpectedError(path, fate.text);
    case 'replaced':
      return unexpectedError(path, 'its process was ended');
  }
}

/** The error of a file whose reader failed in a way that nobody foresaw; `text` (logged elsewhere) is its cause. */
function unexpectedError(path: string, text: string): PlanfactError {
  const [reason = text] = text.split('\n');
  return new PlanfactError(
    'file_unreadable',
    {
      en: `${path}: expected a whole report, but its reader failed unexpectedly (${reason}). ${DAMAGED.en}`,
      uk: `${path}: очікувався цілий звіт, але під час читання стався непередбачений збій. ${DAMAGED.uk}`,
    },
    { cause: new Error(text) },
  );
}

function megabytesUk(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('uk', { maximumFractionDigits: 1 })} МБ`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}
