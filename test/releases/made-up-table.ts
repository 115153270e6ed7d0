import type { Column, Table } from '../../src/releases/table.ts';

type MadeUpColumn = Pick<Column, 'name' | 'type'> & Partial<Pick<Column, 'required'>>;

type MadeUpTable = Pick<Table, 'name' | 'primaryKey'> &
  Partial<Pick<Table, 'foreignKeys'>> & { readonly columns: readonly MadeUpColumn[] };

/** A table that no release has, with the columns a test needs. */
export function madeUpTable({ columns, ...table }: MadeUpTable): Table {
  return {
    title: table.name,
    titleUk: table.name,
    foreignKeys: [],
    sql: '',
    ...table,
    columns: columns.map((column) => ({
      required: false,
      description: column.name,
      descriptionUk: column.name,
      values: undefined,
      ...column,
    })),
  };
}
