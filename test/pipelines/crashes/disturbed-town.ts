import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadPipelines } from '../../../src/pipelines/load-pipelines.ts';
import { runPipelines } from '../../../src/pipelines/run-pipelines.ts';
import { SEED, seedWith } from '../../seed.ts';
import { writerIn } from '../../temporary-folder.ts';
import { pipelineSpec } from '../pipeline-spec.ts';
import { planIn, surroundings } from '../plan-in.ts';

const SERVER = fileURLToPath(new URL('./file-server.ts', import.meta.url));

/** Serves `web/` of a folder until it is stopped, and gives its address. */
export async function serveTown(
  folder: string,
): Promise<{ readonly url: string; readonly stop: () => void }> {
  mkdirSync(join(folder, 'web'), { recursive: true });
  const server = spawn(process.execPath, [SERVER, join(folder, 'web')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(server.stdout, 'data');
  return { url: String(line).trim(), stop: () => server.kill() };
}

/**
 * A town that has published a release of its folder and of its site, and which has changed since in every way there
 * is.
 */
export async function makeDisturbedTown(folder: string, site: string): Promise<void> {
  const { write } = writerIn(folder);
  write('pipelines/town.ts', `export const pipeline = ${JSON.stringify(pipelineSpec())};`);
  const addresses = ['2013', '2014', '2015'].map((year) => ({
    url: `${site}/${year}.txt`,
    year: Number(year),
  }));
  const source = { addresses, pauseSeconds: 0, allowPrivate: true };
  const online = pipelineSpec({ name: 'online', source });
  write('pipelines/online.ts', `export const pipeline = ${JSON.stringify(online)};`);
  write('web/2013.txt', seedWith('за 2016 рік', 'за 2013 рік'));
  write('web/2014.txt', seedWith('за 2016 рік', 'за 2014 рік'));
  write('raw/town/2016/6.2.txt', SEED);
  write('raw/town/2017/6.2.txt', seedWith('за 2016 рік', 'за 2017 рік'));
  await finishRun(folder);
  write('web/2013.txt', seedWith('за 2016 рік', 'за 2013 рік').replace('28,8', '29,8'));
  unlinkSync(join(folder, 'web/2014.txt'));
  write('web/2015.txt', seedWith('за 2016 рік', 'за 2015 рік'));
  write('raw/town/2016/6.2.txt', seedWith('28,8 / 0', '29,8 / 0'));
  unlinkSync(join(folder, 'raw/town/2017/6.2.txt'));
  write('raw/town/2018/6.2.txt', seedWith('за 2016 рік', 'за 2018 рік'));
  write('raw/town/2018/empty.txt', '');
}

/** Changes the folder once more; each number is another change. */
export function changeTown(folder: string, number: number): void {
  writeFileSync(
    join(folder, 'raw/town/2018/6.2.txt'),
    seedWith('за 2016 рік', 'за 2018 рік').replace('28,8', `${28 + number},8`),
  );
}

/** A run that nothing happens to. */
export async function finishRun(folder: string): Promise<string> {
  const pipelines = await loadPipelines(join(folder, 'pipelines'));
  const { release } = await runPipelines(planIn(folder, pipelines), surroundings({ now: () => new Date() }));
  return release.id;
}

/** The same town somewhere else. */
export function copyTown(from: string, to: string): void {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

/** Throws unless the latest release is what its checksums say, to the last byte, and gives its name. */
export function checkLatestRelease(folder: string): string {
  const latest = join(folder, 'releases', 'latest');
  const lines = readFileSync(join(latest, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
  for (const line of lines) {
    const [expected, name = ''] = line.split('  ');
    const found = createHash('sha256')
      .update(readFileSync(join(latest, name)))
      .digest('hex');
    if (found !== expected) throw new Error(`${name} of ${readlinkSync(latest)} is not what it was`);
  }
  if (lines.length < 20) throw new Error('the release lacks files');
  return readlinkSync(latest);
}

/** What the latest release says, as its texts; the same facts give the same. */
export function textsOf(folder: string): string {
  const latest = join(folder, 'releases', 'latest');
  const names = readdirSync(latest).filter(
    (name) => /\.(?:csv|json)$/.test(name) && name !== 'datapackage.json',
  );
  return names
    .toSorted()
    .map((name) => `${name}\n${readFileSync(join(latest, name), 'utf8')}`)
    .join('\n');
}

/** Files that no finished run leaves behind. */
export function leftovers(folder: string): readonly string[] {
  return ['archive', 'warehouse', 'releases']
    .filter((name) => existsSync(join(folder, name)))
    .flatMap((name) => readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' }))
    .filter((path) => /\.wal$|(?:^|\/)\./.test(path));
}
