import { validate } from 'node-cron';
import { z } from 'zod';
import { PlanfactError } from '../errors.ts';
import { executorKey, fullNameKey } from '../facts/executor-keys.ts';
import { SEVERITIES } from '../model/finding.ts';
import { FINDING_CODES } from '../model/finding-catalogue.ts';
import { FUNDING_SOURCES } from '../model/funding-source.ts';
import { LINEAGE_KINDS } from '../model/lineage.ts';
import { DECLARABLE_ROLES } from '../tables/layout.ts';
import { correctionsSchema } from './corrections-schema.ts';
import { describeMistakes } from './describe-mistakes.ts';
import { settleFolder, sourceSchema } from './sources/source-schema.ts';

/** What an operator writes: the fields that may be left out are optional. */
export type PipelineSpec = z.input<typeof pipelineSchema>;

/** A checked pipeline: whose reports, from where, under which licence, how often. */
export type Pipeline = z.output<typeof pipelineSchema>;

/** Checks what an operator declares. Throws `pipeline_invalid`, naming each wrong field and what was expected. */
export function definePipeline(spec: PipelineSpec): Pipeline {
  return checkPipeline(spec);
}

/** The same for a value of which nothing is known. */
export function checkPipeline(spec: unknown): Pipeline {
  const checked = pipelineSchema.safeParse(spec, { reportInput: true });
  if (checked.success) return checked.data;
  throw new PlanfactError('pipeline_invalid', describeMistakes(checked.error));
}

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const slug = z.string().regex(SLUG, 'expected small Latin letters, digits and single hyphens');
const sentence = z.string().trim().min(1, 'expected a text');

const publisherSchema = z.strictObject({
  /** Part of every key of its data, so it must never change. */
  key: slug,
  name: sentence,
  nameEn: sentence,
  edrpou: z
    .string()
    .regex(/^\d{8}$/, 'expected the 8 digits of the ЄДРПОУ code')
    .nullable()
    .default(null),
  katottg: z
    .string()
    .regex(/^UA\d{17}$/, 'expected UA and 17 digits of the КАТОТТГ code')
    .nullable()
    .default(null),
  /** Why this publisher, where the files do not say so themselves. */
  inferredFrom: sentence.nullable().default(null),
  /** Made-up data; marked wherever it can be seen. */
  synthetic: z.boolean().default(false),
});

const scheduleSchema = z.strictObject({
  cron: z.string().refine(validate, 'expected a cron expression such as "0 6 * * *" (every day at 6:00)'),
  timeZone: z
    .string()
    .refine(isTimeZone, 'expected a time zone such as "Europe/Kyiv"')
    .default('Europe/Kyiv'),
  /** A run begins at a random moment within so many seconds, so that many installations do not ask one site at once. */
  jitterSeconds: z.int().min(0).max(3600).default(0),
  /** A run that takes longer is stopped; what it has loaded stays, and the next one goes on from there. */
  timeLimitMinutes: z.int().min(1).max(1440).default(60),
});

const assertionsSchema = z.strictObject({
  /** With fewer than these nothing is published: a source that is empty by mistake must not empty the data. */
  minReports: z.int().min(0).default(0),
  minMeasures: z.int().min(0).default(0),
  /** How many findings of a severity or of a code there may be; more are published too, and the run ends with status 1. */
  allowedFindings: z.partialRecord(z.enum([...SEVERITIES, ...FINDING_CODES]), z.int().min(0)).default({}),
});

const declaredColumnSchema = z.union([
  z.strictObject({ heading: sentence, role: z.enum(DECLARABLE_ROLES) }),
  z.strictObject({
    heading: sentence,
    source: z.enum([...FUNDING_SOURCES, 'total']),
    phase: z.enum(['plan', 'fact', 'pair']),
    label: sentence.optional(),
    unit: sentence.optional(),
    year: z.int().min(1991).max(2100).optional(),
  }),
  z.strictObject({ heading: sentence, ignore: z.literal(true) }),
]);

const layoutSchema = z.strictObject({
  /** Which files of the folder it is for: a glob such as "2016/*.docx". */
  files: sentence.default('**'),
  columns: z.array(declaredColumnSchema).min(1, 'expected at least one column'),
});

const executorSchema = z
  .strictObject({
    /** As the reports print it: «УЖКГ», «Управління ЖКГ». */
    short: sentence.refine((name) => executorKey(name) !== '', 'expected the name of a body'),
    full: sentence.refine((name) => executorKey(name) !== '', 'expected the name of a body'),
  })
  .refine(({ short, full }) => executorKey(short) !== fullNameKey(full), 'expected two names of one body');

const reviewedSchema = z.strictObject({
  /** Keys of measures, the earlier one first: `sloviansk/2016/6.2/10`. */
  from: sentence,
  to: sentence,
  /** `not`: the two are different measures, however alike their titles are. */
  kind: z.enum([...LINEAGE_KINDS, 'not']),
  why: sentence,
  reviewer: sentence,
});

const pipelineFields = z.strictObject({
  name: slug,
  publisher: publisherSchema,
  /** Licence of the files; the note beside a file may say otherwise. */
  licence: sentence.nullable().default(null),
  source: sourceSchema,
  /** What the headings of this publisher mean where the vocabulary cannot tell; the first that fits a file is taken. */
  layouts: z.array(layoutSchema).default([]),
  /** Left out: runs at each start and by hand only. */
  schedule: scheduleSchema.nullable().default(null),
  /** What the data of this pipeline must be like. */
  assertions: assertionsSchema.prefault({}),
  /** Short names that the publisher's reports use without declaring them; what a report declares itself goes before. */
  executors: z
    .array(executorSchema)
    .refine(hasNoNameTwice, 'expected each short name once')
    .readonly()
    .default([]),
  /** What somebody has looked up about measures through the years; it goes before what the titles say. */
  lineage: z
    .array(reviewedSchema)
    .refine(hasNoPairTwice, 'expected each pair of measures once')
    .readonly()
    .default([]),
  /** What somebody has found wrong in the reports: what is printed, what is right, why, on whose word. */
  corrections: correctionsSchema.default([]),
});

const pipelineSchema = pipelineFields.transform((pipeline) => ({
  ...pipeline,
  source: settleFolder(pipeline.source, pipeline.publisher.key),
}));

function hasNoNameTwice(executors: readonly { readonly short: string }[]): boolean {
  return new Set(executors.map(({ short }) => executorKey(short))).size === executors.length;
}

function hasNoPairTwice(reviewed: readonly { readonly from: string; readonly to: string }[]): boolean {
  return new Set(reviewed.map(({ from, to }) => `${from}\n${to}`)).size === reviewed.length;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
