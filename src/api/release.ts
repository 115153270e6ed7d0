import { decodeCursor, encodeCursor, type SortKey } from '../analytics/cursor.ts';
import type { Listing } from '../analytics/listing.ts';
import { PlanfactError } from '../errors.ts';
import { listReleases, openRelease, type Release } from '../releases/open-release.ts';
import { listReleaseFiles, type ReleaseFile } from '../releases/release-files.ts';
import { builder } from './builder.ts';
import { pageArgs, toConnection } from './pagination.ts';
import { releaseFileUrl, releaseUrl } from './permalink.ts';

type Download = ReleaseFile & { readonly releaseId: string };

const NEWEST_FIRST: readonly SortKey[] = [{ column: 'id', direction: 'desc', type: 'text' }];

const downloadType = builder.objectRef<Download>('ReleaseFile').implement({
  description: 'A file of a release, ready for download.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name: "funding_facts.csv".' }),
    url: t.string({
      description: 'Where to download it, a path on this server.',
      resolve: (file) => releaseFileUrl(file.releaseId, file.name),
    }),
    mediaType: t.exposeString('mediaType', { description: 'Its media type.' }),
    bytes: t.field({ type: 'Decimal', description: 'Its size.', resolve: (file) => String(file.bytes) }),
    sha256: t.exposeString('sha256', {
      nullable: true,
      description: 'SHA-256 of its bytes; null for the list of them itself.',
    }),
  }),
});

const tableType = builder
  .objectRef<{ readonly name: string; readonly rows: number }>('ReleaseTable')
  .implement({
    description: 'A table of a release.',
    fields: (t) => ({
      name: t.exposeString('name', { description: 'Its name: "funding_facts".' }),
      rows: t.exposeInt('rows', { description: 'How many rows it has.' }),
    }),
  });

export const releaseType = builder.objectRef<Release>('Release').implement({
  description:
    'A published state of the data. It never changes; what is new is published as another release.',
  fields: (t) => ({
    id: t.exposeID('id', {
      description: 'When it was published and the beginning of the hash of its content.',
    }),
    created: t.exposeString('created', { description: 'When it was published, ISO 8601 in UTC.' }),
    url: t.string({
      description: 'Where its files are, a path on this server.',
      resolve: (release) => releaseUrl(release.id),
    }),
    tables: t.field({
      type: [tableType],
      description: 'Its tables.',
      resolve: (release) => Object.entries(release.rows).map(([name, rows]) => ({ name, rows })),
    }),
    files: t.field({
      type: [downloadType],
      description: 'Its files: each table as CSV, JSON and Parquet, the database, the metadata.',
      resolve: async (release) =>
        (await listReleaseFiles(release.path)).map((file) => ({ ...file, releaseId: release.id })),
    }),
    synthetic: t.exposeBoolean('synthetic', {
      description: 'Whether some of its data is made up, for demonstration.',
    }),
  }),
});

const releaseConnection = builder.connectionObject(
  { type: releaseType, name: 'ReleaseConnection', description: 'Releases, page by page.' },
  { name: 'ReleaseEdge', description: 'A release in a list.' },
);

builder.queryFields((t) => ({
  release: t.field({
    type: releaseType,
    description: 'The release that answers this request, or the one of this id.',
    args: { id: t.arg.id({ description: 'The id of a release.' }) },
    resolve: (_, { id }, { release, releasesFolder }) =>
      id === null || id === undefined || id === release.id ? release : findRelease(releasesFolder, id),
  }),
  releases: t.field({
    type: releaseConnection,
    description: 'All releases that are kept, the newest first.',
    args: pageArgs,
    resolve: (_, args, { releasesFolder }) => toConnection(listing(releasesFolder), args),
  }),
}));

async function findRelease(folder: string, id: string): Promise<Release> {
  if ((await listReleases(folder)).includes(id)) return openRelease(folder, id);
  const name = JSON.stringify(id.slice(0, 40));
  throw new PlanfactError(
    'release_missing',
    `There is no release ${name}. Ask \`releases\` for those that are kept.`,
  );
}

function listing(folder: string): Listing<Release> {
  return {
    async page({ first, after }) {
      const ids = await listReleases(folder);
      const [start] = after === null ? [] : decodeCursor(NEWEST_FIRST, after);
      const behind = typeof start === 'string' ? ids.filter((id) => id < start) : ids;
      const shown = behind.slice(0, first);
      return {
        items: await Promise.all(shown.map((id) => openRelease(folder, id))),
        cursors: shown.map((id) => encodeCursor(NEWEST_FIRST, { id })),
        hasNextPage: behind.length > first,
      };
    },
    async count() {
      return (await listReleases(folder)).length;
    },
  };
}
