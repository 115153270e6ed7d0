import type { Document } from '../documents/document.ts';
import { correctStatuses } from '../facts/corrections/correct-statuses.ts';
import { correctedCellFindings } from '../facts/corrections/corrected-cell-findings.ts';
import { correctionUnmatched, TWICE, valueCorrected } from '../facts/corrections/correction-findings.ts';
import { editTexts } from '../facts/corrections/edited-texts.ts';
import { markCorrected, type Reading } from '../facts/corrections/mark-corrected.ts';
import { resolveCells } from '../facts/corrections/resolve-cells.ts';
import { resolveValues, type TextEdit } from '../facts/corrections/resolve-values.ts';
import { type ReadReports, readReports, type YearHint } from '../facts/read-reports.ts';
import type { DocumentCorrections } from '../model/correction.ts';
import type { Finding } from '../model/finding.ts';
import { type CellText, placeTexts } from '../tables/corrected-cells.ts';
import type { Layout } from '../tables/layout.ts';
import { readTables } from '../tables/read-tables.ts';
import type { SquareGrid } from '../tables/square-cell.ts';

/** What a document is read with. */
export type Circumstances = { readonly layout: Layout | null; readonly hint: YearHint | null };

/**
 * Reads a document as its corrections say. The corrected cells are read as if the right text were printed, so that
 * all that follows from them is right too; a corrected value is sought in the first reading, and its cell corrected in
 * the next. The same corrections in another order give the same. Statuses, which have no text of their own, are
 * replaced at the end. Every correction is a finding, whether it was applied or not.
 */
export function readCorrected(
  document: Document,
  circumstances: Circumstances,
  corrections: DocumentCorrections,
): ReadReports {
  const printed = read(document, circumstances, []);
  const cells = resolveCells(printed.grids, corrections.cells);
  const cellTexts = cells.fitting.map(({ cell, right }) => ({ cell, text: right, rows: null }));
  const first = cellTexts.length > 0 ? read(document, circumstances, cellTexts) : printed;
  const values = resolveValues(first.tables, first.reports, corrections);
  const edited = editTexts(values.edits);
  const texts = [...cellTexts, ...edited.texts];
  const final = edited.texts.length > 0 ? read(document, circumstances, texts) : first;
  const marked = texts.length > 0 ? markCorrected(final, printed.reports) : final.reports;
  const statuses = correctStatuses(marked, corrections);
  const findings = [
    ...correctedCellFindings(final, cells.fitting),
    ...edited.applied.map((edit) => valueCorrected(edit.correction, placeOf(edit))),
    ...edited.contradictory.map((edit) => correctionUnmatched(edit.correction, TWICE, placeOf(edit))),
    ...cells.findings,
    ...values.findings,
    ...statuses.findings,
  ];
  return { reports: statuses.reports, findings: [...final.findings, ...findings.toSorted(byPlace)] };
}

type FullReading = Reading & { readonly findings: readonly Finding[] };

function read(document: Document, { layout, hint }: Circumstances, texts: readonly CellText[]): FullReading {
  const grids = new Map<number, SquareGrid>();
  const byTable = Map.groupBy(texts, ({ cell }) => cell.table);
  const { tables, findings } = readTables(document, layout, (table, grid) => {
    const corrected = placeTexts(grid, byTable.get(table) ?? []);
    grids.set(table, corrected);
    return corrected;
  });
  const reports = readReports(tables, hint);
  return { grids, tables, reports: reports.reports, findings: [...findings, ...reports.findings] };
}

function placeOf({ place, measure }: TextEdit) {
  return { cell: place.cells[0].cell, measure };
}

/** From the top of the document down; what one place has is told in the order of its sentences. */
function byPlace(one: Finding, other: Finding): number {
  const [a, b] = [one.cell, other.cell];
  const distance =
    (a?.table ?? 0) - (b?.table ?? 0) || (a?.row ?? 0) - (b?.row ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
  if (distance !== 0) return distance;
  return one.message < other.message ? -1 : Number(one.message > other.message);
}
