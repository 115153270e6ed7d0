import { existsSync } from 'node:fs';
import packageJson from '../../package.json' with { type: 'json' };
import { PlanfactError } from '../errors.ts';
import type { FetchState } from '../model/fetch-state.ts';
import { fetchStates, forgetFetchState, saveFetchState } from '../warehouse/fetch-states.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Archive } from './archive.ts';
import type { CollectedFiles } from './collected-files.ts';
import type { Pipeline } from './define-pipeline.ts';
import type { SourceFile } from './report-file.ts';
import type { RunEvent } from './run-events.ts';
import type { FetchEvent } from './sources/fetch-outcome.ts';
import { fetchSource } from './sources/fetch-source.ts';
import type { HostPace } from './sources/host-pace.ts';
import type { Pause } from './sources/retry.ts';
import type { AddressSource, CkanSource } from './sources/source-schema.ts';
import { stopIfAsked } from './stop-if-asked.ts';

export type WebPipeline = Pipeline & { readonly source: AddressSource | CkanSource };

export type WebSurroundings = {
  readonly archive: Archive;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly report: (event: RunEvent) => void;
  /** Shared by all sources of a run, as many councils publish on one portal. */
  readonly pace: HostPace;
  readonly pause: Pause;
};

/**
 * The files that a source on the web holds now, fetched into the archive as far as they are new. What each server has said is remembered
 * at once, so that a run that is killed does not ask again. Throws what `stopIfAsked` throws.
 */
export async function collectWeb(
  warehouse: Warehouse,
  { name, source, publisher }: WebPipeline,
  { archive, now, signal, report, pace, pause }: WebSurroundings,
): Promise<CollectedFiles> {
  const { kept, lost } = await knownStates(warehouse, name, archive);
  let saved = Promise.resolve();
  const remember = (event: FetchEvent): void => {
    tell(name, event, report);
    saved = saved.then(() => save(warehouse, name, event, report));
    // Whoever waits for it is told; until then it is nobody's yet.
    saved.catch(() => undefined);
  };
  const surroundings = { now, signal, pace, pause, version: packageJson.version, publisher: publisher.key };
  try {
    const outcome = await fetchSource(source, kept, {
      ...surroundings,
      keep: archive.receive,
      report: remember,
    });
    await saved;
    const settled = new Set([...outcome.files, ...outcome.gone].map(({ url }) => url));
    return {
      files: outcome.files.map((state) => toSourceFile(state, archive)),
      missed: lost.filter(({ url }) => !settled.has(url)).map(lostFile),
      failures: outcome.failures,
    };
  } catch (error) {
    await saved.catch(() => undefined);
    stopIfAsked(signal);
    throw error;
  }
}

/** The files that a source on the web held when it was last asked; nobody is asked now. */
export async function rememberedFiles(
  warehouse: Warehouse,
  { name }: WebPipeline,
  archive: Archive,
): Promise<CollectedFiles> {
  const { kept, lost } = await knownStates(warehouse, name, archive);
  return {
    files: kept.map((state) => toSourceFile(state, archive)),
    missed: lost.map(lostFile),
    failures: [],
  };
}

async function knownStates(warehouse: Warehouse, pipeline: string, archive: Archive) {
  const states = await fetchStates(warehouse, pipeline);
  const isKept = ({ sha256 }: FetchState): boolean => existsSync(archive.pathOf(sha256));
  return { kept: states.filter(isKept), lost: states.filter((state) => !isKept(state)) };
}

function toSourceFile({ path, sha256, url, licence }: FetchState, archive: Archive): SourceFile {
  return { path, location: archive.pathOf(sha256), sha256, note: null, origin: { url, licence } };
}

function lostFile({ path, url, sha256 }: FetchState) {
  const problem = `expected its original in the archive (${sha256}), found none, and it could not be fetched again`;
  const advice = 'What was read from it stays. Take the original from a backup, or run again.';
  return { path, error: new PlanfactError('archive_invalid', `${url}: ${problem}. ${advice}`) };
}

function tell(pipeline: string, event: FetchEvent, report: (event: RunEvent) => void): void {
  if (event.kind === 'listed') report({ kind: 'asked', pipeline, files: event.files });
  if (event.kind === 'settled') report({ kind: 'answered', pipeline, path: event.file.path });
  if (event.kind === 'retrying') {
    const { url, waitMs, reason } = event;
    report({
      kind: 'retrying',
      pipeline,
      message: `${reason} (${url}; asked again in ${Math.ceil(waitMs / 1000)} s)`,
    });
  }
}

async function save(
  warehouse: Warehouse,
  pipeline: string,
  event: FetchEvent,
  report: (event: RunEvent) => void,
): Promise<void> {
  if (event.kind === 'settled') await saveFetchState(warehouse, pipeline, event.file);
  else if (event.kind === 'gone') await forgetFetchState(warehouse, pipeline, event.file.url);
  else return;
  report({ kind: 'step', step: 'fetched' });
}
