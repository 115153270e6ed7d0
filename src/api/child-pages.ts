import DataLoader from 'dataloader';
import type { Engine } from '../analytics/engine.ts';
import type { ListingByParent, Page, PageRequest } from '../analytics/listing.ts';
import type { ApiContext } from './context.ts';
import { connectionOf, type PageArgs, toPageRequest } from './pagination.ts';

type ChildLoaders<Item> = {
  readonly count: DataLoader<string, number>;
  /** One for each page that is asked for: fields of the same arguments share a query. */
  readonly pages: Map<string, DataLoader<string, Page<Item>>>;
};

const NO_PAGE = { items: [], cursors: [], hasNextPage: false };

/** A list below many parents as a connection below each: the pages of all parents are read with one query. */
export function childPages<Item>(
  listChildren: (engine: Engine, parents: readonly string[]) => ListingByParent<Item>,
) {
  const loadersOfRequests = new WeakMap<ApiContext, ChildLoaders<Item>>();

  function loadersOf(context: ApiContext): ChildLoaders<Item> {
    const known = loadersOfRequests.get(context);
    if (known) return known;
    const made = { count: countLoader(context.engine), pages: new Map() };
    loadersOfRequests.set(context, made);
    return made;
  }

  function countLoader(engine: Engine): DataLoader<string, number> {
    return new DataLoader(async (parents) => {
      const counts = await listChildren(engine, parents).counts();
      return parents.map((parent) => counts.get(parent) ?? 0);
    });
  }

  function pageLoader(engine: Engine, request: PageRequest): DataLoader<string, Page<Item>> {
    return new DataLoader(async (parents) => {
      const pages = await listChildren(engine, parents).pages(request);
      return parents.map((parent) => pages.get(parent) ?? NO_PAGE);
    });
  }

  return (context: ApiContext, parent: string, args: PageArgs) => {
    const request = toPageRequest(args);
    const { count, pages } = loadersOf(context);
    const name = JSON.stringify(request);
    const loader = pages.get(name) ?? pageLoader(context.engine, request);
    pages.set(name, loader);
    return connectionOf(
      () => loader.load(parent),
      () => count.load(parent),
      request,
    );
  };
}
