import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';

export type Condition = Expression<SqlBool>;

export type IntFilter = {
  readonly eq?: number | null | undefined;
  readonly in?: readonly number[] | null | undefined;
  readonly gte?: number | null | undefined;
  readonly lte?: number | null | undefined;
};

export type StringFilter = {
  readonly eq?: string | null | undefined;
  readonly in?: readonly string[] | null | undefined;
  readonly contains?: string | null | undefined;
  readonly startsWith?: string | null | undefined;
};

/** Amounts are decimal texts. */
export type DecimalFilter = {
  readonly eq?: string | null | undefined;
  readonly in?: readonly string[] | null | undefined;
  readonly gt?: string | null | undefined;
  readonly gte?: string | null | undefined;
  readonly lt?: string | null | undefined;
  readonly lte?: string | null | undefined;
  readonly isNull?: boolean | null | undefined;
};

/** One of a fixed set of codes. */
export type CodeFilter<Code extends string> = {
  readonly eq?: Code | null | undefined;
  readonly in?: readonly Code[] | null | undefined;
};

/** A filter whose parts can be joined; all parts given at once must hold. An empty `or` holds for nothing. */
export type Combinable<Filter> = {
  readonly and?: readonly Filter[] | null | undefined;
  readonly or?: readonly Filter[] | null | undefined;
  readonly not?: Filter | null | undefined;
};

type Comparison = '=' | '>' | '>=' | '<' | '<=';

const eb = expressionBuilder<Record<string, never>>();

/**
 * The condition of a filter with its `and`, `or` and `not`. What `not` keeps is exactly what the filter
 * leaves out, so both together make the whole: a comparison with null, which SQL calls unknown, is false.
 */
export function conditionOf<Filter extends Combinable<Filter>>(
  filter: Filter,
  ownConditions: (filter: Filter) => readonly Condition[],
): Condition {
  const inner = (part: Filter): Condition => conditionOf(part, ownConditions);
  const conditions = [...ownConditions(filter)];
  if (filter.and) conditions.push(allOf(filter.and.map(inner)));
  if (filter.or) conditions.push(anyOf(filter.or.map(inner)));
  if (filter.not) conditions.push(sql<SqlBool>`not coalesce(${inner(filter.not)}, false)`);
  return allOf(conditions);
}

/** True when there is no condition. */
export function allOf(conditions: readonly Condition[]): Condition {
  return eb.and([...conditions]);
}

/** False when there is no condition. */
export function anyOf(conditions: readonly Condition[]): Condition {
  return eb.or([...conditions]);
}

export function matchesInt(column: Expression<number>, filter: IntFilter): Condition {
  return allOf([
    ...given(filter.eq, (value) => compare(column, '=', value)),
    ...given(filter.in, (values) => isOneOf(column, values)),
    ...given(filter.gte, (value) => compare(column, '>=', value)),
    ...given(filter.lte, (value) => compare(column, '<=', value)),
  ]);
}

/** `contains` and `startsWith` take their text as it is: `%` and `_` stand for themselves. */
export function matchesString(column: Expression<string | null>, filter: StringFilter): Condition {
  return allOf([
    ...given(filter.eq, (value) => compare(column, '=', value)),
    ...given(filter.in, (values) => isOneOf(column, values)),
    ...given(filter.contains, (value) => sql<SqlBool>`position(${value} in ${column}) > 0`),
    ...given(filter.startsWith, (value) => sql<SqlBool>`position(${value} in ${column}) = 1`),
  ]);
}

export function matchesCode<Code extends string>(
  column: Expression<Code>,
  filter: CodeFilter<Code>,
): Condition {
  return allOf([
    ...given(filter.eq, (value) => compare(column, '=', value)),
    ...given(filter.in, (values) => isOneOf(column, values)),
  ]);
}

/** Compares exactly, also where the filter has more decimals than the column. */
export function matchesDecimal(
  column: Expression<string | null>,
  filter: DecimalFilter,
  toOperand: (value: string) => Expression<string> = exact,
): Condition {
  const compareWith = (operator: Comparison) => (value: string) =>
    compare(column, operator, toOperand(value));
  return allOf([
    ...given(filter.eq, compareWith('=')),
    ...given(filter.in, (values) => anyOf(values.map(compareWith('=')))),
    ...given(filter.gt, compareWith('>')),
    ...given(filter.gte, compareWith('>=')),
    ...given(filter.lt, compareWith('<')),
    ...given(filter.lte, compareWith('<=')),
    ...given(
      filter.isNull,
      (wanted) => sql<SqlBool>`${column} ${sql.raw(wanted ? 'is null' : 'is not null')}`,
    ),
  ]);
}

export function equals(column: Expression<unknown>, value: string | number | boolean): Condition {
  return compare(column, '=', value);
}

/** The conditions of a part of a filter, none when it is not given. */
export function given<Part>(
  part: Part | null | undefined,
  toCondition: (part: Part) => Condition,
): readonly Condition[] {
  return part === null || part === undefined ? [] : [toCondition(part)];
}

/** A decimal text as a number the database compares exactly. */
export function exact(decimal: string): Expression<string> {
  return sql<string>`cast(${decimal} as decimal(38, 10))`;
}

function compare(column: Expression<unknown>, operator: Comparison, value: unknown): Condition {
  return sql<SqlBool>`${column} ${sql.raw(operator)} ${value}`;
}

function isOneOf(column: Expression<unknown>, values: readonly (string | number)[]): Condition {
  return values.length === 0 ? nothing() : sql<SqlBool>`${column} in (${sql.join(values)})`;
}

function nothing(): Condition {
  return anyOf([]);
}
