import { once } from 'node:events';
import {
  type ClientRequest,
  request as httpRequest,
  type IncomingHttpHeaders,
  IncomingMessage,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { explainFailure, type Lateness } from './explain-failure.ts';
import type { FetchLimits } from './fetch-limits.ts';
import { type Network, openConnection } from './open-connection.ts';

/** One request to one server, redirects not followed. */
export type Question = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly network: Network;
  readonly limits: FetchLimits;
  readonly signal: AbortSignal;
};

export type Answer = {
  readonly url: URL;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it was sent. Fails with a FetchError unless all of it came, and no more than was announced. */
  readonly body: AsyncIterable<Uint8Array>;
};

/**
 * Asks a server for a file and hands its answer to `use`, after which the connection is closed, read to the end or
 * not. Throws a FetchError when there is no answer.
 */
export async function exchange<Result>(
  question: Question,
  use: (answer: Answer) => Promise<Result>,
): Promise<Result> {
  const { url, limits } = question;
  const patience = new Patience();
  const request = send(question, AbortSignal.any([question.signal, patience.signal]));
  /** Also what comes behind the announced end of the body, after the answer. */
  const failures: Error[] = [];
  request.on('error', (error) => failures.push(error));
  const timers = [
    setTimeout(
      () => patience.end(`not all of it came within ${limits.transferMs / 1_000} s`, true),
      limits.transferMs,
    ),
    setTimeout(() => patience.end(`none came within ${limits.answerMs / 1_000} s`), limits.answerMs),
  ];
  try {
    const response = await awaitResponse(request).catch((cause: unknown) => {
      throw explainFailure(url, cause, patience.lateness);
    });
    clearTimeout(timers.pop());
    response.setTimeout(limits.silenceMs, () => {
      patience.end(`nothing more came for ${limits.silenceMs / 1_000} s`);
    });
    const body = readBody(response, { url, patience, failures });
    return await use({ url, status: response.statusCode ?? 0, headers: response.headers, body });
  } finally {
    for (const timer of timers) clearTimeout(timer);
    request.destroy();
  }
}

/** Ends an exchange that takes too long, and knows why it did. */
class Patience {
  readonly #ended = new AbortController();
  lateness: Lateness | null = null;

  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  end(reason: string, isHopeless = false): void {
    this.lateness ??= { reason, isHopeless };
    this.#ended.abort();
  }
}

function send({ url, headers, network }: Question, signal: AbortSignal): ClientRequest {
  const open = openConnection(url, network, signal);
  const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
    headers,
    signal,
    createConnection: (_, connected) => {
      open(connected);
      return undefined;
    },
  });
  return request.end();
}

async function awaitResponse(request: ClientRequest): Promise<IncomingMessage> {
  const [response]: readonly unknown[] = await once(request, 'response');
  if (response instanceof IncomingMessage) return response;
  throw new TypeError('expected the answer of a server');
}

type Reading = {
  readonly url: URL;
  readonly patience: Patience;
  readonly failures: readonly Error[];
};

async function* readBody(
  response: IncomingMessage,
  { url, patience, failures }: Reading,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of response) yield chunk;
    if (failures[0]) throw failures[0];
  } catch (cause) {
    throw explainFailure(url, cause, patience.lateness);
  }
}
