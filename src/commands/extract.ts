import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { type Config, readConfig, type SettingName } from '../config.ts';
import { PlanfactError } from '../errors.ts';
import type { Extraction } from '../model/report.ts';
import { declaredLayoutOf } from '../pipelines/declared-layout.ts';
import { mapAhead } from '../pipelines/map-ahead.ts';
import { readReportFile } from '../pipelines/read-report-file.ts';
import { openReadingPool, type ReadingPool } from '../pipelines/reading/reading-pool.ts';
import { EXIT } from './exit-status.ts';
import { describeExtraction } from './extraction-text.ts';
import { failureSentence } from './failure-sentence.ts';
import { addSettings } from './setting-options.ts';

const EXAMPLES = `
Examples:
  planfact extract report.txt                 what was found, with the cell of every amount
  planfact extract report.txt --json          the same as one JSON object
  planfact extract 2016/*.txt --json          several files: an array of such objects
  planfact extract notes.txt --year 2016      the year, where neither text nor folder names it

Reads files only; no database is touched. A file in the folder of a pipeline is read with the layout that the pipeline
declares, and without its corrections: this is what the file says. Exit status: 0 every file was read (findings or not),
2 a file could not be read (the others still are), 64 wrong usage.`;

type Options = Readonly<Partial<Record<SettingName, string>>> & {
  readonly json?: true;
  readonly year?: number;
};

/** `planfact extract FILE… [--json]`: what the reports in these files say, without loading them. */
export function addExtractCommand(program: Command): void {
  const command = program
    .command('extract')
    .description('read report files and print the measures, amounts and findings in them')
    .argument('<file...>', 'report files')
    .option('--json', 'print JSON: one object for one file, an array for several')
    .option('--year <year>', 'the year of the reports, where the text names none', parseYear);
  addSettings(command, ['data', 'pipelines']).addHelpText('after', EXAMPLES).action(extractFiles);
}

async function extractFiles(paths: readonly string[], { json, year, ...settings }: Options): Promise<void> {
  const config = readConfig(settings);
  const pool = openReadingPool({ log: console.error });
  const extractions: Extraction[] = [];
  try {
    const files = mapAhead(paths, 2 * availableParallelism(), (path) =>
      extractFile(pool, path, { year, config }),
    );
    for await (const { path, result } of files) {
      if (result instanceof PlanfactError) {
        console.error(`planfact: ${failureSentence(path, result)}`);
        continue;
      }
      extractions.push(result);
      if (!json) console.log(describeExtraction(result));
    }
  } finally {
    await pool.close();
  }
  if (json) printJson(paths.length === 1 ? extractions[0] : extractions);
  if (extractions.length < paths.length) process.exitCode = EXIT.failure;
}

type Read = { readonly path: string; readonly result: Extraction | PlanfactError };

type Wanted = { readonly year: number | undefined; readonly config: Config };

/** A file that cannot be read gives its error, to be told when its turn comes. */
async function extractFile(pool: ReadingPool, path: string, { year, config }: Wanted): Promise<Read> {
  try {
    const layout = await declaredLayoutOf(path, config);
    return { path, result: await pool.extract(await readReportFile(path), path, { year, layout }) };
  } catch (error) {
    if (error instanceof PlanfactError) return { path, result: error };
    throw error;
  }
}

function printJson(value: unknown): void {
  if (value !== undefined) console.log(JSON.stringify(value, null, 2));
}

/** A year as an option of the command line. */
export function parseYear(text: string): number {
  if (!/^(?:19|20)\d{2}$/.test(text)) {
    throw new InvalidArgumentError('Expected a year such as 2016.');
  }
  return Number(text);
}
