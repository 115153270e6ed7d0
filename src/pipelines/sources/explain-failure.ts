import { FetchError } from './fetch-error.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name could not be looked up',
  ECONNREFUSED: 'it refused the connection',
  ECONNRESET: 'it broke off the connection',
  EPIPE: 'it broke off the connection',
  EHOSTUNREACH: 'it cannot be reached',
  ENETUNREACH: 'it cannot be reached',
  ETIMEDOUT: 'it does not answer',
  HPE_CLOSED_CONNECTION: 'it sent more than it had announced',
};

/** What goes before the first code of Node that says so is in OpenSSL's own words. */
const CERTIFICATE_CODE =
  /^(?:ERR_TLS_CERT|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE))/;

/** Why a server was waited for no longer, in words that follow «but»; hopeless: it would take as long again. */
export type Lateness = { readonly reason: string; readonly isHopeless: boolean };

/** The FetchError of what went wrong on the way to a server and back. */
export function explainFailure(url: URL, cause: unknown, lateness: Lateness | null): FetchError {
  if (cause instanceof FetchError) return cause;
  const code = codeOf(cause);
  if (code === 'ERR_IP_BLOCKED') return privateAddress(url, cause);
  if (CERTIFICATE_CODE.test(code)) return badCertificate(url, code, cause);
  const reason = lateness?.reason ?? reasonOf(code, cause);
  return new FetchError(
    'fetch_failed',
    `${url.href}: expected an answer of ${url.host}, but ${reason}. The next run asks again; if this lasts, open the address in a browser.`,
    { passing: true, waitMs: lateness?.isHopeless ? Number.POSITIVE_INFINITY : null, cause },
  );
}

function privateAddress(url: URL, cause: unknown): FetchError {
  const found = /IP\(([^)]*)\)/.exec(String(firstOf(cause)))?.[1];
  return new FetchError(
    'fetch_refused',
    `${url.href}: expected a server on the public internet, but ${url.hostname} is ${found ?? 'not'}, an address of a private or special network. Nothing was sent there. If it is meant, say allowPrivate: true in the source of the pipeline.`,
    { cause },
  );
}

function badCertificate(url: URL, code: string, cause: unknown): FetchError {
  return new FetchError(
    'fetch_failed',
    `${url.href}: expected a server with a valid certificate, but that of ${url.host} cannot be trusted (${code}). Tell its owner; if you know the certificate, name its file in NODE_EXTRA_CA_CERTS.`,
    { cause },
  );
}

function reasonOf(code: string, cause: unknown): string {
  const known = REASONS[code];
  if (known !== undefined) return known;
  if (code.startsWith('HPE_')) return `what it sent breaks the rules of HTTP (${code})`;
  return `the connection failed (${code || String(cause)})`;
}

/** Where several addresses of a name were tried, the first failure speaks for all. */
function firstOf(cause: unknown): unknown {
  return cause instanceof AggregateError ? (cause.errors[0] ?? cause) : cause;
}

function codeOf(cause: unknown): string {
  const first = firstOf(cause);
  return first instanceof Error && 'code' in first ? String(first.code) : '';
}
