import { GraphQLError } from 'graphql';
import { maskError, type YogaLogger } from 'graphql-yoga';
import { type ErrorCode, PlanfactError } from '../errors.ts';
import { LIMITS } from './limits.ts';

/** The errors a client can do something about, and the status of those that are more than a wrong question. */
const CLIENT_ERRORS: ReadonlyMap<ErrorCode, number | null> = new Map([
  ['cursor_invalid', null],
  ['question_invalid', null],
  ['release_missing', 404],
  ['query_stopped', 503],
]);

/** Seconds after which a query that ran out of time may be worth another try. */
const RETRY_AFTER = '5';

/**
 * What a client is told of an error: a GraphQLError as it is, the sentence and the code of a PlanfactError
 * that is its own affair. Any other error is the server's, and the client learns no more than that.
 */
export function answerError(error: unknown, message: string, isDev?: boolean): Error {
  const clientError = clientErrorOf(error);
  if (!clientError) return maskError(error, message, isDev);
  const place = error instanceof GraphQLError ? error : null;
  return new GraphQLError(clientError.message, {
    nodes: place?.nodes ?? null,
    source: place?.source ?? null,
    positions: place?.positions ?? null,
    path: place?.path ?? null,
    extensions: extensionsOf(clientError),
  });
}

/** A logger that gets the errors of the server; those of clients are no news to whoever runs it. */
export function logServerErrors(logger: YogaLogger): YogaLogger {
  return {
    ...logger,
    error: (...message) => (clientErrorOf(message[0]) ? logger.debug(...message) : logger.error(...message)),
  };
}

function clientErrorOf(error: unknown): PlanfactError | null {
  const original = error instanceof GraphQLError ? error.originalError : error;
  return original instanceof PlanfactError && CLIENT_ERRORS.has(original.code) ? original : null;
}

function extensionsOf({ code }: PlanfactError): Readonly<Record<string, unknown>> {
  const status = CLIENT_ERRORS.get(code);
  return {
    code: code === 'query_stopped' ? 'TIME_LIMIT' : code.toUpperCase(),
    ...(code === 'query_stopped' && { limit: LIMITS.time }),
    ...(status && { http: { status, headers: status === 503 ? { 'Retry-After': RETRY_AFTER } : {} } }),
  };
}
