import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const READY_WITHIN_SECONDS = 120;

/** What `.ci/run` asks: each question passes or throws. */
const QUESTIONS: Readonly<Record<string, (target: string) => Promise<void> | void>> = {
  'free-port': printFreePort,
  ready: waitUntilReady,
  graphql: askPlanFact,
  'made-up': findMarks,
  csv: downloadFacts,
  whole: checkFolder,
};

const [question = '', target = ''] = process.argv.slice(2);
const ask = QUESTIONS[question];
assert(ask, `expected one of ${Object.keys(QUESTIONS).join(', ')}, found ${question}`);
await ask(target);

async function printFreePort(): Promise<void> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert(address !== null && typeof address === 'object');
  console.log(address.port);
  server.close();
}

async function waitUntilReady(url: string): Promise<void> {
  for (let second = 0; second < READY_WITHIN_SECONDS; second += 1) {
    const response = await fetch(`${url}/healthz`).catch(() => null);
    if (response?.ok) return;
    await setTimeout(1000);
  }
  assert.fail(`${url}/healthz did not answer within ${READY_WITHIN_SECONDS} seconds`);
}

/** The sums that the report of section 6.2 for 2016 prints itself. */
async function askPlanFact(url: string): Promise<void> {
  const query = `{
    planFact(groupBy: [FUNDING_SOURCE], filter: { publisher: { eq: "sloviansk" }, year: { eq: 2016 } }) {
      rows { key { fundingSource { code } } amounts { plan fact } }
      grandTotal { plan fact }
    }
  }`;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined);
  const filled = data.planFact.rows.filter(
    (row: { amounts: { plan: unknown } }) => row.amounts.plan !== null,
  );
  const sums = filled.map((row: { key: { fundingSource: { code: string } }; amounts: object }) => [
    row.key.fundingSource.code,
    { ...row.amounts },
  ]);
  assert.deepEqual(Object.fromEntries(sums), {
    LOCAL: { plan: '138800.00', fact: '40500.00' },
    OTHER: { plan: '1050000.00', fact: '964000.00' },
  });
  assert.deepEqual(data.planFact.grandTotal, { plan: '1188800.00', fact: '1004500.00' });
}

/** The made-up town is there, marked on the first page and left out by a filter. */
async function findMarks(url: string): Promise<void> {
  const page = await fetch(url, { headers: { accept: 'text/html' } });
  assert.match(await page.text(), /data-synthetic/);
  const query = `{
    publishers { key synthetic }
    planFact(groupBy: [PUBLISHER], filter: { synthetic: false }) { rows { key { publisher { key } } } }
  }`;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data } = await response.json();
  assert.deepEqual(data.publishers, [
    { key: 'demo-town', synthetic: true },
    { key: 'sloviansk', synthetic: false },
  ]);
  assert.deepEqual(data.planFact.rows, [{ key: { publisher: { key: 'sloviansk' } } }]);
}

async function downloadFacts(url: string): Promise<void> {
  const response = await fetch(`${url}/releases/latest/funding_facts.csv`);
  assert.equal(response.status, 200);
  const [header = '', ...lines] = (await response.text()).trimEnd().split('\n');
  assert(header.includes('measure_key') && header.includes('plan_uah'), `unexpected header: ${header}`);
  const rows = lines.filter((line) => line.includes('sloviansk/2016/6.2/'));
  assert.equal(rows.length, 60, '12 measures with 5 funding sources each');
}

/** No hidden build folder, no write-ahead log, and the latest release is what its checksums say. */
function checkFolder(data: string): void {
  const left = readdirSync(data, { recursive: true, encoding: 'utf8' });
  assert.deepEqual(
    left.filter((path) => /\.wal$|(?:^|\/)\.(?!gitkeep)/.test(path)),
    [],
  );
  const latest = join(data, 'releases', 'latest');
  const sums = readFileSync(join(latest, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
  assert(sums.length > 1, 'expected the checksums of several files');
  for (const line of sums) {
    const [expected, name = ''] = line.split('  ');
    const found = createHash('sha256')
      .update(readFileSync(join(latest, name)))
      .digest('hex');
    assert.equal(found, expected, name);
  }
}
