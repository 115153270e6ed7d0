/** What a column holds. `json`: a list of texts, written as a JSON array. */
export type ColumnType = 'text' | 'integer' | 'uah' | 'date' | 'boolean' | 'json';

export type Column = {
  readonly name: string;
  readonly type: ColumnType;
  readonly required: boolean;
  readonly description: string;
  readonly descriptionUk: string;
  readonly values?: readonly string[];
};

export type Table = {
  readonly name: string;
  readonly title: string;
  readonly titleUk: string;
  readonly columns: readonly Column[];
  /** Rows are sorted by it, and no two rows share it. */
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
};
