import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyReports } from '../../src/facts/identity.ts';
import { definePipeline, type PipelineSpec } from '../../src/pipelines/define-pipeline.ts';
import { traceMeasures } from '../../src/pipelines/trace-measures.ts';
import { keepLineage } from '../../src/warehouse/lineage.ts';
import { openWarehouse, type Warehouse } from '../../src/warehouse/warehouse.ts';
import { withdrawForgotten, withdrawMissing } from '../../src/warehouse/withdraw.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { madeUpDocument, measureOfText } from '../warehouse/made-up-document.ts';
import { load, temporaryWarehouse } from '../warehouse/temporary-warehouse.ts';
import { EDIT, openTowns } from './changing-towns.ts';
import { REVIEWED } from './corrected-report.ts';
import { pipelineSpec } from './pipeline-spec.ts';

const RUNS = 15;
const RUNS_BETWEEN_EDITS = fc.array(fc.array(EDIT, { maxLength: 3 }), { minLength: 2, maxLength: 8 });
const TABLES = ['lineage', 'measure_lineages', 'lineage_findings', 'traced'];
const VERSION = { version: 'version 1' };

test('whatever changes between runs, tracing what changed gives the rows of tracing all anew', async () => {
  const folder = temporaryFolder().path;
  let opened = 0;
  const property = fc.asyncProperty(RUNS_BETWEEN_EDITS, async (runs) => {
    opened += 1;
    const warehouse = await openWarehouse(join(folder, `${opened}.duckdb`));
    try {
      const { edit, pipelines } = await openTowns(warehouse);
      for (const edits of runs) {
        for (const change of edits) await edit(change);
        await traceMeasures(warehouse, pipelines(), VERSION);
        const kept = await lineageRows(warehouse);
        await keepLineage(warehouse, []);
        await traceMeasures(warehouse, pipelines(), VERSION);
        expect(kept).toEqual(await lineageRows(warehouse));
      }
    } finally {
      warehouse.close();
    }
  });
  await fc.assert(property, { numRuns: RUNS });
});

test('only publishers of whom something has changed are traced', async () => {
  const { warehouse, trace } = await twoTowns();
  expect(await trace()).toEqual(['north', 'south']);
  expect(await trace()).toEqual([]);
  await load(warehouse, [documentOf('south', 2021)]);
  expect(await trace()).toEqual(['south']);
  await withdrawMissing(warehouse, 'north', []);
  expect(await trace()).toEqual([]);
  await withdrawMissing(warehouse, 'north', [documentOf('north', 2020).document.sha256]);
  expect(await trace()).toEqual(['north']);
});

test('a review or a correction that changes has its publisher traced', async () => {
  const { trace } = await twoTowns();
  await trace();
  const lineage = [
    {
      from: 'south/2020/1.1/1',
      to: 'south/2021/1.1/1',
      kind: 'same',
      why: 'договір № 7',
      reviewer: 'О. Петренко',
    },
  ] as const;
  expect(await trace({ south: { lineage } })).toEqual(['south']);
  expect(await trace({ south: { lineage } })).toEqual([]);
  const cell = { table: 0, row: 4, column: 6 };
  const corrections = [{ file: '2019/1.1.txt', cell, printed: '1', right: '2', ...REVIEWED }];
  expect(await trace({ south: { lineage }, north: { corrections } })).toEqual(['north']);
});

test('other code ties all measures anew', async () => {
  const { warehouse, pipelines } = await twoTowns();
  await traceMeasures(warehouse, pipelines(), { version: 'version 1' });
  expect(await traceMeasures(warehouse, pipelines(), { version: 'version 2' })).toEqual(['north', 'south']);
});

test('a publisher that is gone leaves no rows', async () => {
  const { warehouse, trace } = await twoTowns();
  await trace();
  await withdrawForgotten(warehouse, ['north']);
  await trace();
  expect(await publishersIn(warehouse)).toEqual(['north']);
});

test.each(['untied', 'tied'] as const)(
  'what a process that ends when it has %s leaves is mended by the next',
  async (step) => {
    const { warehouse, trace, pipelines } = await twoTowns();
    await trace();
    const before = await lineageRows(warehouse);
    const reached = (at: string) => {
      if (at === step) throw new Error('the process ends here');
    };
    const ended = traceMeasures(warehouse, pipelines(), { version: 'version 2', reached });
    await expect(ended).rejects.toThrow('the process ends here');
    await trace();
    expect(await lineageRows(warehouse)).toEqual(before);
  },
);

test('a publisher with more measures than are read at once is traced whole, and so are those beside it', async () => {
  const warehouse = await temporaryWarehouse();
  const names = ['east', 'north', 'south', 'west'];
  const many = names.flatMap((name) => [documentOf(name, 2020, 1500), documentOf(name, 2021, 1500)]);
  await load(warehouse, [...many, documentOf('west', 2022, 3000)]);
  let batches = 0;
  const reached = (step: string) => {
    batches += step === 'tied' ? 1 : 0;
  };
  expect(await traceMeasures(warehouse, [], { ...VERSION, reached })).toEqual(names);
  expect(batches).toBe(4);
  const edges = await warehouse.connection.runAndReadAll(
    'SELECT publisher, count(*)::INTEGER FROM lineage GROUP BY publisher ORDER BY publisher',
  );
  expect(edges.getRowsJson()).toEqual([
    ['east', 1500],
    ['north', 1500],
    ['south', 1500],
    ['west', 3000],
  ]);
});

type Said = Readonly<Partial<Record<'north' | 'south', Pick<PipelineSpec, 'lineage' | 'corrections'>>>>;

/** Two towns with a report each, and what traces them. */
async function twoTowns() {
  const warehouse = await temporaryWarehouse();
  await load(warehouse, [documentOf('north', 2020), documentOf('south', 2020)]);
  const pipelines = (said: Said = {}) =>
    (['north', 'south'] as const).map((name) => {
      const publisher = { key: name, name: 'Вигадана міська рада', nameEn: 'Made-up Town Council' };
      return definePipeline(pipelineSpec({ name, publisher, source: { folder: name }, ...said[name] }));
    });
  const trace = (said: Said = {}) => traceMeasures(warehouse, pipelines(said), VERSION);
  return { warehouse, trace, pipelines };
}

function documentOf(town: string, year: number, count = 1) {
  const measures = Array.from({ length: count }, (_, index) => ({
    ...measureOfText(`Утримання скверу № ${index + 1}`, String(index + 1), year),
    actions: [],
  }));
  const content = `${town} ${year}`;
  const path = `${town}/${year}/1.1.txt`;
  const made = madeUpDocument({ year, content, path, measures, findings: [] });
  const keyed = keyReports(
    town,
    made.reports.map(({ report }) => report),
  );
  return { ...made, publisher: { ...made.publisher, key: town }, pipeline: town, ...keyed };
}

async function lineageRows({ connection }: Warehouse): Promise<Readonly<Record<string, unknown>>> {
  const rows = new Map<string, unknown>();
  for (const table of TABLES) {
    const result = await connection.runAndReadAll(`SELECT * FROM ${table} ORDER BY ALL`);
    rows.set(table, result.getRowObjectsJson());
  }
  return Object.fromEntries(rows);
}

async function publishersIn({ connection }: Warehouse): Promise<readonly unknown[]> {
  const tables = TABLES.map((table) => `SELECT publisher FROM ${table}`).join(' UNION ');
  const result = await connection.runAndReadAll(`${tables} ORDER BY publisher`);
  return result.getRowsJson().flat();
}
