import { createHash } from 'node:crypto';
import { heldPublishers } from '../warehouse/held-publishers.ts';
import { addLineage, keepLineage, lineageStamps, type PublisherLineage } from '../warehouse/lineage.ts';
import { type ReadSections, withSections } from '../warehouse/section-measures.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { tracingVersion } from './code-version.ts';
import type { Pipeline } from './define-pipeline.ts';
import { type Tracing, tracePublisher } from './trace-publisher.ts';
import { unmatchedCorrections } from './unmatched-corrections.ts';

/** Measures that are in memory at the same time; one publisher may have more. */
const MOST_AT_ONCE = 5000;

/** `untied`: what no longer holds is gone. `tied`: some publishers more have their lineage. */
export type TracingStep = 'untied' | 'tied';

export type TracingOptions = {
  /** The version of the code that ties: another one ties all measures anew. */
  readonly version?: string;
  /** Told of each step before the next one begins. */
  readonly reached?: (step: TracingStep) => void;
};

/**
 * Ties the measures of all current reports through the years and keeps the result in the warehouse, publisher by publisher. A
 * publisher of whom nothing has changed since it was traced, neither its current reports nor its reviews and corrections nor the code, keeps
 * what it has, so the work is that of the publishers that changed, and the result that of tracing all anew. Gives the keys of the publishers
 * that were traced. A process that is killed meanwhile leaves publishers without lineage, which the next run traces.
 */
export async function traceMeasures(
  warehouse: Warehouse,
  pipelines: readonly Pipeline[],
  { version = tracingVersion(), reached = () => undefined }: TracingOptions = {},
): Promise<readonly string[]> {
  const tracings = await listTracings(warehouse, pipelines, version);
  const stamps = await lineageStamps(warehouse);
  const isKept = ({ publisher, stamp }: Tracing) => stamps.get(publisher.key) === stamp;
  await keepLineage(warehouse, keysOf(tracings.filter(isKept)));
  reached('untied');
  const changed = tracings.filter((tracing) => !isKept(tracing));
  await withSections(warehouse, async (read) => {
    for (const batch of inBatches(changed)) {
      await addLineage(warehouse, await traceBatch(batch, read));
      reached('tied');
    }
  });
  return keysOf(changed);
}

/** All publishers there are, each with a stamp of everything that its lineage depends on. */
async function listTracings(
  warehouse: Warehouse,
  pipelines: readonly Pipeline[],
  version: string,
): Promise<readonly Tracing[]> {
  const byPublisher = Map.groupBy(pipelines, ({ publisher }) => publisher.key);
  const unmatchedOf = await unmatchedCorrections(warehouse, pipelines);
  const publishers = await heldPublishers(warehouse);
  return publishers.map((publisher) => {
    const reviewed = (byPublisher.get(publisher.key) ?? []).flatMap(({ lineage }) => lineage);
    const unmatched = unmatchedOf.get(publisher.key) ?? [];
    return { publisher, reviewed, unmatched, stamp: stampOf([version, publisher, reviewed, unmatched]) };
  });
}

function stampOf(dependedOn: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(dependedOn)).digest('hex');
}

async function traceBatch(
  batch: readonly Tracing[],
  read: ReadSections,
): Promise<readonly PublisherLineage[]> {
  const sections = Map.groupBy(await read(keysOf(batch)), ({ publisher }) => publisher);
  return batch.map((tracing) => tracePublisher(tracing, sections.get(tracing.publisher.key) ?? []));
}

function* inBatches(tracings: readonly Tracing[]): Generator<readonly Tracing[]> {
  let batch: Tracing[] = [];
  let measures = 0;
  for (const tracing of tracings) {
    const more = tracing.publisher.measures;
    if (batch.length > 0 && measures + more > MOST_AT_ONCE) {
      yield batch;
      batch = [];
      measures = 0;
    }
    batch.push(tracing);
    measures += more;
  }
  if (batch.length > 0) yield batch;
}

function keysOf(tracings: readonly Tracing[]): readonly string[] {
  return tracings.map(({ publisher }) => publisher.key);
}
