import type { z } from 'zod';

/**
 * What a check found wrong, as `field: expected …, found …`, one after the other. The values found are named
 * only where the check ran with `reportInput`.
 */
export function describeMistakes(error: z.ZodError): string {
  return error.issues.map(describeIssue).join('; ');
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const field = issue.path.map(String).join('.');
  const place = field === '' ? '' : `${field}: `;
  if (issue.code === 'unrecognized_keys')
    return `${place}there is no field ${issue.keys.map(quote).join(', ')}`;
  const meant = issue.code === 'invalid_union' ? meantForm(issue.errors) : null;
  if (meant !== null) return meant.map((inner) => describeIssue(under(issue.path, inner))).join('; ');
  return `${place}${expectationOf(issue)}, found ${issue.input === undefined ? 'nothing' : quote(issue.input)}`;
}

/** Of the mistakes that each form of a value would have, those of the form that the fields given are nearest to. */
function meantForm(forms: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] | null {
  const [nearest, next] = forms
    .map((issues) => ({ issues, distance: issues.reduce((sum, issue) => sum + distance(issue), 0) }))
    .sort((one, other) => one.distance - other.distance);
  return nearest && next && nearest.distance < next.distance ? nearest.issues : null;
}

/** How much a mistake says that another form was meant: a field too many, a field missing, no such value at all. */
function distance(issue: z.core.$ZodIssue): number {
  if (issue.code === 'unrecognized_keys') return issue.keys.length;
  if (issue.code !== 'invalid_type') return 0;
  if (issue.path.length === 0) return Number.POSITIVE_INFINITY;
  return issue.path.length === 1 && issue.input === undefined ? 1 : 0;
}

function under(path: readonly PropertyKey[], issue: z.core.$ZodIssue): z.core.$ZodIssue {
  return { ...issue, path: [...path, ...issue.path] };
}

/** What a check expected, without the field and what was found there. */
export function expectationOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `expected no field ${issue.keys.map(quote).join(', ')}`;
  const isOurs = issue.message.startsWith('expected');
  return issue.code === 'invalid_type' && !isOurs ? `expected ${issue.expected}` : issue.message;
}

const LONGEST_QUOTE = 80;

function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}
