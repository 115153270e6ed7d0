import { PlanfactError } from '../../errors.ts';
import type { FetchState } from '../../model/fetch-state.ts';
import { FetchError } from './fetch-error.ts';
import { fetchFile } from './fetch-file.ts';
import type { FetchEvent, FetchedFile, FetchOutcome } from './fetch-outcome.ts';
import { type Fetching, type FetchSurroundings, prepareFetching } from './fetch-surroundings.ts';
import { listAddresses } from './list-addresses.ts';
import { listCkan } from './list-ckan.ts';
import { type PlacedFile, placeFiles, type WantedFile } from './place-files.ts';
import type { AddressSource, CkanSource } from './source-schema.ts';

/**
 * Asks a source on the web for its files, and for those only that changed since they were `known`, which are the states
 * of an earlier outcome whose bytes are still kept. What the source no longer has is `gone`; what cannot be
 * known now is kept as it was and costs a failure. Throws `interrupted` at the signal, and what `keep` throws.
 */
export async function fetchSource(
  source: AddressSource | CkanSource,
  known: readonly FetchState[],
  surroundings: FetchSurroundings,
): Promise<FetchOutcome> {
  const fetching = prepareFetching(source, surroundings);
  try {
    const list = await listFiles(source, fetching);
    if (list instanceof FetchError) return keepAll(known, list, fetching);
    const isComplete = list.failures.length === 0;
    return await settleFiles(list, { known, isComplete }, fetching);
  } catch (cause) {
    if (!surroundings.signal.aborted) throw cause;
    const problem =
      'Fetching was stopped before its end. What was fetched so far is kept, and the next run goes on.';
    throw new PlanfactError('interrupted', problem, { cause });
  }
}

type FileList = { readonly files: readonly WantedFile[]; readonly failures: readonly FetchError[] };

async function listFiles(
  source: AddressSource | CkanSource,
  { client, limit, signal }: Fetching,
): Promise<FileList | FetchError> {
  if ('addresses' in source) return { files: listAddresses(source), failures: [] };
  try {
    return await listCkan(source, client, limit);
  } catch (error) {
    if (error instanceof FetchError && !signal.aborted) return error;
    throw error;
  }
}

function keepAll(known: readonly FetchState[], failure: FetchError, { report }: Fetching): FetchOutcome {
  report({ kind: 'failed', failure });
  return { files: known.map((state) => kept(state, report)), gone: [], failures: [failure] };
}

type Before = { readonly known: readonly FetchState[]; readonly isComplete: boolean };

async function settleFiles(
  list: FileList,
  { known, isComplete }: Before,
  fetching: Fetching,
): Promise<FetchOutcome> {
  const listed = new Set(list.files.map(({ url }) => url));
  const unlisted = known.filter(({ url }) => !listed.has(url));
  const stateOf = new Map(known.map((state) => [state.url, state]));
  const placed = placeFiles(list.files, isComplete ? known.filter(({ url }) => listed.has(url)) : known);
  fetching.report({ kind: 'listed', files: placed.length });
  for (const failure of list.failures) fetching.report({ kind: 'failed', failure });
  const files: FetchedFile[] = [];
  const gone: FetchState[] = [];
  const failures: PlanfactError[] = [...list.failures];
  for (const file of placed) {
    const before = stateOf.get(file.url) ?? null;
    const settled = await settleFile(file, before, fetching);
    if (settled.file) files.push(settled.file);
    if (settled.gone) gone.push(settled.gone);
    if (settled.failure) failures.push(settled.failure);
  }
  if (!isComplete) {
    return { files: [...files, ...unlisted.map((state) => kept(state, fetching.report))], gone, failures };
  }
  for (const state of unlisted) fetching.report({ kind: 'gone', file: state });
  return { files, gone: [...gone, ...unlisted], failures };
}

type Settled = {
  readonly file?: FetchedFile;
  readonly gone?: FetchState;
  readonly failure?: FetchError;
};

async function settleFile(file: PlacedFile, before: FetchState | null, fetching: Fetching): Promise<Settled> {
  fetching.signal.throwIfAborted();
  try {
    const fetched = await fetchFile(file, before, fetching);
    if (fetched !== null) {
      fetching.report({ kind: 'settled', file: fetched });
      return { file: fetched };
    }
    if (before === null) return {};
    fetching.report({ kind: 'gone', file: before });
    return { gone: before };
  } catch (failure) {
    if (!(failure instanceof FetchError) || fetching.signal.aborted) throw failure;
    fetching.report({ kind: 'failed', failure });
    if (before === null) return { failure };
    const { path, name, licence } = file;
    return { file: kept({ ...before, path, name, licence }, fetching.report), failure };
  }
}

function kept(state: FetchState, report: (event: FetchEvent) => void): FetchedFile {
  const file: FetchedFile = { ...state, state: 'kept' };
  report({ kind: 'settled', file });
  return file;
}
