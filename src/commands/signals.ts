/** Ctrl-C, and what service managers send. */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** A signal that is aborted at the first Ctrl-C or SIGTERM; further ones change nothing, so that work can end well. */
export function abortOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const name of STOP_SIGNALS) process.on(name, () => controller.abort(name));
  return controller.signal;
}
