import { STATUS_CODES } from 'node:http';
import type { Answer } from './exchange.ts';
import { FetchError } from './fetch-error.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

/** What an answer is worth, by its status alone. */
export type Verdict =
  | { readonly kind: 'file' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'redirect'; readonly location: string };

/** Throws a FetchError for an answer that is none of these; `now` dates the wait that the server may ask for. */
export function judgeAnswer({ url, status, headers }: Answer, now: Date): Verdict {
  if (status === 200 || status === 203) return { kind: 'file' };
  if (status === 304) return { kind: 'unchanged' };
  if (status === 404 || status === 410) return { kind: 'gone' };
  const { location } = headers;
  if (REDIRECTS.has(status) && location !== undefined) return { kind: 'redirect', location };
  const found = `${status} ${STATUS_CODES[status] ?? ''}`.trim();
  const passing = PASSING.has(status) || status >= 500;
  const advice = passing ? 'The next run asks again.' : 'Open the address in a browser to see why.';
  throw new FetchError(
    'fetch_failed',
    `${url.href}: expected a file, the server answered ${found}. ${advice}`,
    {
      passing,
      waitMs: waitAskedFor(headers['retry-after'], now),
    },
  );
}

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3); null where there is none that can be understood. */
function waitAskedFor(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
