import { checkRedirect } from './checked-address.ts';
import { type Answer, exchange } from './exchange.ts';
import { FetchError } from './fetch-error.ts';
import type { FetchLimits } from './fetch-limits.ts';
import type { HostPace } from './host-pace.ts';
import { judgeAnswer, type Verdict } from './judge-answer.ts';
import type { Network } from './open-connection.ts';
import { type Pause, retry } from './retry.ts';

/** How a source is asked. */
export type ClientSettings = {
  readonly userAgent: string;
  readonly pauseMs: number;
  readonly limits: FetchLimits;
  readonly network: Network;
  readonly pace: HostPace;
  readonly pause: Pause;
  readonly random: () => number;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly onRetry: (url: string, waitMs: number, failure: FetchError) => void;
};

/** The last answer of a chain of redirects. */
export type FinalAnswer = Answer & { readonly kind: Exclude<Verdict['kind'], 'redirect'> };

export type Client = {
  /**
   * Asks for what is at an address and hands the answer to `use`, which may be called again when the body breaks off.
   * Follows redirects, tries again, keeps the pace, stops at the signal. Throws a FetchError when the file cannot be had
   * now, and whatever `use` throws.
   */
  readonly ask: <Result>(
    address: string,
    headers: Readonly<Record<string, string>>,
    use: (answer: FinalAnswer) => Promise<Result>,
  ) => Promise<Result>;
};

export function openClient(settings: ClientSettings): Client {
  const { limits, signal, pause, random } = settings;
  /** Addresses without an answer, one after the other, by host. */
  const failuresOf = new Map<string, number>();
  return {
    ask: async (address, headers, use) => {
      const { host } = new URL(address);
      const failures = failuresOf.get(host) ?? 0;
      if (failures >= limits.failuresOfHost) throw leftAlone(address, host, failures);
      const onRetry = (waitMs: number, failure: FetchError) => settings.onRetry(address, waitMs, failure);
      const trip = () => followRedirects(address, { settings, headers }, use);
      try {
        const result = await retry(trip, { limits, signal, pause, random, onRetry });
        failuresOf.delete(host);
        return result;
      } catch (failure) {
        if (failure instanceof FetchError) failuresOf.set(host, failure.passing ? failures + 1 : 0);
        throw failure;
      }
    },
  };
}

type Trip = {
  readonly settings: ClientSettings;
  readonly headers: Readonly<Record<string, string>>;
};

async function followRedirects<Result>(
  address: string,
  trip: Trip,
  use: (answer: FinalAnswer) => Promise<Result>,
): Promise<Result> {
  let url = new URL(address);
  for (let followed = 0; followed <= trip.settings.limits.redirects; followed += 1) {
    const step = await ask(url, trip, use);
    if ('result' in step) return step.result;
    url = checkRedirect(url, step.location);
  }
  const problem = `expected a file after at most ${trip.settings.limits.redirects} redirects, found one more, to ${url.href}`;
  throw new FetchError(
    'fetch_refused',
    `${address}: ${problem}. Open the address in a browser and name the one the file is at.`,
  );
}

type Step<Result> = { readonly result: Result } | { readonly location: string };

function ask<Result>(
  url: URL,
  { settings, headers }: Trip,
  use: (answer: FinalAnswer) => Promise<Result>,
): Promise<Step<Result>> {
  const { limits, network, pauseMs, userAgent, signal, now } = settings;
  // Unpacked on the way, as Apache's mod_deflate never answers 304 for what it packs (DeflateAlterETag AddSuffix).
  const sent = { ...headers, 'user-agent': userAgent, 'accept-encoding': 'identity' };
  return settings.pace.turn({ host: url.hostname, pauseMs, signal }, () =>
    exchange({ url, headers: sent, network, limits, signal }, async (answer) => {
      const verdict = judgeAnswer(answer, now());
      if (verdict.kind === 'redirect') return { location: verdict.location };
      return { result: await use({ ...answer, kind: verdict.kind }) };
    }),
  );
}

function leftAlone(address: string, host: string, failures: number): FetchError {
  const problem = `not asked, as ${host} gave no answer to the ${failures} addresses before it`;
  return new FetchError('fetch_failed', `${address}: ${problem}. The next run asks again.`, {
    passing: true,
  });
}
