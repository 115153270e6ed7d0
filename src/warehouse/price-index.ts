import { PERCENT_DECIMALS, type PriceIndexYear } from '../model/price-index.ts';
import { appendRows, layOutRows } from './append-rows.ts';
import { PRICE_INDEX_TABLE, typedTable } from './fact-tables.ts';
import type { Row } from './rows.ts';
import { inTransaction, type Warehouse } from './warehouse.ts';

/** A price index and where it comes from; null what its file does not say. */
export type SourcedPriceIndex = {
  readonly years: readonly PriceIndexYear[];
  readonly source: string | null;
  readonly sourceUrl: string | null;
  readonly licence: string | null;
};

/** Puts the index in the place of the one known before, in one transaction; one without years leaves the table empty. */
export async function savePriceIndex(warehouse: Warehouse, index: SourcedPriceIndex): Promise<void> {
  const rows = index.years.map((year) => toRow(year, index));
  await inTransaction(warehouse, async ({ connection }) => {
    await connection.run(`DELETE FROM ${PRICE_INDEX_TABLE.name}`);
    await appendRows(connection, layOutRows(typedTable(PRICE_INDEX_TABLE), rows));
  });
}

function toRow(
  { year, percent, index, baseYear }: PriceIndexYear,
  { source, sourceUrl, licence }: SourcedPriceIndex,
): Row {
  return {
    year,
    change_percent: withDecimals(percent),
    price_index: index,
    base_year: baseYear,
    source,
    source_url: sourceUrl,
    licence,
  };
}

/** The same number with all the decimals that the column has. */
function withDecimals(percent: string): string {
  const [whole = '', decimals = ''] = percent.split('.');
  return `${whole}.${decimals.padEnd(PERCENT_DECIMALS, '0')}`;
}
