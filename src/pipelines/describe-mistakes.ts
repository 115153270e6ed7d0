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
  return `${place}${expectationOf(issue)}, found ${issue.input === undefined ? 'nothing' : quote(issue.input)}`;
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
