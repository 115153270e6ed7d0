import type { TracedMeasure } from '../../model/lineage.ts';
import { type TitleWords, titleReader } from './title-words.ts';

/** A measure with its title and actions read for comparison. `order`: its place among all, which settles draws. */
export type ReadMeasure = {
  readonly key: string;
  readonly order: number;
  readonly measure: TracedMeasure;
  readonly title: TitleWords;
  readonly actions: readonly TitleWords[];
};

/** Reads the measures of one section, in their order. */
export function readMeasures(measures: readonly TracedMeasure[]): readonly ReadMeasure[] {
  const read = titleReader();
  return measures.map((measure, order) => ({
    key: measure.key,
    order,
    measure,
    title: read(measure.title),
    actions: measure.actions.map(read),
  }));
}
