import { canonicalAddress, EXPECTED_ADDRESS, isFetchable } from './checked-address.ts';
import { type CkanPackage, type CkanResource, readCkanAnswer } from './ckan-answer.ts';
import { FetchError } from './fetch-error.ts';
import { endingOf, isReadable, normalFormat } from './file-formats.ts';
import { fileNameOf } from './file-name.ts';
import type { Client } from './open-client.ts';
import type { WantedFile } from './place-files.ts';
import type { CkanSource } from './source-schema.ts';
import { unpackBody } from './unpack-body.ts';

export type CkanList = {
  readonly files: readonly WantedFile[];
  /** Resources whose address is none; the others are in `files`. */
  readonly failures: readonly FetchError[];
};

/**
 * The files of a dataset on a CKAN portal, as `package_show` of its action API lists them, that have the formats and
 * names of the source. Throws a FetchError, saying why, when the list cannot be had or nothing in it fits.
 */
export async function listCkan(source: CkanSource, client: Client, limit: number): Promise<CkanList> {
  const { site, dataset } = source.ckan;
  const address = `${site.replace(/\/+$/, '')}/api/3/action/package_show?id=${encodeURIComponent(dataset)}`;
  const listed = await client.ask(address, { accept: 'application/json' }, async (answer) => {
    if (answer.kind !== 'file') throw noDataset(address, answer.status);
    return readCkanAnswer(address, await readText(await unpackBody(answer, limit)));
  });
  if (listed.state !== null && listed.state !== 'active') throw notActive(address, listed.state);
  const resources = listed.resources.filter((resource) => isWanted(resource, source));
  if (resources.length === 0) throw nothingFits(address, listed.resources);
  return { files: uniqueFiles(resources, listed, source), failures: resources.flatMap(badAddress(source)) };
}

async function readText(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function isWanted(resource: CkanResource, { ckan }: CkanSource): boolean {
  if (resource.state !== null && resource.state !== 'active') return false;
  if (ckan.name !== null && !new RegExp(ckan.name, 'iu').test(resource.name ?? '')) return false;
  const format = formatOf(resource, ckan.site);
  if (ckan.formats === null) return format === null || isReadable(format);
  return ckan.formats.map(normalFormat).includes(format);
}

/** What the portal says it is, else what its address ends with. */
function formatOf({ format, url }: CkanResource, site: string): string | null {
  const address = addressOf(url, site);
  return normalFormat(format) ?? (address === null ? null : endingOf(fileNameOf(address, null)));
}

function addressOf(url: string | null, site: string): string | null {
  const address = url === null ? null : URL.parse(url, site);
  return address !== null && isFetchable(address.href) ? canonicalAddress(address.href) : null;
}

/** Two entries of one address are one file, described by the first. */
function uniqueFiles(
  resources: readonly CkanResource[],
  { license_title: licence }: CkanPackage,
  { ckan: { site }, folder }: CkanSource,
): readonly WantedFile[] {
  const files = new Map<string, WantedFile>();
  for (const resource of resources) {
    const url = addressOf(resource.url, site);
    if (url === null || files.has(url)) continue;
    const changedAt = inUtc(resource.last_modified);
    const format = formatOf(resource, site);
    files.set(url, { url, folder, path: null, format, name: resource.name, licence, changedAt });
  }
  return [...files.values()];
}

function inUtc(time: string | null): string | null {
  if (time === null) return null;
  const date = new Date(/(?:Z|[+-]\d{2}:?\d{2})$/.test(time) ? time : `${time}Z`);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function badAddress({ ckan: { site } }: CkanSource): (resource: CkanResource) => readonly FetchError[] {
  return ({ url, name }) => {
    if (addressOf(url, site) !== null) return [];
    const where = `the file "${name ?? ''}" of the dataset`;
    const problem = `expected ${EXPECTED_ADDRESS} for ${where}, found "${url ?? ''}"`;
    return [new FetchError('fetch_failed', `${site}: ${problem}. Tell the owner of the dataset.`)];
  };
}

function noDataset(address: string, status: number): FetchError {
  const advice = 'Correct source.ckan.site or source.ckan.dataset of the pipeline.';
  return new FetchError(
    'fetch_failed',
    `${address}: expected a dataset, the server answered ${status}. ${advice}`,
  );
}

function notActive(address: string, state: string): FetchError {
  const problem = `expected a dataset that is published, found one that is ${state}`;
  return new FetchError('fetch_failed', `${address}: ${problem}. Its files from before are kept.`);
}

function nothingFits(address: string, resources: readonly CkanResource[]): FetchError {
  const formats = [...new Set(resources.map(({ format }) => format ?? 'none'))].sort().join(', ');
  const found =
    resources.length === 0 ? 'an empty one' : `${resources.length} files of the formats ${formats}`;
  const advice =
    'Correct source.ckan.formats or source.ckan.name of the pipeline; files from before are kept.';
  return new FetchError(
    'fetch_failed',
    `${address}: expected a dataset with files that fit, found ${found}. ${advice}`,
  );
}
