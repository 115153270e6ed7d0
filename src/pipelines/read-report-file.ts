import { readFile } from 'node:fs/promises';
import { PlanfactError } from '../errors.ts';

/** The bytes of a report file. Throws `file_missing` or `file_unreadable`, saying what stands in the way. */
export async function readReportFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw explain(path, cause);
  }
}

function explain(path: string, cause: unknown): PlanfactError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT') {
    return new PlanfactError('file_missing', `There is no file ${path}. Check its name and folder.`, {
      cause,
    });
  }
  if (code === 'EISDIR') {
    const advice = 'Name the files in it.';
    return new PlanfactError('file_unreadable', `Expected a file, but ${path} is a folder. ${advice}`, {
      cause,
    });
  }
  const reason = code === 'EACCES' ? 'permission is denied' : String(code ?? cause);
  return new PlanfactError('file_unreadable', `${path} cannot be read: ${reason}.`, { cause });
}
