import { expect, test } from 'vitest';
import type { LoadedDocument } from '../../src/model/loaded-document.ts';
import { FACT_TABLES } from '../../src/warehouse/fact-tables.ts';
import { layOutLoads, loadDocuments, removeReplacedLoads } from '../../src/warehouse/load-documents.ts';
import type { Warehouse } from '../../src/warehouse/warehouse.ts';
import { withdrawMissing } from '../../src/warehouse/withdraw.ts';
import { madeUpDocument, measureOfText, sha256, unreadableDocument } from './made-up-document.ts';
import { load, temporaryWarehouse } from './temporary-warehouse.ts';

test('every fact keeps its money to the kopeck, up to the widest amount', async () => {
  const warehouse = await temporaryWarehouse();
  await load(warehouse, [madeUpDocument()]);
  expect(
    await ask(
      warehouse,
      'SELECT plan_uah, plan_state, fact_uah, fact_state FROM funding_facts ORDER BY fact_key',
    ),
  ).toEqual([
    ['50000.00', 'amount', '49999.99', 'amount'],
    ['0.01', 'amount', null, 'none'],
    ['123456789012345678.99', 'amount', '0.00', 'amount'],
    ['-47700.00', 'amount', null, 'blank'],
    [null, 'text', null, 'not_applicable'],
  ]);
});

test('dates are stored as the days they name', async () => {
  const warehouse = await temporaryWarehouse();
  await load(warehouse, [madeUpDocument({ year: 2016 })]);
  expect(await ask(warehouse, 'SELECT period_start, period_end FROM reports')).toEqual([
    ['2016-01-01', '2016-12-31'],
  ]);
});

test('the same document loaded again leaves the same rows', async () => {
  const warehouse = await temporaryWarehouse();
  expect(await load(warehouse, [madeUpDocument()])).toEqual(['loaded']);
  const before = await allFacts(warehouse);
  expect(await load(warehouse, [madeUpDocument(), madeUpDocument()])).toEqual(['unchanged', 'unchanged']);
  expect(await allFacts(warehouse)).toEqual(before);
});

test('a new reader reads the same document anew, and only its reading is current', async () => {
  const warehouse = await temporaryWarehouse();
  await load(warehouse, [madeUpDocument()], 'reader 1');
  const better = madeUpDocument({ measures: [measureOfText('прочитано краще', '1')] });
  expect(await load(warehouse, [better], 'reader 2')).toEqual(['reloaded']);
  expect(await currentMeasures(warehouse)).toEqual([['made-up-town/2020/1.1/1', 'прочитано краще', 1]]);
});

test('what a better reading has replaced can be removed, and the vintages stay', async () => {
  const warehouse = await temporaryWarehouse();
  const other = madeUpDocument({ content: 'corrected' });
  await load(warehouse, [madeUpDocument(), other], 'reader 1');
  await load(warehouse, [madeUpDocument()], 'reader 2');
  expect(await ask(warehouse, 'SELECT count(DISTINCT load_id) FROM funding_facts')).toEqual([['3']]);
  const before = await ask(warehouse, 'SELECT document_sha256, vintage FROM vintages ORDER BY vintage');
  expect(before).toEqual([
    [madeUpDocument().document.sha256, 1],
    [other.document.sha256, 2],
  ]);
  await removeReplacedLoads(warehouse);
  expect(await ask(warehouse, 'SELECT count(DISTINCT load_id) FROM funding_facts')).toEqual([['2']]);
  expect(await ask(warehouse, 'SELECT document_sha256, vintage FROM vintages ORDER BY vintage')).toEqual(
    before,
  );
});

test('documents that are loaded together are all there, or none of them', async () => {
  const warehouse = await temporaryWarehouse();
  const twice = measureOfText('двічі під одним ключем', '1');
  const broken = madeUpDocument({ content: 'broken', measures: [twice, twice] });
  const lay = (...documents: readonly LoadedDocument[]) =>
    layOutLoads(
      warehouse,
      documents.map((document) => ({ run: 1, document, reader: 'reader 1', known: null })),
    );
  expect(() => lay(madeUpDocument(), broken)).toThrow(/constraint/);
  await loadDocuments(warehouse, lay(madeUpDocument(), madeUpDocument({ section: '2.1' })));
  expect(await ask(warehouse, 'SELECT count(*) FROM documents')).toEqual([['2']]);
  const bad = lay(madeUpDocument({ section: '3.1' }), withoutPlan());
  await expect(loadDocuments(warehouse, bad)).rejects.toThrow(/constraint/i);
  expect(await ask(warehouse, 'SELECT count(*) FROM documents')).toEqual([['2']]);
});

test('another file for a known report is its next vintage, and the old one stays', async () => {
  const warehouse = await temporaryWarehouse();
  const first = madeUpDocument({ measures: [measureOfText('перша редакція', '1')] });
  const second = madeUpDocument({ content: 'corrected', measures: [measureOfText('друга редакція', '1')] });
  expect(await load(warehouse, [first, second])).toEqual(['loaded', 'loaded']);
  expect(await currentMeasures(warehouse)).toEqual([['made-up-town/2020/1.1/1', 'друга редакція', 2]]);
  expect(await ask(warehouse, 'SELECT title FROM measures ORDER BY load_id')).toEqual([
    ['перша редакція'],
    ['друга редакція'],
  ]);
});

test('a file that has vanished is withdrawn, never erased, and counts again when it comes back', async () => {
  const warehouse = await temporaryWarehouse();
  const first = madeUpDocument({ measures: [measureOfText('перша редакція', '1')] });
  const second = madeUpDocument({ content: 'corrected', measures: [measureOfText('друга редакція', '1')] });
  await load(warehouse, [first, second]);
  const before = await allFacts(warehouse);

  expect(await withdrawMissing(warehouse, 'made-up-town', [first.document.sha256])).toBe(1);
  expect(await currentMeasures(warehouse)).toEqual([['made-up-town/2020/1.1/1', 'перша редакція', 1]]);
  expect(await withdrawMissing(warehouse, 'made-up-town', [])).toBe(1);
  expect(await currentMeasures(warehouse)).toEqual([]);
  expect(await withdrawMissing(warehouse, 'another-town', [])).toBe(0);

  const both = [first.document.sha256, second.document.sha256];
  expect(await withdrawMissing(warehouse, 'made-up-town', both)).toBe(0);
  expect(await currentMeasures(warehouse)).toEqual([['made-up-town/2020/1.1/1', 'друга редакція', 2]]);
  expect(await allFacts(warehouse)).toEqual(before);
});

test('a file that could not be read is there with its finding', async () => {
  const warehouse = await temporaryWarehouse();
  const broken = unreadableDocument();
  expect(await load(warehouse, [broken])).toEqual(['loaded']);
  expect(await ask(warehouse, 'SELECT path, withdrawn FROM documents')).toEqual([
    [broken.document.path, false],
  ]);
  expect(await ask(warehouse, 'SELECT code, severity, report_key FROM findings')).toEqual([
    ['document_without_table', 'error', null],
  ]);
});

test('a file that was moved is known by its new path', async () => {
  const warehouse = await temporaryWarehouse();
  await load(warehouse, [madeUpDocument({ content: 'same bytes', path: 'made-up-town/old.txt' })]);
  const moved = madeUpDocument({ content: 'same bytes', path: 'made-up-town/new.txt' });
  expect(await load(warehouse, [moved], 'reader of the new place')).toEqual(['reloaded']);
  expect(await ask(warehouse, 'SELECT path FROM documents')).toEqual([['made-up-town/new.txt']]);
  expect(await ask(warehouse, 'SELECT vintage FROM vintages')).toEqual([[1]]);
});

test('a document that breaks a rule of the tables leaves nothing behind, and the next one loads', async () => {
  const warehouse = await temporaryWarehouse();
  const measure = measureOfText('двічі під одним ключем', '1');
  const broken = madeUpDocument({ content: 'broken', measures: [measure, measure] });
  await expect(load(warehouse, [broken])).rejects.toThrow(/constraint/i);
  expect(await ask(warehouse, 'SELECT document_sha256 FROM documents')).toEqual([]);
  expect(await allFacts(warehouse)).toEqual(await allFacts(await temporaryWarehouse()));
  expect(await load(warehouse, [madeUpDocument()])).toEqual(['loaded']);
});

test('what a text holds is stored, never run', async () => {
  const warehouse = await temporaryWarehouse();
  const text = `'); DROP TABLE funding_facts; --`;
  const document = madeUpDocument({ path: text, measures: [measureOfText(text, text)] });
  await load(warehouse, [document]);
  expect(await ask(warehouse, 'SELECT title, number FROM measures')).toEqual([[text, text]]);
  expect(await ask(warehouse, 'SELECT path FROM documents')).toEqual([[text]]);
});

test.each([
  ['a state that is none of the five', "UPDATE funding_facts SET plan_state = 'guess'"],
  ['an unknown status', "UPDATE measures SET status = 'perhaps'"],
  ['an unknown severity', "UPDATE findings SET severity = 'fatal'"],
  ['a fact without its plan as printed', 'UPDATE funding_facts SET plan_raw = NULL'],
  ['a total of an unknown source', "UPDATE reported_totals SET funding_source = 'moon'"],
  ['a hash that is none', "UPDATE loads SET document_sha256 = 'abc'"],
])('the tables refuse %s', async (_, statement) => {
  const warehouse = await temporaryWarehouse();
  await load(warehouse, [madeUpDocument()]);
  await expect(warehouse.connection.run(statement)).rejects.toThrow(/constraint/i);
});

test('the made-up documents are known by the hash of their bytes', () => {
  expect(madeUpDocument({ content: 'a' }).document.sha256).toBe(sha256('a'));
});

/** What the types forbid and a bug might do. */
function withoutPlan(): LoadedDocument {
  const document = madeUpDocument({ content: 'without plan' });
  const bad: unknown = JSON.parse(JSON.stringify(document).replace('"raw":"50"', '"raw":null'));
  if (typeof bad !== 'object' || bad === null) throw new Error('no document');
  return { ...document, ...bad };
}

async function ask({ connection }: Warehouse, sql: string): Promise<readonly (readonly unknown[])[]> {
  return (await connection.runAndReadAll(sql)).getRowsJson();
}

function currentMeasures(warehouse: Warehouse): Promise<readonly (readonly unknown[])[]> {
  return ask(
    warehouse,
    'SELECT measure_key, title, vintage FROM measures JOIN current_reports USING (load_id, report_key) ORDER BY ALL',
  );
}

async function allFacts(warehouse: Warehouse): Promise<readonly unknown[]> {
  const tables: unknown[] = [];
  for (const table of Object.keys(FACT_TABLES)) {
    tables.push(await ask(warehouse, `SELECT * FROM ${table} ORDER BY ALL`));
  }
  return tables;
}
