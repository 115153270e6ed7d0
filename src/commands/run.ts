import { type Command, InvalidArgumentError } from 'commander';
import { type Config, readConfig, type SettingName } from '../config.ts';
import { PlanfactError } from '../errors.ts';
import { choosePipelines, loadPipelines } from '../pipelines/load-pipelines.ts';
import type { RunPlan } from '../pipelines/run-plan.ts';
import type { RunSummary } from '../pipelines/run-summary.ts';
import { EXIT } from './exit-status.ts';
import { mendWarehouse } from './mend-warehouse.ts';
import { addSettings } from './setting-options.ts';
import { abortOnSignals } from './signals.ts';
import { describeSummary } from './summary-text.ts';
import { chooseWatcher } from './watch-run.ts';

const EXAMPLES = `
Examples:
  planfact run                        run every pipeline and publish a release
  planfact run sloviansk              run one
  planfact run --data /srv/planfact   with the data elsewhere
  planfact run --json                 the summary as JSON
  planfact run --wait 600             wait up to ten minutes for another run to end

Only files that are new or changed are read. Exit status: 0 done, 1 done, but with more findings than a pipeline allows, 2 a file could
not be read (the others are loaded and published) or the run failed, 64 wrong usage, 130 interrupted.`;

type Options = Readonly<Partial<Record<SettingName, string>>> & {
  readonly json?: true;
  readonly wait?: number;
  readonly timeLimit?: number;
};

/** `planfact run [PIPELINE…]`: reads the reports, loads them, publishes a release. */
export function addRunCommand(program: Command): void {
  const command = program
    .command('run')
    .description('run pipelines once and publish a release')
    .argument('[pipeline...]', 'names of pipelines; all of them when none is named')
    .option('--json', 'print the summary as JSON')
    .option('--wait <seconds>', 'wait so long for another run to end', parseAmount)
    .option(
      '--time-limit <minutes>',
      'stop the run after so long; the next one goes on from there',
      parseAmount,
    );
  addSettings(command, ['data', 'pipelines', 'log']).addHelpText('after', EXAMPLES).action(run);
}

async function run(names: readonly string[], options: Options): Promise<void> {
  const config = readConfig(options);
  const plan = await makePlan(config, names);
  try {
    const summary = await watchedRun(plan, config, options);
    console.log(options.json ? JSON.stringify(summary) : describeSummary(summary));
    process.exitCode = tellTroubles(summary, config);
  } catch (error) {
    if (!(error instanceof PlanfactError) || error.code !== 'warehouse_damaged') throw error;
    process.exitCode = await mendWarehouse(config, error, ['run', ...names]);
  }
}

async function makePlan(config: Config, names: readonly string[]): Promise<RunPlan> {
  const pipelines = await loadPipelines(config.pipelines);
  const { raw, reference, archive, warehouse, releases } = config;
  return {
    raw,
    reference,
    archive,
    warehouse,
    releases,
    pipelines,
    chosen: choosePipelines(pipelines, names),
  };
}

async function watchedRun(
  plan: RunPlan,
  config: Config,
  { wait = 0, timeLimit }: Options,
): Promise<RunSummary> {
  const watcher = chooseWatcher(config);
  const signal = abortOnSignals(timeLimit);
  try {
    // Loaded when it is needed: `extract` and the help should not wait for DuckDB.
    const { runPipelines } = await import('../pipelines/run-pipelines.ts');
    return await runPipelines(plan, {
      now: () => new Date(),
      signal,
      report: watcher.report,
      waitMs: wait * 1000,
    });
  } finally {
    watcher.end();
  }
}

/** Says what went wrong, where the log has not said so, and gives the exit status for it. */
function tellTroubles({ pipelines }: RunSummary, { log }: Config): number {
  const failures = pipelines.flatMap((pipeline) => pipeline.failures);
  const excess = pipelines.flatMap(({ name, excess }) =>
    excess.map((sentence) => `Pipeline ${name}: ${sentence}`),
  );
  if (log !== 'json') for (const sentence of [...failures, ...excess]) console.error(`planfact: ${sentence}`);
  if (failures.length > 0) return EXIT.failure;
  return excess.length > 0 ? EXIT.findings : EXIT.done;
}

function parseAmount(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('Expected a whole number such as 60.');
  return Number(text);
}
