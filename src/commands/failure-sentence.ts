import type { PlanfactError } from '../errors.ts';

/** The error's sentence with the file it speaks of in front, unless the sentence names it already. */
export function failureSentence(path: string, { message }: PlanfactError): string {
  return message.includes(path) ? message : `${path}: ${message}`;
}
