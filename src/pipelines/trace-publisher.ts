import { lineageKeys } from '../facts/lineage/lineage-keys.ts';
import { reviewedLineage } from '../facts/lineage/reviewed-lineage.ts';
import { traceLineage } from '../facts/lineage.ts';
import type { Finding } from '../model/finding.ts';
import type { ReviewedLineage } from '../model/lineage.ts';
import type { HeldPublisher } from '../warehouse/held-publishers.ts';
import type { PlacedFinding, PublisherLineage } from '../warehouse/lineage.ts';
import type { SectionMeasures } from '../warehouse/section-measures.ts';

/** A publisher whose measures are to be tied, with what its pipelines say. */
export type Tracing = {
  readonly publisher: HeldPublisher;
  readonly reviewed: readonly ReviewedLineage[];
  /** Findings about its corrections, to be listed with those of lineage. */
  readonly unmatched: readonly Finding[];
  readonly stamp: string;
};

/**
 * Ties the measures of one publisher through the years: what is reviewed, and for the rest what the titles say, section by
 * section. A finding is listed with the document of its measure, or with the last document of the publisher.
 */
export function tracePublisher(
  { publisher, reviewed, unmatched, stamp }: Tracing,
  sections: readonly SectionMeasures[],
): PublisherLineage {
  const measures = new Map(
    sections.flatMap((section) => section.measures).map((measure) => [measure.key, measure]),
  );
  const place = (finding: Finding, key: string | undefined): PlacedFinding => {
    const measure = key === undefined ? undefined : measures.get(key);
    const { load, sha256 } = measure ?? publisher;
    return { finding, load, sha256, report: measure?.report ?? null, measure: measure?.key ?? null };
  };
  const review = reviewedLineage(new Set(measures.keys()), reviewed);
  const traced = sections.map((section) => traceLineage(section.measures, review.fitting));
  const edges = [...review.edges, ...traced.flatMap((section) => section.edges)];
  const ofReview = review.findings.map(({ entry, finding }) =>
    place(
      finding,
      [entry.to, entry.from].find((key) => measures.has(key)),
    ),
  );
  const ofTitles = traced.flatMap(({ findings }) =>
    findings.map(({ measureKey, finding }) => place(finding, measureKey)),
  );
  const ofCorrections = unmatched.map((finding) => place(finding, undefined));
  return {
    publisher: publisher.key,
    stamp,
    edges,
    keys: lineageKeys([...measures.values()], edges),
    findings: [...ofReview, ...ofTitles, ...ofCorrections],
  };
}
