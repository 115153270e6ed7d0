import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { definePipeline, type Pipeline } from '../../src/pipelines/define-pipeline.ts';
import { openReadingPool } from '../../src/pipelines/reading/reading-pool.ts';
import { runPipelines } from '../../src/pipelines/run-pipelines.ts';
import { pipelineSpec } from '../pipelines/pipeline-spec.ts';
import { planIn, surroundings } from '../pipelines/plan-in.ts';
import { seedWith } from '../seed.ts';

const FILES = 15_000;
/** One council’s: each folder has a pipeline of its own. */
const FILES_A_FOLDER = 30;
const FOLDERS = FILES / FILES_A_FOLDER;

/** Files younger than this are read again, as they may still be written to. */
const SETTLED_MS = 2_100;

/**
 * Prints how long a run takes over many files, all new and then all unchanged: from the look into the folders to the
 * release, or to the answer that the one there is stays.
 */
export async function benchUnchanged(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'planfact-bench-'));
  try {
    for (let number = 0; number < FILES; number += 1) writeReport(folder, number);
    await setTimeout(SETTLED_MS);
    const pipelines = Array.from({ length: FOLDERS }, (_, town) => townPipeline(`town-${town}`));
    const run = async (): Promise<number> => {
      const start = performance.now();
      await runPipelines(planIn(folder, pipelines), surroundings({ openPool: openReadingPool }));
      return (performance.now() - start) / 1000;
    };
    const first = await run();
    const again = await run();
    console.log(
      `A run over ${FILES.toLocaleString('en')} files of ${FOLDERS} pipelines, ${availableParallelism()} cores`,
    );
    console.log(
      `  all new: ${first.toFixed(1)} s, ${Math.round(FILES / first)} files/s from file to release`,
    );
    console.log(`  all unchanged: ${again.toFixed(2)} s (at most 2)\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function townPipeline(name: string): Pipeline {
  const publisher = { key: name, name: 'Вигадана міська рада', nameEn: 'Made-up Town Council' };
  return definePipeline(pipelineSpec({ name, publisher, source: { folder: name } }));
}

/** The seed report as another section of another year. */
function writeReport(folder: string, number: number): void {
  const year = 2000 + (number % 25);
  const parent = join(folder, 'raw', `town-${Math.floor(number / FILES_A_FOLDER)}`);
  mkdirSync(parent, { recursive: true });
  const report = seedWith('за 2016 рік', `за ${year} рік`).replaceAll('6.2', `${Math.floor(number / 25)}.2`);
  writeFileSync(join(parent, `${number}.txt`), report);
}
