import { FetchError } from './fetch-error.ts';

/** What an address has to be before anything is sent to it, in words for the operator. */
export const EXPECTED_ADDRESS = 'an http or https address without a user name or password';

/** Whether an address may be fetched as far as its text tells; where it leads is checked when the connection is made. */
export function isFetchable(address: string): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  return /^https?:$/.test(url.protocol) && url.hostname !== '' && url.username === '' && url.password === '';
}

/** The address in the spelling of the URL standard, without a fragment: one file has one. */
export function canonicalAddress(address: string, base?: string): string {
  const url = new URL(address, base);
  url.hash = '';
  return url.href;
}

/**
 * Where a redirect leads. Throws `fetch_refused` for an address that may not be fetched, and for a step from https to
 * http, where anybody on the way could change the file.
 */
export function checkRedirect(from: URL, location: string): URL {
  const to = URL.parse(location, from);
  if (to === null || !isFetchable(to.href)) {
    throw refused(
      from,
      `expected a redirect to ${EXPECTED_ADDRESS}, found one to "${location.slice(0, 200)}"`,
    );
  }
  if (from.protocol === 'https:' && to.protocol === 'http:') {
    throw refused(from, `expected to stay with https, found a redirect to ${to.href}`);
  }
  return to;
}

function refused(from: URL, problem: string): FetchError {
  const advice = 'Open the address in a browser and name the one the file is at.';
  return new FetchError('fetch_refused', `${from.href}: ${problem}. ${advice}`);
}
