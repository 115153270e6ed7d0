import { builder } from './builder.ts';
import { findingRef, fundingFactRef, measureRef, reportRef } from './object-refs.ts';

export const reportConnection = builder.connectionObject(
  { type: reportRef, name: 'ReportConnection', description: 'Reports, page by page.' },
  { name: 'ReportEdge', description: 'A report in a list.' },
);

export const measureConnection = builder.connectionObject(
  { type: measureRef, name: 'MeasureConnection', description: 'Measures, page by page.' },
  { name: 'MeasureEdge', description: 'A measure in a list.' },
);

export const fundingFactConnection = builder.connectionObject(
  { type: fundingFactRef, name: 'FundingFactConnection', description: 'Funding facts, page by page.' },
  { name: 'FundingFactEdge', description: 'A funding fact in a list.' },
);

export const findingConnection = builder.connectionObject(
  { type: findingRef, name: 'FindingConnection', description: 'Findings, page by page.' },
  { name: 'FindingEdge', description: 'A finding in a list.' },
);
