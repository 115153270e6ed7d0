import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { runPipelines } from '../../src/pipelines/run-pipelines.ts';
import { type RunningServer, startServer } from '../../src/server.ts';
import { pipeline } from './demo-town/pipeline.ts';

const RAW = fileURLToPath(new URL('demo-town/raw', import.meta.url));

/** A server on a release of the made-up town, for all tests of a file; each asks it over HTTP. */
export function servedDemoTown(): { readonly dataOf: (query: string) => Promise<unknown> } {
  const root = mkdtempSync(join(tmpdir(), 'planfact-test-'));
  const started: RunningServer[] = [];
  beforeAll(async () => {
    const releases = join(root, 'releases');
    const plan = {
      raw: RAW,
      warehouse: join(root, 'warehouse.duckdb'),
      releases,
      pipelines: [pipeline],
      chosen: [pipeline],
    };
    const signal = new AbortController().signal;
    await runPipelines(plan, { now: () => new Date('2026-11-24T00:00:00Z'), signal, log: console.error });
    started.push(await startServer({ host: '127.0.0.1', port: 0, releases }));
  });
  afterAll(async () => {
    await started[0]?.close();
    rmSync(root, { recursive: true, force: true });
  });
  return {
    async dataOf(query) {
      const response = await fetch(`${started[0]?.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      const { data, errors } = await response.json();
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
}
