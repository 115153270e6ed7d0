import type { CodeFilter, DecimalFilter, IntFilter, StringFilter } from '../analytics/conditions.ts';
import type { ExecutionStatus } from '../model/execution.ts';
import type { Severity } from '../model/finding.ts';
import type { FundingSource } from '../model/funding-source.ts';
import { builder } from './builder.ts';
import { fundingSourceCode } from './funding-source.ts';
import { severityEnum } from './severity.ts';
import { statusCode } from './status.ts';

export const intFilter = builder.inputRef<IntFilter>('IntFilter').implement({
  description: 'A condition on a whole number; all parts that are given must hold.',
  fields: (t) => ({
    eq: t.int({ description: 'Equal to this.' }),
    in: t.intList({ description: 'One of these; an empty list fits nothing.' }),
    gte: t.int({ description: 'This or more.' }),
    lte: t.int({ description: 'This or less.' }),
  }),
});

export const stringFilter = builder.inputRef<StringFilter>('StringFilter').implement({
  description:
    'A condition on a text, letter for letter (names of executors: in any case); all parts that are given must hold.',
  fields: (t) => ({
    eq: t.string({ description: 'Equal to this.' }),
    in: t.stringList({ description: 'One of these; an empty list fits nothing.' }),
    contains: t.string({ description: 'Has this in it.' }),
    startsWith: t.string({ description: 'Begins with this.' }),
  }),
});

export const decimalFilter = builder.inputRef<DecimalFilter>('DecimalFilter').implement({
  description: 'A condition on an amount, compared exactly; all parts that are given must hold.',
  fields: (t) => ({
    eq: t.field({ type: 'Decimal', description: 'Equal to this.' }),
    in: t.field({ type: ['Decimal'], description: 'One of these; an empty list fits nothing.' }),
    gt: t.field({ type: 'Decimal', description: 'More than this.' }),
    gte: t.field({ type: 'Decimal', description: 'This or more.' }),
    lt: t.field({ type: 'Decimal', description: 'Less than this.' }),
    lte: t.field({ type: 'Decimal', description: 'This or less.' }),
    isNull: t.boolean({ description: 'Whether there is no amount: a dash, an empty cell, «х», words.' }),
  }),
});

export const fundingSourceFilter = builder
  .inputRef<CodeFilter<FundingSource>>('FundingSourceFilter')
  .implement({
    description: 'A condition on the funding source.',
    fields: (t) => ({
      eq: t.field({ type: fundingSourceCode, description: 'This one.' }),
      in: t.field({ type: [fundingSourceCode], description: 'One of these; an empty list fits nothing.' }),
    }),
  });

export const statusFilter = builder.inputRef<CodeFilter<ExecutionStatus>>('StatusFilter').implement({
  description: 'A condition on what became of a measure.',
  fields: (t) => ({
    eq: t.field({ type: statusCode, description: 'This one.' }),
    in: t.field({ type: [statusCode], description: 'One of these; an empty list fits nothing.' }),
  }),
});

export const severityFilter = builder.inputRef<CodeFilter<Severity>>('SeverityFilter').implement({
  description: 'A condition on the severity of a finding.',
  fields: (t) => ({
    eq: t.field({ type: severityEnum, description: 'This one.' }),
    in: t.field({ type: [severityEnum], description: 'One of these; an empty list fits nothing.' }),
  }),
});
