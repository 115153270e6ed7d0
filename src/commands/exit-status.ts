import type { ErrorCode } from '../errors.ts';

/** How a command ends, in the numbers of sysexits.h where it has one. */
export const EXIT = {
  done: 0,
  /** A pipeline has more findings than it allows. */
  findings: 1,
  /** A file that cannot be read, a warehouse that is busy: something outside the program. */
  failure: 2,
  usage: 64,
  /** 128 + SIGINT, as shells count. */
  interrupted: 130,
  bug: 70,
} as const;

const USAGE_CODES: ReadonlySet<ErrorCode> = new Set(['usage', 'config_invalid']);

/** The exit status that a thrown error of this kind gives. */
export function exitStatusOf(code: ErrorCode): number {
  if (code === 'interrupted') return EXIT.interrupted;
  return USAGE_CODES.has(code) ? EXIT.usage : EXIT.failure;
}
