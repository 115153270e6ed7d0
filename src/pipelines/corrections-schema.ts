import { z } from 'zod';
import { type AmountCorrection, CORRECTABLE_TEXTS, type Correction } from '../model/correction.ts';
import { EXECUTION_STATUSES } from '../model/execution.ts';
import { FUNDING_SOURCES } from '../model/funding-source.ts';
import { expectationOf } from './describe-mistakes.ts';

const sentence = z.string().trim().min(1, 'expected a text');
const ordinal = z.int().min(0, 'expected a number from 0');

const reviewed = {
  printed: z.string(),
  right: z.string(),
  why: sentence,
  by: sentence,
};

const cellSchema = z
  .strictObject({
    /** A path below the folder of the pipeline, or a glob such as "2016/6.2*". */
    file: sentence.optional(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits')
      .optional(),
    cell: z.strictObject({ table: ordinal, row: ordinal, column: ordinal }),
    ...reviewed,
  })
  .refine(
    ({ file, sha256 }) => (file === undefined) !== (sha256 === undefined),
    'expected either file or sha256',
  );

const VALUES = ['plan', 'fact', ...CORRECTABLE_TEXTS, 'status'] as const;

const measureSchema = z.discriminatedUnion(
  'value',
  [
    z.strictObject({
      measure: sentence,
      value: z.enum(['plan', 'fact']),
      source: z.enum([...FUNDING_SOURCES, 'total']),
      year: z.int().min(1991).max(2100).optional(),
      label: sentence.optional(),
      ...reviewed,
      right: z.string().regex(/^[^/]*$/, 'expected one amount, without «/»'),
    }),
    z.strictObject({ measure: sentence, value: z.enum(CORRECTABLE_TEXTS), ...reviewed }),
    z.strictObject({
      measure: sentence,
      value: z.literal('status'),
      ...reviewed,
      printed: z.enum(EXECUTION_STATUSES),
      right: z.enum(EXECUTION_STATUSES),
    }),
  ],
  `expected one of ${VALUES.join(', ')}`,
);

/** Which of the two it is meant to be shows in whether it names a measure; mistakes are then told of that kind alone. */
const correctionSchema = z
  .custom<Correction>((value) => typeof value === 'object' && value !== null, 'expected a correction')
  .transform((value, context): Correction => {
    const checked = ('measure' in value ? measureSchema : cellSchema).safeParse(value, { reportInput: true });
    if (checked.success) return checked.data;
    for (const issue of checked.error.issues) {
      const { path, input } = issue;
      context.addIssue({ code: 'custom', path, message: expectationOf(issue), input });
    }
    return z.NEVER;
  });

/** What a pipeline has corrected: every cell and every value of a measure once. */
export const correctionsSchema = z
  .array(correctionSchema)
  .refine(hasNoTargetTwice, 'expected each cell and each value of a measure once')
  .readonly();

function hasNoTargetTwice(corrections: readonly Correction[]): boolean {
  return new Set(corrections.map(targetOf)).size === corrections.length;
}

function targetOf(correction: Correction): string {
  if ('cell' in correction) {
    const { file, sha256, cell } = correction;
    return JSON.stringify([file, sha256, cell.table, cell.row, cell.column]);
  }
  const { measure, value } = correction;
  return JSON.stringify([measure, value, 'source' in correction ? amountOf(correction) : []]);
}

function amountOf({ source, year, label }: AmountCorrection): readonly unknown[] {
  return [source, year, label];
}
