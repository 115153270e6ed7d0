import type { TableCounts } from './copy-tables.ts';
import type { Column, ForeignKey, Table } from './table.ts';

/** What a release says of itself beside its tables. */
export type PackageFacts = {
  readonly id: string;
  readonly created: Date;
  readonly counts: ReadonlyMap<string, TableCounts>;
  readonly licences: readonly string[];
  readonly sources: readonly PackageSource[];
  /** By the name of a table that does not come from the reports: whose it is, and its licence. */
  readonly terms: ReadonlyMap<string, TableTerms>;
  /** Whether some of the data is made up. */
  readonly synthetic: boolean;
};

type PackageSource = { readonly title: string; readonly path: string | null; readonly synthetic: boolean };

export type TableTerms = { readonly licences: readonly string[]; readonly sources: readonly PackageSource[] };

const MADE_UP = ' Rows where «synthetic» is true are made up, for demonstration.';
const MADE_UP_UK = ' Рядки, де «synthetic» – true, вигадані, для демонстрації.';
const PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json';
const RESOURCE_PROFILE = 'https://datapackage.org/profiles/2.0/dataresource.json';
const SCHEMA_PROFILE = 'https://datapackage.org/profiles/2.0/tableschema.json';

/** Describes a release as a Data Package, version 2 (datapackage.org): every CSV with its schema, keys and units. */
export function describePackage(
  tables: readonly Table[],
  facts: PackageFacts,
): Readonly<Record<string, unknown>> {
  return {
    $schema: PROFILE,
    name: 'planfact',
    id: facts.id,
    version: facts.id,
    created: facts.created.toISOString(),
    title: 'Plan and fact of councils’ programmes',
    description:
      'Measures of councils’ programmes with what was planned and what was spent from each funding source, read from report files. ' +
      `Amounts are hryvnias. Every value names its file, table, row and column.${facts.synthetic ? MADE_UP : ''}`,
    synthetic: facts.synthetic,
    titleUk: 'План і факт програм місцевих рад',
    descriptionUk:
      'Заходи програм місцевих рад: скільки заплановано і скільки витрачено з кожного джерела, прочитано з файлів звітів. ' +
      `Суми – у гривнях. Кожне значення називає свій файл, таблицю, рядок і стовпець.${facts.synthetic ? MADE_UP_UK : ''}`,
    ...describeTerms(facts),
    resources: tables.map((table) => describeTable(table, facts)),
  };
}

function describeTerms({ licences, sources }: TableTerms): Readonly<Record<string, unknown>> {
  return {
    ...(licences.length > 0 && { licenses: licences.map(describeLicence) }),
    sources: sources.map(({ title, path, synthetic }) => ({
      title,
      ...(path !== null && { path }),
      synthetic,
    })),
  };
}

/** A licence's name may hold only what a file name may; its title is as the publisher states it. */
function describeLicence(title: string): Readonly<Record<string, string>> {
  const name = title.replace(/[^a-zA-Z0-9._]+/g, '-').replace(/^-+|-+$/g, '');
  return { name: name || 'licence', title };
}

function describeTable(table: Table, facts: PackageFacts): Readonly<Record<string, unknown>> {
  const counts = facts.counts.get(table.name);
  const terms = facts.terms.get(table.name);
  return {
    $schema: RESOURCE_PROFILE,
    name: table.name,
    type: 'table',
    path: `${table.name}.csv`,
    title: table.title,
    titleUk: table.titleUk,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true },
    rowCount: counts?.rows ?? 0,
    ...(terms && describeTerms(terms)),
    csvEscaping: {
      rule: "A text cell that begins with = + - @ TAB, CR or ' has one ' put before it; take it off to get the text. Numbers are never escaped; JSON and Parquet hold the exact texts.",
      escapedCells: counts?.escapedCells ?? 0,
    },
    schema: {
      $schema: SCHEMA_PROFILE,
      fields: table.columns.map(describeColumn),
      missingValues: [''],
      primaryKey: table.primaryKey,
      ...(table.foreignKeys.length > 0 && { foreignKeys: table.foreignKeys.map(describeForeignKey) }),
    },
  };
}

function describeForeignKey({ columns, table, references }: ForeignKey): Readonly<Record<string, unknown>> {
  return { fields: columns, reference: { resource: table, fields: references } };
}

/** An empty text is a value here (the raw text of a blank cell), and a CSV cannot tell it from a missing one. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['plan_raw', 'fact_raw', 'label', 'period_text', 'title']);

const FIELD_TYPES = {
  text: { type: 'string' },
  json: { type: 'array' },
  integer: { type: 'integer' },
  uah: { type: 'number', decimalChar: '.', bareNumber: true, unit: 'UAH' },
  share: { type: 'number', decimalChar: '.', bareNumber: true },
  percent: { type: 'number', decimalChar: '.', bareNumber: true, unit: '%' },
  index: { type: 'number', decimalChar: '.', bareNumber: true },
  date: { type: 'date', format: 'default' },
  boolean: { type: 'boolean', trueValues: ['true'], falseValues: ['false'] },
  timestamp: { type: 'datetime', format: 'default' },
} as const;

function describeColumn(column: Column): Readonly<Record<string, unknown>> {
  const mayBeEmpty = MAY_BE_EMPTY.has(column.name);
  const constraints = {
    ...(column.required && !mayBeEmpty && { required: true }),
    ...(column.values && { enum: column.values }),
  };
  return {
    name: column.name,
    ...FIELD_TYPES[column.type],
    description: column.description,
    descriptionUk: column.descriptionUk,
    ...(mayBeEmpty && { missingValues: [] }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}
