import type { Format } from './formats/format.ts';
import type { Layout } from './layouts/layout.ts';
import type { MoneyStyle } from './money.ts';
import { markedPlaces, type Page } from './page.ts';
import { type DefectKind, plantDefects } from './plant.ts';
import { project } from './project.ts';
import type { Random } from './random.ts';
import type { PrintedReport, TrueReport } from './truth.ts';

/** A generated file and the truth about it. */
export type MadeFile = {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly layout: Layout;
  readonly format: Format;
  readonly style: MoneyStyle;
  readonly reports: readonly PrintedReport[];
  /** Where each mark stands in the table, in the coordinates of planfact's cells. */
  readonly places: ReadonlyMap<string, { readonly row: number; readonly column: number }>;
};

export type FileOrder = {
  /** Without its extension. */
  readonly path: string;
  readonly reports: readonly TrueReport[];
  readonly layout: Layout;
  readonly format: Format;
  readonly defects: readonly DefectKind[];
};

/** Writes reports into one file, with the defects asked for as far as the layout leaves room for them. */
export function makeFile({ path, reports, layout, format, defects }: FileOrder, random: Random): MadeFile {
  const style = makeStyle(random.fork('style'));
  const printed = reports.map((report, index) => {
    const clean = project(report, layout.shape, reports.length === 1 ? '' : `s${index}/`);
    return plantDefects(clean, layout.shape, index === 0 ? defects : [], random.fork('defects'));
  });
  const page = layout.write(printed, style);
  return {
    path: `${path}.${format.extension}`,
    bytes: format.write(page),
    layout,
    format,
    style,
    reports: printed,
    places: placesIn(page, format),
  };
}

function makeStyle(random: Random): MoneyStyle {
  return {
    separator: random.chance(0.8) ? ',' : '.',
    grouping: random.pick(['', '', ' ', '\u00a0']),
    nothing: random.pick(['-', '-', '', '–']),
    trims: random.chance(0.5),
  };
}

function placesIn(page: Page, format: Format): MadeFile['places'] {
  const first = format.wordsInGrid ? page.above.length : 0;
  return new Map(
    [...markedPlaces(page)].map(([mark, { row, column }]) => [mark, { row: first + row, column }] as const),
  );
}
