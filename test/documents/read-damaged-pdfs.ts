import { readFileSync } from 'node:fs';
import { readPdf } from '../../src/documents/pdf.ts';
import { PlanfactError } from '../../src/errors.ts';
import { BYTE_DAMAGE } from '../fuzz/damage-bytes.ts';
import { seededRandom } from '../fuzz/random.ts';
import { lattice, pdfOf, text } from './pdf-file.ts';

/**
 * Reads as many damaged PDFs as its argument says, one after the other in this process, and prints how many were read
 * and how many were refused with which code. Anything else that happens ends it.
 */
const count = Number(process.argv[2]);
const page = lattice([50, 150, 250], [600, 650, 700]) + text('Захід', 60, 680) + text('5', 160, 630);
const samples = [
  readFileSync(new URL('fixtures/pdf/owner-password.pdf', import.meta.url)),
  Buffer.from(pdfOf(page, page, page)),
];
const answers: Record<string, number> = {};
for (let number = 0; number < count; number += 1) {
  const random = seededRandom(1, number);
  const damaged = random.pick(BYTE_DAMAGE).apply(random.pick(samples), random, random.pick(samples));
  const answer = await readPdf(new Uint8Array(damaged)).then(() => 'read', codeOf);
  answers[answer] = (answers[answer] ?? 0) + 1;
}
process.stdout.write(JSON.stringify(answers));

function codeOf(error: unknown): string {
  if (error instanceof PlanfactError) return error.code;
  throw error;
}
