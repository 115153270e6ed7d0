import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Exchange, sendAnswer, sendError, sendHtml } from './exchange.ts';
import { GRAPHIQL_START } from './graphiql-start.ts';

type Asset = { readonly mediaType: string; readonly body: string; readonly compressed: Buffer };

/** Scripts and workers from this server only; the editor writes its styles into the page itself. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const FOREVER = 'public, max-age=31536000, immutable';

const compress = promisify(gzip);

let loading: Promise<ReadonlyMap<string, Asset>> | undefined;

/**
 * The page of GraphiQL, an editor for queries. Everything it needs comes from this server. `synthetic`: the release it
 * asks holds made-up data, and a note above the editor says so.
 */
export async function serveGraphiqlPage(exchange: Exchange, synthetic: boolean): Promise<void> {
  const assets = await loadAssets();
  sendHtml(exchange, renderPage([...assets.keys()], synthetic), {
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Accept',
  });
}

/** A file of GraphiQL, `/graphiql/<hash>/<name>`: another version has another address. */
export async function serveGraphiqlAsset(exchange: Exchange): Promise<void> {
  const asset = (await loadAssets()).get(exchange.url.pathname);
  if (!asset) {
    sendError(exchange, 404, 'NOT_FOUND', 'There is no such file. GraphiQL is at /graphql.');
    return;
  }
  const compressed = /\bgzip\b/.test(exchange.request.headers['accept-encoding'] ?? '');
  sendAnswer(exchange, {
    mediaType: asset.mediaType,
    body: compressed ? asset.compressed : asset.body,
    headers: {
      'Cache-Control': FOREVER,
      Vary: 'Accept-Encoding',
      'X-Content-Type-Options': 'nosniff',
      ...(compressed && { 'Content-Encoding': 'gzip' }),
    },
  });
}

/** Nine megabytes that most servers are never asked for, so they are loaded with the first page. */
function loadAssets(): Promise<ReadonlyMap<string, Asset>> {
  loading ??= readAssets();
  return loading;
}

async function readAssets(): Promise<ReadonlyMap<string, Asset>> {
  const graphiql = await import('@graphql-yoga/render-graphiql/graphiql');
  const files = {
    'graphiql.css': graphiql.css,
    'graphiql.js': graphiql.js,
    'editor.worker.js': graphiql.editorWorkerService,
    'json.worker.js': graphiql.jsonWorker,
    'graphql.worker.js': graphiql.graphqlWorker,
    'start.js': GRAPHIQL_START,
  };
  const hash = createHash('sha256').update(Object.values(files).join('\0')).digest('hex').slice(0, 12);
  const assets = Object.entries(files).map(async ([name, body]): Promise<[string, Asset]> => {
    const mediaType = name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
    return [`/graphiql/${hash}/${name}`, { mediaType, body, compressed: await compress(body) }];
  });
  return new Map(await Promise.all(assets));
}

const SYNTHETIC_NOTE = `<p class="note" data-synthetic>Частина даних вигадана, для демонстрації; без неї: <code>filter: { synthetic: false }</code> / <span lang="en">Some of the data is made up for demonstration; this leaves it out</span></p>
`;

function renderPage(paths: readonly string[], synthetic: boolean): string {
  const pathOf = (name: string): string => paths.find((path) => path.endsWith(`/${name}`)) ?? '';
  return `<!doctype html>
<html lang="uk">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>planfact · GraphiQL</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${pathOf('graphiql.css')}">
<style>
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; }
#root { flex: 1; min-height: 0; }
.note { margin: 0; padding: 0.4rem 1rem; font: 0.9rem/1.4 system-ui, sans-serif; color: #1a1a1a; background: #ffe2b8; }
</style>
</head>
<body>
<noscript>GraphiQL потребує JavaScript. Запит можна надіслати й без нього: POST /graphql. / GraphiQL needs JavaScript; POST /graphql works without.</noscript>
${synthetic ? SYNTHETIC_NOTE : ''}<div id="root"></div>
<script src="${pathOf('graphiql.js')}"></script>
<script src="${pathOf('start.js')}"></script>
</body>
</html>
`;
}
