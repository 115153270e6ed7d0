import type { BlockList, LookupFunction } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Keep } from './fetch-file.ts';
import { DEFAULT_FETCH_LIMITS, type FetchLimits } from './fetch-limits.ts';
import type { FetchEvent } from './fetch-outcome.ts';
import { type HostPace, openHostPace } from './host-pace.ts';
import { type Client, openClient } from './open-client.ts';
import { privateAddresses } from './private-addresses.ts';
import type { Pause } from './retry.ts';
import type { AddressSource, CkanSource } from './source-schema.ts';
import { userAgentOf } from './user-agent.ts';

/** What fetching asks of the world around it. */
export type FetchSurroundings = {
  readonly keep: Keep;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Version of planfact and key of the publisher, for the User-Agent. */
  readonly version: string;
  readonly publisher: string;
  readonly report?: (event: FetchEvent) => void;
  /** To be shared by sources that are fetched at the same time; see `openHostPace`. */
  readonly pace?: HostPace;
  readonly pause?: Pause;
  readonly random?: () => number;
  readonly limits?: Partial<FetchLimits>;
  /** How names become addresses, and which of those count as private. */
  readonly lookup?: LookupFunction;
  readonly privateAddresses?: BlockList;
};

/** The same, ready to fetch one source. */
export type Fetching = {
  readonly client: Client;
  readonly keep: Keep;
  readonly now: () => Date;
  readonly limit: number;
  readonly signal: AbortSignal;
  readonly report: (event: FetchEvent) => void;
};

export function prepareFetching(
  source: AddressSource | CkanSource,
  surroundings: FetchSurroundings,
): Fetching {
  const { keep, now, signal, version, publisher, lookup } = surroundings;
  const report = surroundings.report ?? (() => undefined);
  const pause = surroundings.pause ?? ((ms, until) => setTimeout(ms, undefined, { signal: until }));
  const limits = { ...DEFAULT_FETCH_LIMITS, ...surroundings.limits };
  const blocked = source.allowPrivate ? null : (surroundings.privateAddresses ?? privateAddresses());
  const client = openClient({
    userAgent: userAgentOf({ version, publisher, contact: source.contact }),
    pauseMs: source.pauseSeconds * 1_000,
    limits,
    network: { blocked, ...(lookup && { lookup }) },
    pace: surroundings.pace ?? openHostPace({ now, pause }),
    pause,
    random: surroundings.random ?? Math.random,
    now,
    signal,
    onRetry: (url, waitMs, { message }) => report({ kind: 'retrying', url, waitMs, reason: message }),
  });
  return { client, keep, now, limit: limits.bytes, signal, report };
}
