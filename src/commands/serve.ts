import { once } from 'node:events';
import type { Command } from 'commander';
import { type Config, readConfig, type SettingName } from '../config.ts';
import { describeAddresses } from './addresses.ts';
import { openServiceLog } from './service-log.ts';
import { addSettings } from './setting-options.ts';
import { abortOnSignals } from './signals.ts';

const EXAMPLES = `
Examples:
  planfact serve                              serve the latest release
  planfact serve --port 8080 --host 0.0.0.0   to the whole network
  PLANFACT_DATA=/srv/planfact planfact serve  with the data elsewhere

Runs no pipelines; a release that is published meanwhile is taken up. Ctrl-C ends it.
Exit status: 0 on Ctrl-C, 2 when it cannot serve, 64 wrong usage.`;

type Options = Readonly<Partial<Record<SettingName, string>>>;

/** `planfact serve`: serves what is published. */
export function addServeCommand(program: Command): void {
  const command = program.command('serve').description('serve the latest release, without running pipelines');
  addSettings(command, ['data', 'host', 'port', 'log']).addHelpText('after', EXAMPLES).action(serve);
}

async function serve(options: Options): Promise<void> {
  const config = readConfig(options);
  await serveUntil(abortOnSignals(), config);
}

/** Serves until the signal, and says where. */
export async function serveUntil(signal: AbortSignal, config: Config): Promise<void> {
  // Loaded when it is needed: `extract` and the help should not wait for GraphQL and DuckDB.
  const { startServer } = await import('../server.ts');
  const logger = config.log === 'json' ? { logger: openServiceLog() } : {};
  const server = await startServer({ ...config, ...logger });
  console.log(describeAddresses(server.url));
  if (!signal.aborted) await once(signal, 'abort');
  await server.close();
}
