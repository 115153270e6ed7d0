import { z } from 'zod';
import { startsLikeHtml } from '../../documents/text-format.ts';
import { describeMistakes } from '../describe-mistakes.ts';
import { FetchError } from './fetch-error.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || null);

const resourceSchema = z.object({
  url: text,
  name: text,
  /** As people type it: «XLSX», «.xlsx», «xls ». */
  format: text,
  /** UTC without saying so; null for a resource that was never changed. */
  last_modified: text,
  /** `active`, or `deleted` for a while after. */
  state: text,
});

/** What `package_show` of CKAN's action API (version 3) answers, as far as it is used. */
const packageSchema = z.object({
  success: z.literal(true),
  result: z.object({
    state: text,
    license_title: text,
    resources: z.array(resourceSchema),
  }),
});

/** What it answers with `success: false`, which goes with a status of 4xx. */
const errorSchema = z.object({
  success: z.literal(false),
  error: z.object({ message: text }),
});

export type CkanPackage = z.output<typeof packageSchema>['result'];
export type CkanResource = CkanPackage['resources'][number];

/** The dataset in an answer. Throws `fetch_failed` with what was found instead. */
export function readCkanAnswer(address: string, answer: string): CkanPackage {
  const json = parseJson(answer);
  const checked = packageSchema.safeParse(json, { reportInput: true });
  if (checked.success) return checked.data.result;
  const error = errorSchema.safeParse(json);
  if (error.success)
    throw wrongAnswer(address, `an error: ${error.data.error.message ?? 'without a message'}`);
  if (startsLikeHtml(answer)) throw wrongAnswer(address, 'a web page, perhaps a check for robots');
  if (json === undefined) throw wrongAnswer(address, 'something that is not JSON');
  throw wrongAnswer(address, `another (${describeMistakes(checked.error)})`);
}

function parseJson(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return undefined;
  }
}

function wrongAnswer(address: string, found: string): FetchError {
  const expected = "expected an answer of CKAN's package_show";
  return new FetchError(
    'fetch_failed',
    `${address}: ${expected}, found ${found}. Open the address in a browser; the next run asks again.`,
  );
}
