import { join } from 'node:path';
import { loadPipelines } from '../../src/pipelines/load-pipelines.ts';
import { openReadingPool } from '../../src/pipelines/reading/reading-pool.ts';
import { runPipelines } from '../../src/pipelines/run-pipelines.ts';
import { planIn, surroundings } from '../pipelines/plan-in.ts';
import { peakMegabytes } from './peak-memory.ts';

/** A run over a data folder in a process of its own. Prints the most memory it had until it had loaded, tied and published all. */
const [folder = ''] = process.argv.slice(2);

const peaks = { loading: 0, tying: 0, publishing: 0 };
await runPipelines(
  planIn(folder, await loadPipelines(join(folder, 'pipelines'))),
  surroundings({
    openPool: openReadingPool,
    report: (event) => {
      if (event.kind !== 'step') return;
      if (event.step === 'tidied') peaks.loading = peakMegabytes();
      if (event.step === 'traced') peaks.tying = peakMegabytes();
    },
  }),
);
peaks.publishing = peakMegabytes();
console.log(JSON.stringify(peaks));
