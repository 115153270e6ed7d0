import { benchExtraction } from './extraction.ts';
import { benchFormats } from './formats.ts';
import { benchGraphql } from './graphql.ts';
import { benchGrowth } from './growth.ts';
import { benchLargeWorkbook } from './large-workbook.ts';
import { benchLineage } from './lineage.ts';

/** Prints what planfact does a second beside a floor measured in the same run; the ratios are what counts. */
console.log(`planfact bench, Node ${process.version}; ratios compare within this run\n`);
const floor = await benchExtraction();
await benchFormats(floor);
await benchLargeWorkbook();
await benchGrowth();
await benchGraphql();
benchLineage();
