import type { Warehouse } from './warehouse.ts';

/** What a run came to. */
export type RunOutcome = {
  readonly outcome: 'done' | 'failed';
  readonly documentsRead: number;
  readonly documentsFailed: number;
};

/** Writes down that a run has begun, and gives it its number. */
export async function startRun({ connection }: Warehouse, startedAt: Date): Promise<number> {
  const result = await connection.runAndReadAll(
    "INSERT INTO runs (run_id, started_at) VALUES (nextval('run_ids'), $started::TIMESTAMP) RETURNING run_id",
    { started: startedAt.toISOString() },
  );
  return Number(result.value(0, 0));
}

/** Writes down how a run ended. */
export async function finishRun(
  { connection }: Warehouse,
  run: number,
  finishedAt: Date,
  outcome: RunOutcome,
): Promise<void> {
  await connection.run(
    `UPDATE runs SET finished_at = $finished::TIMESTAMP, outcome = $outcome,
       documents_read = $read, documents_failed = $failed WHERE run_id = $run`,
    {
      finished: finishedAt.toISOString(),
      outcome: outcome.outcome,
      read: outcome.documentsRead,
      failed: outcome.documentsFailed,
      run,
    },
  );
}
