import { amountsOf, sumOf } from '../analytics/amounts.ts';
import { amountsType } from './amounts.ts';
import { builder } from './builder.ts';
import { cellType } from './cell.ts';
import { documentType } from './document.ts';
import { executorType } from './executor.ts';
import { loadNamedRow } from './load-row.ts';
import { findingRef, fundingFactRef, measureRef, reportRef } from './object-refs.ts';
import { outcomeType } from './outcome.ts';
import { permalinkOf } from './permalink.ts';
import { publisherType } from './publisher.ts';
import { reportedTotalType } from './reported-total.ts';
import { sectionType } from './section.ts';
import { statusType } from './status.ts';
import { termType } from './term.ts';
import { parseTexts } from './texts.ts';

builder.node(measureRef, {
  description:
    'One action of a programme (захід): what was to be done, by whom, until when, what it cost, what came of it.',
  id: { resolve: (measure) => measure.measure_key },
  loadOne: (key, { loaders }) => loaders.measure.load(key),
  fields: (t) => ({
    key: t.exposeID('measure_key', { description: 'Lasting: "sloviansk/2016/6.2/10".' }),
    lineage: t.exposeID('lineage', {
      description: 'The key of its earliest measure: one for the same measure through the years.',
    }),
    permalink: t.string({
      description: 'Lasting address of the measure, a path on this server.',
      resolve: (measure) => permalinkOf('measures', measure.measure_key),
    }),
    number: t.exposeString('number', { description: 'Its number in the report: "10", "1.3".' }),
    title: t.exposeString('title', { description: 'Its title: the first line of the cell.' }),
    budgetCode: t.exposeString('budget_code', {
      nullable: true,
      description: 'Codes of the budget classification as printed, separated by spaces.',
    }),
    actions: t.stringList({
      description: 'The list lines below the title.',
      resolve: (measure) => parseTexts(measure.actions),
    }),
    year: t.exposeInt('year', { description: 'The year of the report.' }),
    term: t.field({
      type: termType,
      nullable: true,
      description: 'When it was due; null where the report says nothing.',
      resolve: (measure) => (measure.term_text === null ? null : measure),
    }),
    executors: t.field({
      type: [executorType],
      description: 'Who was to carry it out, in the printed order.',
      resolve: (measure, _, { loaders }) => loaders.executorsOfMeasure.load(measure.measure_key),
    }),
    status: t.field({
      type: statusType,
      description: 'What became of it.',
      resolve: (measure) => measure.status,
    }),
    statusEvidence: t.exposeString('status_evidence', {
      nullable: true,
      description: 'The words of the execution text that prove the status; null when it is unknown.',
    }),
    executionText: t.exposeString('execution_text', {
      nullable: true,
      description: 'What the report tells of the execution, as printed.',
    }),
    outcomes: t.field({
      type: [outcomeType],
      description: 'Quantities in the execution text: «545 статей».',
      resolve: (measure, _, { loaders }) => loaders.outcomesOfMeasure.load(measure.measure_key),
    }),
    fundingFacts: t.field({
      type: [fundingFactRef],
      description: 'Plan and fact of each funding source, dashes and empty cells too.',
      resolve: (measure, _, { loaders }) => loaders.fundingFactsOfMeasure.load(measure.measure_key),
    }),
    amounts: t.field({
      type: amountsType,
      description: 'What its funding facts add up to.',
      resolve: async (measure, _, { loaders }) => {
        const facts = await loaders.fundingFactsOfMeasure.load(measure.measure_key);
        return amountsOf(
          sumOf(facts.map((fact) => fact.plan_uah)),
          sumOf(facts.map((fact) => fact.fact_uah)),
        );
      },
    }),
    reportedTotals: t.field({
      type: [reportedTotalType],
      description:
        'The totals that the report prints in its row. They are compared with the facts, never added to them.',
      resolve: (measure, _, { loaders }) => loaders.reportedTotalsOfMeasure.load(measure.measure_key),
    }),
    findings: t.field({
      type: [findingRef],
      description: 'What a reader has to know of it.',
      resolve: (measure, _, { loaders }) => loaders.findingsOfMeasure.load(measure.measure_key),
    }),
    report: t.field({
      type: reportRef,
      description: 'The report it stands in.',
      resolve: (measure, _, { loaders }) => loadNamedRow(loaders.report, measure.report_key),
    }),
    section: t.field({
      type: sectionType,
      description: 'The section it stands in, as its report names it.',
      resolve: (measure, _, { loaders }) => loadNamedRow(loaders.report, measure.report_key),
    }),
    publisher: t.field({
      type: publisherType,
      description: 'The council it belongs to.',
      resolve: (measure, _, { loaders }) => loadNamedRow(loaders.report, measure.report_key),
    }),
    document: t.field({
      type: documentType,
      description: 'The file it was read from.',
      resolve: (measure, _, { loaders }) => loadNamedRow(loaders.document, measure.document_sha256),
    }),
    cell: t.field({
      type: cellType,
      description: 'The cell of its title.',
      resolve: (measure) => measure,
    }),
    corrected: t.exposeBoolean('corrected', {
      description: 'Whether a value differs from what is printed, by a correction with a stated reason.',
    }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Made up, for demonstration.' }),
  }),
});
