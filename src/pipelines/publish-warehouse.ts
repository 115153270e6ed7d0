import { join } from 'node:path';
import { PlanfactError } from '../errors.ts';
import { latestRelease } from '../releases/open-release.ts';
import { publishRelease } from '../releases/publish-release.ts';
import { type PipelineCounts, pipelineCounts } from '../warehouse/pipeline-counts.ts';
import { lastPublication, savePublication, stampOf } from '../warehouse/publications.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { saveArchiveList } from './archive-list.ts';
import { publishingVersion } from './code-version.ts';
import type { Pipeline } from './define-pipeline.ts';
import type { RunEvent } from './run-events.ts';
import type { RunPlan } from './run-plan.ts';
import type { RunSummary } from './run-summary.ts';
import { traceMeasures } from './trace-measures.ts';

export type PublishingSurroundings = {
  readonly now: Date;
  readonly report: (event: RunEvent) => void;
};

/**
 * Ties the measures of current reports to those of other years, where anything about their publisher has changed, and
 * publishes a release of all that the warehouse holds. Where nothing has changed since the last one that a release depends on,
 * it stays. Throws `minimum_missed`, and publishes nothing, when a pipeline has fewer reports or measures than it must.
 */
export async function publishWarehouse(
  warehouse: Warehouse,
  { pipelines, archive, releases }: RunPlan,
  { now, report }: PublishingSurroundings,
): Promise<RunSummary['release']> {
  checkMinimums(pipelines, await pipelineCounts(warehouse));
  const reviews = pipelines.map(({ publisher, lineage, corrections }) => [
    publisher.key,
    lineage,
    corrections,
  ]);
  const stamp = await stampOf(warehouse, JSON.stringify([publishingVersion(), reviews]));
  const last = await lastPublication(warehouse);
  if (last?.stamp === stamp && last.release === (await latestRelease(releases))) {
    return { id: last.release, path: join(releases, last.release), published: false };
  }
  await traceMeasures(warehouse, pipelines, { reached: (step) => report({ kind: 'step', step }) });
  report({ kind: 'step', step: 'traced' });
  await saveArchiveList(warehouse, archive);
  report({ kind: 'step', step: 'listed' });
  const { id, path, published } = await publishRelease(warehouse, releases, now, (step) =>
    report({ kind: 'step', step }),
  );
  await savePublication(warehouse, { release: id, stamp }, now);
  return { id, path, published };
}

const NO_COUNTS = { reports: 0, measures: 0 };

function checkMinimums(
  pipelines: readonly Pipeline[],
  counts: ReadonlyMap<string, Pick<PipelineCounts, 'reports' | 'measures'>>,
): void {
  for (const { name, assertions } of pipelines) {
    const { reports, measures } = counts.get(name) ?? NO_COUNTS;
    if (reports < assertions.minReports) throw tooFew(name, 'reports', assertions.minReports, reports);
    if (measures < assertions.minMeasures) throw tooFew(name, 'measures', assertions.minMeasures, measures);
  }
}

function tooFew(pipeline: string, things: string, least: number, found: number): PlanfactError {
  return new PlanfactError(
    'minimum_missed',
    `Pipeline ${pipeline}: expected at least ${least} ${things} (its assertions say so), found ${found}. Nothing was published, and the release before stays. Look whether files are missing from its source, or correct the pipeline.`,
  );
}
