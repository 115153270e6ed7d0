import { z } from 'zod';
import type { Warehouse } from './warehouse.ts';

export const RUN_OUTCOMES = ['done', 'failed', 'interrupted', 'killed'] as const;

export type RunOutcome = (typeof RUN_OUTCOMES)[number];

/** A run as it begins. */
export type RunStart = {
  readonly startedAt: Date;
  readonly process: number;
  /** The names of the pipelines it is to run. */
  readonly pipelines: readonly string[];
};

/** How a run ended. */
export type RunEnd = {
  readonly finishedAt: Date;
  readonly outcome: RunOutcome;
  /** What it came to, as JSON; null where it came to nothing. */
  readonly summary: string | null;
  /** Why it failed, in a sentence. */
  readonly error: string | null;
};

/** A run as the ledger has it; instants in ISO 8601. */
export type RecordedRun = {
  readonly run: number;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  /** Null while it is under way. */
  readonly outcome: RunOutcome | null;
  readonly process: number | null;
  readonly pipelines: readonly string[];
  readonly summary: unknown;
  readonly error: string | null;
};

/** Writes down that a run has begun, and gives it its number. */
export async function startRun(
  { connection }: Warehouse,
  { startedAt, process, pipelines }: RunStart,
): Promise<number> {
  const result = await connection.runAndReadAll(
    `INSERT INTO runs (run_id, started_at, process, pipelines)
     SELECT coalesce(max(run_id), 0) + 1, $started::TIMESTAMP, $process, $pipelines FROM runs RETURNING run_id`,
    { started: startedAt.toISOString(), process, pipelines: JSON.stringify(pipelines) },
  );
  return Number(result.value(0, 0));
}

/** Writes down how a run ended. */
export async function finishRun(
  { connection }: Warehouse,
  run: number,
  { finishedAt, outcome, summary, error }: RunEnd,
): Promise<void> {
  await connection.run(
    `UPDATE runs SET finished_at = $finished::TIMESTAMP, outcome = $outcome, summary = $summary, error = $error
     WHERE run_id = $run`,
    { finished: finishedAt.toISOString(), outcome, summary, error, run },
  );
}

/** A run without an end, while nobody else can be running, was killed. Gives the number of such runs. */
export async function closeKilledRuns({ connection }: Warehouse): Promise<number> {
  const result = await connection.runAndReadAll(
    "UPDATE runs SET outcome = 'killed' WHERE outcome IS NULL RETURNING run_id",
  );
  return result.currentRowCount;
}

/** The latest runs, the newest first. */
export async function recordedRuns({ connection }: Warehouse, most: number): Promise<readonly RecordedRun[]> {
  const result = await connection.runAndReadAll(
    `SELECT run_id, started_at, finished_at, outcome, process, pipelines, summary, error
     FROM runs ORDER BY run_id DESC LIMIT ${most}`,
  );
  return ROWS.parse(result.getRowsJson()).map(toRecordedRun);
}

/** Takes over runs that a warehouse before this one has kept. */
export async function restoreRuns({ connection }: Warehouse, runs: readonly RecordedRun[]): Promise<void> {
  for (const { run, startedAt, finishedAt, outcome, process, pipelines, summary, error } of runs) {
    await connection.run(
      `INSERT INTO runs VALUES ($run, $startedAt::TIMESTAMP, $finishedAt::TIMESTAMP, $outcome, $process, $pipelines, $summary, $error)`,
      {
        run,
        startedAt,
        finishedAt,
        outcome,
        process,
        pipelines: JSON.stringify(pipelines),
        summary: summary === null ? null : JSON.stringify(summary),
        error,
      },
    );
  }
}

const json = z.string().transform((text): unknown => JSON.parse(text));

const ROWS = z.array(
  z.tuple([
    z.number(),
    z.string(),
    z.string().nullable(),
    z.enum(RUN_OUTCOMES).nullable(),
    z.number().nullable(),
    json.pipe(z.array(z.string())),
    json.nullable(),
    z.string().nullable(),
  ]),
);

function toRecordedRun(row: z.infer<typeof ROWS>[number]): RecordedRun {
  const [run, startedAt, finishedAt, outcome, process, pipelines, summary, error] = row;
  return {
    run,
    startedAt: toIso(startedAt),
    finishedAt: finishedAt === null ? null : toIso(finishedAt),
    outcome,
    process,
    pipelines,
    summary,
    error,
  };
}

/** DuckDB prints «2026-11-24 00:40:30.125»; it was given UTC. */
function toIso(timestamp: string): string {
  return new Date(`${timestamp.replace(' ', 'T')}Z`).toISOString();
}
