import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { servedFirstStart } from '../served-first-start.ts';
import { makeDemoTown } from './demo-town.ts';
import type { MadeFile } from './made-file.ts';

import type { PrintedMeasure } from './truth.ts';

const QUESTIONS = readFileSync(new URL('../../docs/questions.md', import.meta.url), 'utf8');

const town = servedFirstStart(['sloviansk']);
const { files } = makeDemoTown();

const ANSWER = z.object({
  measures: z.object({
    totalCount: z.int(),
    nodes: z.array(z.object({ key: z.string(), amounts: z.object({ fact: z.string().nullable() }) })),
  }),
});

/** The query below a heading of docs/questions.md, asked of the made-up town. */
async function ask(heading: string): Promise<z.infer<typeof ANSWER>['measures']> {
  const [, section = ''] = QUESTIONS.split(`## ${heading}\n`);
  const query = /```graphql\n(.*?)```/s.exec(section)?.[1] ?? '';
  return ANSWER.parse(await town.dataOf(query.replace('synthetic: false', 'synthetic: true'))).measures;
}

/** Keys of the measures that really are so, of the reports that have a column for the execution. */
function trueKeys(fits: (measure: PrintedMeasure, fact: bigint, plan: bigint) => boolean): readonly string[] {
  return files
    .filter(tellsExecution)
    .flatMap(({ reports }) =>
      reports.flatMap(({ period, section, measures }) =>
        measures
          .filter((measure) => fits(measure, sumOf(measure, 'fact'), sumOf(measure, 'plan')))
          .map(({ number }) => `demo-town/${periodOf(period.end)}/${section.code}/${number}`),
      ),
    );
}

function tellsExecution({ layout, reports }: MadeFile): boolean {
  const said = reports.some(({ measures }) => measures.some(({ execution }) => !saysNothing(execution.text)));
  return layout.shape.tells.includes('execution') && said;
}

function saysNothing(text: string): boolean {
  return text === '' || text === '-';
}

function periodOf(end: string): string {
  return end.endsWith('-06-30') ? `${end.slice(0, 4)}-H1` : end.slice(0, 4);
}

function sumOf({ lines }: PrintedMeasure, phase: 'plan' | 'fact'): bigint {
  return lines.reduce((sum, line) => sum + (line[phase].kopecks ?? 0n), 0n);
}

test('«spent, but nothing reported» is one question, and gives those measures and no others', async () => {
  const { totalCount, nodes } = await ask('Spent, but nothing reported');
  const expected = trueKeys(({ execution }, fact) => saysNothing(execution.text) && fact > 0n);
  expect(expected.length).toBeGreaterThan(4);
  expect(nodes.map(({ key }) => key).toSorted()).toEqual(expected.toSorted());
  expect(totalCount).toBe(expected.length);
  const facts = nodes.map(({ amounts }) => Number(amounts.fact));
  expect(facts).toEqual(facts.toSorted((a, b) => b - a));
});

test('«reported done, nothing spent» is one question, and gives those measures and no others', async () => {
  const { nodes } = await ask('Reported done, nothing spent');
  const expected = trueKeys(
    ({ execution }, fact, plan) => execution.status === 'done' && plan > 0n && fact <= 0n,
  );
  expect(expected.length).toBeGreaterThan(2);
  expect(nodes.map(({ key }) => key).toSorted()).toEqual(expected.toSorted());
});

test('a measure of a plan of work, which has no money at all, has a plan and a fact of null', async () => {
  const filter = 'report: { eq: "demo-town/2024/1" }, plan: { isNull: true }, fact: { isNull: true }';
  const data = await town.dataOf(`{ measures(filter: { ${filter} }) { totalCount } }`);
  expect(data).toEqual({ measures: { totalCount: 10 } });
});
