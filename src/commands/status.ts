import type { Command } from 'commander';
import { readConfig, type SettingName } from '../config.ts';
import type { Pipeline } from '../pipelines/define-pipeline.ts';
import { loadPipelines } from '../pipelines/load-pipelines.ts';
import { nextRunOf } from '../pipelines/next-run.ts';
import { readLedger } from '../pipelines/run-ledger.ts';
import { latestRelease } from '../releases/open-release.ts';
import { alignColumns } from './align-columns.ts';
import { describeRun, type ReadRun, readRuns } from './run-line.ts';
import { addSettings } from './setting-options.ts';

const EXAMPLES = `
Examples:
  planfact status           the last and the next run of each pipeline, and the latest release
  planfact status --json    the same for programs

Looks only; a run that is under way is not disturbed. Exit status: 0 done, 2 a pipeline file is wrong, 64 wrong usage.`;

type Options = Readonly<Partial<Record<SettingName, string>>> & { readonly json?: true };

/** `planfact status`: how the pipelines are doing. */
export function addStatusCommand(program: Command): void {
  const command = program
    .command('status')
    .description('tell the last and the next run of each pipeline')
    .option('--json', 'print JSON');
  addSettings(command, ['data', 'pipelines']).addHelpText('after', EXAMPLES).action(status);
}

async function status(options: Options): Promise<void> {
  const { releases, warehouse, ...config } = readConfig(options);
  const runs = readRuns(await readLedger(warehouse));
  const pipelines = await Promise.all(
    (await loadPipelines(config.pipelines)).map((pipeline) => statusOf(pipeline, runs)),
  );
  const running = runs.find(({ state }) => state === 'running') ?? null;
  const release = await latestRelease(releases);
  console.log(
    options.json
      ? JSON.stringify({ release, running, pipelines }, null, 2)
      : describeStatus(release, running, pipelines),
  );
}

type PipelineStatus = {
  readonly name: string;
  /** Its last run that has ended; null before the first. */
  readonly last: ReadRun | null;
  /** ISO 8601; null without a schedule. */
  readonly next: string | null;
};

async function statusOf(pipeline: Pipeline, runs: readonly ReadRun[]): Promise<PipelineStatus> {
  const own = runs.find(({ state, pipelines }) => state !== 'running' && pipelines.includes(pipeline.name));
  const next = await nextRunOf(pipeline);
  return { name: pipeline.name, last: own ?? null, next: next?.toISOString() ?? null };
}

function describeStatus(
  release: string | null,
  running: ReadRun | null,
  pipelines: readonly PipelineStatus[],
): string {
  const rows = pipelines.map(({ name, last, next }) => [
    name,
    last ? describeRun(last, name) : 'never run',
    next ?? 'by hand and at each start',
  ]);
  return [
    ...(running ? [`running: ${describeRun(running, null)}`] : []),
    ...alignColumns([['pipeline', 'last run', 'next run'], ...rows]),
    `release: ${release ?? 'none yet; planfact run publishes the first'}`,
  ].join('\n');
}
