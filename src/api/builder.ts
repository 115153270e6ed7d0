import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import type { ApiContext } from './context.ts';
import { decodeGlobalID } from './global-id.ts';

/** Gathers the types of the schema; each file of this room declares one type and its fields with it. */
export const builder = new SchemaBuilder<{
  Context: ApiContext;
  Scalars: {
    ID: { Input: string; Output: string };
    Decimal: { Input: string; Output: string };
    Date: { Input: string; Output: string };
  };
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  Connection: { readonly count: () => Promise<number> };
}>({
  plugins: [RelayPlugin],
  defaultFieldNullability: false,
  relay: {
    cursorType: 'String',
    edgeCursorType: 'String',
    pageInfoCursorType: 'String',
    brandLoadedObjects: true,
    decodeGlobalID,
    idFieldOptions: { description: 'Name of the object in this API, to be given to `node`.' },
    nodeTypeOptions: { description: 'An object that can be asked for again by its id.' },
    nodeQueryOptions: {
      description: 'Any object by its id; null when the release does not have it.',
      args: { id: { description: 'The `id` of an object, as given by this API.' } },
    },
    nodesQueryOptions: false,
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    hasNextPageFieldOptions: { description: 'Whether the list goes on behind this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether the page was asked for with `after`.' },
    startCursorFieldOptions: { description: 'Cursor of the first item; null on an empty page.' },
    endCursorFieldOptions: {
      description:
        'Cursor of the last item, to be given as `after` for the next page; null on an empty page.',
    },
    cursorFieldOptions: { description: 'Place of the item in the list, to be given as `after`.' },
    nodeFieldOptions: { description: 'The item.', nullable: false },
    edgesFieldOptions: {
      description: 'The items of the page, each with its cursor.',
      nullable: { list: false, items: false },
    },
    nodesOnConnection: { description: 'The items of the page.' },
    pageInfoFieldOptions: { description: 'Where the page stands in the list.' },
  },
});

builder.queryType({
  description:
    'What councils planned and what they spent, as printed in their reports and published in one release.',
});

builder.globalConnectionField('totalCount', (t) =>
  t.int({
    description: 'Items of the whole list, on all pages.',
    resolve: (connection) => connection.count(),
  }),
);
