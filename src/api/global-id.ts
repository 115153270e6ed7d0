import { GraphQLError } from 'graphql';

/** The type and the key that an `id` stands for. */
type Named = { readonly typename: string; readonly id: string };

const NODE_TYPES = ['Finding', 'FundingFact', 'Measure', 'Publisher', 'Report', 'Section'];

/** Reads an `id` as this API gives it out: base64 of the type, a colon and the key. */
export function decodeGlobalID(id: string): Named {
  const [, typename = '', key = ''] = /^(\w+):(.+)$/.exec(Buffer.from(id, 'base64').toString()) ?? [];
  if (NODE_TYPES.includes(typename)) return { typename, id: key };
  throw new GraphQLError(`Expected an \`id\` as given by this API, found «${id.slice(0, 100)}».`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
