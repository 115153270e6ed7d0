import { readFileSync } from 'node:fs';

/**
 * Kills a process, its group, and on Linux also what it has started in groups of their own (a word processor). Does
 * nothing for what is gone.
 */
export function killProcessTree(pid: number): void {
  for (const each of [pid, ...descendantsOf(pid)]) kill(-each) || kill(each);
}

function descendantsOf(pid: number): readonly number[] {
  const children = readChildren(pid);
  return [...children, ...children.flatMap(descendantsOf)];
}

function readChildren(pid: number): readonly number[] {
  try {
    const pids = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return pids === '' ? [] : pids.split(' ').map(Number);
  } catch {
    return [];
  }
}

function kill(target: number): boolean {
  try {
    return process.kill(target, 'SIGKILL');
  } catch {
    return false;
  }
}
