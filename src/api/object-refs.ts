import type { FindingRow, FundingFactRow, MeasureRow, ReportRow } from '../analytics/release-database.ts';
import { builder } from './builder.ts';

// The types that lead to one another; each is implemented in the file of its name.
export const reportRef = builder.objectRef<ReportRow>('Report');
export const measureRef = builder.objectRef<MeasureRow>('Measure');
export const fundingFactRef = builder.objectRef<FundingFactRow>('FundingFact');
export const findingRef = builder.objectRef<FindingRow>('Finding');
