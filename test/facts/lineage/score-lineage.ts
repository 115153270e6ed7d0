import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { traceLineage } from '../../../src/facts/lineage.ts';
import type { TracedMeasure } from '../../../src/model/lineage.ts';

/** One measure of a case; `from` names what it came from: «2016/3 renamed», several after commas. */
export type LabelledMeasure = z.infer<typeof LABELLED>[number];

export type LineageScore = {
  /** Share of the edges found that are true. */
  readonly precision: number;
  /** Share of the true edges that were found. */
  readonly recall: number;
  /** Edges found that are not true, and true ones not found. */
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
};

const LABELLED = z.array(
  z.object({
    case: z.string(),
    half: z.enum(['tuning', 'held-out']),
    year: z.string().regex(/^\d{4}$/),
    number: z.string(),
    title: z.string().min(1),
    actions: z.string(),
    from: z.string(),
  }),
);

/** The labelled titles beside this file. */
export function readLabelled(): readonly LabelledMeasure[] {
  const text = readFileSync(new URL('./labelled.csv', import.meta.url), 'utf8');
  return LABELLED.parse(parse(text, { columns: true }));
}

/** Compares the edges traced with those labelled; an edge counts as found only with its kind. */
export function scoreLineage(labelled: readonly LabelledMeasure[]): LineageScore {
  const found = new Set<string>();
  for (const measures of Map.groupBy(labelled, (measure) => measure.case).values()) {
    for (const { from, to, kind } of traceLineage(measures.map(toTraced)).edges)
      found.add(`${from} → ${to} ${kind}`);
  }
  const expected = new Set(labelled.flatMap(edgesOf));
  const right = found.intersection(expected).size;
  return {
    precision: right / found.size,
    recall: right / expected.size,
    wrong: [...found.difference(expected)],
    missed: [...expected.difference(found)],
  };
}

/** A labelled measure as the tracer takes it. */
export function toTraced({ case: section, year, number, title, actions }: LabelledMeasure): TracedMeasure {
  const report = `${section}/${year}`;
  return {
    key: `${report}/${number}`,
    report,
    year: Number(year),
    periodStart: `${year}-01-01`,
    periodEnd: `${year}-12-31`,
    number,
    title,
    actions: actions === '' ? [] : actions.split('\n'),
  };
}

function edgesOf({ case: section, year, number, from }: LabelledMeasure): readonly string[] {
  const origins = from === '' ? [] : from.split(', ');
  return origins.map((origin) => {
    const [key = '', kind = ''] = origin.split(' ');
    return `${section}/${key} → ${section}/${year}/${number} ${kind}`;
  });
}
