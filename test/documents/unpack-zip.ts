import { DEFAULT_LIMITS } from '../../src/documents/limits.ts';
import { openZipPackage } from '../../src/documents/zip-package.ts';

/** The parts of a packed document with these names, as text. */
export async function unpackZip(
  bytes: Uint8Array,
  names: readonly string[],
): Promise<Record<string, string>> {
  const source = await openZipPackage(bytes, DEFAULT_LIMITS);
  const parts: Record<string, string> = {};
  for (const name of names.filter((part) => source.has(part))) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of source.read(name)) chunks.push(chunk);
    parts[name] = Buffer.concat(chunks).toString();
  }
  return parts;
}
