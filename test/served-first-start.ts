import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { loadPipelines } from '../src/pipelines/load-pipelines.ts';
import { runPipelines } from '../src/pipelines/run-pipelines.ts';
import { type RunningServer, startServer } from '../src/server.ts';
import { planIn, surroundings } from './pipelines/plan-in.ts';

export type ServedFirstStart = {
  /** The data of a GraphQL answer that must have no errors. */
  readonly dataOf: (query: string) => Promise<unknown>;
  /** A page as a browser asks for it. */
  readonly page: (path: string) => Promise<Response>;
  readonly releases: () => string;
};

/**
 * What a first `npm start` serves: the pipelines and raw files of the repository, read and published once for all tests
 * of a file. `without` leaves pipelines out, as if their files were deleted.
 */
export function servedFirstStart(without: readonly string[] = []): ServedFirstStart {
  const root = mkdtempSync(join(tmpdir(), 'planfact-test-'));
  const releases = join(root, 'releases');
  const started: RunningServer[] = [];
  beforeAll(async () => {
    const pipelines = (await loadPipelines(resolve('pipelines'))).filter(
      ({ name }) => !without.includes(name),
    );
    const plan = {
      ...planIn(root, pipelines),
      raw: resolve('data/raw'),
      reference: resolve('data/reference'),
    };
    await runPipelines(plan, surroundings());
    started.push(await startServer({ host: '127.0.0.1', port: 0, releases }));
  });
  afterAll(async () => {
    await started[0]?.close();
    rmSync(root, { recursive: true, force: true });
  });
  const page = (path: string) => fetch(`${started[0]?.url}${path}`, { headers: { accept: 'text/html' } });
  return {
    page,
    releases: () => releases,
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
