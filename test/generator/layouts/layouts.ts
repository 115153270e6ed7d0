import { FLAT_PLAN } from './flat-plan.ts';
import { FUNDS } from './funds.ts';
import { INLINE_SOURCES } from './inline-sources.ts';
import type { Layout } from './layout.ts';
import { OPEN_DATA_FORM } from './open-data-form.ts';
import { PHASE_ROWS } from './phase-rows.ts';
import { SEED_TABLE } from './seed-table.ts';
import { SOURCE_COLUMNS } from './source-columns.ts';
import { PHASES_OF_SOURCES, YEARS_OF_SOURCES } from './source-rows.ts';
import { WORK_PLAN } from './work-plan.ts';

/** Every layout the generator writes. */
export const LAYOUTS: readonly Layout[] = [
  SEED_TABLE,
  WORK_PLAN,
  YEARS_OF_SOURCES,
  PHASES_OF_SOURCES,
  INLINE_SOURCES,
  FUNDS,
  FLAT_PLAN,
  PHASE_ROWS,
  OPEN_DATA_FORM,
  SOURCE_COLUMNS,
];
