import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { closeKilledRuns, finishRun, recordedRuns, startRun } from '../../src/warehouse/runs.ts';
import { inTransaction, openWarehouse } from '../../src/warehouse/warehouse.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { madeUpDocument } from './made-up-document.ts';
import { load, temporaryWarehouse } from './temporary-warehouse.ts';

const BEGUN = { startedAt: new Date('2026-11-24T00:40:30.125Z'), process: 123, pipelines: ['town'] };

const ANSWER = z.object({
  opened: z.boolean().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
});

test('a warehouse that is open elsewhere names the process that has it', async () => {
  const warehouse = await temporaryWarehouse();
  const answer = await openInAnotherProcess(warehouse.path);
  expect(answer.code).toBe('warehouse_busy');
  expect(answer.message).toContain(`process ${process.pid}`);
  expect(answer.message).toContain(warehouse.path);
});

test('a closed warehouse is free for the next process, with all that was in it', async () => {
  const path = join(temporaryFolder().path, 'planfact.duckdb');
  const warehouse = await openWarehouse(path);
  await load(warehouse, [madeUpDocument()]);
  warehouse.close();
  expect(await openInAnotherProcess(path)).toMatchObject({ opened: true });
  const again = await openWarehouse(path);
  expect(await load(again, [madeUpDocument()])).toEqual(['unchanged']);
  again.close();
});

test('a file that is no database is left as it is, and the sentence says what to do', async () => {
  const path = join(temporaryFolder().path, 'planfact.duckdb');
  const content = 'this is not a database, however long the text may be. '.repeat(1000);
  writeFileSync(path, content);
  const answer = await openInAnotherProcess(path);
  expect(answer.code).toBe('warehouse_damaged');
  expect(answer.message).toMatch(/sets the file aside and makes it anew/);
  expect(readFileSync(path, 'utf8')).toBe(content);
});

test('a warehouse of a later version is not touched', async () => {
  const path = join(temporaryFolder().path, 'planfact.duckdb');
  const warehouse = await openWarehouse(path);
  await warehouse.connection.run('UPDATE schema_version SET version = 999');
  warehouse.close();
  const answer = await openInAnotherProcess(path);
  expect(answer.code).toBe('warehouse_invalid');
  expect(answer.message).toContain('found version 999');
});

test('work that fails in a transaction leaves nothing behind', async () => {
  const warehouse = await temporaryWarehouse();
  const work = inTransaction(warehouse, async () => {
    await startRun(warehouse, BEGUN);
    throw new Error('the work failed');
  });
  await expect(work).rejects.toThrow('the work failed');
  const runs = await warehouse.connection.runAndReadAll('SELECT count(*) FROM runs');
  expect(runs.getRowsJson()).toEqual([['0']]);
});

test('the ledger keeps when a run began and ended, what it was to do and what it came to', async () => {
  const warehouse = await temporaryWarehouse();
  const first = await startRun(warehouse, BEGUN);
  const summary = { pipelines: [{ name: 'town' }] };
  await finishRun(warehouse, first, {
    finishedAt: new Date('2026-11-24T00:41:00Z'),
    outcome: 'done',
    summary: JSON.stringify(summary),
    error: null,
  });
  const second = await startRun(warehouse, { ...BEGUN, pipelines: [] });
  const begun = { startedAt: '2026-11-24T00:40:30.125Z', process: 123 };
  const open = { finishedAt: null, outcome: null, summary: null, error: null };
  const ended = { finishedAt: '2026-11-24T00:41:00.000Z', outcome: 'done', summary, error: null };
  expect(await recordedRuns(warehouse, 10)).toEqual([
    { run: second, ...begun, pipelines: [], ...open },
    { run: first, ...begun, pipelines: ['town'], ...ended },
  ]);
  expect(await recordedRuns(warehouse, 1)).toHaveLength(1);
});

test('a run that never ended was killed', async () => {
  const warehouse = await temporaryWarehouse();
  await startRun(warehouse, BEGUN);
  expect(await closeKilledRuns(warehouse)).toBe(1);
  expect(await recordedRuns(warehouse, 10)).toMatchObject([{ outcome: 'killed', finishedAt: null }]);
  expect(await closeKilledRuns(warehouse)).toBe(0);
});

async function openInAnotherProcess(path: string): Promise<z.infer<typeof ANSWER>> {
  const script = fileURLToPath(new URL('./open-and-say.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, path]);
  return ANSWER.parse(JSON.parse(stdout));
}
