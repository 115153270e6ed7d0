import type { Pause } from './retry.ts';

export type HostPace = {
  /** Does `work` when the host's turn comes: alone, and at least `pauseMs` after what came before it. */
  readonly turn: <Result>(visit: Visit, work: () => Promise<Result>) => Promise<Result>;
};

export type Visit = { readonly host: string; readonly pauseMs: number; readonly signal: AbortSignal };

type Clock = {
  readonly now: () => Date;
  readonly pause: Pause;
};

/**
 * Keeps a gentle pace: one request at a time to a host, with a pause between two. Sources that are fetched at the same
 * time should share one, as many councils publish on one portal.
 */
export function openHostPace({ now, pause }: Clock): HostPace {
  const lastTurn = new Map<string, Promise<unknown>>();
  const restedFrom = new Map<string, number>();
  const visit = async <Result>(
    { host, pauseMs, signal }: Visit,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    const last = restedFrom.get(host);
    const rested = last === undefined ? pauseMs : Math.max(0, now().getTime() - last);
    if (rested < pauseMs) await pause(pauseMs - rested, signal);
    try {
      return await work();
    } finally {
      restedFrom.set(host, now().getTime());
    }
  };
  return {
    turn: (asked, work) => {
      const before = lastTurn.get(asked.host) ?? Promise.resolve();
      const turn = before.then(() => visit(asked, work));
      lastTurn.set(
        asked.host,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
}
