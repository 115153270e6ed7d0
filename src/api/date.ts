import { builder } from './builder.ts';

builder.scalarType('Date', {
  description: 'A day of the calendar as in ISO 8601, "2016-12-31".',
  serialize: (value) => value,
});
