import type { Config } from '../config.ts';
import { type Watcher, watchInLines, watchOnTerminal } from './progress.ts';
import { openServiceLog, watchInLog } from './service-log.ts';

/** A bar on a terminal, plain lines elsewhere, JSON lines where these are asked for; all on stderr. */
export function chooseWatcher({ log }: Pick<Config, 'log'>): Watcher {
  if (log === 'json') return watchInLog(openServiceLog());
  if (process.stderr.isTTY) return watchOnTerminal(process.stderr);
  return watchInLines((line) => console.error(`planfact: ${line}`));
}
