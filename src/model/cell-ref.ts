/**
 * Where a value was printed: the ordinal of the table in its document, and the row and column of
 * its grid, all counted from 0, header rows included. A merged cell is named by its first row and column.
 */
export type CellRef = { readonly table: number; readonly row: number; readonly column: number };
