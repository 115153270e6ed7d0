import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import type { PlanfactError } from '../errors.ts';
import { EXIT } from './exit-status.ts';

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url));

/** Tells the second try from the first, so that a disk which damages every file is not tried for ever. */
const MENDED = 'PLANFACT_MENDED';

/**
 * Sets a damaged warehouse aside and runs the command again, in a process of its own because DuckDB is not safe to use after such a
 * failure: there the warehouse is made anew from the archive. Gives the exit status.
 */
export async function mendWarehouse(
  { data, pipelines, log, warehouse }: Config,
  { message }: PlanfactError,
  args: readonly string[],
): Promise<number> {
  console.error(`planfact: ${message}`);
  if (process.env[MENDED] !== undefined) return EXIT.failure;
  const aside = `${warehouse}.damaged-${Date.now()}`;
  for (const ending of ['', '.wal']) {
    if (existsSync(warehouse + ending)) await rename(warehouse + ending, aside + ending);
  }
  console.error(`planfact: It is kept as ${aside}, and made anew.`);
  const flags = ['--data', data, '--pipelines', pipelines, '--log', log];
  const child = spawn(process.execPath, [CLI, ...args, ...flags], {
    stdio: 'inherit',
    env: { ...process.env, [MENDED]: '1' },
  });
  const [status] = await once(child, 'exit');
  return typeof status === 'number' ? status : EXIT.failure;
}
