import type { Command } from 'commander';
import { inspectBytes } from '../pipelines/inspect.ts';
import { readReportFile } from '../pipelines/read-report-file.ts';
import { parseYear } from './extract.ts';
import { describeInspection } from './inspection-text.ts';

const EXAMPLES = `
Examples:
  planfact inspect report.docx                the meaning of every column, the kind of every row, what is left over
  planfact inspect report.docx | less         the same without colours

Reads one file only; no database is touched. Exit status: 0 the file was read, 2 it could not be, 64 wrong usage.`;

/** `planfact inspect FILE`: how each table of a file was understood. */
export function addInspectCommand(program: Command): void {
  program
    .command('inspect')
    .description('show how the tables of a report file are understood: columns, rows, leftovers')
    .argument('<file>', 'a report file')
    .option('--year <year>', 'the year of the report, where the text names none', parseYear)
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, { year }: { readonly year?: number }) => {
      console.log(describeInspection(path, await inspectBytes(await readReportFile(path), path, year)));
    });
}
