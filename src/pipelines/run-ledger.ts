import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type RecordedRun, RUN_OUTCOMES, recordedRuns } from '../warehouse/runs.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { writeWhole } from './write-whole.ts';

/** Runs that are shown and taken over; the warehouse keeps all. */
const MOST_RUNS = 1000;

const ledgerSchema = z.array(
  z.object({
    run: z.number(),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    outcome: z.enum(RUN_OUTCOMES).nullable(),
    process: z.number().nullable(),
    pipelines: z.array(z.string()),
    summary: z.unknown(),
    error: z.string().nullable(),
  }),
);

/**
 * The ledger as a file beside the warehouse. Nobody can open the warehouse while a run has it, so whoever wants to know what is
 * running or has run reads this copy.
 */
function ledgerOf(warehousePath: string): string {
  return join(dirname(warehousePath), 'runs.json');
}

/** Writes the latest runs out, the newest first, a line each. */
export async function saveLedger(warehouse: Warehouse): Promise<void> {
  const lines = (await recordedRuns(warehouse, MOST_RUNS)).map((run) => JSON.stringify(run));
  await writeWhole(ledgerOf(warehouse.path), `[\n${lines.join(',\n')}\n]\n`);
}

/** The runs as last written out, the newest first; none where the file is missing or damaged. */
export async function readLedger(warehousePath: string): Promise<readonly RecordedRun[]> {
  const text = await readFile(ledgerOf(warehousePath), 'utf8').catch(() => '[]');
  try {
    return ledgerSchema.parse(JSON.parse(text));
  } catch {
    return [];
  }
}
