import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openWarehouse } from '../../src/warehouse/warehouse.ts';
import { loadOrder } from '../generator/fill-warehouse.ts';
import { factsOf } from '../generator/large.ts';
import { tieYears } from '../generator/tie-years.ts';
import { PROCESS_COST, type ProcessCost } from './process-cost.ts';

const ORDER = { seed: 'publication', publishers: 20, years: 10, measures: 334 };
const ROUNDS = 7;
const MOST = 1.5;

type Round = { readonly release: ProcessCost; readonly floor: ProcessCost };

/**
 * Seconds to publish a million facts, against DuckDB's bare COPY of the same tables to the same three formats, each
 * in a process of its own and in turn. Only the publication builds the database, hashes and checks what it has
 * written and waits for the disk.
 */
export async function benchPublication(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'planfact-bench-'));
  try {
    await fill(join(folder, 'planfact.duckdb'));
    const rounds: Round[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const release = await publish(folder);
      if (round === 1) console.log(await describeRelease(join(folder, 'releases/latest')));
      rounds.push({ release, floor: await copy(folder) });
      await rm(join(folder, 'releases'), { recursive: true });
    }
    printRounds(rounds);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(path: string): Promise<void> {
  const warehouse = await openWarehouse(path);
  await loadOrder(warehouse, ORDER);
  await tieYears(warehouse);
  warehouse.close();
}

function publish(folder: string): Promise<ProcessCost> {
  return runCosting('one-publication', join(folder, 'planfact.duckdb'), join(folder, 'releases'));
}

async function copy(folder: string): Promise<ProcessCost> {
  const copies = join(folder, 'copies');
  await mkdir(copies);
  const cost = await runCosting('bare-copy', join(folder, 'releases/latest/planfact.duckdb'), copies);
  await rm(copies, { recursive: true });
  return cost;
}

async function runCosting(script: string, ...args: readonly string[]): Promise<ProcessCost> {
  const path = fileURLToPath(new URL(`./${script}.ts`, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [path, ...args]);
  return PROCESS_COST.parse(JSON.parse(stdout));
}

async function describeRelease(path: string): Promise<string> {
  let bytes = 0;
  for (const file of await readdir(path)) bytes += (await stat(join(path, file))).size;
  return `Publication of ${factsOf(ORDER).toLocaleString('en')} facts: ${Math.round(bytes / 1e6)} MB, ${ROUNDS} rounds`;
}

function printRounds(rounds: readonly Round[]): void {
  printCosts(
    'floor: bare COPY to CSV, JSON and Parquet',
    rounds.map(({ floor }) => floor),
  );
  printCosts(
    'a release, checked and on the disk',
    rounds.map(({ release }) => release),
  );
  const ratios = rounds.map(({ release, floor }) => release.seconds / floor.seconds);
  const cpuRatios = rounds.map(({ release, floor }) => release.cpuSeconds / floor.cpuSeconds);
  const all = ratios.map((ratio) => ratio.toFixed(2)).join(', ');
  console.log(
    `  a release takes ${median(ratios).toFixed(2)} times as long (at most ${MOST}); the rounds: ${all}`,
  );
  console.log(`  and ${median(cpuRatios).toFixed(2)} times the processor time`);
  console.log();
}

function printCosts(what: string, costs: readonly ProcessCost[]): void {
  const seconds = median(costs.map((cost) => cost.seconds)).toFixed(2);
  const cpu = median(costs.map(({ cpuSeconds }) => cpuSeconds)).toFixed(2);
  const peak = Math.max(...costs.map(({ peakMegabytes }) => peakMegabytes)).toFixed(0);
  console.log(
    `  ${what.padEnd(44)} ${seconds.padStart(6)} s, ${cpu.padStart(6)} s of processors, at most ${peak} MB`,
  );
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
