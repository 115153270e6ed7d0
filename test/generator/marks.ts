import type { Phase, PrintedReport } from './truth.ts';

type Marked = Pick<PrintedReport, 'prefix'>;

/** Names the cells of a page by what they say, so that a finding can be looked up on the page. */
export const markOf = {
  title: ({ prefix }: Marked, measure: number) => `${prefix}m${measure}/title`,
  term: ({ prefix }: Marked, measure: number) => `${prefix}m${measure}/term`,
  amount: ({ prefix }: Marked, measure: number, place: Place) => `${prefix}m${measure}/${placeMark(place)}`,
  total: ({ prefix }: Marked, place: Place) => `${prefix}total/${placeMark(place)}`,
};

/** Which amount of a row: whose, of which year, plan or fact. */
export type Place = { readonly key: string; readonly year: number; readonly phase: Phase };

function placeMark({ key, year, phase }: Place): string {
  return `${key}/${year}/${phase}`;
}
