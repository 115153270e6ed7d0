import { once } from 'node:events';
import send from 'send';
import { latestRelease, listReleases, openRelease } from '../releases/open-release.ts';
import { listReleaseFiles, type ReleaseFile } from '../releases/release-files.ts';
import type { Exchange } from './exchange.ts';
import { releaseFileUrl, releaseUrl } from './permalink.ts';

/** What an address below `/releases/` leads to. */
export type Download =
  | { readonly kind: 'releases'; readonly releases: readonly ListedRelease[] }
  | { readonly kind: 'release'; readonly release: ListedRelease; readonly files: readonly ListedFile[] }
  | { readonly kind: 'file'; readonly folder: string; readonly file: ListedFile; readonly latest: boolean }
  | { readonly kind: 'elsewhere'; readonly location: string };

export type ListedRelease = {
  readonly id: string;
  readonly url: string;
  readonly created: string;
  readonly latest: boolean;
  readonly synthetic: boolean;
};

export type ListedFile = ReleaseFile & { readonly url: string };

const FOREVER = 'public, max-age=31536000, immutable';

/**
 * Finds what the path names: the list of releases, the files of one, or a file. Only names that a release
 * lists in SHA256SUMS lead to a file, so no path leads out of it. Null when there is nothing of that name.
 */
export async function findDownload(folder: string, pathname: string): Promise<Download | null> {
  const [, , wanted, name, ...rest] = pathname.split('/');
  if (rest.length > 0) return null;
  if (wanted === undefined) return { kind: 'elsewhere', location: '/releases/' };
  if (wanted === '') return { kind: 'releases', releases: await describeAll(folder) };
  const latest = await latestRelease(folder);
  const id = wanted === 'latest' ? latest : wanted;
  if (id === null || !(await listReleases(folder)).includes(id)) return null;
  if (name === undefined) return { kind: 'elsewhere', location: releaseUrl(wanted) };
  const { path } = await openRelease(folder, id);
  const files = (await listReleaseFiles(path)).map((file) => ({
    ...file,
    url: releaseFileUrl(id, file.name),
  }));
  if (name === '') return { kind: 'release', release: await describe(folder, id, latest), files };
  const file = files.find((listed) => listed.name === decode(name));
  return file ? { kind: 'file', folder: path, file, latest: wanted === 'latest' } : null;
}

/** Sends a file, or the part of it that is asked for, or 304 to a client that has it. */
export async function sendFile(
  { request, response }: Exchange,
  found: Download & { kind: 'file' },
): Promise<void> {
  const { folder, file, latest } = found;
  response.setHeader('Content-Type', file.mediaType);
  response.setHeader('Cache-Control', latest ? 'no-cache' : FOREVER);
  response.setHeader('Content-Location', file.url);
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (file.sha256 !== null) response.setHeader('ETag', `"${file.sha256}"`);
  const stream = send(request, encodeURIComponent(file.name), {
    root: folder,
    index: false,
    cacheControl: false,
  });
  stream.pipe(response);
  await once(response, 'close');
}

async function describeAll(folder: string): Promise<readonly ListedRelease[]> {
  const latest = await latestRelease(folder);
  return Promise.all((await listReleases(folder)).map((id) => describe(folder, id, latest)));
}

async function describe(folder: string, id: string, latest: string | null): Promise<ListedRelease> {
  const { created, synthetic } = await openRelease(folder, id);
  return { id, url: releaseUrl(id), created, latest: id === latest, synthetic };
}

function decode(name: string): string | null {
  try {
    return decodeURIComponent(name);
  } catch {
    return null;
  }
}
