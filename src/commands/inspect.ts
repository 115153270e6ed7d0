import type { Command } from 'commander';
import { readConfig, type SettingName } from '../config.ts';
import { PlanfactError } from '../errors.ts';
import { declaredLayoutOf } from '../pipelines/declared-layout.ts';
import { readReportFile } from '../pipelines/read-report-file.ts';
import { openReadingPool } from '../pipelines/reading/reading-pool.ts';
import { EXIT } from './exit-status.ts';
import { parseYear } from './extract.ts';
import { failureSentence } from './failure-sentence.ts';
import { describeInspection } from './inspection-text.ts';
import { addSettings } from './setting-options.ts';

const EXAMPLES = `
Examples:
  planfact inspect report.docx                the meaning of every column, the kind of every row, what is left over
  planfact inspect report.docx | less         the same without colours
  planfact inspect notes.txt --year 2016      the year, where neither text nor folder names it

Reads one file only; no database is touched. A file in the folder of a pipeline is read with the layout that the pipeline
declares. Exit status: 0 the file was read, 2 it could not be, 64 wrong usage.`;

type Options = Readonly<Partial<Record<SettingName, string>>> & { readonly year?: number };

/** `planfact inspect FILE`: how each table of a file was understood. */
export function addInspectCommand(program: Command): void {
  const command = program
    .command('inspect')
    .description('show how the tables of a report file are understood: columns, rows, leftovers')
    .argument('<file>', 'a report file')
    .option('--year <year>', 'the year of the report, where the text names none', parseYear);
  addSettings(command, ['data', 'pipelines']).addHelpText('after', EXAMPLES).action(inspectFile);
}

/** In a process of the pool, as every file from outside. */
async function inspectFile(path: string, { year, ...settings }: Options): Promise<void> {
  const layout = await declaredLayoutOf(path, readConfig(settings));
  const pool = openReadingPool({ size: 1, log: console.error });
  try {
    const inspection = await pool.inspect(await readReportFile(path), path, { year, layout });
    console.log(describeInspection(path, inspection));
  } catch (error) {
    if (!(error instanceof PlanfactError)) throw error;
    console.error(`planfact: ${failureSentence(path, error)}`);
    process.exitCode = EXIT.failure;
  } finally {
    await pool.close();
  }
}
