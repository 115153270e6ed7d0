import { type BlockList, connect as connectSocket, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';

/** How names become addresses, and which of those may not be connected to. */
export type Network = {
  readonly blocked: BlockList | null;
  readonly lookup?: LookupFunction;
};

type Connected = (error: Error | null, socket: Socket) => void;

/**
 * Connects to the host of a URL, and gives the connection, encrypted for https, to `connected`. Node compares each
 * address it is about to connect to with `blocked`, whatever name it came from and at whichever look-up, and fails
 * with `ERR_IP_BLOCKED` before a packet is sent. `tls.connect` would ignore `blocked` (Node 26.10), so it gets
 * a connection that is made.
 */
export function openConnection(
  url: URL,
  { blocked, lookup }: Network,
  signal: AbortSignal,
): (connected: Connected) => void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isSecure = url.protocol === 'https:';
  return (connected) => {
    const socket = connectSocket({
      host,
      port: Number(url.port) || (isSecure ? 443 : 80),
      signal,
      ...(blocked && { blockList: blocked }),
      ...(lookup && { lookup }),
    });
    const fail = (error: Error): void => connected(error, socket);
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.off('error', fail);
      if (!isSecure) return connected(null, socket);
      connected(null, connectSecurely({ socket, host, servername: isIP(host) ? '' : host }));
    });
  };
}
