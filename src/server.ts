import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { YogaLogger } from 'graphql-yoga';
import { createReleaseHolder, type ReleaseHolder } from './analytics/release-holder.ts';
import { createApi } from './api/create-api.ts';
import { type Exchange, sendError } from './api/exchange.ts';
import { PlanfactError } from './errors.ts';
import { answerRequest, type House } from './portal/answer-request.ts';

export type ServerOptions = {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** The folder of the releases. */
  readonly releases: string;
  /** Start without a release, and serve the first when it is published. */
  readonly waitForRelease?: boolean;
  /** Milliseconds between two looks for a newer release. */
  readonly lookEvery?: number;
  readonly logger?: YogaLogger;
};

export type RunningServer = {
  /** `http://127.0.0.1:4000` */
  readonly url: string;
  /** Lets the requests that run end, and closes the releases. */
  readonly close: () => Promise<void>;
};

const LOOK_EVERY = 1000;

/** Milliseconds that clients have to read their answers when the server closes. */
const CLOSE_WITHIN = 5000;
const CLOSE_IDLE_EVERY = 20;

/** Only the path of a request counts, whatever name the server was called by. */
const ANY_ORIGIN = 'http://localhost';
const NO_ADDRESS = '/nowhere';

/** Hosts to listen on that are no addresses to go to. */
const EVERY_ADDRESS: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

const STDERR_LOGGER: YogaLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: (...message) => console.error(...message),
  error: (...message) => console.error(...message),
};

/**
 * Serves the latest release over HTTP, and takes up a newer one when it is published, without losing a
 * request.
 * @throws {PlanfactError} `port_taken` when it cannot listen, `release_missing` when there is nothing to serve.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host, port, releases, logger = STDERR_LOGGER } = options;
  const holder = createReleaseHolder(releases);
  const house = { releases, holder, api: createApi({ releasesFolder: releases, logger }) };
  const server = createServer((request, response) => {
    respond(toExchange(request, response), house, logger).catch((error: unknown) => logger.error(error));
  });
  try {
    await holder.refresh();
    if (!options.waitForRelease) await holder.use(null, () => Promise.resolve());
    await listen(server, host, port);
  } catch (error) {
    await holder.close();
    throw error;
  }
  const looking = setInterval(() => look(holder, logger), options.lookEvery ?? LOOK_EVERY);
  return {
    url: urlOf(server, host),
    async close() {
      clearInterval(looking);
      await closeServer(server);
      await holder.close();
    },
  };
}

/** The whole error is for the log; the client is told that there was one. */
async function respond(exchange: Exchange, house: House, logger: YogaLogger): Promise<void> {
  try {
    await answerRequest(exchange, house);
  } catch (error) {
    logger.error(error);
    if (exchange.response.headersSent) exchange.response.destroy();
    else sendError(exchange, 500, 'INTERNAL_SERVER_ERROR', 'Unexpected error.');
  }
}

function toExchange(request: IncomingMessage, response: ServerResponse): Exchange {
  return {
    request,
    response,
    url: URL.parse(request.url ?? '/', ANY_ORIGIN) ?? new URL(NO_ADDRESS, ANY_ORIGIN),
  };
}

async function look(holder: ReleaseHolder, logger: YogaLogger): Promise<void> {
  const before = holder.status();
  await holder.refresh();
  const { release, problem } = holder.status();
  if (release !== before.release) logger.info(`Release ${release} is served.`);
  if (problem !== null && problem !== before.problem) logger.error(`${problem} Release ${release} stays.`);
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (cause) {
    throw cannotListen(host, port, cause);
  }
}

function cannotListen(host: string, port: number, cause: unknown): PlanfactError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  const reason =
    code === 'EADDRINUSE'
      ? 'is taken, perhaps by a planfact that runs already'
      : `cannot be listened on (${code})`;
  const remedy = `Stop the other program, or choose another port: PORT=${port + 1} npm start, or --port ${port + 1}.`;
  return new PlanfactError('port_taken', `Port ${port} of ${host} ${reason}. ${remedy}`, { cause });
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const name = EVERY_ADDRESS.has(host) ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** A connection that is kept alive for further requests is closed as soon as it has none. */
async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const idle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_EVERY);
  const cutOff = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN);
  await closed;
  clearInterval(idle);
  clearTimeout(cutOff);
}
