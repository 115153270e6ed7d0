import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export type TemporaryFolder = {
  readonly path: string;
  /** Writes a file, with the folders above it, and gives its path. */
  readonly write: (name: string, content: string | Uint8Array) => string;
};

/** An empty folder that goes away with the test. */
export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'planfact-test-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return writerIn(path);
}

/** Writes files into a folder that is there. */
export function writerIn(path: string): TemporaryFolder {
  return {
    path,
    write: (name, content) => {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
  };
}
