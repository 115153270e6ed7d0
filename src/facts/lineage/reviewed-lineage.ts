import type { Finding } from '../../model/finding.ts';
import { makeFinding } from '../../model/finding-catalogue.ts';
import type { LineageEdge, ReviewedLineage } from '../../model/lineage.ts';

export type ReviewedEdges = {
  /** The entries whose measures are there. */
  readonly fitting: readonly ReviewedLineage[];
  readonly edges: readonly LineageEdge[];
  readonly findings: readonly { readonly entry: ReviewedLineage; readonly finding: Finding }[];
};

/**
 * The edges a reviewer has stated for a publisher, with confidence 1, who said so and why. An entry that names a
 * measure which is not there gives a finding `lineage_review_unmatched` and no edge.
 */
export function reviewedLineage(
  keys: ReadonlySet<string>,
  reviewed: readonly ReviewedLineage[],
): ReviewedEdges {
  const missingIn = ({ from, to }: ReviewedLineage) => [from, to].filter((key) => !keys.has(key));
  const fitting = reviewed.filter((entry) => missingIn(entry).length === 0);
  const unmatched = reviewed.filter((entry) => missingIn(entry).length > 0);
  return {
    fitting,
    edges: fitting.flatMap(toEdge),
    findings: unmatched.map((entry) => {
      const { from, to, kind } = entry;
      const missing = missingIn(entry).join(', ');
      const finding = makeFinding(
        'lineage_review_unmatched',
        { from, to, kind, missing },
        { found: missing },
      );
      return { entry, finding };
    }),
  };
}

function toEdge({ from, to, kind, why, reviewer }: ReviewedLineage): readonly LineageEdge[] {
  if (kind === 'not') return [];
  return [{ from, to, kind, confidence: '1.000', method: 'reviewed', evidence: [why, reviewer] }];
}
