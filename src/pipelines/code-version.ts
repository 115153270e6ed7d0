import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The code that a reading depends on: another version of it may understand a report better. */
const READING = ['model', 'documents', 'tables', 'facts', 'pipelines'];

/** The code that ties measures through the years. */
const TRACING = ['model', 'tables', 'facts', 'warehouse', 'pipelines'];

/** The code that a release depends on beside what was read. */
const PUBLISHING = ['model', 'facts', 'warehouse', 'releases'];

/** A hash of all code that has a say in what is read from a file, the libraries included. */
export function readingVersion(): string {
  return versionOf(READING);
}

/** A hash of all code that has a say in how measures are tied. */
export function tracingVersion(): string {
  return versionOf(TRACING);
}

/** A hash of all code that has a say in what a release makes of what was read. */
export function publishingVersion(): string {
  return versionOf(PUBLISHING);
}

function versionOf(rooms: readonly string[]): string {
  const files = globSync(`src/{${rooms.join(',')}}/**/*.{ts,sql}`, { cwd: ROOT }).sort();
  const hash = createHash('sha256').update(process.version);
  for (const file of [...files, 'package-lock.json']) {
    hash.update(`${file}\n`).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}
