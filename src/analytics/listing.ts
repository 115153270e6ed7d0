import { type Expression, type SqlBool, sql } from 'kysely';
import { allOf, anyOf, type Condition } from './conditions.ts';
import { decodeCursor, encodeCursor, type SortKey, type SortValue } from './cursor.ts';
import type { Engine, Row } from './engine.ts';
import { type Compilable, compilable, rowsOf } from './query-builder.ts';

export type PageRequest = {
  readonly first: number;
  /** The cursor to go on after; null for the first page. */
  readonly after: string | null;
};

export type Page<Item> = {
  readonly items: readonly Item[];
  /** One for each item. */
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
};

/** A sorted list of rows that is read page by page, and counted only when someone asks. */
export type Listing<Item> = {
  readonly page: (request: PageRequest) => Promise<Page<Item>>;
  readonly count: () => Promise<number>;
};

/** The same for the children of several parents, read at once: a page and a count for each parent. */
export type ListingByParent<Item> = {
  readonly pages: (request: PageRequest) => Promise<ReadonlyMap<string, Page<Item>>>;
  readonly counts: () => Promise<ReadonlyMap<string, number>>;
};

/**
 * Lists the rows of a query in a total order: the last sort keys must tell any two rows apart.
 * Pages begin after the sort values of a row, so no row is seen twice or missed between pages.
 */
export function listing<Item extends Row>(
  engine: Engine,
  rows: Expression<Item>,
  sortKeys: readonly SortKey[],
): Listing<Item> {
  return {
    async page({ first, after }) {
      const query = pageQuery({ rows, sortKeys, start: startOf(sortKeys, after), limit: first + 1 });
      return toPage(await rowsOf(engine, query), first, sortKeys);
    },
    async count() {
      const [row] = await rowsOf(engine, countQuery(rows));
      return row?.count ?? 0;
    },
  };
}

/** Lists rows as `listing` does, apart for each value of a column. Parents without rows are not in the maps. */
export function listingByParent<Item extends Row>(
  engine: Engine,
  rows: Expression<Item>,
  parentColumn: string & keyof Item,
  sortKeys: readonly SortKey[],
): ListingByParent<Item> {
  return {
    async pages({ first, after }) {
      const query = pagesQuery(
        { rows, sortKeys, start: startOf(sortKeys, after), limit: first + 1 },
        parentColumn,
      );
      const found = await rowsOf(engine, query);
      const byParent = Map.groupBy(found, (row) => String(row[parentColumn]));
      return new Map([...byParent].map(([parent, items]) => [parent, toPage(items, first, sortKeys)]));
    },
    async counts() {
      const counts = await rowsOf(engine, countsQuery(rows, parentColumn));
      return new Map(counts.map(({ parent, count }) => [parent, count]));
    },
  };
}

/** One row more than asked for was read, if there was one: it only shows that the list goes on. */
function toPage<Item extends Row>(
  found: readonly Item[],
  first: number,
  sortKeys: readonly SortKey[],
): Page<Item> {
  const items = found.slice(0, first);
  return {
    items,
    cursors: items.map((item) => encodeCursor(sortKeys, item)),
    hasNextPage: found.length > first,
  };
}

type PageQuery<Item> = {
  readonly rows: Expression<Item>;
  readonly sortKeys: readonly SortKey[];
  readonly start: Condition;
  readonly limit: number;
};

function pageQuery<Item>({ rows, sortKeys, start, limit }: PageQuery<Item>): Compilable<Item> {
  const order = orderOf(sortKeys);
  return compilable(sql`select * from ${rows} as listed where ${start} ${order} limit ${sql.lit(limit)}`);
}

function pagesQuery<Item>(
  { rows, sortKeys, start, limit }: PageQuery<Item>,
  parentColumn: string,
): Compilable<Item> {
  const parent = sql.ref(parentColumn);
  const place = sql`row_number() over (partition by ${parent} ${orderOf(sortKeys)})`;
  const placed = sql`select *, ${place} as place from ${rows} as listed where ${start}`;
  return compilable(
    sql`select * from (${placed}) as placed where place <= ${sql.lit(limit)} order by ${parent}, place`,
  );
}

function countQuery(rows: Expression<unknown>): Compilable<{ readonly count: number }> {
  return compilable(sql`select cast(count(*) as integer) as count from ${rows} as listed`);
}

function countsQuery(
  rows: Expression<unknown>,
  parentColumn: string,
): Compilable<{ readonly parent: string; readonly count: number }> {
  const parent = sql.ref(parentColumn);
  const counted = sql`select ${parent} as parent, cast(count(*) as integer) as count from ${rows} as listed`;
  return compilable(sql`${counted} group by ${parent}`);
}

/** A list of one row needs no order. */
function orderOf(sortKeys: readonly SortKey[]): Expression<unknown> {
  const columns = sortKeys.map(
    ({ column, direction }) => sql`${sql.ref(column)} ${sql.raw(direction)} nulls last`,
  );
  return columns.length === 0 ? sql`` : sql`order by ${sql.join(columns)}`;
}

function startOf(sortKeys: readonly SortKey[], after: string | null): Condition {
  return allOf(after === null ? [] : [isAfter(sortKeys, decodeCursor(sortKeys, after))]);
}

/** The rows behind a place in the order: those that differ first in a key that comes later. */
function isAfter(sortKeys: readonly SortKey[], values: readonly SortValue[]): Condition {
  const places = sortKeys.map((key, index) =>
    allOf([
      ...sortKeys.slice(0, index).map((earlier, position) => isSame(earlier, values[position] ?? null)),
      isBehind(key, values[index] ?? null),
    ]),
  );
  return anyOf(places);
}

function isSame(key: SortKey, value: SortValue): Condition {
  if (value === null) return sql<SqlBool>`${sql.ref(key.column)} is null`;
  return sql<SqlBool>`${sql.ref(key.column)} = ${typed(key, value)}`;
}

function isBehind(key: SortKey, value: SortValue): Condition {
  if (value === null) return sql<SqlBool>`1 = 0`;
  const operator = sql.raw(key.direction === 'asc' ? '>' : '<');
  return sql<SqlBool>`(${sql.ref(key.column)} ${operator} ${typed(key, value)} or ${sql.ref(key.column)} is null)`;
}

function typed(key: SortKey, value: SortValue): Expression<unknown> {
  if (key.type !== 'decimal') return sql`${value}`;
  return sql`cast(${value} as decimal(38, ${sql.lit(key.decimals ?? 2)}))`;
}
