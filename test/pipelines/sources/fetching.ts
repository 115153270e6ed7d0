import { createHash } from 'node:crypto';
import type { LookupFunction } from 'node:net';
import type { FetchState } from '../../../src/model/fetch-state.ts';
import { definePipeline, type PipelineSpec } from '../../../src/pipelines/define-pipeline.ts';
import type { FetchEvent, FetchOutcome } from '../../../src/pipelines/sources/fetch-outcome.ts';
import { fetchSource } from '../../../src/pipelines/sources/fetch-source.ts';
import type { FetchSurroundings } from '../../../src/pipelines/sources/fetch-surroundings.ts';
import { isOnTheWeb } from '../../../src/pipelines/sources/source-schema.ts';
import { pipelineSpec } from '../pipeline-spec.ts';

export const NOW = '2026-11-25T06:00:00.000Z';

export type Fetching = {
  readonly fetch: (
    source: PipelineSpec['source'],
    known?: readonly FetchState[],
    replaced?: Partial<FetchSurroundings>,
  ) => Promise<FetchOutcome>;
  /** What was kept, by its hash. */
  readonly archive: ReadonlyMap<string, Buffer>;
  /** The waits there would have been, in milliseconds; nothing waits. */
  readonly pauses: readonly number[];
  readonly events: readonly FetchEvent[];
};

/** Fetches as a run does, with an archive in memory, a clock that stands still, and no waits. */
export function startFetching(): Fetching {
  const archive = new Map<string, Buffer>();
  const pauses: number[] = [];
  const events: FetchEvent[] = [];
  const surroundings: FetchSurroundings = {
    keep: async (bytes) => {
      const content = await collect(bytes);
      archive.set(sha256(content), content);
      return { sha256: sha256(content), bytes: content.byteLength };
    },
    now: () => new Date(NOW),
    signal: new AbortController().signal,
    version: '0.1.0',
    publisher: 'town',
    report: (event) => events.push(event),
    pause: async (ms, signal) => {
      signal.throwIfAborted();
      pauses.push(ms);
      await Promise.resolve();
    },
    random: () => 0.5,
    lookup: toLoopback,
  };
  return {
    fetch: (source, known = [], replaced = {}) => {
      const checked = definePipeline(pipelineSpec({ source })).source;
      if (!isOnTheWeb(checked)) throw new TypeError('expected a source on the web');
      return fetchSource(checked, known, { ...surroundings, ...replaced });
    },
    archive,
    pauses,
    events,
  };
}

/** What a run remembers of an address, with some of it replaced. */
export function stateOf(url: string, replaced: Partial<FetchState> = {}): FetchState {
  return {
    url,
    path: 'town/report.xlsx',
    sha256: sha256('old'),
    etag: null,
    lastModified: null,
    checkedAt: '2026-11-24T06:00:00.000Z',
    name: null,
    licence: null,
    ...replaced,
  };
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Every name is this machine, so that no test reaches beyond it. */
const toLoopback: LookupFunction = (_, options, callback) => {
  if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
};

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}
