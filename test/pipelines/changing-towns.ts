import fc from 'fast-check';
import { keyReports } from '../../src/facts/identity.ts';
import type { Correction } from '../../src/model/correction.ts';
import type { ReviewedLineage } from '../../src/model/lineage.ts';
import type { LoadedDocument } from '../../src/model/loaded-document.ts';
import { definePipeline, type Pipeline } from '../../src/pipelines/define-pipeline.ts';
import { layOutLoads, loadDocuments, removeReplacedLoads } from '../../src/warehouse/load-documents.ts';
import type { Warehouse } from '../../src/warehouse/warehouse.ts';
import { withdrawMissing } from '../../src/warehouse/withdraw.ts';
import { madeUpDocument, measureOfText, sha256 } from '../warehouse/made-up-document.ts';
import { load } from '../warehouse/temporary-warehouse.ts';
import { REVIEWED } from './corrected-report.ts';
import { pipelineSpec } from './pipeline-spec.ts';

/** Pipelines and their publishers: one has two. */
const PUBLISHER_OF = { north: 'north', 'north-web': 'north', south: 'south' } as const;
const NAMES = ['north', 'north-web', 'south'] as const;
const YEARS = [2020, 2021, 2022] as const;
const SECTIONS = ['1.1', '2.1'] as const;
const EDITIONS = [1, 2] as const;
const READERS = ['reader 1', 'reader 2', 'reader 3'] as const;

const TITLES = [
  'Ремонт доріг',
  'Придбання насосів для котельні',
  'Придбання нових насосів для котельні',
  'Придбання потужних насосів для котельні',
  'Утримання міського парку',
  'Утримання міського парку: догляд за деревами',
  'Утримання міського парку: прибирання доріжок',
  'Охорона праці',
];

type Name = (typeof NAMES)[number];

/** A file: another edition is another file for the same report. */
type File = {
  readonly name: Name;
  readonly year: (typeof YEARS)[number];
  readonly section: (typeof SECTIONS)[number];
  readonly edition: (typeof EDITIONS)[number];
};

/** What may happen before measures are traced again. */
type Edit =
  /** A file is read; by another reader, it is read anew, and may be somebody else's then. */
  | { readonly kind: 'read'; readonly file: File; readonly reader: string; readonly publisher: string | null }
  /** A pipeline holds its files of these years and editions, and no others. */
  | {
      readonly kind: 'held';
      readonly name: Name;
      readonly years: readonly number[];
      readonly editions: readonly number[];
    }
  | {
      readonly kind: 'said';
      readonly name: Name;
      readonly lineage: readonly ReviewedLineage[];
      readonly corrections: readonly Correction[];
    }
  /** What later readings have replaced is removed. */
  | { readonly kind: 'tidied' };

const FILE: fc.Arbitrary<File> = fc.record({
  name: fc.constantFrom(...NAMES),
  year: fc.constantFrom(...YEARS),
  section: fc.constantFrom(...SECTIONS),
  edition: fc.constantFrom(...EDITIONS),
});

const PUBLISHER: fc.Arbitrary<string> = fc.constantFrom('north', 'south', 'elsewhere');

const READ: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constant('read' as const),
  file: FILE,
  reader: fc.constantFrom(...READERS),
  publisher: fc.option(PUBLISHER, { freq: 8, nil: null }),
});

const HELD: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constant('held' as const),
  name: fc.constantFrom(...NAMES),
  years: fc.subarray([...YEARS]),
  editions: fc.subarray([...EDITIONS]),
});

const SAID: fc.Arbitrary<Edit> = fc.constantFrom(...NAMES).chain((name) =>
  fc.record({
    kind: fc.constant('said' as const),
    name: fc.constant(name),
    lineage: fc.subarray(reviewsOf(name)),
    corrections: fc.subarray(correctionsOf(name)),
  }),
);

/** Any edit; half of them read a file. */
export const EDIT: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 6, arbitrary: READ },
  { weight: 3, arbitrary: HELD },
  { weight: 3, arbitrary: SAID },
  { weight: 1, arbitrary: fc.constant<Edit>({ kind: 'tidied' }) },
);

/** Towns whose files, reviews and corrections change, all their files loaded to begin with. */
export async function openTowns(warehouse: Warehouse) {
  const loads = NAMES.flatMap(filesOf).map((file) => ({
    run: 1,
    document: documentOf(file, PUBLISHER_OF[file.name]),
    reader: READERS[0],
    known: null,
  }));
  await loadDocuments(warehouse, layOutLoads(warehouse, loads));
  const pipelines = new Map<Name, Pipeline>(NAMES.map((name) => [name, pipelineOf(name, [], [])]));
  const edit = async (change: Edit): Promise<void> => {
    switch (change.kind) {
      case 'read': {
        const { file, reader, publisher } = change;
        await load(warehouse, [documentOf(file, publisher ?? PUBLISHER_OF[file.name])], reader);
        return;
      }
      case 'held': {
        const { name, years, editions } = change;
        const present = filesOf(name).filter(
          ({ year, edition }) => years.includes(year) && editions.includes(edition),
        );
        await withdrawMissing(
          warehouse,
          name,
          present.map((file) => sha256(textOf(file))),
        );
        return;
      }
      case 'said':
        pipelines.set(change.name, pipelineOf(change.name, change.lineage, change.corrections));
        return;
      case 'tidied':
        await removeReplacedLoads(warehouse);
    }
  };
  return { edit, pipelines: () => [...pipelines.values()] };
}

function filesOf(name: Name): readonly File[] {
  return YEARS.flatMap((year) =>
    SECTIONS.flatMap((section) => EDITIONS.map((edition) => ({ name, year, section, edition }))),
  );
}

function textOf({ name, year, section, edition }: File): string {
  return `${name} ${year} ${section} ${edition}`;
}

/** Its measures are told by its text: some of the titles, always the same for the same file. */
function documentOf(file: File, publisher: string): LoadedDocument {
  const { name, year, section, edition } = file;
  const content = textOf(file);
  const chosen = Number.parseInt(sha256(content).slice(0, 2), 16);
  const measures = TITLES.filter((_, index) => ((chosen >> index) & 1) === 1).map((title, index) => ({
    ...measureOfText(title, String(index + 1), year),
    actions: [],
  }));
  const path = `${name}/${year}/${section}-${edition}.txt`;
  const made = madeUpDocument({ section, year, content, path, measures, findings: [] });
  const keyed = keyReports(
    publisher,
    made.reports.map(({ report }) => report),
  );
  return { ...made, publisher: { ...made.publisher, key: publisher }, pipeline: name, ...keyed };
}

function pipelineOf(
  name: Name,
  lineage: readonly ReviewedLineage[],
  corrections: readonly Correction[],
): Pipeline {
  const publisher = { key: PUBLISHER_OF[name], name: 'Вигадана міська рада', nameEn: 'Made-up Town Council' };
  const said = { lineage: [...lineage], corrections: [...corrections] };
  return definePipeline(pipelineSpec({ name, publisher, source: { folder: name }, ...said }));
}

/** Some of them speak of measures that are there, depending on the files. */
function reviewsOf(name: Name): ReviewedLineage[] {
  const publisher = PUBLISHER_OF[name];
  const why = { why: `огляд ${name}`, reviewer: 'О. Петренко' };
  return [
    { from: `${publisher}/2020/1.1/1`, to: `${publisher}/2021/1.1/2`, kind: 'renamed', ...why },
    { from: `${publisher}/2020/1.1/2`, to: `${publisher}/2021/2.1/1`, kind: 'same', ...why },
    { from: `${publisher}/2021/1.1/1`, to: `${publisher}/2022/1.1/1`, kind: 'not', ...why },
    { from: `${publisher}/2021/9.9/1`, to: `${publisher}/2022/9.9/1`, kind: 'same', ...why },
  ];
}

function correctionsOf(name: Name): Correction[] {
  const measure = `${PUBLISHER_OF[name]}/2021/1.1/3`;
  const cell = { table: 0, row: 4, column: 6 };
  return [
    { file: '2020/1.1-*', cell, printed: '1', right: '2', ...REVIEWED },
    { file: '2022/2.1-2.txt', cell, printed: '1', right: '3', ...REVIEWED },
    { measure, value: 'status', printed: 'done', right: 'not_done', ...REVIEWED },
  ];
}
