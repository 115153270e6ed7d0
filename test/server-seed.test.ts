import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadPipelines } from '../src/pipelines/load-pipelines.ts';
import { runPipelines } from '../src/pipelines/run-pipelines.ts';
import { startServer } from '../src/server.ts';
import { planIn, surroundings } from './pipelines/plan-in.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('the report as received, read, published and asked over HTTP, gives the sums it prints', async () => {
  const url = await serveSloviansk();
  const query = `{
    planFact(groupBy: [FUNDING_SOURCE], filter: { publisher: { eq: "sloviansk" } }, having: { plan: { isNull: false } }) {
      rows {
        key { fundingSource { code } }
        amounts { plan fact deviation executionRate }
        factCount missingPlan missingFact
      }
      grandTotal { plan fact deviation executionRate }
      warnings { code }
    }
    reports { nodes { amounts { plan fact } reportedTotals { fundingSource { code } plan fact } findings { totalCount } } }
    real: planFact(groupBy: [YEAR], prices: { baseYear: 2024 }) { grandTotal { plan fact } warnings { code } }
    measures { totalCount }
    fundingFacts { totalCount }
  }`;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const local = { plan: '138800.00', fact: '40500.00' };
  const other = { plan: '1050000.00', fact: '964000.00' };
  const all = { plan: '1188800.00', fact: '1004500.00' };
  expect(await response.json()).toEqual({
    data: {
      planFact: {
        rows: [
          {
            key: { fundingSource: { code: 'LOCAL' } },
            amounts: { ...local, deviation: '-98300.00', executionRate: '0.2918' },
            factCount: 12,
            missingPlan: 7,
            missingFact: 7,
          },
          {
            key: { fundingSource: { code: 'OTHER' } },
            amounts: { ...other, deviation: '-86000.00', executionRate: '0.9181' },
            factCount: 12,
            missingPlan: 10,
            missingFact: 10,
          },
        ],
        grandTotal: { ...all, deviation: '-184300.00', executionRate: '0.8450' },
        warnings: [],
      },
      reports: {
        nodes: [
          {
            amounts: all,
            reportedTotals: expect.arrayContaining([
              { fundingSource: null, ...all },
              { fundingSource: { code: 'LOCAL' }, ...local },
              { fundingSource: { code: 'OTHER' }, ...other },
            ]),
            findings: { totalCount: 0 },
          },
        ],
      },
      real: { grandTotal: { plan: '2642788.85', fact: '2233076.54' }, warnings: [] },
      measures: { totalCount: 12 },
      fundingFacts: { totalCount: 60 },
    },
  });
});

/** Runs the pipeline of Sloviansk over the raw files of the project, and serves what it publishes. */
async function serveSloviansk(): Promise<string> {
  const { path } = temporaryFolder();
  const pipelines = (await loadPipelines(resolve('pipelines'))).filter(({ name }) => name === 'sloviansk');
  const plan = { ...planIn(path, pipelines), raw: resolve('data/raw'), reference: resolve('data/reference') };
  await runPipelines(plan, surroundings());
  const server = await startServer({ host: '127.0.0.1', port: 0, releases: plan.releases });
  onTestFinished(server.close);
  return server.url;
}
