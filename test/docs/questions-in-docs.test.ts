import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { servedFirstStart } from '../served-first-start.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
const PAGES = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/*.md', { cwd: ROOT })];
const QUESTIONS = PAGES.flatMap((page) =>
  [...readFileSync(ROOT + page, 'utf8').matchAll(/```graphql\n(.*?)```/gs)].map(([, query = ''], index) => ({
    name: `${page} ${index + 1}`,
    query,
  })),
);
const README = readFileSync(`${ROOT}README.md`, 'utf8');

const ANSWER = z.object({
  planFact: z.object({
    rows: z.array(
      z.object({
        key: z.object({ fundingSource: z.object({ code: z.string() }) }),
        amounts: z.object({ plan: z.string().nullable(), fact: z.string().nullable() }),
      }),
    ),
    grandTotal: z.object({ plan: z.string(), fact: z.string() }),
  }),
});

const first = servedFirstStart();

/** «138 800.00» */
function spaced(amount: string | null): string {
  return (amount ?? '').replace(/\B(?=(?:\d{3})+\.)/g, ' ');
}

test.each(QUESTIONS)('the question $name is answered by a first start', async ({ query }) => {
  expect(await first.dataOf(query)).not.toBeNull();
});

test('the first question of the README has the answer of its table', async () => {
  const { planFact } = ANSWER.parse(await first.dataOf(QUESTIONS[0]?.query ?? ''));
  const filled = planFact.rows.filter(({ amounts }) => amounts.plan !== null);
  expect(filled.map(({ key }) => key.fundingSource.code)).toEqual(['LOCAL', 'OTHER']);
  for (const { key, amounts } of filled) {
    const row = `(\`${key.fundingSource.code}\`) | ${spaced(amounts.plan)} | ${spaced(amounts.fact)} |`;
    expect(README).toContain(row);
  }
  const { plan, fact } = planFact.grandTotal;
  expect(README).toContain(`| **all** | **${spaced(plan)}** | **${spaced(fact)}** |`);
});

test('the command line of the README gives the sums of the real report, not of the made-up town', async () => {
  const body = z.object({ query: z.string() }).parse(JSON.parse(/-d '(\{.*\})'/.exec(README)?.[1] ?? ''));
  expect(await first.dataOf(body.query)).toEqual({
    planFact: { grandTotal: { plan: '1188800.00', fact: '1004500.00' } },
  });
});
