import { dirname } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { z } from 'zod';
import type { Engine } from '../../src/analytics/engine.ts';
import { openServedRelease, type ServedRelease } from '../../src/analytics/served-release.ts';
import { type Api, createApi } from '../../src/api/create-api.ts';
import type { LoadedDocument } from '../../src/model/loaded-document.ts';
import { DOCUMENTS, publishOnce } from '../releases/publish-once.ts';

export type Reply = {
  readonly status: number;
  readonly data: unknown;
  readonly errors: readonly Readonly<Record<string, unknown>>[];
};

type Variables = Readonly<Record<string, unknown>>;

export type SharedApi = {
  /** Asks over HTTP, without a port. */
  readonly ask: (query: string, variables?: Variables) => Promise<Reply>;
  /** The data of an answer that must have no errors. */
  readonly dataOf: (query: string, variables?: Variables) => Promise<unknown>;
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  readonly served: () => ServedRelease;
  /** How many statements the task has the database run. */
  readonly countStatements: (task: () => Promise<unknown>) => Promise<number>;
};

const replySchema = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.record(z.string(), z.unknown())).default([]),
});

/** The API on one published release of made-up documents and real prices, for all tests of a file. */
export function sharedApi(documents: readonly LoadedDocument[] = DOCUMENTS): SharedApi {
  const publication = publishOnce(documents);
  const opened: { readonly api: Api; readonly served: ServedRelease }[] = [];
  let statements = 0;

  beforeAll(async () => {
    const folder = dirname(publication().path);
    const served = await openServedRelease(folder);
    const engine: Engine = {
      ...served.engine,
      query: (...statement) => {
        statements += 1;
        return served.engine.query(...statement);
      },
    };
    const api = createApi({ releasesFolder: folder, logger: SILENT });
    opened.push({ api, served: { ...served, engine } });
  });
  afterAll(() => opened[0]?.served.engine.close());

  function shared() {
    const [open] = opened;
    if (open === undefined) throw new Error('the API was not opened');
    return open;
  }

  async function fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const { api, served } = shared();
    return await api.fetch(new URL(path, 'http://localhost'), init, { served });
  }

  async function ask(query: string, variables: Variables = {}): Promise<Reply> {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = replySchema.parse(await response.json());
    return { status: response.status, data, errors };
  }

  async function dataOf(query: string, variables?: Variables): Promise<unknown> {
    const { data, errors } = await ask(query, variables);
    if (errors.length > 0) throw new Error(`The API answered with errors: ${JSON.stringify(errors)}`);
    return data;
  }

  return {
    ask,
    dataOf,
    fetch,
    served: () => shared().served,
    async countStatements(task) {
      const before = statements;
      await task();
      return statements - before;
    },
  };
}

export const SILENT = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
