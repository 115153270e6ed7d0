import { PlanfactError } from '../errors.ts';
import { latestRelease } from '../releases/open-release.ts';
import { openServedRelease, type ServedRelease } from './served-release.ts';

export type ReleaseHolder = {
  /**
   * Runs the task with a release that stays open until the task ends: the latest, or the one of this name.
   * @throws {PlanfactError} `release_missing` or `release_invalid`.
   */
  readonly use: <Result>(
    wanted: string | null,
    task: (served: ServedRelease) => Promise<Result>,
  ) => Promise<Result>;
  /** Looks whether another release is the latest now, and takes it up. */
  readonly refresh: () => Promise<void>;
  readonly status: () => HolderStatus;
  /** Lets the running tasks end and closes everything. */
  readonly close: () => Promise<void>;
};

export type HolderStatus = {
  /** The release that answers; null before the first. */
  readonly release: string | null;
  /** Why the latest release is not the one that answers. */
  readonly problem: string | null;
};

type OpenRelease = (folder: string, wanted: string) => Promise<ServedRelease>;

/** A release in use, with the number of its users. */
type Shared = {
  readonly id: string;
  readonly served: Promise<ServedRelease>;
  users: number;
  retired: boolean;
};

/** Older releases that stay open for the questions that name them. */
const OLDER_KEPT_OPEN = 3;

/**
 * Holds the latest release open, and older ones while they are asked for. A new one is opened and asked a
 * question before it takes over; the one before is closed when its last task has ended, so that no task
 * loses its release. One that cannot be opened changes nothing but the status, and is not tried again.
 */
export function createReleaseHolder(folder: string, open: OpenRelease = openServedRelease): ReleaseHolder {
  /** In the order of their last use. */
  const shelf = new Map<string, Shared>();
  const closing = new Set<Promise<void>>();
  const refused = new Set<string>();
  let current: Shared | null = null;
  let problem: string | null = null;
  let refreshing: Promise<void> | null = null;

  /** Counts the caller as a user, who has to give it back. */
  function take(id: string): Shared {
    const shared = shelf.get(id) ?? { id, served: open(folder, id), users: 0, retired: false };
    shared.users += 1;
    shelf.delete(id);
    shelf.set(id, shared);
    return shared;
  }

  function giveBack(shared: Shared): void {
    shared.users -= 1;
    closeIfUnused(shared);
  }

  function retire(shared: Shared): void {
    if (shelf.get(shared.id) === shared) shelf.delete(shared.id);
    if (shared.retired) return;
    shared.retired = true;
    closeIfUnused(shared);
  }

  function closeIfUnused({ served, users, retired }: Shared): void {
    if (users > 0 || !retired) return;
    const closed: Promise<void> = served
      .then(
        ({ engine }) => engine.close(),
        () => undefined,
      )
      .then(() => {
        closing.delete(closed);
      });
    closing.add(closed);
  }

  function retireOldest(): void {
    const older = [...shelf.values()].filter((shared) => shared !== current && shared.users === 0);
    for (const shared of older.slice(0, Math.max(0, older.length - OLDER_KEPT_OPEN))) retire(shared);
  }

  async function use<Result>(
    wanted: string | null,
    task: (served: ServedRelease) => Promise<Result>,
  ): Promise<Result> {
    const id = wanted ?? current?.id;
    if (id === undefined) throw nothingToServe(problem);
    const shared = take(id);
    try {
      return await task(await opened(shared));
    } finally {
      giveBack(shared);
      retireOldest();
    }
  }

  /** A release that did not open is forgotten, so that the next question for it tries again. */
  async function opened(shared: Shared): Promise<ServedRelease> {
    try {
      return await shared.served;
    } catch (error) {
      retire(shared);
      throw error;
    }
  }

  async function takeUpLatest(): Promise<void> {
    const id = await latestRelease(folder);
    if (id === null || id === current?.id || refused.has(id)) return;
    const next = take(id);
    try {
      await opened(next);
    } catch (error) {
      giveBack(next);
      refused.add(id);
      problem = `Release ${id} cannot be served: ${error instanceof Error ? error.message : String(error)}`;
      return;
    }
    const previous = current;
    current = next;
    problem = null;
    if (previous === null) return;
    retire(previous);
    giveBack(previous);
  }

  return {
    use,
    refresh() {
      refreshing ??= takeUpLatest().finally(() => {
        refreshing = null;
      });
      return refreshing;
    },
    status: () => ({ release: current?.id ?? null, problem }),
    async close() {
      await refreshing;
      for (const shared of shelf.values()) retire(shared);
      if (current) giveBack(current);
      current = null;
      await Promise.all(closing);
    },
  };
}

function nothingToServe(problem: string | null): PlanfactError {
  const reason = problem ?? 'No release has been published yet';
  return new PlanfactError('release_missing', `${reason}. Run \`planfact run\` to publish one.`);
}
