import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely';
import { type Engine, isValue, type Value } from './engine.ts';
import type { ReleaseDatabase } from './release-database.ts';

/** Builds SQL and runs none: quoted names and `$1`-style parameters, which DuckDB and ClickHouse take alike. */
export const db = new Kysely<ReleaseDatabase>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

export type Compilable<Shape> = { readonly compile: () => CompiledQuery<Shape> };

/** A query written as an `sql` template, ready for `rowsOf`. */
export function compilable<Shape>(query: RawBuilder<Shape>): Compilable<Shape> {
  return { compile: () => query.compile(db) };
}

/** Runs a built query; its rows have the types that the builder worked out from the tables of the release. */
export async function rowsOf<Shape>(engine: Engine, query: Compilable<Shape>): Promise<readonly Shape[]> {
  const { sql, parameters } = query.compile();
  const rows = await engine.query(sql, parameters.map(toParameter));
  // The one place that trusts the table types; `release-database.test.ts` checks them against a release.
  return rows as readonly Shape[];
}

function toParameter(value: unknown): Value {
  if (isValue(value)) return value;
  throw new TypeError(`A query parameter must be a text, a number, a boolean or null, not ${typeof value}.`);
}
