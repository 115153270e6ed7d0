import { amountsOf } from '../analytics/amounts.ts';
import { amountStateEnum } from './amount-state.ts';
import { builder } from './builder.ts';
import { cellType } from './cell.ts';
import { documentType } from './document.ts';
import { fundingSourceType } from './funding-source.ts';
import { loadNamedRow } from './load-row.ts';
import { fundingFactRef, measureRef, reportRef } from './object-refs.ts';
import { permalinkOf } from './permalink.ts';
import { publisherType } from './publisher.ts';
import { sectionType } from './section.ts';

builder.node(fundingFactRef, {
  description: 'What one source was to pay, and has paid, for one measure in one year.',
  id: { resolve: (fact) => fact.fact_key },
  loadOne: (key, { loaders }) => loaders.fundingFact.load(key),
  fields: (t) => ({
    key: t.exposeID('fact_key', { description: 'Lasting: "sloviansk/2016/6.2/10/local/2016".' }),
    permalink: t.string({
      description: 'Lasting address of its measure, a path on this server.',
      resolve: (fact) => permalinkOf('measures', fact.measure_key),
    }),
    fundingSource: t.field({
      type: fundingSourceType,
      description: 'Who pays.',
      resolve: (fact) => fact.funding_source,
    }),
    label: t.exposeString('label', { description: 'The source as printed: «бюджету міста».' }),
    year: t.exposeInt('year', { description: 'The year the money is for.' }),
    plan: t.expose('plan_uah', {
      type: 'Decimal',
      nullable: true,
      description: 'The plan in hryvnias; null unless its state is AMOUNT.',
    }),
    fact: t.expose('fact_uah', {
      type: 'Decimal',
      nullable: true,
      description: 'The fact in hryvnias; null unless its state is AMOUNT.',
    }),
    deviation: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Fact minus plan; null when one of them is missing.',
      resolve: (fact) => amountsOf(fact.plan_uah, fact.fact_uah).deviation,
    }),
    executionRate: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'Fact divided by plan, to 4 decimals; null when one of them is missing or the plan is zero.',
      resolve: (fact) => amountsOf(fact.plan_uah, fact.fact_uah).executionRate,
    }),
    planState: t.expose('plan_state', {
      type: amountStateEnum,
      description: 'What the cell of the plan says.',
    }),
    factState: t.expose('fact_state', {
      type: amountStateEnum,
      description: 'What the cell of the fact says.',
    }),
    planRaw: t.exposeString('plan_raw', { description: 'The plan as printed: «28,8».' }),
    factRaw: t.exposeString('fact_raw', { description: 'The fact as printed.' }),
    unit: t.exposeString('unit', { nullable: true, description: 'The unit as printed: «тис. грн.».' }),
    cell: t.field({ type: cellType, description: 'The cell of the plan.', resolve: (fact) => fact }),
    factCell: t.field({
      type: cellType,
      description: 'The cell of the fact; the same where one cell holds both.',
      resolve: ({ table, fact_row: row, fact_column: column }) => ({ table, row, column }),
    }),
    document: t.field({
      type: documentType,
      description: 'The file it was read from.',
      resolve: (fact, _, { loaders }) => loadNamedRow(loaders.document, fact.document_sha256),
    }),
    measure: t.field({
      type: measureRef,
      description: 'The measure it pays for.',
      resolve: (fact, _, { loaders }) => loadNamedRow(loaders.measure, fact.measure_key),
    }),
    report: t.field({
      type: reportRef,
      description: 'The report it stands in.',
      resolve: (fact, _, { loaders }) => loadNamedRow(loaders.report, fact.report_key),
    }),
    section: t.field({
      type: sectionType,
      description: 'The section it stands in, as its report names it.',
      resolve: (fact, _, { loaders }) => loadNamedRow(loaders.report, fact.report_key),
    }),
    publisher: t.field({
      type: publisherType,
      description: 'The council it belongs to.',
      resolve: (fact, _, { loaders }) => loadNamedRow(loaders.report, fact.report_key),
    }),
    corrected: t.exposeBoolean('corrected', {
      description: 'Whether an amount differs from what is printed, by a correction with a stated reason.',
    }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Made up, for demonstration.' }),
  }),
});
