import { amountsOf } from '../analytics/amounts.ts';
import { findingsOfReports } from '../analytics/findings.ts';
import { measuresOfReports } from '../analytics/measures.ts';
import type { ReportRow } from '../analytics/release-database.ts';
import { amountsType } from './amounts.ts';
import { builder } from './builder.ts';
import { childPages } from './child-pages.ts';
import { findingConnection, measureConnection } from './connections.ts';
import { documentType } from './document.ts';
import { loadNamedRow } from './load-row.ts';
import { reportRef } from './object-refs.ts';
import { pageArgs } from './pagination.ts';
import { permalinkOf } from './permalink.ts';
import { publisherType } from './publisher.ts';
import { reportedTotalType } from './reported-total.ts';
import { sectionType } from './section.ts';

const measurePages = childPages(measuresOfReports);
const findingPages = childPages(findingsOfReports);

const periodType = builder
  .objectRef<Pick<ReportRow, 'period_text' | 'period_start' | 'period_end'>>('Period')
  .implement({
    description: 'The time a report speaks of.',
    fields: (t) => ({
      text: t.exposeString('period_text', { description: 'As printed: «за 2016 рік».' }),
      start: t.expose('period_start', { type: 'Date', description: 'Its first day.' }),
      end: t.expose('period_end', { type: 'Date', description: 'Its last day.' }),
    }),
  });

builder.node(reportRef, {
  description: 'One section of a programme, or a whole programme, over one period.',
  id: { resolve: (report) => report.report_key },
  loadOne: (key, { loaders }) => loaders.report.load(key),
  fields: (t) => ({
    key: t.exposeID('report_key', { description: 'Lasting: "sloviansk/2016/6.2".' }),
    permalink: t.string({
      description: 'Lasting address of the report, a path on this server.',
      resolve: (report) => permalinkOf('reports', report.report_key),
    }),
    publisher: t.field({
      type: publisherType,
      description: 'The council it comes from.',
      resolve: (report) => report,
    }),
    section: t.field({
      type: sectionType,
      description: 'Its section, as it names it.',
      resolve: (report) => report,
    }),
    programme: t.exposeString('programme', { nullable: true, description: 'Its programme, as printed.' }),
    year: t.exposeInt('year', { description: 'Its year.' }),
    period: t.field({ type: periodType, description: 'The time it speaks of.', resolve: (report) => report }),
    unit: t.exposeString('unit', {
      nullable: true,
      description: 'The unit of its amounts as printed: «тис. грн.».',
    }),
    vintage: t.exposeInt('vintage', {
      description: '1 for the first edition of the report, 2 for the second …',
    }),
    measures: t.field({
      type: measureConnection,
      description: 'Its measures in the printed order.',
      args: pageArgs,
      resolve: (report, args, context) => measurePages(context, report.report_key, args),
    }),
    amounts: t.field({
      type: amountsType,
      description: 'What the funding facts of its measures add up to.',
      resolve: async (report, _, { loaders }) => {
        const totals = await loaders.totalsOfReport.load(report.report_key);
        return amountsOf(totals?.plan ?? null, totals?.fact ?? null);
      },
    }),
    reportedTotals: t.field({
      type: [reportedTotalType],
      description: 'The totals it prints of all its measures together.',
      resolve: (report, _, { loaders }) => loaders.reportedTotalsOfReport.load(report.report_key),
    }),
    findings: t.field({
      type: findingConnection,
      description: 'What a reader has to know of it and of its measures.',
      args: pageArgs,
      resolve: (report, args, context) => findingPages(context, report.report_key, args),
    }),
    document: t.field({
      type: documentType,
      description: 'The file it was read from.',
      resolve: (report, _, { loaders }) => loadNamedRow(loaders.document, report.document_sha256),
    }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Made up, for demonstration.' }),
  }),
});
