import { sql } from 'kysely';
import type { Engine } from './engine.ts';
import { db, rowsOf } from './query-builder.ts';
import type { ReportRow } from './release-database.ts';

export type PublisherRow = Pick<
  ReportRow,
  | 'publisher'
  | 'publisher_name'
  | 'publisher_name_en'
  | 'publisher_inferred'
  | 'publisher_evidence'
  | 'synthetic'
>;

/** Every publisher of the release, as its latest report describes it. */
export function listPublishers(engine: Engine): Promise<readonly PublisherRow[]> {
  return rowsOf(engine, publishers());
}

export function publishersByKey(engine: Engine, keys: readonly string[]): Promise<readonly PublisherRow[]> {
  return rowsOf(engine, publishers().where('publisher', 'in', keys));
}

function publishers() {
  return db
    .selectFrom(reportsByRecency().as('ranked'))
    .select([
      'publisher',
      'publisher_name',
      'publisher_name_en',
      'publisher_inferred',
      'publisher_evidence',
      'synthetic',
    ])
    .where('recency', '=', 1)
    .orderBy('publisher');
}

function reportsByRecency() {
  const recency = sql<number>`row_number() over (partition by publisher order by year desc, report_key desc)`;
  return db.selectFrom('reports').selectAll().select(recency.as('recency'));
}
