import type { IncomingMessage, ServerResponse } from 'node:http';

/** One HTTP request on its way to its answer. */
export type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
};

export type Answer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly mediaType: string;
  readonly body: string | Buffer;
};

/** Sends a whole answer; to HEAD its headers alone. */
export function sendAnswer(
  { request, response }: Exchange,
  { status = 200, headers = {}, mediaType, body }: Answer,
): void {
  response.writeHead(status, {
    'Content-Type': mediaType,
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

export function sendJson(
  exchange: Exchange,
  value: unknown,
  answer: Pick<Answer, 'status' | 'headers'> = {},
): void {
  sendAnswer(exchange, {
    ...answer,
    mediaType: 'application/json; charset=utf-8',
    body: `${JSON.stringify(value, null, 2)}\n`,
  });
}

export function sendHtml(
  exchange: Exchange,
  html: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  sendAnswer(exchange, { headers, mediaType: 'text/html; charset=utf-8', body: html });
}

/** An error in the shape of a GraphQL answer, so that one kind of client code reads them all. */
export function sendError(exchange: Exchange, status: number, code: string, message: string): void {
  const headers = status === 503 ? { 'Retry-After': '5' } : {};
  sendJson(exchange, { errors: [{ message, extensions: { code } }] }, { status, headers });
}

/** Whether the client is a browser that shows pages, by what it says it accepts. */
export function wantsHtml({ request }: Exchange): boolean {
  return request.headers.accept?.includes('text/html') ?? false;
}

export function redirect(exchange: Exchange, status: 303 | 308, location: string): void {
  sendAnswer(exchange, {
    status,
    mediaType: 'text/plain; charset=utf-8',
    headers: { Location: location },
    body: `${location}\n`,
  });
}
