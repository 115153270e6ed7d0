/** What facts can be grouped by: the column of the facts that names the group, and the table it comes from. */
export const DIMENSIONS = {
  year: { column: 'year', source: 'funding_facts.year', table: 'funding_facts', type: 'integer' },
  fundingSource: {
    column: 'funding_source',
    source: 'funding_facts.funding_source',
    table: 'funding_facts',
    type: 'text',
  },
  publisher: { column: 'publisher', source: 'funding_facts.publisher', table: 'funding_facts', type: 'text' },
  programme: { column: 'programme', source: 'reports.programme', table: 'reports', type: 'text' },
  section: { column: 'section_key', source: 'reports.section_key', table: 'reports', type: 'text' },
  executor: {
    column: 'executor_key',
    source: 'executors.executor_key',
    table: 'measure_executors',
    type: 'text',
  },
  measure: {
    column: 'measure_key',
    source: 'funding_facts.measure_key',
    table: 'funding_facts',
    type: 'text',
  },
  lineage: { column: 'lineage', source: 'measures.lineage', table: 'measures', type: 'text' },
  status: { column: 'status', source: 'measures.status', table: 'measures', type: 'text' },
} as const;

export type Dimension = keyof typeof DIMENSIONS;
