import type { ReportedTotalRow } from '../analytics/release-database.ts';
import { amountStateEnum } from './amount-state.ts';
import { builder } from './builder.ts';
import { cellType } from './cell.ts';
import { fundingSourceType } from './funding-source.ts';

export const reportedTotalType = builder.objectRef<ReportedTotalRow>('ReportedTotal').implement({
  description: 'A sum as the report prints it. It is compared with the facts, never added to them.',
  fields: (t) => ({
    fundingSource: t.field({
      type: fundingSourceType,
      nullable: true,
      description: 'The source it is the sum of; null for the sum of all sources.',
      resolve: ({ funding_source: source }) => (source === 'total' ? null : source),
    }),
    label: t.exposeString('label', { description: 'As printed: «Разом».' }),
    year: t.exposeInt('year', { description: 'The year it is for.' }),
    plan: t.expose('plan_uah', {
      type: 'Decimal',
      nullable: true,
      description: 'The printed plan in hryvnias.',
    }),
    fact: t.expose('fact_uah', {
      type: 'Decimal',
      nullable: true,
      description: 'The printed fact in hryvnias.',
    }),
    planState: t.expose('plan_state', {
      type: amountStateEnum,
      description: 'What the cell of the plan says.',
    }),
    factState: t.expose('fact_state', {
      type: amountStateEnum,
      description: 'What the cell of the fact says.',
    }),
    planRaw: t.exposeString('plan_raw', { description: 'The plan as printed.' }),
    factRaw: t.exposeString('fact_raw', { description: 'The fact as printed.' }),
    unit: t.exposeString('unit', { nullable: true, description: 'The unit as printed: «тис. грн.».' }),
    cell: t.field({ type: cellType, description: 'The cell of the plan.', resolve: (total) => total }),
    factCell: t.field({
      type: cellType,
      description: 'The cell of the fact; the same where one cell holds both.',
      resolve: ({ table, fact_row: row, fact_column: column }) => ({ table, row, column }),
    }),
    corrected: t.exposeBoolean('corrected', {
      description: 'Whether an amount differs from what is printed, by a correction with a stated reason.',
    }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Made up, for demonstration.' }),
  }),
});
