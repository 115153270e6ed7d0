import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RUN_STEPS } from '../../../src/pipelines/run-events.ts';
import { readLedger } from '../../../src/pipelines/run-ledger.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import {
  changeTown,
  checkLatestRelease,
  copyTown,
  finishRun,
  leftovers,
  makeDisturbedTown,
  serveTown,
  textsOf,
} from './disturbed-town.ts';

const SCRIPT = fileURLToPath(new URL('./disturbed-run.ts', import.meta.url));

/** Kills at random moments; 500 of them: `PLANFACT_KILLS=500 npx vitest run test/pipelines/crashes`. */
const KILLS = Number(process.env['PLANFACT_KILLS'] ?? 100);
const KILLS_A_CHECK = 10;

const built = mkdtempSync(join(tmpdir(), 'planfact-test-'));
let undisturbed = '';
let site: Awaited<ReturnType<typeof serveTown>> | null = null;
let milliseconds = 0;

beforeAll(async () => {
  site = await serveTown(built);
  await makeDisturbedTown(built, site.url);
  const folder = mkdtempSync(join(tmpdir(), 'planfact-test-'));
  copyTown(built, folder);
  const start = performance.now();
  await startRun(folder, 'none', 'none').ended;
  milliseconds = performance.now() - start;
  undisturbed = textsOf(folder);
  rmSync(folder, { recursive: true });
});

afterAll(() => {
  site?.stop();
  rmSync(built, { recursive: true, force: true });
});

function startRun(folder: string, disturbance: string, step: string) {
  const child = spawn(process.execPath, [SCRIPT, folder, disturbance, step], { stdio: 'ignore' });
  return { child, ended: once(child, 'exit') };
}

test.each(RUN_STEPS)(
  'a run that is killed when it has %s leaves a whole release, and the next one goes on',
  async (step) => {
    const folder = temporaryFolder().path;
    copyTown(built, folder);
    const before = checkLatestRelease(folder);
    const [, signal] = await startRun(folder, 'kill', step).ended;
    expect(signal).toBe('SIGKILL');
    const isNew = checkLatestRelease(folder) !== before;
    expect(isNew).toBe(step === 'linked' || step === 'recorded');
    await finishRun(folder);
    checkLatestRelease(folder);
    expect(textsOf(folder)).toBe(undisturbed);
    expect(leftovers(folder)).toEqual([]);
    const [, killed] = await readLedger(join(folder, 'warehouse', 'planfact.duckdb'));
    expect(killed?.outcome).toBe(step === 'recorded' ? 'done' : 'killed');
  },
);

test(`${KILLS} runs that are killed at any moment lose nothing`, async () => {
  const folder = temporaryFolder().path;
  copyTown(built, folder);
  for (let kill = 1; kill <= KILLS; kill += 1) {
    changeTown(folder, kill);
    const { child, ended } = startRun(folder, 'none', 'none');
    await Promise.race([ended, pause(Math.random() * milliseconds)]);
    child.kill('SIGKILL');
    await ended;
    checkLatestRelease(folder);
    if (kill % KILLS_A_CHECK !== 0) continue;
    await finishRun(folder);
    const other = temporaryFolder().path;
    copyTown(built, other);
    changeTown(other, kill);
    await finishRun(other);
    expect(withoutVintages(textsOf(folder))).toBe(withoutVintages(textsOf(other)));
    expect(leftovers(folder)).toEqual([]);
  }
}, 600_000);

/** How many editions there were depends on which of them lived long enough to be read. */
function withoutVintages(texts: string): string {
  return texts.replace(/("vintage":)\d+/g, '$1').replace(/,\d+(,[0-9a-f]{64},(?:true|false)$)/gm, '$1');
}
