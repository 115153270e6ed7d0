import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PoolLimits } from './pool-limits.ts';

const ROOT = new URL('../../../', import.meta.url);
const CODE = ['src/*', 'node_modules/*', 'package.json'].map((path) => fileURLToPath(new URL(path, ROOT)));

/** What a word processor needs to be found and to have a place for its files. */
const CONVERSION_VARIABLES = ['PATH', 'PLANFACT_SOFFICE', 'TMPDIR'] as const;

/** Room for what is young, three times over: V8 would take several times as much, and a small report needs none of it. */
const YOUNG_MEGABYTES = 6;

/** Where relative paths lead to: nowhere of interest. */
export const READER_FOLDER = parse(process.execPath).root;

/**
 * The flags of Node under which files are read: no network, child process, worker, add-on or inspector, no
 * writing, no evaluated code, of the files only our own code. A process that converts may start a word processor,
 * and write where temporary files go.
 */
export function readerFlags(entry: URL, { memoryBytes }: PoolLimits, converts: boolean): readonly string[] {
  return [
    '--permission',
    ...(converts ? conversionFlags() : readingFlags(entry)),
    '--no-addons',
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${Math.ceil(memoryBytes / 1_000_000)}`,
    `--max-semi-space-size=${YOUNG_MEGABYTES}`,
    fileURLToPath(entry),
  ];
}

/** Empty but for what a conversion needs. */
export function readerEnvironment(converts: boolean): Readonly<Record<string, string>> {
  const names = converts ? CONVERSION_VARIABLES : [];
  return Object.fromEntries(names.flatMap((name) => variable(name, process.env[name])));
}

function readingFlags(entry: URL): readonly string[] {
  return [...CODE, fileURLToPath(new URL('*', entry))].map((path) => `--allow-fs-read=${path}`);
}

function conversionFlags(): readonly string[] {
  return ['--allow-fs-read=*', `--allow-fs-write=${join(tmpdir(), '*')}`, '--allow-child-process'];
}

function variable(name: string, value: string | undefined): readonly (readonly [string, string])[] {
  return value === undefined ? [] : [[name, value]];
}
