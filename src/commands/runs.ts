import { type Command, InvalidArgumentError } from 'commander';
import { readConfig, type SettingName } from '../config.ts';
import { readLedger } from '../pipelines/run-ledger.ts';
import { describeRun, readRuns } from './run-line.ts';
import { addSettings } from './setting-options.ts';

const EXAMPLES = `
Examples:
  planfact runs               the last twenty runs, the newest first
  planfact runs --last 100    more of them
  planfact runs --json        for programs, with all counts and sentences

Looks only; a run that is under way is not disturbed. Exit status: 0 done, 64 wrong usage.`;

const USUAL_NUMBER = 20;

type Options = Readonly<Partial<Record<SettingName, string>>> & {
  readonly json?: true;
  readonly last: number;
};

/** `planfact runs`: the history of the runs. */
export function addRunsCommand(program: Command): void {
  const command = program
    .command('runs')
    .description('list the runs with what they came to')
    .option('--json', 'print JSON')
    .option('--last <number>', 'how many', parseNumber, USUAL_NUMBER);
  addSettings(command, ['data']).addHelpText('after', EXAMPLES).action(listRuns);
}

async function listRuns(options: Options): Promise<void> {
  const { warehouse } = readConfig(options);
  const runs = readRuns(await readLedger(warehouse)).slice(0, options.last);
  if (options.json) console.log(JSON.stringify(runs, null, 2));
  else if (runs.length === 0) console.log('No run yet; planfact run is the first.');
  else
    for (const run of runs) console.log(`${run.run}  ${run.pipelines.join(', ')}  ${describeRun(run, null)}`);
}

function parseNumber(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('Expected a whole number such as 20.');
  return Number(text);
}
