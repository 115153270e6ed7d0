import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { describePackage, type PackageFacts } from '../../src/releases/data-package.ts';
import { RELEASE_TABLES } from '../../src/releases/tables.ts';
import { publishOnce } from './publish-once.ts';
import { readCsv } from './read-published.ts';

/** The profiles of datapackage.org, kept beside the checkout; the check is skipped where they are missing. */
const PROFILES = join(import.meta.dirname, '../../../shared/standards/datapackage-2.0');

const FIELD = z.object({
  name: z.string(),
  type: z.string(),
  missingValues: z.array(z.string()).optional(),
  constraints: z
    .object({ required: z.boolean().optional(), enum: z.array(z.string()).optional() })
    .optional(),
});

const RESOURCE = z.object({
  name: z.string(),
  path: z.string(),
  schema: z.object({
    fields: z.array(FIELD),
    missingValues: z.array(z.string()),
    primaryKey: z.array(z.string()),
    foreignKeys: z
      .array(
        z.object({
          fields: z.array(z.string()),
          reference: z.object({ resource: z.string(), fields: z.array(z.string()) }),
        }),
      )
      .default([]),
  }),
});

type Field = z.infer<typeof FIELD>;
type Resource = z.infer<typeof RESOURCE>;
type Cells = Readonly<Record<string, string>>;

const published = publishOnce();

const NOTHING: PackageFacts = {
  id: 'x',
  created: new Date(0),
  counts: new Map(),
  licences: [],
  sources: [],
  terms: new Map(),
  synthetic: false,
};

test.skipIf(!existsSync(PROFILES))(
  'descriptors follow the Data Package 2.0 profile (skipped without the profiles)',
  () => {
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(
      z.record(z.string(), z.unknown()).parse(readJsonFile(join(PROFILES, 'datapackage.json'))),
    );
    const awkward = {
      ...NOTHING,
      licences: ['CC BY 4.0', 'Стаття 434 ЦКУ', 'Not subject to copyright (Art. 434)'],
    };
    for (const description of [descriptor(), describe(NOTHING), describe(awkward)]) {
      validate(description);
      expect(validate.errors).toBeNull();
    }
  },
);

test('it has a CSV resource for each table, with all its columns in their order', () => {
  const resources = resourcesOf(descriptor());
  expect(resources.map(({ name, path }) => [name, path])).toEqual(
    RELEASE_TABLES.map(({ name }) => [name, `${name}.csv`]),
  );
  for (const { path, schema } of resources) {
    const [header] = readFileSync(join(published().path, path), 'utf8').split('\n');
    expect(header?.split(',')).toEqual(schema.fields.map(({ name }) => name));
  }
});

test('every cell is of its declared type, and a required one is not a missing value', () => {
  for (const resource of resourcesOf(descriptor())) {
    for (const row of rowsOf(resource)) {
      for (const field of resource.schema.fields) {
        const cell = row[field.name] ?? '';
        expect(mistakeIn(cell, field, resource), `${resource.name}.${field.name} «${cell}»`).toBeNull();
      }
    }
  }
});

test('primary keys are unique and foreign keys are found, as declared', () => {
  const resources = resourcesOf(descriptor());
  const rows = new Map(resources.map((resource) => [resource.name, rowsOf(resource)]));
  for (const { name, schema } of resources) {
    const own = rows.get(name) ?? [];
    expect(new Set(own.map((row) => keyOf(row, schema.primaryKey))).size, name).toBe(own.length);
    for (const { fields, reference } of schema.foreignKeys) {
      const targets = rows.get(reference.resource) ?? [];
      const known = new Set(targets.map((row) => keyOf(row, reference.fields)));
      const filled = own.filter((row) => fields.every((field) => row[field] !== ''));
      expect(filled.length, `${name} points to ${reference.resource}`).toBeGreaterThan(0);
      expect(filled.filter((row) => !known.has(keyOf(row, fields)))).toEqual([]);
    }
  }
});

test('money has its unit, and made-up data is marked as such', () => {
  expect(descriptor()).toMatchObject({ synthetic: true, created: '2026-11-24T12:00:00.000Z' });
  expect(JSON.stringify(descriptor())).toContain('"name":"plan_uah","type":"number"');
  const money = RELEASE_TABLES.flatMap(({ columns }) => columns.filter(({ type }) => type === 'uah'));
  expect(JSON.stringify(descriptor()).split('"unit":"UAH"')).toHaveLength(money.length + 1);
});

test('it tells how many text cells of a table are escaped', () => {
  const count = z.object({
    name: z.string(),
    csvEscaping: z.object({ escapedCells: z.number(), rule: z.string() }),
  });
  const { resources } = z.object({ resources: z.array(count) }).parse(descriptor());
  for (const { name, csvEscaping } of resources) {
    const cells = readCsv(join(published().path, `${name}.csv`)).flatMap((row) => Object.values(row));
    expect([name, csvEscaping.escapedCells]).toEqual([
      name,
      cells.filter((cell) => cell.startsWith("'")).length,
    ]);
  }
  expect(resources.find(({ name }) => name === 'funding_facts')?.csvEscaping.escapedCells).toBeGreaterThan(0);
});

test('licences and sources are those of the documents; a package without them does not speak of any', () => {
  expect(descriptor()).toMatchObject({
    licenses: [{ name: 'CC-BY-4.0' }],
    sources: [{ title: 'Вигадана міська рада', synthetic: true }],
  });
  expect(describePackage(RELEASE_TABLES, NOTHING)).not.toHaveProperty('licenses');
});

test('a table that does not come from the documents names its own source and licence', () => {
  const { resources } = z
    .object({ resources: z.array(z.record(z.string(), z.unknown())) })
    .parse(descriptor());
  expect(resources.find(({ name }) => name === 'price_index')).toMatchObject({
    licenses: [{ name: 'ODC-PDDL-1.0' }],
    sources: [{ title: expect.stringContaining('FP.CPI.TOTL.ZG'), path: 'https://github.com/datasets/cpi' }],
  });
  expect(resources.find(({ name }) => name === 'measures')).not.toHaveProperty('licenses');
});

/** As it is read back from the file. */
function describe(facts: PackageFacts): unknown {
  return JSON.parse(JSON.stringify(describePackage(RELEASE_TABLES, facts)));
}

function descriptor(): unknown {
  return readJsonFile(join(published().path, 'datapackage.json'));
}

function resourcesOf(description: unknown): readonly Resource[] {
  return z.object({ resources: z.array(RESOURCE) }).parse(description).resources;
}

function rowsOf({ path }: Resource): readonly Cells[] {
  return readCsv(join(published().path, path));
}

const PATTERNS: Readonly<Record<string, RegExp>> = {
  string: /^.*$/s,
  integer: /^-?\d+$/,
  number: /^(?:-?\d+\.(?:\d\d|\d{10}|\d{15})|[01]\.\d{3})$/,
  date: /^\d{4}-\d\d-\d\d$/,
  boolean: /^(true|false)$/,
  array: /^\[.*\]$/s,
};

function mistakeIn(cell: string, field: Field, { schema }: Resource): string | null {
  if ((field.missingValues ?? schema.missingValues).includes(cell)) {
    return field.constraints?.required ? 'a required value is missing' : null;
  }
  if (!PATTERNS[field.type]?.test(cell)) return `expected ${field.type}`;
  const allowed = field.constraints?.enum;
  return allowed && !allowed.includes(cell) ? `expected one of ${allowed.join(', ')}` : null;
}

function keyOf(row: Cells, columns: readonly string[]): string {
  return JSON.stringify(columns.map((column) => row[column]));
}

function readJsonFile(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
