import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

export type Ended = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** Runs the command line in a process of its own, as a user would, without the settings of this environment. */
export function runPlanfact(
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Ended {
  const ended = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: environment(variables),
  });
  return { status: ended.status, stdout: ended.stdout, stderr: ended.stderr };
}

/** Starts the command line and goes on. */
export function startPlanfact(args: readonly string[]) {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: environment({}),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]).then(
    ([stdout, stderr]): Ended => ({ status: child.exitCode, stdout, stderr }),
  );
  return { child, ended };
}

function environment(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], NO_COLOR: '1', ...variables };
}
