import type { Command } from 'commander';
import { readConfig, type SettingName } from '../config.ts';
import { loadPipelines } from '../pipelines/load-pipelines.ts';
import { schedulePipelines } from '../pipelines/schedule-pipelines.ts';
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

Pipelines run once now and then on their schedules, each run in a process of its own. Ctrl-C ends it all
and leaves nothing half-written. Exit status: 0 on Ctrl-C, 2 when it cannot serve, 64 wrong usage.`;

type Options = Readonly<Partial<Record<SettingName, string>>>;

/** `planfact start`: runs the pipelines once, serves what they published, and runs them again on schedule. */
export function addStartCommand(program: Command): void {
  const command = program
    .command('start')
    .description('run the pipelines once, serve the release, run again on schedule');
  addSettings(command, ['data', 'pipelines', 'host', 'port']).addHelpText('after', EXAMPLES).action(start);
}

async function start(options: Options): Promise<void> {
  const config = readConfig(options);
  const pipelines = await loadPipelines(config.pipelines);
  await ensurePortIsFree(config.host, config.port);
  const signal = abortOnSignals();
  const status = await runInProcess(config, [], signal);
  if (signal.aborted) return;
  if (status !== EXIT.done && !(await canServe(config.releases))) {
    process.exitCode = status ?? EXIT.failure;
    return;
  }
  const schedule = schedulePipelines(pipelines, async (name) => {
    await runInProcess(config, [name], signal);
  });
  for (const { name, at } of schedule.nextRuns()) {
    if (at) console.log(`next run of ${name}: ${at.toISOString()}`);
  }
  try {
    await serveUntil(signal, config);
  } finally {
    await schedule.stop();
  }
}

/** A run that failed has said why; an earlier release is served nevertheless. */
async function canServe(releases: string): Promise<boolean> {
  const id = await latestRelease(releases);
  if (id !== null) console.error(`planfact: The run did not go through whole; release ${id} is served.`);
  return id !== null;
}
