import type { FindingFilter } from '../analytics/finding-filter.ts';
import type { FundingFactFilter } from '../analytics/funding-fact-filter.ts';
import type { MeasureFilter } from '../analytics/measure-filter.ts';
import type { ReportFilter } from '../analytics/report-filter.ts';
import { builder } from './builder.ts';
import {
  decimalFilter,
  fundingSourceFilter,
  intFilter,
  severityFilter,
  statusFilter,
  stringFilter,
} from './value-filters.ts';

const AND = 'All of these must hold.';
const OR = 'One of these must hold; an empty list fits nothing.';
const NOT = 'This must not hold.';
const PUBLISHER = 'The council, by key: "sloviansk".';
const SECTION = 'The section, by key: "sloviansk/6.2".';
const REPORT = 'The report, by key: "sloviansk/2016/6.2".';
const MEASURE = 'The measure, by key: "sloviansk/2016/6.2/10".';
const PROGRAMME = 'The programme, as printed.';
const EXECUTOR =
  'An executor, by name in any case, or by key; an abbreviation finds the full name it stands for, too.';
const STATUS = 'What became of the measure.';
const SYNTHETIC = 'Whether the data is made up, for demonstration.';
const TEXT =
  'Words that all occur in the title, the actions or the execution text of the measure, in any case and order, as parts of words too.';

export const reportFilter = builder.inputRef<ReportFilter>('ReportFilter');

reportFilter.implement({
  description: 'Which reports; all parts that are given must hold.',
  fields: (t) => ({
    and: t.field({ type: [reportFilter], description: AND }),
    or: t.field({ type: [reportFilter], description: OR }),
    not: t.field({ type: reportFilter, description: NOT }),
    report: t.field({ type: stringFilter, description: REPORT }),
    year: t.field({ type: intFilter, description: 'The year of the report.' }),
    publisher: t.field({ type: stringFilter, description: PUBLISHER }),
    section: t.field({ type: stringFilter, description: SECTION }),
    programme: t.field({ type: stringFilter, description: PROGRAMME }),
    text: t.string({
      description: 'Words that all occur in the programme, the section or the period, in any case and order.',
    }),
    hasFinding: t.boolean({ description: 'Whether there are findings about the report or its measures.' }),
    synthetic: t.boolean({ description: SYNTHETIC }),
  }),
});

export const measureFilter = builder.inputRef<MeasureFilter>('MeasureFilter');

measureFilter.implement({
  description: 'Which measures; all parts that are given must hold.',
  fields: (t) => ({
    and: t.field({ type: [measureFilter], description: AND }),
    or: t.field({ type: [measureFilter], description: OR }),
    not: t.field({ type: measureFilter, description: NOT }),
    measure: t.field({ type: stringFilter, description: MEASURE }),
    report: t.field({ type: stringFilter, description: REPORT }),
    year: t.field({ type: intFilter, description: 'The year of the report.' }),
    publisher: t.field({ type: stringFilter, description: PUBLISHER }),
    section: t.field({ type: stringFilter, description: SECTION }),
    programme: t.field({ type: stringFilter, description: PROGRAMME }),
    fundingSource: t.field({
      type: fundingSourceFilter,
      description: 'A source that planned or paid an amount for it.',
    }),
    executor: t.field({ type: stringFilter, description: EXECUTOR }),
    status: t.field({ type: statusFilter, description: STATUS }),
    plan: t.field({
      type: decimalFilter,
      description: 'What the plans of its funding facts add up to; null where none is an amount.',
    }),
    fact: t.field({
      type: decimalFilter,
      description: 'What the facts of its funding facts add up to; null where none is an amount.',
    }),
    reported: t.boolean({
      description: 'Whether its report says anything of its execution: false for an empty cell or a dash.',
    }),
    reportTellsExecution: t.boolean({
      description:
        'Whether its report says anything of the execution of any measure; some tables have no column for it.',
    }),
    text: t.string({ description: TEXT }),
    hasFinding: t.boolean({ description: 'Whether there are findings about the measure.' }),
    synthetic: t.boolean({ description: SYNTHETIC }),
  }),
});

export const fundingFactFilter = builder.inputRef<FundingFactFilter>('FundingFactFilter');

fundingFactFilter.implement({
  description: 'Which funding facts; all parts that are given must hold.',
  fields: (t) => ({
    and: t.field({ type: [fundingFactFilter], description: AND }),
    or: t.field({ type: [fundingFactFilter], description: OR }),
    not: t.field({ type: fundingFactFilter, description: NOT }),
    year: t.field({ type: intFilter, description: 'The year the money is for.' }),
    publisher: t.field({ type: stringFilter, description: PUBLISHER }),
    report: t.field({ type: stringFilter, description: REPORT }),
    section: t.field({ type: stringFilter, description: SECTION }),
    programme: t.field({ type: stringFilter, description: PROGRAMME }),
    fundingSource: t.field({ type: fundingSourceFilter, description: 'Who pays.' }),
    executor: t.field({ type: stringFilter, description: EXECUTOR }),
    measure: t.field({ type: stringFilter, description: MEASURE }),
    status: t.field({ type: statusFilter, description: STATUS }),
    text: t.string({ description: TEXT }),
    plan: t.field({ type: decimalFilter, description: 'The plan in hryvnias.' }),
    fact: t.field({ type: decimalFilter, description: 'The fact in hryvnias.' }),
    hasFinding: t.boolean({ description: 'Whether there are findings about the measure.' }),
    synthetic: t.boolean({ description: SYNTHETIC }),
  }),
});

export const findingFilter = builder.inputRef<FindingFilter>('FindingFilter');

findingFilter.implement({
  description: 'Which findings; all parts that are given must hold.',
  fields: (t) => ({
    and: t.field({ type: [findingFilter], description: AND }),
    or: t.field({ type: [findingFilter], description: OR }),
    not: t.field({ type: findingFilter, description: NOT }),
    code: t.field({ type: stringFilter, description: 'The rule it comes from.' }),
    severity: t.field({ type: severityFilter, description: 'How much it matters.' }),
    year: t.field({ type: intFilter, description: 'The year of the report.' }),
    publisher: t.field({ type: stringFilter, description: PUBLISHER }),
    section: t.field({ type: stringFilter, description: SECTION }),
    report: t.field({ type: stringFilter, description: REPORT }),
    measure: t.field({ type: stringFilter, description: MEASURE }),
    document: t.field({ type: stringFilter, description: 'The file, by its SHA-256.' }),
    synthetic: t.boolean({ description: SYNTHETIC }),
  }),
});
