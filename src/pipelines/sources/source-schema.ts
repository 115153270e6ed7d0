import { z } from 'zod';
import { canonicalAddress, EXPECTED_ADDRESS, isFetchable } from './checked-address.ts';

const SECONDS = 'expected a number of seconds from 0 to 3600';
const YEAR = 'expected a year from 1991 to 2100';

const address = z.string().refine(isFetchable, `expected ${EXPECTED_ADDRESS}`);
const folder = z.string().refine(isPathInside, 'expected a folder below raw/ such as "sloviansk"');
const format = z.string().regex(/^\.?[a-z0-9]{1,8}$/i, 'expected the ending of a file name such as "xlsx"');

const folderSchema = z.strictObject({
  /** Below `raw/` of the data folder. */
  folder,
  url: z.url('expected the address the files come from').nullable().default(null),
  /** Whether a change in the folder starts a run, besides the schedule. */
  watch: z.boolean().default(true),
});

/** What both kinds of sources on the web may say. */
const webFields = {
  /** Where its files belong among the raw ones, for `layouts` and for years in paths. Left out: the publisher's key. */
  folder: folder.optional(),
  /** Between two requests to one host. */
  pauseSeconds: z.number(SECONDS).min(0, SECONDS).max(3600, SECONDS).default(1),
  /** Servers on loopback and private networks may be asked. */
  allowPrivate: z.boolean().default(false),
  /** Where the owners of servers reach you; part of the User-Agent. */
  contact: z
    .union([z.email(), address], 'expected an e-mail address or an http(s) address')
    .nullable()
    .default(null),
};

const addressSchema = z
  .union([
    address.transform((url) => ({ url })),
    z.strictObject({
      url: address,
      /** The year of the report: the file belongs in the folder of that year. */
      year: z.int(YEAR).min(1991, YEAR).max(2100, YEAR).nullable().default(null),
      /** Its place below the folder, where the one made from the address will not do. */
      path: z
        .string()
        .refine(isPathInside, 'expected a path below the folder such as "2016/report.xlsx"')
        .nullable()
        .default(null),
      /** What the file is, where the address does not tell: "xlsx". */
      format: format.nullable().default(null),
    }),
  ])
  .transform((entry) => ({ year: null, path: null, format: null, ...entry }));

const addressesSchema = z.strictObject({
  addresses: z
    .array(addressSchema)
    .min(1, 'expected at least one address')
    .refine((entries) => hasNoneTwice(entries.map(addressOf)), 'expected each address once')
    .refine((entries) => hasNoneTwice(entries.map(placeOf)), 'expected each path once')
    .readonly(),
  ...webFields,
});

const ckanSchema = z.strictObject({
  ckan: z.strictObject({
    /** The portal: "https://data.gov.ua". */
    site: address,
    /** The last part of the dataset's address on the portal. */
    dataset: z.string().regex(/^[\w-]+$/, 'expected the id of a dataset, the last part of its address'),
    /** Left out: all formats that planfact reads. */
    formats: z.array(format).min(1, 'expected at least one format').readonly().nullable().default(null),
    /** A regular expression that the titles of the files to take fit, capitals or not. */
    name: z
      .string()
      .refine(isPattern, 'expected a regular expression such as "звіт.*20\\\\d\\\\d"')
      .nullable()
      .default(null),
  }),
  ...webFields,
});

/** Where a pipeline's files come from: a folder, addresses, or a dataset of a CKAN portal. */
export const sourceSchema = z.union(
  [folderSchema, addressesSchema, ckanSchema],
  'expected one of folder, addresses, ckan',
);

export type Source = ReturnType<typeof settleFolder>;
export type AddressSource = Extract<Source, { readonly addresses: unknown }>;
export type CkanSource = Extract<Source, { readonly ckan: unknown }>;

/** Files of a source on the web belong into the folder of their publisher unless the source names another. */
export function settleFolder(source: z.output<typeof sourceSchema>, publisher: string) {
  return { ...source, folder: source.folder ?? publisher };
}

/** Whether the files of a source are to be fetched, by `fetchSource`. */
export function isOnTheWeb(source: Source): source is AddressSource | CkanSource {
  return 'addresses' in source || 'ckan' in source;
}

function hasNoneTwice(names: readonly (string | null)[]): boolean {
  const given = names.filter((name) => name !== null);
  return new Set(given).size === given.length;
}

function addressOf({ url }: { readonly url: string }): string | null {
  return isFetchable(url) ? canonicalAddress(url) : null;
}

type Place = { readonly year: number | null; readonly path: string | null };

function placeOf({ year, path }: Place): string | null {
  if (path === null) return null;
  return (year === null ? path : `${year}/${path}`).normalize('NFC').toLowerCase();
}

function isPathInside(path: string): boolean {
  return path.split('/').every((part) => part !== '' && !part.startsWith('.') && !/[\\:\p{Cc}]/u.test(part));
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'iu');
    return true;
  } catch {
    return false;
  }
}
