import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { finishRun, startRun } from '../../src/warehouse/runs.ts';
import { inTransaction, openWarehouse } from '../../src/warehouse/warehouse.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { madeUpDocument } from './made-up-document.ts';
import { load, temporaryWarehouse } from './temporary-warehouse.ts';

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
  expect(answer.code).toBe('warehouse_invalid');
  expect(answer.message).toMatch(/Move the file away and run again/);
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
    await startRun(warehouse, new Date());
    throw new Error('the work failed');
  });
  await expect(work).rejects.toThrow('the work failed');
  const runs = await warehouse.connection.runAndReadAll('SELECT count(*) FROM runs');
  expect(runs.getRowsJson()).toEqual([['0']]);
});

test('a run keeps when it began and ended, and what it came to', async () => {
  const warehouse = await temporaryWarehouse();
  const run = await startRun(warehouse, new Date('2026-11-24T00:40:30.125Z'));
  const outcome = { outcome: 'done', documentsRead: 3, documentsFailed: 1 } as const;
  await finishRun(warehouse, run, new Date('2026-11-24T00:41:00Z'), outcome);
  const runs = await warehouse.connection.runAndReadAll('SELECT * FROM runs');
  expect(runs.getRowsJson()).toEqual([[run, '2026-11-24 00:40:30.125', '2026-11-24 00:41:00', 'done', 3, 1]]);
});

async function openInAnotherProcess(path: string): Promise<z.infer<typeof ANSWER>> {
  const script = fileURLToPath(new URL('./open-and-say.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, path]);
  return ANSWER.parse(JSON.parse(stdout));
}
