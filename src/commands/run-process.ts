import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url));

/**
 * Runs `planfact run` in a process of its own, which prints to the same terminal, and gives its exit status (null
 * when a signal has killed it). Writing and serving stay apart: a run that dies takes no server with it. On the
 * signal the run is asked to stop, and its end is awaited.
 */
export async function runInProcess(
  { data, pipelines }: Config,
  names: readonly string[],
  signal: AbortSignal,
): Promise<number | null> {
  if (signal.aborted) return null;
  const args = [CLI, 'run', ...names, '--data', data, '--pipelines', pipelines];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const stop = () => child.kill('SIGINT');
  signal.addEventListener('abort', stop);
  try {
    const [status] = await once(child, 'exit');
    return typeof status === 'number' ? status : null;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
