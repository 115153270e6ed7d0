import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { FetchState } from '../../model/fetch-state.ts';
import { fileNameOf, splitName } from './file-name.ts';

/** A file that a source names. */
export type WantedFile = {
  /** In the spelling of the URL standard, without a fragment. */
  readonly url: string;
  /** Where it belongs among the raw files. */
  readonly folder: string;
  /** Its place in that folder, where the operator names one. */
  readonly path: string | null;
  /** What it is said to be: `xlsx`. */
  readonly format: string | null;
  readonly name: string | null;
  readonly licence: string | null;
  /** When a catalogue says it changed last, ISO 8601. */
  readonly changedAt: string | null;
};

export type PlacedFile = Omit<WantedFile, 'path'> & { readonly path: string };

/**
 * Gives each file a path of its own. One that has a path from before (`known`) keeps it; a new one is called after its
 * address, with a part of the address's hash where that name is taken or several files claim it. So a path
 * depends neither on the order of the files nor on those that come later.
 */
export function placeFiles(
  wanted: readonly WantedFile[],
  known: readonly FetchState[],
): readonly PlacedFile[] {
  const places = new Places();
  for (const file of wanted) {
    if (file.path !== null) places.give(file.url, `${file.folder}/${file.path}`);
  }
  const folderOf = new Map(wanted.map(({ url, folder }) => [url, folder]));
  for (const { url, path } of known) {
    const folder = folderOf.get(url);
    if (folder === undefined || folder === posix.dirname(path)) places.give(url, path);
  }
  const fresh = wanted.filter(({ url }) => places.of(url) === null);
  const claims = Map.groupBy(fresh, (file) => inOneCase(plainPath(file)));
  for (const file of fresh) {
    const path = plainPath(file);
    const isShared = (claims.get(inOneCase(path))?.length ?? 0) > 1;
    if (isShared || !places.give(file.url, path)) giveMarked(places, file.url, path);
  }
  return wanted.map((file) => ({ ...file, path: places.of(file.url) ?? plainPath(file) }));
}

/** Who has which path; nobody has two, and no path is had twice. */
class Places {
  readonly #pathOf = new Map<string, string>();
  readonly #taken = new Set<string>();

  of(url: string): string | null {
    return this.#pathOf.get(url) ?? null;
  }

  /** Whether the address has the path now: not if it has one already, or the path is taken. */
  give(url: string, path: string): boolean {
    if (this.#pathOf.has(url) || this.#taken.has(inOneCase(path))) return false;
    this.#pathOf.set(url, path);
    this.#taken.add(inOneCase(path));
    return true;
  }
}

function plainPath({ url, folder, format }: WantedFile): string {
  return `${folder}/${fileNameOf(url, format)}`;
}

const SHORTEST_MARK = 8;

function giveMarked(places: Places, url: string, path: string): void {
  const hash = createHash('sha256').update(url).digest('hex');
  const [stem, ending] = splitName(path);
  for (let length = SHORTEST_MARK; length <= hash.length; length += 1) {
    if (places.give(url, `${stem}~${hash.slice(0, length)}${ending}`)) return;
  }
}

/** Some file systems tell neither capitals from small letters nor one spelling of an accent from another. */
function inOneCase(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
