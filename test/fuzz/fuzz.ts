import { parseArgs } from 'node:util';
import { runMutations } from './run-mutations.ts';
import { readSamples } from './samples.ts';

const USAGE = `npm run fuzz -- [N] [--seed S] [--only NUMBER]
Reads N (default 10000) damaged copies of the test files; the same seed (default 1) gives the same copies.
--only repeats one of them. Exit status 1 when one has no answer or breaks its reader.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, only: { type: 'string' }, help: { type: 'boolean' } },
});
const count = Number(positionals[0] ?? 10_000);
const seed = Number(values.seed);
const only = values.only === undefined ? null : Number(values.only);

if (values.help || ![count, seed, only ?? 0].every(Number.isSafeInteger)) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 64);
}

const samples = readSamples();
const numbers = only === null ? Array.from({ length: count }, (_, number) => number) : [only];
console.log(`${numbers.length} damaged copies of ${samples.length} files, seed ${seed}`);
const { outcomes, violations, slowest } = await runMutations(samples, seed, numbers);
for (const [outcome, times] of [...outcomes].sort()) console.log(`${String(times).padStart(8)}  ${outcome}`);
console.log('Slowest:');
for (const { name, outcome, ms } of slowest) {
  console.log(`${ms.toFixed(0).padStart(8)} ms  ${outcome}  ${name}`);
}
for (const violation of violations) console.error(`VIOLATION ${violation}`);
process.exitCode = violations.length > 0 ? 1 : 0;
