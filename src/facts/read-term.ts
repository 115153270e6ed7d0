import type { CellRef } from '../model/cell-ref.ts';
import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { Period } from '../model/report.ts';
import type { Term } from '../model/term.ts';
import { readTerm } from './terms.ts';

/** Reads a term; one that is not understood keeps its text, and a finding says so. */
export function readTermOrFinding(
  text: string,
  period: Period,
  cell: CellRef,
): { readonly term: Term | null; readonly findings: readonly Finding[] } {
  if (/^[-–—хХxX]?$/u.test(text)) return { term: null, findings: [] };
  const { term, read } = readTerm(text, period);
  return { term, findings: read ? [] : [makeFinding('term_unread', { text }, { cell, found: text })] };
}
