import { type FileHandle, open, stat } from 'node:fs/promises';
import { PlanfactError } from '../errors.ts';
import { DEFAULT_POOL_LIMITS, type PoolLimits } from './reading/pool-limits.ts';
import { fileTooLarge } from './reading/reading-errors.ts';

/**
 * The bytes of a report file. Throws `file_missing`, `file_unreadable`, `limit_exceeded` for a file larger than
 * `limits.fileBytes` (which is not read then) or `file_changed`, saying what stands in the way.
 */
export async function readReportFile(
  path: string,
  limits: PoolLimits = DEFAULT_POOL_LIMITS,
): Promise<Uint8Array> {
  try {
    const kind = await stat(path);
    if (!kind.isFile()) throw notAFile(path, kind.isDirectory());
    await using file = await open(path);
    return await readUnchanged(file, path, limits);
  } catch (cause) {
    throw cause instanceof PlanfactError ? cause : explain(path, cause);
  }
}

/**
 * All the bytes of an open file, as they were at one time: a file that somebody writes to meanwhile is refused
 * (`file_changed`), whatever its size was at first.
 */
export async function readUnchanged(
  file: Pick<FileHandle, 'stat' | 'read'>,
  path: string,
  limits: PoolLimits,
): Promise<Uint8Array> {
  const before = await file.stat({ bigint: true });
  const size = Number(before.size);
  if (size > limits.fileBytes) throw fileTooLarge(path, size, limits);
  const bytes = new Uint8Array(size);
  const held = await fill(file, bytes);
  const after = await file.stat({ bigint: true });
  if (held < size || after.size !== before.size || after.ctimeNs !== before.ctimeNs) throw fileChanged(path);
  return bytes;
}

async function fill(file: Pick<FileHandle, 'read'>, bytes: Uint8Array): Promise<number> {
  let held = 0;
  while (held < bytes.byteLength) {
    const { bytesRead } = await file.read(bytes, held, bytes.byteLength - held, held);
    if (bytesRead === 0) break;
    held += bytesRead;
  }
  return held;
}

function explain(path: string, cause: unknown): PlanfactError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT') {
    return new PlanfactError(
      'file_missing',
      {
        en: `There is no file ${path}. Check its name and folder.`,
        uk: `Файла ${path} немає. Перевірте його назву й теку.`,
      },
      { cause },
    );
  }
  const [reason, reasonUk] =
    code === 'EACCES'
      ? ['permission is denied', 'немає дозволу']
      : [String(code ?? cause), String(code ?? 'збій')];
  return new PlanfactError(
    'file_unreadable',
    {
      en: `${path} cannot be read: ${reason}. Check that it can be opened and copied.`,
      uk: `${path} не вдалося прочитати: ${reasonUk}. Перевірте, чи його можна відкрити та скопіювати.`,
    },
    { cause },
  );
}

function notAFile(path: string, isFolder: boolean): PlanfactError {
  if (isFolder) {
    return new PlanfactError('file_unreadable', {
      en: `Expected a file, but ${path} is a folder. Name the files in it.`,
      uk: `Очікувався файл, а ${path} – це тека. Назвіть файли в ній.`,
    });
  }
  return new PlanfactError('file_unreadable', {
    en: `Expected a file, but ${path} is no ordinary file. Name a file with a report in it.`,
    uk: `Очікувався файл, а ${path} – не звичайний файл. Назвіть файл зі звітом.`,
  });
}

/** The error of a file that somebody writes to while it is read. */
export function fileChanged(path: string): PlanfactError {
  return new PlanfactError('file_changed', {
    en: `${path}: expected a file that stays as it is, but it changed while it was read. Try again when it is saved or copied to the end.`,
    uk: `${path}: очікувався незмінний файл, але він змінився під час читання. Спробуйте ще раз, коли його буде збережено або скопійовано до кінця.`,
  });
}
