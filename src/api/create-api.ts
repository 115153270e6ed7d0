import { createLogger, createYoga, type YogaLogger, type YogaServerInstance } from 'graphql-yoga';
import type { ServedRelease } from '../analytics/served-release.ts';
import { answerError, logServerErrors } from './answer-errors.ts';
import { type ApiContext, createContext } from './context.ts';
import { useDocumentLimits } from './document-limits.ts';
import { LIMITS } from './limits.ts';
import { schema } from './schema.ts';

/** What each request brings along: the release it is answered from. */
export type RequestContext = { readonly served: ServedRelease };

export type ApiOptions = {
  readonly releasesFolder: string;
  readonly logger?: YogaLogger;
  /** Milliseconds for one request. */
  readonly timeLimit?: number;
};

export type Api = YogaServerInstance<RequestContext, ApiContext>;

/** GraphQL over HTTP at `/graphql`: a request handler that answers each request from the release given with it. */
export function createApi(options: ApiOptions): Api {
  const { releasesFolder, logger = createLogger('warn'), timeLimit = LIMITS.time } = options;
  return createYoga<RequestContext, ApiContext>({
    schema,
    logging: logServerErrors(logger),
    context: ({ served, request }) =>
      createContext(served, releasesFolder, untilGone(request.signal, timeLimit)),
    plugins: [useDocumentLimits()],
    maskedErrors: { maskError: answerError, isDev: false },
    maxRequestBodySize: LIMITS.bodyBytes,
    multipart: false,
    batching: false,
    cors: { origin: '*', credentials: false },
    landingPage: false,
    graphiql: false,
  });
}

/** Aborts when the client has gone away or its time is up. The signal of a request is not one that Node can join. */
function untilGone(client: AbortSignal, timeLimit: number): AbortSignal {
  const gone = new AbortController();
  client.addEventListener('abort', () => gone.abort(client.reason), { once: true });
  return AbortSignal.any([gone.signal, AbortSignal.timeout(timeLimit)]);
}
