import { GraphQLError } from 'graphql';
import type { Listing, Page, PageRequest } from '../analytics/listing.ts';
import { builder } from './builder.ts';
import { limitError } from './limit-error.ts';
import { LIMITS } from './limits.ts';
import { once } from './once.ts';

/** The arguments of every list that is read page by page. */
export const pageArgs = builder.args((t) => ({
  first: t.int({
    defaultValue: LIMITS.defaultPage,
    description: `How many items to give, at most ${LIMITS.page}.`,
  }),
  after: t.string({ description: 'The `endCursor` of the page before; without it, the list begins anew.' }),
}));

export type PageArgs = {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
};

type PageInfo = {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
};

/** The page that the arguments ask for; throws an error for the client when `first` is out of bounds. */
export function toPageRequest({ first: asked, after }: PageArgs): PageRequest {
  const first = asked ?? LIMITS.defaultPage;
  if (first < 0) {
    throw new GraphQLError(`Expected \`first\` from 0 to ${LIMITS.page}, found ${first}.`, {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
  if (first > LIMITS.page) {
    throw limitError({
      code: 'PAGE_TOO_LARGE',
      limit: LIMITS.page,
      actual: first,
      message: `A page has at most ${LIMITS.page} items, ${first} were asked for. Ask for fewer and go on with \`after\`, or download the table under /releases/latest/.`,
    });
  }
  return { first, after: after ?? null };
}

/** A list as a Relay connection. Its page is read once, and only when edges or page info are asked for. */
export function toConnection<Item>(list: Listing<Item>, args: PageArgs) {
  const request = toPageRequest(args);
  return connectionOf(() => list.page(request), list.count, request);
}

export function connectionOf<Item>(
  readPage: () => Promise<Page<Item>>,
  count: () => Promise<number>,
  request: PageRequest,
) {
  const page = once(readPage);
  return {
    count,
    get edges() {
      return page().then(toEdges);
    },
    get pageInfo() {
      return page().then((read) => toPageInfo(read, request));
    },
  };
}

export function toPageInfo({ cursors, hasNextPage }: Page<unknown>, { after }: PageRequest): PageInfo {
  return {
    hasNextPage,
    hasPreviousPage: after !== null,
    startCursor: cursors.at(0) ?? null,
    endCursor: cursors.at(-1) ?? null,
  };
}

function toEdges<Item>({ items, cursors }: Page<Item>) {
  return items.map((node, index) => ({ node, cursor: cursors[index] ?? '' }));
}
