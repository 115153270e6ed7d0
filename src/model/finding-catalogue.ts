import type { CellRef } from './cell-ref.ts';
import type { Finding, Severity } from './finding.ts';
import type { FindingKind, WordName } from './finding-kind.ts';
import { DOCUMENT_FINDINGS } from './findings/document-findings.ts';
import { FACT_FINDINGS } from './findings/fact-findings.ts';
import { TABLE_FINDINGS } from './findings/table-findings.ts';

/** Every finding there is. Its code is a promise to those who filter by it. */
export const FINDING_KINDS = { ...DOCUMENT_FINDINGS, ...TABLE_FINDINGS, ...FACT_FINDINGS } as const;

export type FindingCode = keyof typeof FINDING_KINDS;

/** The code of every finding there is. */
export const FINDING_CODES: readonly FindingCode[] = Object.keys(FINDING_KINDS).filter(isFindingCode);

type Words<Code extends FindingCode> = Readonly<
  Record<WordName<(typeof FINDING_KINDS)[Code]['en' | 'uk']>, string | number>
>;

type Details = {
  readonly cell?: CellRef | undefined;
  readonly expected?: string | undefined;
  readonly found?: string | undefined;
  readonly measure?: string | undefined;
  readonly severity?: Severity | undefined;
};

/**
 * Makes a finding from its code and the words of its sentence. `severity` overrides the usual one
 * (a total that differs only in its last printed digit is `info`).
 */
export function makeFinding<Code extends FindingCode>(
  code: Code,
  words: Words<Code>,
  details: Details = {},
): Finding {
  const kind: FindingKind = FINDING_KINDS[code];
  return {
    code,
    severity: details.severity ?? kind.severity,
    message: fillIn(kind.en, words),
    messageUk: fillIn(kind.uk, words),
    ...(details.cell && { cell: details.cell }),
    ...(details.expected !== undefined && { expected: details.expected }),
    ...(details.found !== undefined && { found: details.found }),
    ...(details.measure !== undefined && { measure: details.measure }),
  };
}

function fillIn(sentence: string, words: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(words[name]));
}

function isFindingCode(code: string): code is FindingCode {
  return Object.hasOwn(FINDING_KINDS, code);
}
