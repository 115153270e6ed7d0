import {
  type ASTVisitor,
  GraphQLError,
  Lexer,
  type OperationDefinitionNode,
  Source,
  TokenKind,
  type ValidationContext,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { limitError } from './limit-error.ts';
import { LIMITS } from './limits.ts';
import { measureQuery } from './query-extent.ts';

/** Refuses documents that are too long, too deep or too broad before anything is executed. */
export function useDocumentLimits(): Plugin {
  return {
    onParams({ params }) {
      if (typeof params.query === 'string') limitTokens(params.query);
    },
    onValidate({ addValidationRule }) {
      addValidationRule(limitOperations);
    },
  };
}

/** The parser could stop at a limit too, but would not say how many tokens there are. */
function limitTokens(query: string): void {
  if (query.length <= LIMITS.tokens) return;
  const actual = countTokens(new Source(query));
  if (actual <= LIMITS.tokens) return;
  throw limitError({
    code: 'TOO_MANY_TOKENS',
    limit: LIMITS.tokens,
    actual,
    message: `A query has at most ${LIMITS.tokens} tokens, this one has ${actual}. Put long lists into variables, or ask in several queries.`,
  });
}

/** What is no token at all is left to the parser, which says where it stands. */
function countTokens(source: Source): number {
  const lexer = new Lexer(source);
  let count = 0;
  try {
    while (lexer.advance().kind !== TokenKind.EOF) count += 1;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
  }
  return count;
}

function limitOperations(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      const { depth, aliases, fields } = measureQuery(operation.selectionSet, context);
      for (const excess of [
        { code: 'TOO_DEEP', things: 'levels of fields', limit: LIMITS.depth, actual: depth },
        { code: 'TOO_MANY_ALIASES', things: 'aliases', limit: LIMITS.aliases, actual: aliases },
        { code: 'TOO_MANY_ROOT_FIELDS', things: 'root fields', limit: LIMITS.rootFields, actual: fields },
      ]) {
        if (excess.actual > excess.limit) context.reportError(tooMuch(excess, operation));
      }
    },
  };
}

type Excess = {
  readonly code: string;
  readonly things: string;
  readonly limit: number;
  readonly actual: number;
};

function tooMuch({ code, things, limit, actual }: Excess, operation: OperationDefinitionNode): GraphQLError {
  const message = `A query has at most ${limit} ${things}, this one has ${actual}. Ask in several queries.`;
  return limitError({ code, limit, actual, message, nodes: [operation] });
}
