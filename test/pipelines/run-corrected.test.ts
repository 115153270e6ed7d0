import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { openServedRelease } from '../../src/analytics/served-release.ts';
import { createApi } from '../../src/api/create-api.ts';
import type { Correction } from '../../src/model/correction.ts';
import { definePipeline, type Pipeline } from '../../src/pipelines/define-pipeline.ts';
import { runPipelines } from '../../src/pipelines/run-pipelines.ts';
import { SEED, seedWith } from '../seed.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { REVIEWED } from './corrected-report.ts';
import { pipelineSpec } from './pipeline-spec.ts';
import { planIn, surroundings } from './plan-in.ts';

const FILE = 'raw/town/2016/6.2.txt';
/** The seed as a clerk may have mistyped it: the plan of measure 5 is ten times too large. */
const MISTYPED = seedWith('\t28,8 / 0\n\t-\n\t-\n\t28,8 / 0', '\t28,8 / 0\n\t-\n\t-\n\t288 / 0');
const PLAN_5 = {
  file: '2016/6.2.txt',
  cell: { table: 0, row: 9, column: 6 },
  printed: '288 / 0',
  right: '28,8 / 0',
  ...REVIEWED,
} as const satisfies Correction;
const STATUS_9 = {
  measure: 'town/2016/6.2/9',
  value: 'status',
  printed: 'postponed',
  right: 'not_done',
  ...REVIEWED,
} as const satisfies Correction;

function townWith(...corrections: readonly Correction[]): Pipeline {
  return definePipeline(pipelineSpec({ corrections: [...corrections] }));
}

function run(folder: TemporaryFolder, pipeline: Pipeline, now = '2026-11-24T00:00:00Z') {
  return runPipelines(planIn(folder.path, [pipeline]), surroundings({ now: () => new Date(now) }));
}

function readTable(folder: TemporaryFolder, table: string): readonly Readonly<Record<string, unknown>>[] {
  return JSON.parse(readFileSync(join(folder.path, 'releases', 'latest', `${table}.json`), 'utf8'));
}

/** Code, severity, measure, what was expected and found of each finding. */
function findingsOf(folder: TemporaryFolder): readonly unknown[] {
  return readTable(folder, 'findings').map((row) =>
    ['code', 'severity', 'measure_key', 'expected', 'found'].map((column) => row[column]),
  );
}

const SILENT = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: console.error,
};

async function ask(folder: TemporaryFolder, query: string): Promise<unknown> {
  const releasesFolder = join(folder.path, 'releases');
  const served = await openServedRelease(releasesFolder);
  onTestFinished(() => served.engine.close());
  const api = createApi({ releasesFolder, logger: SILENT });
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ query });
  const init = { method: 'POST', headers, body };
  const response = await api.fetch(new URL('/graphql', 'http://localhost'), init, { served });
  return z.object({ data: z.unknown() }).parse(await response.json()).data;
}

test('corrected values are published as corrected, with what was printed, why and on whose word', async () => {
  const folder = temporaryFolder();
  folder.write(FILE, MISTYPED);
  await run(folder, townWith(PLAN_5, STATUS_9));
  const query = `{
    measure(key: "town/2016/6.2/5") {
      corrected
      fundingFacts { corrected planRaw plan factRaw fact }
      findings { code severity message(lang: EN) expected found cell { table row column } }
    }
    status: measure(key: "town/2016/6.2/9") { corrected status { code } statusEvidence findings { code message(lang: UK) } }
    other: measure(key: "town/2016/6.2/10") { corrected fundingFacts { corrected } }
    planFact(groupBy: [FUNDING_SOURCE]) { grandTotal { plan fact } }
    findings(filter: { code: { eq: "value_corrected" } }) { totalCount }
    all: findings { totalCount }
  }`;
  const untouched = { corrected: false, planRaw: '-', plan: null, factRaw: '-', fact: null };
  expect(await ask(folder, query)).toEqual({
    measure: {
      corrected: true,
      fundingFacts: [
        untouched,
        untouched,
        { corrected: true, planRaw: '288', plan: '28800.00', factRaw: '0', fact: '0.00' },
        untouched,
        untouched,
      ],
      findings: [
        {
          code: 'value_corrected',
          severity: 'INFO',
          message: expect.stringContaining('Why, and on whose word: Лист ради від 05.02.2017 (О. Петренко).'),
          expected: '28,8 / 0',
          found: '288 / 0',
          cell: PLAN_5.cell,
        },
      ],
    },
    status: {
      corrected: true,
      status: { code: 'NOT_DONE' },
      statusEvidence: 'Лист ради від 05.02.2017 (О. Петренко)',
      findings: [
        {
          code: 'value_corrected',
          message: expect.stringContaining('Підстава: Лист ради від 05.02.2017 (О. Петренко).'),
        },
      ],
    },
    other: { corrected: false, fundingFacts: Array(5).fill({ corrected: false }) },
    planFact: { grandTotal: { plan: '1188800.00', fact: '1004500.00' } },
    findings: { totalCount: 2 },
    all: { totalCount: 2 },
  });
});

test('a correction is meant for a file by its path, by a glob or by its hash', async () => {
  const sha256 = createHash('sha256').update(MISTYPED).digest('hex');
  const { file: _, ...cell } = PLAN_5;
  for (const named of [PLAN_5, { ...cell, file: '2016/6.2*' }, { ...cell, sha256 }]) {
    const folder = temporaryFolder();
    folder.write(FILE, MISTYPED);
    await run(folder, townWith(named));
    expect(findingsOf(folder)).toEqual([
      ['value_corrected', 'info', 'town/2016/6.2/5', '28,8 / 0', '288 / 0'],
    ]);
  }
});

test('running twice gives the same; a correction that changes in a word is published anew', async () => {
  const folder = temporaryFolder();
  folder.write(FILE, MISTYPED);
  const first = await run(folder, townWith(PLAN_5));
  expect((await run(folder, townWith(PLAN_5), '2026-11-25T00:00:00Z')).release).toEqual({
    ...first.release,
    published: false,
  });
  const reworded = townWith({ ...PLAN_5, why: 'Рішення сесії № 12' });
  const second = await run(folder, reworded, '2026-11-26T00:00:00Z');
  expect(second.release.published).toBe(true);
  expect(readTable(folder, 'findings')[0]?.['message']).toContain('Рішення сесії № 12');
  await run(folder, townWith(), '2026-11-27T00:00:00Z');
  expect(readTable(folder, 'funding_facts').filter((fact) => fact['corrected'])).toEqual([]);
  expect(readTable(folder, 'findings').map((row) => row['code'])).not.toContain('value_corrected');
});

test('when the publisher mends the file, nothing is corrected any more and a finding says to delete the correction', async () => {
  const folder = temporaryFolder();
  folder.write(FILE, MISTYPED);
  await run(folder, townWith(PLAN_5));
  folder.write(FILE, SEED);
  await run(folder, townWith(PLAN_5), '2026-11-25T00:00:00Z');
  expect(findingsOf(folder)).toEqual([['correction_unmatched', 'warning', null, '288 / 0', '28,8 / 0']]);
  expect(readTable(folder, 'findings')[0]?.['message']).toContain('delete the correction');
  expect(readTable(folder, 'measures').filter((measure) => measure['corrected'])).toEqual([]);
});

test('a mended second edition beside the first is told by the correction of its measure', async () => {
  const folder = temporaryFolder();
  const plan = { measure: 'town/2016/6.2/5', value: 'plan', source: 'local', ...REVIEWED } as const;
  const pipeline = townWith({ ...plan, printed: '288', right: '28,8' });
  folder.write(FILE, MISTYPED);
  await run(folder, pipeline);
  expect(findingsOf(folder)).toEqual([['value_corrected', 'info', 'town/2016/6.2/5', '28,8', '288']]);
  folder.write('raw/town/2016/6.2-mended.txt', SEED);
  await run(folder, pipeline, '2026-11-25T00:00:00Z');
  expect(findingsOf(folder)).toEqual([['correction_unmatched', 'warning', 'town/2016/6.2/5', '288', '28,8']]);
});

test('a correction of a file or a measure that is not there is listed with the documents of the publisher', async () => {
  const folder = temporaryFolder();
  folder.write(FILE, SEED);
  const pipeline = townWith(
    { ...PLAN_5, file: '2015/6.2.txt' },
    { ...STATUS_9, measure: 'town/2016/6.2/99' },
  );
  await run(folder, pipeline);
  const findings = readTable(folder, 'findings');
  expect(findings.map((row) => [row['code'], row['publisher'], row['report_key'], row['path']])).toEqual(
    Array(2).fill(['correction_unmatched', 'town', null, 'town/2016/6.2.txt']),
  );
  expect(findings.map((row) => String(row['finding_key']).slice(12))).toEqual([
    '-correction-0001',
    '-correction-0002',
  ]);
  expect(findings[0]?.['message']).toContain('has loaded no such file');
  expect(findings[1]?.['message']).toContain('no such measure');
  expect((await run(folder, pipeline, '2026-11-25T00:00:00Z')).release.published).toBe(false);
});

test('the measures of one pipeline are not corrected by another', async () => {
  const folder = temporaryFolder();
  folder.write(FILE, SEED);
  folder.write('raw/archive/note.txt', 'Звіту за 2016 рік немає.\n');
  const other = definePipeline(
    pipelineSpec({ name: 'town-archive', source: { folder: 'archive' }, corrections: [STATUS_9] }),
  );
  await runPipelines(planIn(folder.path, [townWith(), other]), surroundings());
  expect(readTable(folder, 'measures').filter((measure) => measure['corrected'])).toEqual([]);
  expect(readTable(folder, 'findings').map((row) => row['code'])).toContain('correction_unmatched');
});
