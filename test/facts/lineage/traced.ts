import type { TracedMeasure } from '../../../src/model/lineage.ts';

/** Measures of one section by year, numbered from 1; an array is a title with its actions. */
export function traced(
  years: Readonly<Record<number, readonly (string | readonly [title: string, ...actions: string[]])[]>>,
): readonly TracedMeasure[] {
  return Object.entries(years).flatMap(([year, titles]) =>
    titles.map((given, index) => {
      const [title = '', ...actions] = typeof given === 'string' ? [given] : given;
      return tracedMeasure(`${year}/${index + 1}`, { year: Number(year), report: year, title, actions });
    }),
  );
}

export function tracedMeasure(
  key: string,
  own: Pick<TracedMeasure, 'year' | 'report' | 'title'> & Partial<TracedMeasure>,
): TracedMeasure {
  return {
    key,
    periodStart: `${own.year}-01-01`,
    periodEnd: `${own.year}-12-31`,
    number: key.split('/').at(-1) ?? '',
    actions: [],
    ...own,
  };
}
