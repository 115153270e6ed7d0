import { closeSync, existsSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PlanfactError } from '../../../src/errors.ts';
import { loadPipelines } from '../../../src/pipelines/load-pipelines.ts';
import { runPipelines } from '../../../src/pipelines/run-pipelines.ts';
import { openHere, planIn } from '../plan-in.ts';

/**
 * One run in a process of its own that something happens to when it reaches a step: `kill` ends it at once, `fill` leaves
 * no room on its disk. Prints the code of the error it ends with, or `done`.
 */
const [folder = '', disturbance = '', step = ''] = process.argv.slice(2);

const BALLAST = join(folder, 'ballast');
const BLOCK = Buffer.alloc(64 * 1024, 1);

function fillDisk(): void {
  if (existsSync(BALLAST)) return;
  const file = openSync(BALLAST, 'w');
  try {
    for (let size = BLOCK.length; size > 0; ) {
      try {
        writeSync(file, BLOCK, 0, size);
      } catch {
        size = Math.floor(size / 2);
      }
    }
  } finally {
    closeSync(file);
  }
}

function disturb(): void {
  if (disturbance === 'kill') process.kill(process.pid, 'SIGKILL');
  if (disturbance === 'fill') fillDisk();
}

try {
  await runPipelines(planIn(folder, await loadPipelines(join(folder, 'pipelines'))), {
    now: () => new Date(),
    signal: new AbortController().signal,
    openPool: openHere,
    report: (event) => {
      if (event.kind === 'step' && event.step === step) disturb();
    },
  });
  console.log('done');
} catch (error) {
  console.log(error instanceof PlanfactError ? error.code : String(error));
}
rmSync(BALLAST, { force: true });
