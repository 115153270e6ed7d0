import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { TEXT_EXPORT } from '../generator/formats/text-export.ts';
import { SEED_TABLE } from '../generator/layouts/seed-table.ts';
import { makeFile } from '../generator/made-file.ts';
import { randomOf } from '../generator/random.ts';
import { makeTown } from '../generator/town.ts';
import { pipelineSpec } from '../pipelines/pipeline-spec.ts';

const RUN = fileURLToPath(new URL('./run-and-tell-memory.ts', import.meta.url));
/** Enough for DuckDB to have filled what it may hold between two checkpoints, and for V8 to have its fill of garbage. */
const FEW = 10_000;
const MANY = 40_000;

const TOLD = z.object({ loading: z.number(), tying: z.number(), publishing: z.number() });

type Peaks = z.infer<typeof TOLD>;

/** Prints how much memory the process of a run takes over many files and over four times as many, all of them new. */
export async function benchIngestMemory(): Promise<void> {
  const few = await memoryFor(FEW);
  const many = await memoryFor(MANY);
  console.log('Memory of a run over new text files, largest resident set of its process until the end of');
  printGrowth('reading and loading (flat: at most 1.3)', few.loading, many.loading);
  printGrowth('tying measures through the years', few.tying, many.tying);
  printGrowth('the publication', few.publishing, many.publishing);
  console.log();
}

function printGrowth(what: string, few: number, many: number): void {
  const [small, large] = [few, many].map((megabytes) => `${Math.round(megabytes)} MB`);
  console.log(
    `  ${what.padEnd(40)} ${FEW} files ${small}, ${MANY} files ${large}: ${(many / few).toFixed(2)} times`,
  );
}

async function memoryFor(files: number): Promise<Peaks> {
  const folder = mkdtempSync(join(tmpdir(), 'planfact-bench-'));
  try {
    writeTowns(folder, files);
    const { stdout } = await promisify(execFile)(process.execPath, [RUN, folder]);
    return TOLD.parse(JSON.parse(stdout));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Text exports of made-up towns, thirty reports each, and a pipeline for each town. */
function writeTowns(folder: string, files: number): void {
  let written = 0;
  for (let number = 0; written < files; number += 1) {
    const name = `town-${number}`;
    const publisher = { key: name, name: 'Вигадана міська рада', nameEn: 'Made-up Town Council' };
    const pipeline = pipelineSpec({ name, publisher, source: { folder: name } });
    write(join(folder, 'pipelines', `${name}.ts`), `export const pipeline = ${JSON.stringify(pipeline)};`);
    for (const report of makeTown(`memory/${number}`).reports.slice(0, files - written)) {
      const path = `${name}/${report.year}/${report.section.code}`;
      const order = {
        path,
        reports: [report],
        layout: SEED_TABLE,
        format: TEXT_EXPORT,
        defects: [],
        rough: false,
      };
      const file = makeFile(order, randomOf(path));
      write(join(folder, 'raw', file.path), file.bytes);
      written += 1;
    }
  }
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
