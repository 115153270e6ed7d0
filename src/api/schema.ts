import { lexicographicSortSchema } from 'graphql';
import { builder } from './builder.ts';
import './date.ts';
import './decimal.ts';
import './finding.ts';
import './funding-fact.ts';
import './measure.ts';
import './measure-history.ts';
import './plan-fact.ts';
import './queries.ts';
import './release.ts';
import './report.ts';
import './year-comparison.ts';

/** The whole schema, its types, fields and arguments in the order of the alphabet. */
export const schema = lexicographicSortSchema(builder.toSchema());
