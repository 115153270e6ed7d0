import { COLUMN_TYPES, COLUMN_VALUES, type ColumnName, type ColumnType } from '../warehouse/columns.ts';
import { FACT_TABLES, markedColumn } from '../warehouse/fact-tables.ts';
import { COLUMN_DESCRIPTIONS } from './column-descriptions.ts';

/** Where a column comes from that is not the table's own: c current_reports, r reports, m measures, p publishers. */
const JOINED: Readonly<Partial<Record<ColumnName, string>>> = {
  publisher: 'c.publisher',
  synthetic: 'c.synthetic',
  document_sha256: 'c.document_sha256',
  vintage: 'c.vintage',
  report_key: 'm.report_key',
  year: 'r.year',
  section_code: 'r.section_code',
  publisher_name: 'p.publisher_name',
  publisher_name_en: 'p.publisher_name_en',
  publisher_evidence: 'p.publisher_evidence',
  publisher_inferred: 'p.publisher_evidence IS NOT NULL',
};

export type Column = {
  readonly name: ColumnName;
  readonly type: ColumnType;
  readonly required: boolean;
  readonly description: string;
  readonly descriptionUk: string;
  /** The words the column is limited to; undefined where it is free. */
  readonly values: readonly string[] | undefined;
};

export type ForeignKey = {
  readonly columns: readonly ColumnName[];
  readonly table: string;
  readonly references: readonly ColumnName[];
};

/** A table of a release. */
export type Table = {
  readonly name: string;
  readonly title: string;
  readonly titleUk: string;
  readonly columns: readonly Column[];
  /** Rows are sorted by it, and no two rows share it. */
  readonly primaryKey: readonly ColumnName[];
  readonly foreignKeys: readonly ForeignKey[];
  /** Reads the table's rows from the warehouse, columns in their order, not yet sorted. */
  readonly sql: string;
};

/** A table as `tables.ts` writes it down: `!` marks a column that is never null. */
export type Definition = Omit<Table, 'columns' | 'sql'> & {
  readonly columns: readonly (ColumnName | `${ColumnName}!`)[];
  readonly from: string;
  readonly expressions?: Readonly<Partial<Record<ColumnName, string>>>;
};

/** Completes a definition with types, descriptions and the query on the warehouse. */
export function define({ from, columns, expressions = {}, ...table }: Definition): Table {
  const defined = columns.map(describe);
  const own = new Set(ownColumns(table.name));
  const list = defined.map(({ name }) => {
    const expression = expressions[name] ?? (own.has(name) ? `t."${name}"` : (JOINED[name] ?? `t."${name}"`));
    return `${expression} AS "${name}"`;
  });
  return { ...table, columns: defined, sql: `SELECT ${list.join(', ')} FROM ${from}` };
}

function ownColumns(table: string): readonly ColumnName[] {
  const found = Object.values(FACT_TABLES).find(({ name }) => name === table);
  return found?.columns.map((marked) => markedColumn(marked).name) ?? [];
}

function describe(marked: string): Column {
  const { name, required } = markedColumn(marked);
  const [description, descriptionUk] = COLUMN_DESCRIPTIONS[name];
  return {
    name,
    type: COLUMN_TYPES[name],
    required,
    description,
    descriptionUk,
    values: COLUMN_VALUES[name],
  };
}
