import type { ReleaseHolder } from '../analytics/release-holder.ts';
import { PlanfactError } from '../errors.ts';
import type { Api } from './create-api.ts';
import { type Exchange, sendError, wantsHtml } from './exchange.ts';
import { serveGraphiqlPage } from './graphiql.ts';

/** Answers `/graphql`: a browser with GraphiQL, any other client from the release its address names, or the latest. */
export async function serveApi(exchange: Exchange, api: Api, holder: ReleaseHolder): Promise<void> {
  const { request, response, url } = exchange;
  const named = url.searchParams.get('release');
  const wanted = named === 'latest' ? null : named;
  if (request.method === 'GET' && wantsHtml(exchange)) {
    return serveGraphiqlPage(exchange, await holdsSynthetic(holder, wanted));
  }
  try {
    await holder.use(wanted, async (served) => {
      await api(request, response, { served });
    });
  } catch (error) {
    if (!(error instanceof PlanfactError) || error.code !== 'release_missing') throw error;
    sendMissing(exchange, wanted);
  }
}

/** False where there is no such release: then the editor has nothing to show. */
async function holdsSynthetic(holder: ReleaseHolder, wanted: string | null): Promise<boolean> {
  try {
    return await holder.use(wanted, ({ release }) => Promise.resolve(release.synthetic));
  } catch (error) {
    if (!(error instanceof PlanfactError)) throw error;
    return false;
  }
}

/** The error itself names folders of this machine. */
function sendMissing(exchange: Exchange, wanted: string | null): void {
  if (wanted === null) {
    sendError(
      exchange,
      503,
      'RELEASE_MISSING',
      'No release has been published yet. Ask again when the first run has ended.',
    );
    return;
  }
  const name = JSON.stringify(wanted.slice(0, 40));
  sendError(
    exchange,
    404,
    'RELEASE_MISSING',
    `There is no release ${name}. Those that are kept are listed at /releases/.`,
  );
}
