import type { Column } from './column.ts';
import type { ColumnRole } from './vocabulary.ts';

/** The columns of each role, from left to right. */
export type RolePlaces = ReadonlyMap<ColumnRole, readonly number[]>;

/** Looks the roles of the columns up once for all the rows of a table. */
export function rolePlacesOf(columns: readonly Column[]): RolePlaces {
  const places = new Map<ColumnRole, number[]>();
  for (const column of columns) {
    if (column.kind !== 'role') continue;
    const known = places.get(column.role);
    if (known) known.push(column.index);
    else places.set(column.role, [column.index]);
  }
  return places;
}
