import { type ASTNode, GraphQLError } from 'graphql';

type Exceeded = {
  /** A fixed word, `TOO_DEEP`. */
  readonly code: string;
  readonly limit: number;
  readonly actual: number;
  /** What was expected, what was found, what to do. */
  readonly message: string;
  readonly nodes?: readonly ASTNode[];
};

/** The error for a request that asks for too much: HTTP 400, whatever media type the client accepts. */
export function limitError({ code, limit, actual, message, nodes }: Exceeded): GraphQLError {
  return new GraphQLError(message, {
    ...(nodes && { nodes }),
    extensions: { code, limit, actual, http: { status: 400, spec: false } },
  });
}
