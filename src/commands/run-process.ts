import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url));

/** Seconds that a run waits for one that somebody has begun by hand. */
const WAIT_SECONDS = 600;

/** Minutes after its limit in which a run has to end by itself before it is killed. */
const GRACE_MINUTES = 2;

export type RunOrder = {
  /** None: all pipelines. */
  readonly names: readonly string[];
  readonly timeLimitMinutes: number;
};

/**
 * Runs `planfact run` in a process of its own, which prints to the same terminal, and gives its exit status (null
 * when a signal has killed it). Writing and serving stay apart: a run that dies takes no server with it. On the
 * signal the run is asked to stop, and its end is awaited.
 */
export async function runInProcess(
  { data, pipelines, log }: Config,
  { names, timeLimitMinutes }: RunOrder,
  signal: AbortSignal,
): Promise<number | null> {
  if (signal.aborted) return null;
  const flags = ['--data', data, '--pipelines', pipelines, '--log', log];
  const limits = ['--wait', `${WAIT_SECONDS}`, '--time-limit', `${timeLimitMinutes}`];
  const child = spawn(process.execPath, [CLI, 'run', ...names, ...flags, ...limits], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const stop = () => child.kill('SIGINT');
  const kill = setTimeout(() => child.kill('SIGKILL'), (timeLimitMinutes + GRACE_MINUTES) * 60_000);
  signal.addEventListener('abort', stop);
  try {
    const [status] = await once(child, 'exit');
    return typeof status === 'number' ? status : null;
  } finally {
    clearTimeout(kill);
    signal.removeEventListener('abort', stop);
  }
}
