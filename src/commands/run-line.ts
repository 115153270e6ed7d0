import { z } from 'zod';
import type { RecordedRun } from '../warehouse/runs.ts';
import { countOf } from './count-of.ts';

/** What is shown of a pipeline in a run that has ended. */
const pipelineSchema = z.object({
  name: z.string(),
  read: z.number(),
  documents: z.number(),
  measures: z.number(),
  failures: z.array(z.string()),
  findings: z.object({ error: z.number(), warning: z.number(), info: z.number() }),
});

const summarySchema = z
  .object({
    pipelines: z.array(pipelineSchema),
    release: z.object({ id: z.string(), published: z.boolean() }),
  })
  .nullable()
  .catch(null);

/** A run as it is shown. */
export type ReadRun = Omit<RecordedRun, 'summary' | 'outcome'> & {
  readonly state: NonNullable<RecordedRun['outcome']> | 'running';
  readonly summary: z.infer<typeof summarySchema>;
};

/** A run without an end is under way as long as its process is there; otherwise it was killed. */
export function readRuns(runs: readonly RecordedRun[]): readonly ReadRun[] {
  return runs.map(({ outcome, summary, ...run }) => ({
    ...run,
    state: outcome ?? (isAlive(run.process) ? 'running' : 'killed'),
    summary: summarySchema.parse(summary ?? null),
  }));
}

/** One line about a run: about one pipeline of it, or about all. */
export function describeRun(
  { startedAt, state, summary, error, process }: ReadRun,
  pipeline: string | null,
): string {
  const begun = startedAt.replace(/\.\d+Z$/, 'Z');
  if (state === 'running') return `since ${begun}, process ${process}`;
  const shown = summary?.pipelines.filter(({ name }) => pipeline === null || name === pipeline) ?? [];
  const sum = (count: (one: (typeof shown)[number]) => number) =>
    shown.reduce((total, one) => total + count(one), 0);
  const counts = [
    `${countOf(
      sum(({ read }) => read),
      'file',
    )} read`,
    countOf(
      sum(({ measures }) => measures),
      'measure',
    ),
    countOf(
      sum(({ findings }) => findings.error),
      'error',
    ),
    ...(sum(({ failures }) => failures.length) > 0
      ? [`${sum(({ failures }) => failures.length)} failed`]
      : []),
  ];
  return [begun, state, ...(summary ? [counts.join(', ')] : []), ...(error ? [error] : [])].join('  ');
}

function isAlive(process_: number | null): boolean {
  if (process_ === null) return false;
  try {
    return process.kill(process_, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
