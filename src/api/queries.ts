import { listFindings } from '../analytics/findings.ts';
import { listFundingFacts } from '../analytics/funding-facts.ts';
import { listMeasures } from '../analytics/measures.ts';
import { listReports } from '../analytics/reports.ts';
import { builder } from './builder.ts';
import {
  findingConnection,
  fundingFactConnection,
  measureConnection,
  reportConnection,
} from './connections.ts';
import { checkedFilter } from './filter-size.ts';
import { findingFilter, fundingFactFilter, measureFilter, reportFilter } from './filters.ts';
import { measureRef } from './object-refs.ts';
import { fundingFactOrder, measureOrder } from './orders.ts';
import { pageArgs, toConnection } from './pagination.ts';

const FILTER = 'Which ones; all when left out.';
const ORDER = 'How to sort them, the first first; in the printed order when left out.';

builder.queryFields((t) => ({
  reports: t.field({
    type: reportConnection,
    description: 'The reports of the release, by key.',
    args: { filter: t.arg({ type: reportFilter, description: FILTER }), ...pageArgs },
    resolve: (_, { filter, ...page }, { engine }) =>
      toConnection(listReports(engine, checkedFilter(filter, {})), page),
  }),
  measures: t.field({
    type: measureConnection,
    description: 'The measures of the release.',
    args: {
      filter: t.arg({ type: measureFilter, description: FILTER }),
      orderBy: t.arg({ type: [measureOrder], description: ORDER }),
      ...pageArgs,
    },
    resolve: (_, { filter, orderBy, ...page }, { engine }) =>
      toConnection(listMeasures(engine, checkedFilter(filter, {}), orderBy ?? []), page),
  }),
  measure: t.field({
    type: measureRef,
    nullable: true,
    description: 'One measure by its key; null when the release does not have it.',
    args: { key: t.arg.id({ required: true, description: 'Its key: "sloviansk/2016/6.2/10".' }) },
    resolve: (_, { key }, { loaders }) => loaders.measure.load(key),
  }),
  fundingFacts: t.field({
    type: fundingFactConnection,
    description: 'The funding facts of the release: a row for each measure, source and year.',
    args: {
      filter: t.arg({ type: fundingFactFilter, description: FILTER }),
      orderBy: t.arg({ type: [fundingFactOrder], description: ORDER }),
      ...pageArgs,
    },
    resolve: (_, { filter, orderBy, ...page }, { engine }) =>
      toConnection(listFundingFacts(engine, checkedFilter(filter, {}), orderBy ?? []), page),
  }),
  findings: t.field({
    type: findingConnection,
    description: 'The findings of the release, document by document.',
    args: { filter: t.arg({ type: findingFilter, description: FILTER }), ...pageArgs },
    resolve: (_, { filter, ...page }, { engine }) =>
      toConnection(listFindings(engine, checkedFilter(filter, {})), page),
  }),
}));
