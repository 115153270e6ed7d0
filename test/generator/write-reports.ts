import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { MadeFile } from './made-file.ts';
import { toUah } from './money.ts';
import { sampleFiles } from './sample-files.ts';
import type { Kopecks } from './truth.ts';

/**
 * Writes made-up report files and the truth about each, as a data folder that planfact can run on: `raw/<town>/…`, a
 * pipeline for each town in `pipelines/`, and `truth/<town>/….json` with measures, amounts in hryvnias and planted
 * defects. Any number of files, each town with its thirty; the same ones for the same seed.
 */
export async function writeReports(folder: string, count: number, seed: string): Promise<void> {
  const towns = new Set<string>();
  for (const file of sampleFiles(count, seed)) {
    towns.add(file.path.split('/')[0] ?? '');
    await write(join(folder, 'raw', file.path), file.bytes);
    await write(join(folder, 'truth', `${file.path}.json`), JSON.stringify(truthOf(file), asJson, 2));
  }
  for (const town of towns) await write(join(folder, 'pipelines', `${town}.ts`), pipelineOf(town));
}

function truthOf({ path, layout, format, reports, places }: MadeFile) {
  return {
    path,
    layout: layout.name,
    format: format.name,
    reports: reports.map(({ programme, section, year, period, unit, measures, totals, defects }) => ({
      programme,
      section,
      year,
      period,
      unit: unit.text,
      measures,
      totals,
      defects: defects.map(({ mark, ...defect }) => ({
        ...defect,
        cell: (mark && places.get(mark)) ?? null,
      })),
    })),
  };
}

/** Kopecks as hryvnias, as planfact gives them. */
function asJson(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? toUah(value satisfies Kopecks) : value;
}

function pipelineOf(town: string): string {
  const publisher = { key: town, name: `Вигадане місто ${town}`, nameEn: `Made-up ${town}`, synthetic: true };
  const pipeline = { name: town, publisher, licence: 'CC0-1.0', source: { folder: town } };
  return `export const pipeline = ${JSON.stringify(pipeline, null, 2)};\n`;
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
