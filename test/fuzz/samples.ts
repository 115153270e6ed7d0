import { globSync, readFileSync } from 'node:fs';
import type { Sample } from './mutate.ts';

const TEST = new URL('../', import.meta.url).pathname;
const FOLDERS = ['cases', 'documents/fixtures'];
const NO_REPORT = /(?:\.json|\.md|\.ts)$/;

/** Every report file that the tests have, in the order of their names. */
export function readSamples(): readonly Sample[] {
  return FOLDERS.flatMap((folder) => globSync(`${folder}/**/*`, { cwd: TEST, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !NO_REPORT.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort()
    .map((path) => ({ name: path.slice(TEST.length), bytes: readFileSync(path) }));
}
