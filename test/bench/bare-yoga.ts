import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';

/** The floor of any GraphQL server: Yoga as it comes, with one field. Prints its port when it listens. */
const yoga = createYoga({
  schema: createSchema({ typeDefs: 'type Query { ok: Boolean }' }),
  logging: false,
});
const server = createServer(yoga);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}/`);
});
