import { join } from 'node:path';
import { loadPipelines } from '../../src/pipelines/load-pipelines.ts';
import { openReadingPool } from '../../src/pipelines/reading/reading-pool.ts';
import { runPipelines } from '../../src/pipelines/run-pipelines.ts';
import { planIn, surroundings } from '../pipelines/plan-in.ts';

/** A run over a data folder in a process of its own. Prints the most memory it had, until measures were tied and until its end. */
const [folder = ''] = process.argv.slice(2);

let ingest = 0;
await runPipelines(
  planIn(folder, await loadPipelines(join(folder, 'pipelines'))),
  surroundings({
    openPool: openReadingPool,
    report: (event) => {
      if (event.kind === 'step' && event.step === 'traced') ingest = peakMegabytes();
    },
  }),
);
console.log(JSON.stringify({ ingest, run: peakMegabytes() }));

/** The largest resident set so far. */
function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}
