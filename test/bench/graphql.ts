import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import autocannon from 'autocannon';
import { SHARED_FUNCTIONS } from '../../src/analytics/duckdb-engine.ts';
import type { Engine, Value } from '../../src/analytics/engine.ts';
import { planFact } from '../../src/analytics/plan-fact.ts';
import { openServedRelease } from '../../src/analytics/served-release.ts';
import { perSecond, printRate } from './measure.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const QUERY = `{ planFact(groupBy: [FUNDING_SOURCE]) {
  rows { key { fundingSource { code } } amounts { plan fact deviation executionRate } factCount }
  grandTotal { plan fact } totalGroups } }`;
const CONNECTIONS = 10;
const SECONDS = 4;

/**
 * `planFact` over HTTP from the server as a user starts it, against bare Yoga's `{__typename}` in a process of its
 * own, and against the same SQL through the DuckDB client alone.
 */
export async function benchGraphql(): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'planfact-bench-'));
  const started: ChildProcess[] = [];
  try {
    await cp(join(ROOT, 'data/raw'), join(data, 'raw'), { recursive: true });
    const served = start(started, [join(ROOT, 'src/cli.ts'), 'start', '--data', data, '--port', '0']);
    const planfact = await addressOf(served, /GraphiQL\s+(http\S+)/);
    const bare = await addressOf(start(started, [join(ROOT, 'test/bench/bare-yoga.ts')]), /(http\S+)/);
    const floor = await requestsPerSecond(bare, '{__typename}');
    console.log(`GraphQL over HTTP, ${CONNECTIONS} connections`);
    printRate('floor: bare Yoga, {__typename}', floor, floor);
    printRate('planFact by funding source', await requestsPerSecond(planfact, QUERY), floor);
    console.log();
    await benchSql(join(data, 'releases'));
  } finally {
    for (const child of started) child.kill('SIGTERM');
    await Promise.all(started.map(hasEnded));
    await rm(data, { recursive: true, force: true });
  }
}

/** The statements of that query, recorded from the engine and run by the client as they are. */
async function benchSql(releases: string): Promise<void> {
  const { release, engine } = await openServedRelease(releases);
  const statements: { readonly sql: string; readonly parameters: readonly Value[] }[] = [];
  const recording: Engine = {
    ...engine,
    query: (sql, parameters) => {
      statements.push({ sql, parameters });
      return engine.query(sql, parameters);
    },
  };
  const ask = async (asked: Engine) => {
    const { groups, grandTotal } = planFact(asked, {
      groupBy: ['fundingSource'],
      filter: {},
      having: {},
      orderBy: [],
    });
    return [await groups.page({ first: 100, after: null }), await groups.count(), await grandTotal()];
  };
  await ask(recording);
  const instance = await DuckDBInstance.create(release.database, { access_mode: 'READ_ONLY', threads: '1' });
  const connection = await instance.connect();
  for (const statement of SHARED_FUNCTIONS) await connection.run(statement);
  const floor = await perSecond(async () => {
    for (const { sql, parameters } of statements) {
      await (await connection.runAndReadAll(sql, [...parameters])).getRowObjectsJson();
    }
  });
  console.log(`The same ${statements.length} SQL statements, one after the other`);
  printRate('floor: DuckDB client alone', floor, floor);
  printRate('through the questions of analytics/', await perSecond(() => ask(engine)), floor);
  connection.closeSync();
  instance.closeSync();
  await engine.close();
}

function start(started: ChildProcess[], args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: ROOT });
  started.push(child);
  return child;
}

async function addressOf(child: ChildProcess, pattern: RegExp): Promise<string> {
  if (!child.stdout) throw new Error('the server prints nothing');
  for await (const line of createInterface({ input: child.stdout })) {
    const found = pattern.exec(line)?.[1];
    if (found) {
      child.stdout.resume();
      return found;
    }
  }
  throw new Error('the server ended before it named its address');
}

async function requestsPerSecond(url: string, query: string): Promise<number> {
  const load = {
    url: url.endsWith('/') ? `${url}graphql` : url,
    method: 'POST' as const,
    connections: CONNECTIONS,
  };
  const request = { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) };
  await autocannon({ ...load, ...request, duration: 1 });
  const result = await autocannon({ ...load, ...request, duration: SECONDS });
  if (result.non2xx > 0) throw new Error(`${url}: ${result.non2xx} answers were no success`);
  return result.requests.average;
}

function hasEnded(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
}
