import {
  type ArgumentNode,
  astFromValue,
  type GraphQLArgument,
  type GraphQLResolveInfo,
  Kind,
  print,
} from 'graphql';
import type { Dimension } from '../analytics/dimension.ts';

/** What the query asks of each dimension it groups by. */
const KEY_FIELDS: Readonly<Record<Dimension, string>> = {
  year: 'year',
  fundingSource: 'fundingSource { code label }',
  publisher: 'publisher { key name }',
  programme: 'programme',
  section: 'section { key title }',
  executor: 'executor { key name }',
  measure: 'measure { key title }',
  lineage: 'lineage { key title }',
  status: 'status { code label }',
};

type Arguments = { readonly prices?: unknown; readonly [name: string]: unknown };

/**
 * The question as a query of its own, without the variables and aliases it was asked with, so that the
 * same question always gives the same text. The selection is written over several lines, one field or more on each.
 */
export function questionText(
  args: Arguments,
  info: GraphQLResolveInfo,
  selection: readonly string[],
): string {
  const definitions = info.parentType.getFields()[info.fieldName]?.args ?? [];
  const given = definitions.flatMap((definition) => toArgument(definition, args[definition.name]));
  const fields = [...selection, ...(args.prices ? [PRICES] : []), 'release { id }'];
  return `{
  ${info.fieldName}(${given.map((argument) => print(argument)).join(', ')}) {
    ${fields.join('\n    ')}
  }
}`;
}

/** The part of a selection that names a group; nothing for the one group of all facts. */
export function keySelection(groupBy: readonly Dimension[]): string {
  return groupBy.length === 0 ? '' : `key { ${groupBy.map((by) => KEY_FIELDS[by]).join(' ')} } `;
}

const PRICES = 'prices { baseYear index { code label } }';

/** Nothing for what says no more than leaving it out. */
function toArgument(definition: GraphQLArgument, given: unknown): readonly ArgumentNode[] {
  const says = definition.name === 'groupBy' || !isEmpty(given);
  const value = says && given !== definition.defaultValue ? astFromValue(given, definition.type) : null;
  return value ? [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: definition.name }, value }] : [];
}

function isEmpty(given: unknown): boolean {
  return (
    given === null || given === undefined || (typeof given === 'object' && Object.keys(given).length === 0)
  );
}
