import type { GraphQLError } from 'graphql';
import { limitError } from './limit-error.ts';
import { LIMITS } from './limits.ts';

/**
 * The filter, when it is of a size that can be answered. Variables are no part of the document, so the
 * limits on tokens and depth do not hold them.
 */
export function checkedFilter<Filter extends object>(
  filter: Filter | null | undefined,
  none: Filter,
): Filter {
  if (!filter) return none;
  const { parts, depth } = sizeOf(filter);
  if (parts > LIMITS.filterParts) throw tooLarge('FILTER_TOO_LARGE', 'conditions', LIMITS.filterParts, parts);
  if (depth > LIMITS.filterDepth) throw tooLarge('FILTER_TOO_DEEP', 'levels', LIMITS.filterDepth, depth);
  return filter;
}

type Size = { readonly parts: number; readonly depth: number };

function sizeOf(value: unknown): Size {
  if (typeof value === 'string') return { parts: value.split(/\s+/).length, depth: 0 };
  if (typeof value !== 'object' || value === null) return { parts: 1, depth: 0 };
  const inner = Object.values(value).map(sizeOf);
  return {
    parts: inner.reduce((sum, { parts }) => sum + parts, 0),
    depth: Math.max(0, ...inner.map(({ depth }) => depth)) + (Array.isArray(value) ? 0 : 1),
  };
}

function tooLarge(code: string, things: string, limit: number, actual: number): GraphQLError {
  return limitError({
    code,
    limit,
    actual,
    message: `A filter has at most ${limit} ${things}, this one has ${actual}. Ask in several queries, or download the table under /releases/latest/.`,
  });
}
