import { readFileSync } from 'node:fs';

/** The seed report as received, and the ways to break it. */
export const SEED = readFileSync(new URL('cases/seed-6.2/report.txt', import.meta.url), 'utf8');

/** The bytes of a text, as a file would hold them. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The seed with one place changed; fails where the place is not there. */
export function seedWith(found: string, replacement: string): string {
  if (!SEED.includes(found)) throw new Error(`the seed holds no «${found}»`);
  return SEED.replace(found, replacement);
}
