import type { Command } from 'commander';
import { readConfig, type SettingName } from '../config.ts';
import { choosePipelines, loadPipelines } from '../pipelines/load-pipelines.ts';
import type { RunSummary } from '../pipelines/run-summary.ts';
import { EXIT } from './exit-status.ts';
import { addSettings } from './setting-options.ts';
import { abortOnSignals } from './signals.ts';
import { describeSummary } from './summary-text.ts';

const EXAMPLES = `
Examples:
  planfact run                        run every pipeline and publish a release
  planfact run sloviansk              run one
  planfact run --data /srv/planfact   with the data elsewhere
  planfact run --json                 the summary as JSON

Exit status: 0 done, 2 a file could not be read (the others are loaded and published) or the run
failed, 64 wrong usage, 130 interrupted.`;

type Options = Readonly<Partial<Record<SettingName, string>>> & { readonly json?: true };

/** `planfact run [PIPELINE…]`: reads the reports, loads them, publishes a release. */
export function addRunCommand(program: Command): void {
  const command = program
    .command('run')
    .description('run pipelines once and publish a release')
    .argument('[pipeline...]', 'names of pipelines; all of them when none is named')
    .option('--json', 'print the summary as JSON');
  addSettings(command, ['data', 'pipelines']).addHelpText('after', EXAMPLES).action(run);
}

async function run(names: readonly string[], options: Options): Promise<void> {
  const { raw, reference, warehouse, releases, ...config } = readConfig(options);
  const pipelines = await loadPipelines(config.pipelines);
  const chosen = choosePipelines(pipelines, names);
  const signal = abortOnSignals();
  const plan = { raw, reference, warehouse, releases, pipelines, chosen };
  // Loaded when it is needed: `extract` and the help should not wait for DuckDB.
  const { runPipelines } = await import('../pipelines/run-pipelines.ts');
  const summary = await runPipelines(plan, { now: () => new Date(), signal, log: console.error });
  console.log(options.json ? JSON.stringify(summary) : describeSummary(summary));
  const failures = listFailures(summary);
  for (const failure of failures) console.error(`planfact: ${failure}`);
  if (failures.length > 0) process.exitCode = EXIT.failure;
}

function listFailures({ pipelines }: RunSummary): readonly string[] {
  return pipelines.flatMap(({ failures }) => failures);
}
