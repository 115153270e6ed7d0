import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { pipelineSpec } from '../pipelines/pipeline-spec.ts';
import { SEED } from '../seed.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runPlanfact } from './run-planfact.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

function townFolder() {
  const folder = temporaryFolder();
  const spec = pipelineSpec({ schedule: { cron: '0 6 * * *', timeZone: 'UTC' } });
  folder.write('pipelines/town.ts', `export const pipeline = ${JSON.stringify(spec)};`);
  folder.write('data/raw/town/2016/6.2.txt', SEED);
  const data = join(folder.path, 'data');
  const flags = ['--data', data, '--pipelines', join(folder.path, 'pipelines'), '--port', '0'];
  return { folder, data, flags };
}

type Product = { readonly child: ChildProcess; readonly output: () => string };

function startPlanfact(args: readonly string[]): Product {
  return collectOutput(spawn(process.execPath, [CLI, ...args], { env: { PATH: process.env['PATH'] } }));
}

function collectOutput(child: ChildProcessWithoutNullStreams): Product {
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let output = '';
  const collect = (part: Buffer) => {
    output += part.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return { child, output: () => output };
}

/** What a pattern finds in the output, once it is there; fails with the output if the process ends before. */
async function waitFor({ child, output }: Product, pattern: RegExp): Promise<string> {
  for (;;) {
    const found = pattern.exec(output())?.[1];
    if (found !== undefined) return found;
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function interrupt({ child }: Product): Promise<unknown> {
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  const [status] = await ended;
  return status;
}

function halfWritten(data: string): readonly string[] {
  const files = readdirSync(data, { recursive: true, encoding: 'utf8' });
  return files.filter((path) => /\.wal$|(?:^|\/)\./.test(path));
}

test('start reads, publishes and serves, says where, and Ctrl-C ends it with nothing half-written', async () => {
  const { data, flags } = townFolder();
  const product = startPlanfact(['start', ...flags]);
  const url = await waitFor(product, /(http:\S+)\/healthz/);
  expect(product.output()).toMatch(/^town +1 +1 +12 +60 +none$/m);
  expect(product.output()).toMatch(/^next run of town: \S+T06:00:00\.000Z$/m);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const csv = await fetch(`${url}/releases/latest/funding_facts.csv`);
  expect(await csv.text()).toBe(readFileSync(join(data, 'releases/latest/funding_facts.csv'), 'utf8'));
  expect(await interrupt(product)).toBe(0);
  expect(halfWritten(data)).toEqual([]);
});

test('serve takes up a release that is published while it runs', async () => {
  const { folder, flags } = townFolder();
  const runFlags = flags.slice(0, 4);
  expect(runPlanfact(['run', ...runFlags]).status).toBe(0);
  const product = startPlanfact(['serve', ...flags.slice(0, 2), '--port', '0']);
  const url = await waitFor(product, /(http:\S+)\/healthz/);
  const before = await askRelease(url);
  folder.write('data/raw/town/2017/6.2.txt', SEED.replace('за 2016 рік', 'за 2017 рік'));
  expect(runPlanfact(['run', ...runFlags]).status).toBe(0);
  await expect.poll(() => askRelease(url), { timeout: 30_000 }).not.toEqual(before);
  expect(await interrupt(product)).toBe(0);
});

test.skipIf(process.platform === 'win32')('when npm’s shell is killed, start ends too', async () => {
  const { flags } = townFolder();
  const command = [process.execPath, CLI, 'start', ...flags].map((word) => `'${word}'`).join(' ');
  const env = { PATH: process.env['PATH'], npm_lifecycle_event: 'start' };
  const shell = spawn('sh', ['-c', `${command}; true`], { env });
  const product = collectOutput(shell);
  const url = await waitFor(product, /(http:\S+)\/healthz/);
  shell.kill('SIGTERM');
  await expect.poll(() => fetch(`${url}/healthz`).catch(() => 'gone'), { timeout: 30_000 }).toBe('gone');
});

test('Ctrl-C while the run is under way ends both, publishing nothing', async () => {
  const { folder, data, flags } = townFolder();
  for (let year = 1950; year < 2016; year += 1) {
    folder.write(`data/raw/town/${year}/6.2.txt`, SEED.replace('за 2016 рік', `за ${year} рік`));
  }
  const product = startPlanfact(['start', ...flags]);
  await expect.poll(() => readdirSync(data), { timeout: 30_000 }).toContain('warehouse');
  expect(await interrupt(product)).toBe(0);
  expect(product.output()).toContain('The run was stopped before its end');
  expect(readdirSync(data)).not.toContain('releases');
  expect(halfWritten(data)).toEqual([]);
});

test('when a run fails, the release of an earlier one is served', async () => {
  const { folder, flags } = townFolder();
  expect(runPlanfact(['run', ...flags.slice(0, 4)]).status).toBe(0);
  folder.write('data/raw/town/2016/empty.txt', '');
  const product = startPlanfact(['start', ...flags]);
  const url = await waitFor(product, /(http:\S+)\/healthz/);
  expect(product.output()).toContain('empty.txt');
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect(await interrupt(product)).toBe(0);
});

test('serve without any release says how to publish the first', () => {
  const { status, stderr } = runPlanfact(['serve', '--data', temporaryFolder().path, '--port', '0']);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^planfact: .*Run `planfact run`/);
});

test('a taken port is told before anything is read', async () => {
  const { data, flags } = townFolder();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const { status, stderr } = runPlanfact(['start', ...flags.slice(0, 4), '--port', String(port)]);
  expect(status).toBe(2);
  expect(stderr).toBe(
    `planfact: Port ${port} of 127.0.0.1 is taken by another program. Stop it, or choose another port with --port or PORT.\n`,
  );
  expect(readdirSync(data)).toEqual(['raw']);
});

async function askRelease(url: string): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ release { id } }' }),
  });
  return response.json();
}
