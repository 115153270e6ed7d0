import { GraphQLError } from 'graphql';
import { maskError } from 'graphql-yoga';
import { type ErrorCode, PlanfactError } from '../errors.ts';
import { LIMITS } from './limits.ts';

/** What HTTP says to an error the client can do something about; the status of the others follows GraphQL over HTTP. */
const STATUSES: Readonly<Partial<Record<ErrorCode, number>>> = {
  query_stopped: 503,
  release_missing: 404,
};

/** Seconds after which a query that ran out of time may be worth another try. */
const RETRY_AFTER = '5';

/**
 * What a client is told of an error: the sentence and the code of a PlanfactError, a GraphQLError as it is.
 * Any other error is a bug: it is logged whole by the server, and the client is told that much only.
 */
export function answerError(error: unknown, message: string, isDev?: boolean): Error {
  const original = error instanceof GraphQLError ? error.originalError : error;
  if (!(original instanceof PlanfactError)) return maskError(error, message, isDev);
  const place = error instanceof GraphQLError ? error : null;
  return new GraphQLError(original.message, {
    nodes: place?.nodes ?? null,
    source: place?.source ?? null,
    positions: place?.positions ?? null,
    path: place?.path ?? null,
    extensions: extensionsOf(original),
  });
}

function extensionsOf({ code }: PlanfactError): Readonly<Record<string, unknown>> {
  const status = STATUSES[code];
  return {
    code: code === 'query_stopped' ? 'TIME_LIMIT' : code.toUpperCase(),
    ...(code === 'query_stopped' && { limit: LIMITS.time }),
    ...(status && { http: { status, headers: status === 503 ? { 'Retry-After': RETRY_AFTER } : {} } }),
  };
}
