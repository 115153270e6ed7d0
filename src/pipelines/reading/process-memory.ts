import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { PoolLimits } from './pool-limits.ts';

const run = promisify(execFile);
const USUAL_PLACES = ['/usr/bin/prlimit', '/bin/prlimit'];

/** CPU time of a process for each unit of a file's time: reached only where nobody is left to watch the clock. */
const CPU_TIMES = 10;

/** Bytes; null for what the system does not tell. */
export type ProcessMemory = { readonly resident: number | null; readonly data: number | null };

/** The path of util-linux's prlimit; null where there is none (macOS, small containers). */
export function findPrlimit(): string | null {
  return USUAL_PLACES.find((place) => existsSync(place)) ?? null;
}

/** Of a running process: its resident set, and on Linux its data segment as RLIMIT_DATA counts it. */
export async function readProcessMemory(pid: number): Promise<ProcessMemory> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null);
  if (status !== null) return { resident: kilobytes(status, 'VmRSS'), data: kilobytes(status, 'VmData') };
  const ps = await run('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => null);
  return { resident: ps && Number(ps.stdout) > 0 ? Number(ps.stdout) * 1024 : null, data: null };
}

/**
 * Lets the kernel hold a process to the limits from now on: `limits.memoryBytes` of data beyond what it has (an
 * idle Node has reserved half a gigabyte of addresses for compiled code), CPU time, no core file. Where that
 * cannot be done, the watch over its resident set is all there is.
 */
export async function capProcess(
  prlimit: string | null,
  pid: number,
  { data }: ProcessMemory,
  limits: PoolLimits,
): Promise<void> {
  if (prlimit === null || data === null) return;
  const cpuSeconds = Math.ceil((limits.timeMs / 1000) * CPU_TIMES);
  const caps = [`--data=${data + limits.memoryBytes}`, `--cpu=${cpuSeconds}`, '--core=0'];
  await run(prlimit, ['--pid', String(pid), ...caps]).catch(() => null);
}

function kilobytes(status: string, field: string): number | null {
  const found = new RegExp(`^${field}:\\s*(\\d+) kB$`, 'm').exec(status)?.[1];
  return found === undefined ? null : Number(found) * 1024;
}
