import { z } from 'zod';
import { READING_ERROR_CODES } from '../../errors.ts';
import type { Finding } from '../../model/finding.ts';
import type { Measure } from '../../model/measure.ts';
import type { Report } from '../../model/report.ts';
import type { InspectedTable } from '../inspect.ts';
import type { Reply } from './messages.ts';

/** A reply from a value of which nothing is known. Throws for anything else. */
export function parseReply(value: unknown): Reply {
  return replySchema.parse(value);
}

/** What lies within reports, tables and findings is the work of our own code in the child and is not checked again. */
const extractionSchema = z.object({
  document: z.object({ path: z.string(), sha256: z.string(), format: z.string(), bytes: z.number() }),
  reports: z.array(z.custom<Report>(isObject)),
  abbreviations: z.array(z.object({ short: z.string(), full: z.string() })),
  findings: z.array(z.custom<Finding>(isObject)),
});

const inspectionSchema = z.object({
  format: z.string(),
  layout: z.boolean(),
  paragraphs: z.number(),
  grids: z.number(),
  tables: z.array(z.custom<InspectedTable>(isObject)),
  findings: z.array(z.custom<Finding>(isObject)),
});

const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('extraction'), extraction: extractionSchema }),
  z.object({ kind: z.literal('inspection'), inspection: inspectionSchema }),
  z.object({
    kind: z.literal('refusal'),
    code: z.enum(READING_ERROR_CODES),
    message: z.object({ en: z.string(), uk: z.string() }),
  }),
  z.object({ kind: z.literal('failure'), outOfMemory: z.boolean(), text: z.string() }),
]);

const replySchema: z.ZodType<Reply> = z.union([
  z.literal('ready'),
  z.object({ id: z.number(), outcome: outcomeSchema }),
  z.object({ id: z.number(), report: z.number(), measures: z.array(z.custom<Measure>(isObject)) }),
]);

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
