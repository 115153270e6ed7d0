import { expect, test } from 'vitest';
import { load, temporaryWarehouse } from '../warehouse/temporary-warehouse.ts';
import { factsOf, largeDocuments } from './large.ts';

const ORDER = { seed: 'test', publishers: 2, years: 2, measures: 40 };

test('an order gives the facts it promises, marked as made up, and the same ones each time', () => {
  const documents = [...largeDocuments(ORDER)];
  const facts = documents.flatMap(({ reports }) =>
    reports.flatMap(({ report }) => report.measures.flatMap(({ funding }) => funding)),
  );
  expect(facts).toHaveLength(factsOf(ORDER));
  expect(new Set(documents.map(({ publisher }) => publisher.key)).size).toBe(2);
  expect(documents.every(({ publisher }) => publisher.synthetic)).toBe(true);
  expect(documents.flatMap(({ findings }) => findings)).toEqual([]);
  expect([...largeDocuments(ORDER)]).toEqual(documents);
});

test('the documents go into a warehouse as they are', async () => {
  const warehouse = await temporaryWarehouse();
  await load(warehouse, [...largeDocuments({ ...ORDER, publishers: 1 })]);
  const { connection } = warehouse;
  const counted = await connection.runAndReadAll('SELECT count(*) FROM funding_facts');
  expect(Number(counted.value(0, 0))).toBe(factsOf({ ...ORDER, publishers: 1 }));
});
