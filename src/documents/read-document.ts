import { PlanfactError } from '../errors.ts';
import type { Document } from './document.ts';
import { decodeText } from './encoding.ts';
import { readText } from './text.ts';

/** Reads a file's bytes into paragraphs and grids. Throws a PlanfactError when it cannot be read. */
export async function readDocument(bytes: Uint8Array, path: string): Promise<Document> {
  if (bytes.byteLength === 0) {
    throw new PlanfactError(
      'file_empty',
      `${path}: expected a report, found an empty file (0 bytes). Save it anew.`,
    );
  }
  return readText(decodeText(bytes).text);
}
