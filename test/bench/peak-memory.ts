import { readFileSync } from 'node:fs';

/**
 * The largest resident set that a process has had, in megabytes; null where the system does not tell of others. Asked of Linux
 * itself: the `maxRSS` of a process begins with that of the one that started it.
 */
export function peakMegabytesOf(pid: number): number | null {
  try {
    const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : (Number(kilobytes) * 1024) / 1_000_000;
  } catch {
    return null;
  }
}

/** The same of this process. */
export function peakMegabytes(): number {
  return peakMegabytesOf(process.pid) ?? (process.resourceUsage().maxRSS * 1024) / 1_000_000;
}
