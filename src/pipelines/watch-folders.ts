import { type FSWatcher, watch } from 'node:fs';
import { sep } from 'node:path';
import type { Pipeline } from './define-pipeline.ts';

/** Somebody who copies many files, or a large one, is given the time to finish. */
const QUIET_MS = 2_000;

export type WatchOptions = {
  /** Milliseconds without a change before it is told. */
  readonly quietMs?: number;
  /** Told why watching has ended, if it does: the schedule goes on without. */
  readonly fail: (error: Error) => void;
};

/**
 * Tells of a pipeline when something has changed in its folder, once it is quiet there. Gives what ends the watching. Changes that a
 * network file system does not tell of wait for the schedule.
 */
export function watchFolders(
  raw: string,
  pipelines: readonly Pipeline[],
  changed: (name: string) => void,
  { quietMs = QUIET_MS, fail }: WatchOptions,
): () => void {
  const watched = pipelines.filter(({ source }) => 'watch' in source && source.watch);
  const timers = new Map<string, NodeJS.Timeout>();
  const touch = (path: string): void => {
    for (const { name, source } of watched) {
      if (path !== source.folder && !path.startsWith(`${source.folder}/`)) continue;
      clearTimeout(timers.get(name));
      timers.set(
        name,
        setTimeout(() => changed(name), quietMs),
      );
    }
  };
  const watcher = watched.length === 0 ? null : open(raw, touch, fail);
  return () => {
    watcher?.close();
    for (const timer of timers.values()) clearTimeout(timer);
  };
}

function open(raw: string, touch: (path: string) => void, fail: (error: Error) => void): FSWatcher | null {
  try {
    const watcher = watch(raw, { recursive: true }, (_, name) => {
      if (name !== null) touch(name.split(sep).join('/'));
    });
    watcher.on('error', fail);
    return watcher;
  } catch (error) {
    fail(error instanceof Error ? error : new Error(String(error)));
    return null;
  }
}
