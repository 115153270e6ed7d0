import { sql } from 'kysely';
import type { Engine } from './engine.ts';
import { db, rowsOf } from './query-builder.ts';
import type { ReportRow } from './release-database.ts';

export type SectionRow = Pick<
  ReportRow,
  'section_key' | 'section_code' | 'section_title' | 'programme' | 'publisher' | 'synthetic'
>;

/** Every section of the release, or of one publisher, as its latest report names it. */
export function listSections(engine: Engine, publisher: string | null): Promise<readonly SectionRow[]> {
  return rowsOf(engine, publisher === null ? sections() : sections().where('publisher', '=', publisher));
}

export function sectionsByKey(engine: Engine, keys: readonly string[]): Promise<readonly SectionRow[]> {
  return rowsOf(engine, sections().where('section_key', 'in', keys));
}

function sections() {
  return db
    .selectFrom(reportsByRecency().as('ranked'))
    .select(['section_key', 'section_code', 'section_title', 'programme', 'publisher', 'synthetic'])
    .where('recency', '=', 1)
    .orderBy('section_key');
}

function reportsByRecency() {
  const recency = sql<number>`row_number() over (partition by section_key order by year desc, report_key desc)`;
  return db.selectFrom('reports').selectAll().select(recency.as('recency'));
}
