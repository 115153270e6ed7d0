import { parseArgs } from 'node:util';
import { benchExtraction } from './extraction.ts';
import { benchFormats } from './formats.ts';
import { benchGraphql } from './graphql.ts';
import { benchGrowth } from './growth.ts';
import { benchIngestMemory } from './ingest-memory.ts';
import { benchLargeWorkbook } from './large-workbook.ts';
import { benchLineage } from './lineage.ts';
import { benchLoading } from './loading.ts';
import { benchPublication } from './publication.ts';
import { benchUnchanged } from './unchanged.ts';

const BENCHES: ReadonlyMap<string, () => Promise<void> | void> = new Map([
  ['formats', async () => await benchFormats(await benchExtraction())],
  ['large-workbook', benchLargeWorkbook],
  ['growth', benchGrowth],
  ['lineage', benchLineage],
  ['loading', benchLoading],
  ['publication', benchPublication],
  ['unchanged', benchUnchanged],
  ['memory', benchIngestMemory],
  ['graphql', benchGraphql],
]);

const HELP = `npm run bench [-- NAME…]

Prints what planfact does a second beside a floor measured in the same run; the ratios are what counts.
All are run, or those that are named: ${[...BENCHES.keys()].join(', ')}.`;

const WRONG_USAGE = 64;

const { values, positionals } = parseArgs({
  options: { help: { type: 'boolean', short: 'h' } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !BENCHES.has(name));
if (values.help) {
  console.log(HELP);
} else if (unknown.length > 0) {
  console.error(`There is no bench called ${unknown.join(', ')}.\n\n${HELP}`);
  process.exitCode = WRONG_USAGE;
} else {
  console.log(`planfact bench, Node ${process.version}; ratios compare within this run\n`);
  for (const [name, run] of BENCHES) {
    if (positionals.length === 0 || positionals.includes(name)) await run();
  }
}
