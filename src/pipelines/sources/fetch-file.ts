import type { FetchState } from '../../model/fetch-state.ts';
import { checkType } from './check-type.ts';
import { FetchError } from './fetch-error.ts';
import type { FetchedFile } from './fetch-outcome.ts';
import type { Client, FinalAnswer } from './open-client.ts';
import type { PlacedFile } from './place-files.ts';
import { unpackBody } from './unpack-body.ts';

/** Stores a stream of bytes whole or, when the stream fails, not at all, and rejects then. */
export type Keep = (
  bytes: AsyncIterable<Uint8Array>,
) => Promise<{ readonly sha256: string; readonly bytes: number }>;

export type FileFetching = {
  readonly client: Client;
  readonly keep: Keep;
  readonly now: () => Date;
  /** The size of a file at most. */
  readonly limit: number;
};

/**
 * Asks for a file, and only for what changed since `before`, if there is one. Null: the server says that the file from
 * before is no more. Throws a FetchError when that cannot be known now, and what `keep` throws.
 */
export function fetchFile(
  file: PlacedFile,
  before: FetchState | null,
  { client, keep, now, limit }: FileFetching,
): Promise<FetchedFile | null> {
  return client.ask(file.url, conditionsOf(file, before), async (answer) => {
    const checkedAt = now().toISOString();
    if (answer.kind === 'gone') {
      if (before === null) throw missing(file.url, answer.status);
      return null;
    }
    if (answer.kind === 'unchanged') {
      if (before === null) throw unasked(file.url);
      return { ...describe(file, answer, before), sha256: before.sha256, checkedAt, state: 'unchanged' };
    }
    const sha256 = await keepBody(file, answer, { keep, limit });
    const state = sha256 === before?.sha256 ? 'unchanged' : 'fetched';
    return { ...describe(file, answer, null), sha256, checkedAt, state };
  });
}

/** A file that the catalogue says changed since is asked for in any case, as some servers say 304 to anything. */
function conditionsOf(file: PlacedFile, before: FetchState | null): Readonly<Record<string, string>> {
  if (before === null) return {};
  const changedSince = file.changedAt !== null && Date.parse(file.changedAt) > Date.parse(before.checkedAt);
  if (changedSince) return {};
  return {
    ...(before.etag !== null && { 'if-none-match': before.etag }),
    ...(before.lastModified !== null && { 'if-modified-since': before.lastModified }),
  };
}

function describe(
  { url, path, name, licence }: PlacedFile,
  { headers }: FinalAnswer,
  before: FetchState | null,
) {
  const etag = headers.etag ?? before?.etag ?? null;
  const lastModified = headers['last-modified'] ?? before?.lastModified ?? null;
  return { url, path, name, licence, etag, lastModified };
}

async function keepBody(
  file: PlacedFile,
  answer: FinalAnswer,
  { keep, limit }: Pick<FileFetching, 'keep' | 'limit'>,
): Promise<string> {
  const bytes = await checkType(answer, await unpackBody(answer, limit), file);
  const failures: unknown[] = [];
  try {
    const { sha256 } = await keep(watch(bytes, failures));
    return sha256;
  } catch (error) {
    throw failures[0] ?? error;
  }
}

/** Notes why a stream failed, which `keep` may tell in words of its own. */
async function* watch(bytes: AsyncIterable<Uint8Array>, failures: unknown[]): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    failures.push(error);
    throw error;
  }
}

function missing(url: string, status: number): FetchError {
  const problem = `expected a file, the server answered ${status}: there is none`;
  return new FetchError(
    'fetch_failed',
    `${url}: ${problem}. Correct the address, or take it out of the pipeline.`,
  );
}

function unasked(url: string): FetchError {
  const problem =
    'expected a file, the server answered 304 (Not Modified) although nothing was there to compare';
  return new FetchError('fetch_failed', `${url}: ${problem}. Tell the owner of the server.`, {
    passing: true,
  });
}
