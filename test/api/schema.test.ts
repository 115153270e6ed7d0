import { readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  findBreakingChanges,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  printSchema,
} from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../src/api/schema.ts';

test('schema.graphql is the schema; when it is not, `npm run schema` writes it', () => {
  expect(`${printSchema(schema)}\n`).toBe(readFileSync('schema.graphql', 'utf8'));
});

test('what callers rely on is there', () => {
  const typeDefs = readFileSync(new URL('contract.graphql', import.meta.url), 'utf8');
  const changes = findBreakingChanges(makeExecutableSchema({ typeDefs }), schema);
  expect(changes.map(({ description }) => description)).toEqual([]);
});

test('every type, field, argument, input and enum value is described', () => {
  const bare = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap((type) => [
      { name: type.name, description: type.description },
      ...membersOf(type).map(({ name, description }) => ({ name: `${type.name}.${name}`, description })),
    ])
    .filter(({ description }) => !description);
  expect(bare.map(({ name }) => name)).toEqual([]);
});

type Described = { readonly name: string; readonly description?: string | null | undefined };

function membersOf(type: unknown): readonly Described[] {
  if (isEnumType(type)) return type.getValues();
  if (isInputObjectType(type)) return Object.values(type.getFields());
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    field,
    ...field.args.map(({ name, description }) => ({ name: `${field.name}(${name})`, description })),
  ]);
}
