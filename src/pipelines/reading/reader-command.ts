import { parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PoolLimits } from './pool-limits.ts';

const ROOT = new URL('../../../', import.meta.url);
const CODE = ['src/*', 'node_modules/*', 'package.json'].map((path) => fileURLToPath(new URL(path, ROOT)));

/** The flags of Node under which one file is read. */
export function readerFlags(entry: URL, { memoryBytes }: PoolLimits): readonly string[] {
  const readable = [...CODE, fileURLToPath(new URL('*', entry))];
  return [
    // No network, child process, worker, add-on or inspector, no writing; of the files only our own code.
    '--permission',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    '--no-addons',
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${Math.ceil(memoryBytes / 1_000_000)}`,
    fileURLToPath(entry),
  ];
}

/** Where relative paths lead to: nowhere of interest. */
export const READER_FOLDER = parse(process.execPath).root;
