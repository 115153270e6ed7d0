import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { type Config, readConfig, type SettingName } from '../config.ts';
import type { Pipeline } from '../pipelines/define-pipeline.ts';
import { loadPipelines } from '../pipelines/load-pipelines.ts';
import { createRunQueue, type RunQueue } from '../pipelines/run-queue.ts';
import { schedulePipelines } from '../pipelines/schedule-pipelines.ts';
import { watchFolders } from '../pipelines/watch-folders.ts';
import { latestRelease } from '../releases/open-release.ts';
import { EXIT } from './exit-status.ts';
import { ensurePortIsFree } from './port.ts';
import { runInProcess } from './run-process.ts';
import { serveUntil } from './serve.ts';
import { addSettings } from './setting-options.ts';
import { abortOnSignals } from './signals.ts';

const EXAMPLES = `
Examples:
  planfact start                        read the reports, publish, serve; what npm start does
  planfact start --port 8080            on another port
  planfact start --data /srv/planfact   with the data elsewhere
  npm start -- --host 0.0.0.0           the same through npm

Pipelines run once now, so what was missed while it was off is made up for, then on their schedules and when something changes in their
folders, each run in a process of its own. Ctrl-C ends it all and leaves nothing half-written. Exit status: 0 on Ctrl-C, 2 when it
cannot serve, 64 wrong usage.`;

/** A run without a schedule of its own may take so long. */
const TIME_LIMIT_MINUTES = 60;

/** Milliseconds that an earlier release is held back for what the first run may bring. */
const WAIT_FOR_NEWS_MS = 10_000;

type Options = Readonly<Partial<Record<SettingName, string>>>;

/** `planfact start`: runs the pipelines once, serves what they published, and runs them again on schedule. */
export function addStartCommand(program: Command): void {
  const command = program
    .command('start')
    .description('run the pipelines once, serve the release, run again on schedule');
  addSettings(command, ['data', 'pipelines', 'host', 'port', 'log'])
    .addHelpText('after', EXAMPLES)
    .action(start);
}

async function start(options: Options): Promise<void> {
  const config = inServiceMode(readConfig(options));
  const pipelines = await loadPipelines(config.pipelines);
  await ensurePortIsFree(config.host, config.port);
  const signal = abortOnSignals();
  let status: number | null = null;
  const queue = createRunQueue(async (names) => {
    status = await runInProcess(config, { names, timeLimitMinutes: timeLimitOf(pipelines, names) }, signal);
  }, console.error);
  const before = await latestRelease(config.releases);
  const firstRun = queue.push([]).then(() => true);
  const hasEnded = await (before === null ? firstRun : Promise.race([firstRun, patience(signal)]));
  if (signal.aborted) return queue.idle();
  if (!hasEnded) console.log(`release ${before} is served while the run goes on`);
  else if (!(await canServe(config.releases, status))) {
    process.exitCode = status ?? EXIT.failure;
    return;
  }
  await serveAndRun(config, pipelines, queue, signal);
}

async function patience(signal: AbortSignal): Promise<boolean> {
  await pause(WAIT_FOR_NEWS_MS, undefined, { signal, ref: false }).catch(() => null);
  return false;
}

async function serveAndRun(
  config: Config,
  pipelines: readonly Pipeline[],
  queue: RunQueue,
  signal: AbortSignal,
): Promise<void> {
  const schedule = schedulePipelines(pipelines, (name) => queue.push([name]));
  const changed = (name: string) => {
    queue.push([name]).catch(console.error);
  };
  const unwatch = watchFolders(config.raw, pipelines, changed, {
    fail: (error) =>
      console.error(`planfact: Folders are not watched any more (${error.message}); schedules go on.`),
  });
  for (const { name, at } of schedule.nextRuns()) {
    if (at) console.log(`next run of ${name}: ${at.toISOString()}`);
  }
  try {
    await serveUntil(signal, config);
  } finally {
    queue.stop();
    unwatch();
    await schedule.stop();
    await queue.idle();
  }
}

/** Programs that gather logs read JSON; people at a terminal do not. */
function inServiceMode(config: Config): Config {
  return { ...config, log: config.log === 'auto' && !process.stderr.isTTY ? 'json' : config.log };
}

/** Of one pipeline its own, of all pipelines all of theirs together. */
function timeLimitOf(pipelines: readonly Pipeline[], names: readonly string[]): number {
  const limits = pipelines
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .map(({ schedule }) => schedule?.timeLimitMinutes ?? TIME_LIMIT_MINUTES);
  return limits.reduce((sum, limit) => sum + limit, 0) || TIME_LIMIT_MINUTES;
}

/** A run that failed has said why; an earlier release is served nevertheless. */
async function canServe(releases: string, status: number | null): Promise<boolean> {
  if (status === EXIT.done || status === EXIT.findings) return true;
  const id = await latestRelease(releases);
  if (id !== null) console.error(`planfact: The run did not go through whole; release ${id} is served.`);
  return id !== null;
}
