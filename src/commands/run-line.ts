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
export function describeRun(run: ReadRun, pipeline: string | null): string {
  const begun = run.startedAt.replace(/\.\d+Z$/, 'Z');
  if (run.state === 'running') return `since ${begun}, process ${run.process}`;
  const shown = run.summary?.pipelines.filter(({ name }) => pipeline === null || name === pipeline);
  return [begun, run.state, ...(shown ? [countsOf(shown)] : []), ...(run.error ? [run.error] : [])].join(
    '  ',
  );
}

type PipelineLine = z.infer<typeof pipelineSchema>;

/** `3 files read, 36 measures, 1 error` */
function countsOf(pipelines: readonly PipelineLine[]): string {
  const sum = (count: (pipeline: PipelineLine) => number) =>
    pipelines.reduce((total, pipeline) => total + count(pipeline), 0);
  const read = sum((pipeline) => pipeline.read);
  const measures = sum((pipeline) => pipeline.measures);
  const errors = sum(({ findings }) => findings.error);
  const failed = sum(({ failures }) => failures.length);
  return [
    `${countOf(read, 'file')} read`,
    countOf(measures, 'measure'),
    countOf(errors, 'error'),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ].join(', ');
}

function isAlive(process_: number | null): boolean {
  if (process_ === null) return false;
  try {
    return process.kill(process_, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
