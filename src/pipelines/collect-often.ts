import { setFlagsFromString } from 'node:v8';

/** Percent of what lives, until V8 looks for garbage again. By itself it waits for up to three times as much as lives. */
const MOST_GARBAGE_PERCENT = 30;

/**
 * Makes V8 look for garbage more often in this process from now on. What a loading holds is small and what it throws away is much: so its
 * memory stays half as large over many files, at no cost in time that could be measured.
 */
export function collectOften(): void {
  setFlagsFromString(`--heap-growing-percent=${MOST_GARBAGE_PERCENT}`);
}
