import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RUN_STEPS, type RunStep } from '../../../src/pipelines/run-events.ts';
import {
  checkLatestRelease,
  copyTown,
  finishRun,
  leftovers,
  makeDisturbedTown,
  serveTown,
  textsOf,
} from './disturbed-town.ts';
import { canMountDisks, setWritable, smallDisk } from './small-disk.ts';

const SCRIPT = fileURLToPath(new URL('./disturbed-run.ts', import.meta.url));
const canMount = canMountDisks();

if (!canMount) console.info('full disks: skipped, only root may mount a small disk');

const built = mkdtempSync(join(tmpdir(), 'planfact-test-'));
let undisturbed = '';
let site: Awaited<ReturnType<typeof serveTown>> | null = null;

beforeAll(async () => {
  site = await serveTown(built);
  await makeDisturbedTown(built, site.url);
  const folder = mkdtempSync(join(tmpdir(), 'planfact-test-'));
  copyTown(built, folder);
  await finishRun(folder);
  undisturbed = textsOf(folder);
  rmSync(folder, { recursive: true });
});

afterAll(() => {
  site?.stop();
  rmSync(built, { recursive: true, force: true });
});

function run(folder: string, disturbance: string, step: string): string {
  const { stdout } = spawnSync(process.execPath, [SCRIPT, folder, disturbance, step], { encoding: 'utf8' });
  return stdout.trim();
}

/** After these there is nothing left to write that matters. */
const TOO_LATE: ReadonlySet<RunStep> = new Set(['sealed', 'renamed', 'linked', 'recorded']);

describe.runIf(canMount)('on a small disk', () => {
  test.each(RUN_STEPS)(
    'a disk that is full once the run has %s costs the run, and the next one goes on',
    async (step) => {
      const disk = smallDisk(48);
      copyTown(built, disk);
      checkLatestRelease(disk);
      const ended = run(disk, 'fill', step);
      if (!TOO_LATE.has(step)) expect(ended).toBe('disk_full');
      checkLatestRelease(disk);
      await finishRun(disk);
      checkLatestRelease(disk);
      expect(textsOf(disk)).toBe(undisturbed);
      expect(leftovers(disk)).toEqual([]);
    },
  );

  test('a disk that may not be written to is named as such, and nothing is changed', async () => {
    const disk = smallDisk(48);
    copyTown(built, disk);
    const before = textsOf(disk);
    setWritable(disk, false);
    expect(run(disk, 'none', 'none')).toBe('not_writable');
    expect(textsOf(disk)).toBe(before);
    setWritable(disk, true);
    await finishRun(disk);
    expect(textsOf(disk)).toBe(undisturbed);
  });
});
