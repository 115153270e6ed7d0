import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

/** What a path is answered with; `times` counts the requests for it, this one included. */
export type Route = (response: ServerResponse, request: IncomingMessage, times: number) => unknown;

export type LoopbackServer = {
  readonly port: number;
  /** `http://127.0.0.1:<port>` or, encrypted, `https://…`. */
  readonly url: string;
  /** The requests so far, in their order. */
  readonly requests: readonly IncomingMessage[];
  readonly connections: () => number;
};

/** A server on loopback that answers paths as it is told and goes away with the test. */
export async function startLoopback(
  routes: Readonly<Record<string, Route>>,
  secure?: ServerOptions,
): Promise<LoopbackServer> {
  const requests: IncomingMessage[] = [];
  const times = new Map<string, number>();
  let connections = 0;
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '';
    requests.push(request);
    times.set(path, (times.get(path) ?? 0) + 1);
    const route = routes[path] ?? routes['*'] ?? ((other) => other.writeHead(404).end());
    route(response, request, times.get(path) ?? 0);
  };
  const server = secure ? createSecureServer(secure, answer) : createServer(answer);
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const url = `${secure ? 'https' : 'http'}://127.0.0.1:${port}`;
  return { port, url, requests, connections: () => connections };
}

/** Sends bytes as they are, where Node would see to it that they are HTTP, and ends the connection. */
export function sendRaw(response: ServerResponse, ...parts: readonly (string | Uint8Array)[]): void {
  for (const part of parts) response.socket?.write(part);
  response.socket?.end();
}
