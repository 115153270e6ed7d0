import { Decimal } from 'decimal.js';
import { GraphQLError, Kind } from 'graphql';
import { builder } from './builder.ts';

const DECIMAL = /^[+-]?\d+(\.\d+)?$/;
const WHOLE_DIGITS = 18;
const BOUND = `1e${WHOLE_DIGITS}`;
const DECIMALS = 10;

/** More digits than this and a JSON number may have lost some before it came here. */
const SAFE_DIGITS = 15;

builder.scalarType('Decimal', {
  description:
    'An exact decimal number. Given out as a string ("50000.00"); taken as a string or a number, with a point, ' +
    `at most ${WHOLE_DIGITS} digits before it and ${DECIMALS} behind it.`,
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value === 'string') return fromText(value);
    if (typeof value === 'number') return fromNumber(value);
    throw badDecimal(JSON.stringify(value));
  },
  parseLiteral: (node) => {
    if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return fromNumberText(node.value);
    if (node.kind === Kind.STRING) return fromText(node.value);
    throw badDecimal(node.kind);
  },
});

function fromNumber(value: number): string {
  if (!Number.isFinite(value)) throw badDecimal(String(value));
  const decimal = new Decimal(value);
  if (decimal.precision() > SAFE_DIGITS) {
    throw badDecimal(`${value}, which has more digits than JSON numbers keep: write it as a string`);
  }
  return withinBounds(decimal, String(value));
}

/** The text of a number in a query is exact; unlike a string it may have an exponent. */
function fromNumberText(text: string): string {
  return withinBounds(new Decimal(text), text);
}

function fromText(text: string): string {
  if (!DECIMAL.test(text)) throw badDecimal(`«${text}»`);
  return withinBounds(new Decimal(text), text);
}

/** Looks at the size before it writes the number out: `1e9000000` would be nine million digits. */
function withinBounds(decimal: Decimal, found: string): string {
  if (decimal.abs().greaterThanOrEqualTo(BOUND) || decimal.decimalPlaces() > DECIMALS)
    throw badDecimal(found);
  return decimal.toFixed();
}

function badDecimal(found: string): GraphQLError {
  const message = `Expected a decimal number such as "50000.00", found ${found.slice(0, 100)}.`;
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
