import type { ReleaseHolder } from '../analytics/release-holder.ts';
import type { Api } from '../api/create-api.ts';
import { findDownload, sendFile } from '../api/downloads.ts';
import { type Exchange, redirect, sendError, sendHtml, sendJson, wantsHtml } from '../api/exchange.ts';
import { serveGraphiqlAsset } from '../api/graphiql.ts';
import { queryOfPermalink } from '../api/kept-links.ts';
import { LIMITS } from '../api/limits.ts';
import { serveApi } from '../api/serve-api.ts';
import { PAGE_HEADERS } from './page.ts';
import { renderReleasePage, renderReleasesPage } from './releases-page.ts';
import { renderStartPage } from './start-page.ts';

/** What answers are made of. */
export type House = {
  /** The folder of the releases. */
  readonly releases: string;
  readonly holder: ReleaseHolder;
  readonly api: Api;
};

const ADDRESSES = 'Look at / for the addresses there are.';

/** Answers one request by the first part of its path. */
export function answerRequest(exchange: Exchange, house: House): Promise<void> | void {
  const { request, url } = exchange;
  if ((request.url?.length ?? 0) > LIMITS.urlBytes) {
    const message = `An address has at most ${LIMITS.urlBytes} bytes. Send long queries with POST.`;
    return sendError(exchange, 414, 'URL_TOO_LONG', message);
  }
  const [, place = ''] = url.pathname.split('/');
  if (url.pathname === '/graphql') return serveApi(exchange, house.api, house.holder);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    exchange.response.setHeader('Allow', 'GET, HEAD');
    return sendError(
      exchange,
      405,
      'METHOD_NOT_ALLOWED',
      `Here only GET and HEAD are answered. ${ADDRESSES}`,
    );
  }
  switch (place) {
    case '':
      return serveStartPage(exchange, house);
    case 'graphiql':
      return serveGraphiqlAsset(exchange);
    case 'releases':
      return serveDownload(exchange, house);
    case 'measures':
    case 'reports':
      return servePermalink(exchange);
    case 'healthz':
      return sendJson(exchange, { status: 'alive' });
    case 'readyz':
      return serveReadiness(exchange, house);
    default:
      return sendNothingHere(exchange);
  }
}

async function serveStartPage(exchange: Exchange, { holder }: House): Promise<void> {
  if (holder.status().release === null) return sendHtml(exchange, renderStartPage(null), PAGE_HEADERS);
  await holder.use(null, async ({ release }) => sendHtml(exchange, renderStartPage(release), PAGE_HEADERS));
}

async function serveDownload(exchange: Exchange, { releases }: House): Promise<void> {
  const found = await findDownload(releases, exchange.url.pathname);
  if (found === null) return sendNothingHere(exchange);
  if (found.kind === 'elsewhere') return redirect(exchange, 308, found.location);
  if (found.kind === 'file') return sendFile(exchange, found);
  if (!wantsHtml(exchange)) {
    const { kind, ...listing } = found;
    return sendJson(exchange, listing, { headers: LISTING_HEADERS });
  }
  const page =
    found.kind === 'releases'
      ? renderReleasesPage(found.releases)
      : renderReleasePage(found.release, found.files);
  return sendHtml(exchange, page, PAGE_HEADERS);
}

const LISTING_HEADERS = {
  'Cache-Control': 'no-cache',
  'Access-Control-Allow-Origin': '*',
  Vary: 'Accept',
} as const;

function servePermalink(exchange: Exchange): void {
  const query = queryOfPermalink(exchange.url.pathname);
  if (query === null) sendNothingHere(exchange);
  else redirect(exchange, 303, `/graphql?${new URLSearchParams({ query })}`);
}

/** A release that could not be taken up is a problem for whoever runs the server, not for those who ask it. */
function serveReadiness(exchange: Exchange, { holder }: House): void {
  const { release, problem } = holder.status();
  sendJson(exchange, { ready: release !== null, release, problem }, { status: release === null ? 503 : 200 });
}

function sendNothingHere(exchange: Exchange): void {
  sendError(exchange, 404, 'NOT_FOUND', `There is nothing at this address. ${ADDRESSES}`);
}
