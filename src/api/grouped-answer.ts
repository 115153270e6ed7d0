import type { FundingFactFilter } from '../analytics/funding-fact-filter.ts';
import type { Page, PageRequest } from '../analytics/listing.ts';
import type { Prices } from '../analytics/prices.ts';
import { holdsSyntheticFacts } from '../analytics/synthetic-facts.ts';
import { builder } from './builder.ts';
import { toPageInfo } from './pagination.ts';
import { PRICES_FIELD, pricesType } from './prices.ts';
import { releaseType } from './release.ts';

/** What an answer in groups of facts knows of itself, whatever its rows are. */
export type GroupedAnswer<Row = unknown> = {
  /** Which facts were asked for. */
  readonly filter: FundingFactFilter;
  readonly prices: Prices | null;
  readonly request: PageRequest;
  /** Read once, for the rows and for the page info. */
  readonly page: () => Promise<Page<Row>>;
  readonly countGroups: () => Promise<number>;
  readonly permalink: string;
};

/** Both kinds of answers in groups have these fields, so a client can page and cite them alike. */
export const groupedAnswer = builder.interfaceRef<GroupedAnswer>('GroupedAnswer').implement({
  description: 'An answer in groups of funding facts.',
  fields: (t) => ({
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: 'Where the page stands among the groups.',
      resolve: async ({ page, request }) => toPageInfo(await page(), request),
    }),
    totalGroups: t.int({
      description: 'How many groups there are on all pages.',
      resolve: ({ countGroups }) => countGroups(),
    }),
    prices: t.expose('prices', { type: pricesType, nullable: true, description: PRICES_FIELD }),
    release: t.field({
      type: releaseType,
      description: 'The release that was asked.',
      resolve: (_, __, { release }) => release,
    }),
    synthetic: t.boolean({
      description: 'Whether any of the facts is made up, for demonstration.',
      resolve: ({ filter }, _, { engine }) => holdsSyntheticFacts(engine, filter),
    }),
    permalink: t.exposeString('permalink', {
      description: 'Lasting address, a path on this server, that asks this release the same question again.',
    }),
  }),
});
