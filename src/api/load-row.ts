import type DataLoader from 'dataloader';

type RowLoader<Row> = DataLoader<string, Row | null>;

/** The row of a key; null where there is no key, or no row of it. */
export function loadRow<Row>(loader: RowLoader<Row>, key: string | null | undefined): Promise<Row | null> {
  return key === null || key === undefined ? Promise.resolve(null) : loader.load(key);
}

/**
 * The row that another row of the release names. The tables of a release are checked against each other
 * when it is published, so a missing one is a bug.
 */
export async function loadNamedRow<Row>(loader: RowLoader<Row>, key: string): Promise<Row> {
  const row = await loader.load(key);
  if (row === null) throw new Error(`The release names ${key} but does not have it.`);
  return row;
}
