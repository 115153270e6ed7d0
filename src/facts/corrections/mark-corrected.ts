import type { TotalledSource } from '../../model/funding-source.ts';
import type { Measure, ReportedTotal } from '../../model/measure.ts';
import type { Report } from '../../model/report.ts';
import type { ReadTable } from '../../tables/read-tables.ts';
import { correctedPlaces, type IsCorrected } from './corrected-places.ts';
import { indexMeasureRows, loadedColumns, type MeasureRows } from './measure-rows.ts';
import { type AsPrinted, printedAmounts } from './printed-amounts.ts';
import type { Grids } from './resolve-cells.ts';

/** What was read from a document: the grids, the tables, the reports. */
export type Reading = {
  readonly grids: Grids;
  readonly tables: readonly ReadTable[];
  readonly reports: readonly Report[];
};

/**
 * Marks the measures, funding facts and totals that rest on a corrected cell, and gives their amounts the raw texts
 * of the file: `printed` is what the reports say without the corrections.
 */
export function markCorrected(
  { grids, tables, reports }: Reading,
  printed: readonly Report[],
): readonly Report[] {
  const measures = indexMeasureRows(tables);
  const marks = {
    isCorrected: correctedPlaces(grids, tables, measures.all),
    asPrinted: printedAmounts(grids, printed),
  };
  return reports.map((report) => ({
    ...report,
    measures: report.measures.map((measure) => markMeasure(measure, measures.find(measure), marks)),
    reportedTotals: report.reportedTotals.map((total) => markMoney(total.source, total, marks)),
  }));
}

type Marks = { readonly isCorrected: IsCorrected; readonly asPrinted: AsPrinted };

function markMeasure(measure: Measure, rows: MeasureRows | undefined, marks: Marks): Measure {
  if (!rows || !restsOnCorrection(rows, marks)) return measure;
  return {
    ...measure,
    funding: measure.funding.map((fact) => markMoney(fact.source, fact, marks)),
    reportedTotal: measure.reportedTotal && markMoney('total', measure.reportedTotal, marks),
    furtherTotals: measure.furtherTotals.map((total) => markMoney('total', total, marks)),
    corrected: true,
  };
}

function restsOnCorrection({ table, rows }: MeasureRows, { isCorrected }: Marks): boolean {
  const columns = loadedColumns(table);
  return rows.some(({ index }) =>
    columns.some((column) => isCorrected({ table: table.table, row: index, column })),
  );
}

function markMoney<Money extends ReportedTotal>(source: TotalledSource, money: Money, marks: Marks): Money {
  const places = [money.cell, money.factCell ?? money.cell];
  if (!places.some(marks.isCorrected)) return money;
  return { ...money, ...marks.asPrinted(source, money), corrected: true };
}
