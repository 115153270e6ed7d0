import { spawnSync } from 'node:child_process';
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
    env: { PATH: process.env['PATH'], NO_COLOR: '1', ...variables },
  });
  return { status: ended.status, stdout: ended.stdout, stderr: ended.stderr };
}
