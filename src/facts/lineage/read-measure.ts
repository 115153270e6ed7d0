import type { TracedMeasure } from '../../model/lineage.ts';
import { type TitleWords, titleReader } from './title-words.ts';

/** A measure with its title and actions read for comparison. `order`: its place among all, which settles draws. */
export type ReadMeasure = {
  readonly key: string;
  readonly order: number;
  readonly measure: TracedMeasure;
  readonly title: TitleWords;
  /** What stands before the colon of «Озеленення парків: висаджування дерев»; null where there is none. */
  readonly heading: TitleWords | null;
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
    heading: headingOf(measure.title, read),
    actions: measure.actions.map(read),
  }));
}

function headingOf(title: string, read: (title: string) => TitleWords): TitleWords | null {
  const colon = title.indexOf(':');
  return colon < 0 || title.slice(colon + 1).trim() === '' ? null : read(title.slice(0, colon));
}
