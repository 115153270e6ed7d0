import { COLUMN_TYPES, type ColumnName, type ColumnType } from './columns.ts';

/** A table of facts: what one reading of one document has given. `!` marks a column that is never null. */
export type FactTable = {
  readonly name: string;
  readonly columns: readonly (ColumnName | `${ColumnName}!`)[];
  /** Together with the number of the load it tells any two rows apart. */
  readonly key: readonly ColumnName[];
};

const MONEY = [
  'label!',
  'plan_uah',
  'fact_uah',
  'plan_state!',
  'fact_state!',
  'plan_raw!',
  'fact_raw!',
  'unit',
  'corrected!',
  'table!',
  'row!',
  'column!',
  'fact_row!',
  'fact_column!',
] as const;

export const FACT_TABLES = {
  reports: {
    name: 'reports',
    columns: [
      'report_key!',
      'programme',
      'section_code',
      'section_title',
      'section_key!',
      'year!',
      'period_text!',
      'period_start!',
      'period_end!',
      'unit',
    ],
    key: ['report_key'],
  },
  measures: {
    name: 'measures',
    columns: [
      'measure_key!',
      'report_key!',
      'number!',
      'title!',
      'budget_code',
      'actions!',
      'term_text',
      'term_start',
      'term_end',
      'term_recurrence',
      'status!',
      'status_evidence',
      'execution_text',
      'corrected!',
      'table!',
      'row!',
      'column!',
      'position!',
    ],
    key: ['measure_key'],
  },
  measure_executors: {
    name: 'measure_executors',
    columns: ['measure_key!', 'position!', 'executor!', 'executor_key!'],
    key: ['measure_key', 'position'],
  },
  outcomes: {
    name: 'outcomes',
    columns: ['measure_key!', 'position!', 'quantity!', 'unit', 'object', 'approximate!', 'quote!'],
    key: ['measure_key', 'position'],
  },
  funding_facts: {
    name: 'funding_facts',
    columns: ['fact_key!', 'measure_key!', 'year!', 'funding_source!', ...MONEY],
    key: ['fact_key'],
  },
  reported_totals: {
    name: 'reported_totals',
    columns: ['total_key!', 'report_key!', 'measure_key', 'year!', 'funding_source!', ...MONEY],
    key: ['total_key'],
  },
  findings: {
    name: 'findings',
    columns: [
      'finding_key!',
      'code!',
      'severity!',
      'report_key',
      'measure_key',
      'table',
      'row',
      'column',
      'expected',
      'found',
      'message!',
      'message_uk!',
    ],
    key: ['finding_key'],
  },
} as const satisfies Readonly<Record<string, FactTable>>;

export type FactTableName = keyof typeof FACT_TABLES;

/** Every table of facts by its name. */
export const FACT_TABLE_NAMES: readonly FactTableName[] = Object.keys(FACT_TABLES).filter(isFactTableName);

/**
 * What is known of measures through the years. It is made from all current reports of a publisher together, so it belongs to the
 * publisher and to no load; findings of lineage name the load of the document they are listed with.
 */
export const LINEAGE_TABLES = {
  edges: {
    name: 'lineage',
    columns: [
      'publisher!',
      'from_measure_key!',
      'to_measure_key!',
      'kind!',
      'confidence!',
      'method!',
      'evidence!',
    ],
  },
  keys: { name: 'measure_lineages', columns: ['publisher!', 'measure_key!', 'lineage!'] },
  findings: { name: 'lineage_findings', columns: ['publisher!', ...FACT_TABLES.findings.columns] },
} as const satisfies Readonly<Record<string, Pick<FactTable, 'name' | 'columns'>>>;

/** Consumer prices by year, read from the reference data at each run and replaced whole. It belongs to no load. */
export const PRICE_INDEX_TABLE = {
  name: 'price_index',
  columns: ['year!', 'change_percent!', 'price_index!', 'base_year!', 'source', 'source_url', 'licence'],
} as const satisfies Pick<FactTable, 'name' | 'columns'>;

/** The publishers whose measures have been traced, with a stamp of what that was made from. */
export const TRACED_TABLE = {
  name: 'traced',
  columns: [
    { name: 'publisher', type: 'text' },
    { name: 'stamp', type: 'text' },
  ],
} as const satisfies TypedTable;

/** A table as its rows are appended to it, with the number of the load in front. */
export function loadTable(table: Pick<FactTable, 'name' | 'columns'>): TypedTable {
  const { name, columns } = typedTable(table);
  return { name, columns: [{ name: 'load_id', type: 'integer' }, ...columns] };
}

/** A table as its rows are appended to it. */
export type TypedTable = {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
};

export function typedTable({ name, columns }: Pick<FactTable, 'name' | 'columns'>): TypedTable {
  const typed = columns.map((marked) => {
    const { name: column } = markedColumn(marked);
    return { name: column, type: COLUMN_TYPES[column] };
  });
  return { name, columns: typed };
}

/** The name of a column without its mark, and whether it may be null. */
export function markedColumn(marked: string): { readonly name: ColumnName; readonly required: boolean } {
  const required = marked.endsWith('!');
  const name = required ? marked.slice(0, -1) : marked;
  if (!isColumnName(name)) throw new Error(`no column is called ${name}`);
  return { name, required };
}

function isColumnName(name: string): name is ColumnName {
  return Object.hasOwn(COLUMN_TYPES, name);
}

function isFactTableName(name: string): name is FactTableName {
  return Object.hasOwn(FACT_TABLES, name);
}
