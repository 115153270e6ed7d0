/** What goes into a query and what comes out: decimals as exact texts, dates as ISO 8601 texts. */
export type Value = string | number | boolean | null;

export function isValue(value: unknown): value is Value {
  return (
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  );
}

export type Row = Readonly<Record<string, Value>>;

/** The one door between the questions and the database that answers them. */
export type Engine = {
  /**
   * The rows of one SQL statement with `$1`-style parameters. When the signal aborts, the statement
   * is interrupted; without a signal the engine's own time limit holds.
   * @throws {PlanfactError} `query_stopped` when it did not end in time.
   */
  readonly query: (
    sql: string,
    parameters: readonly Value[],
    signal?: AbortSignal,
  ) => Promise<readonly Row[]>;
  /** Waits for the running statements, then lets the database go. */
  readonly close: () => Promise<void>;
};

/** The same engine, with every statement bound to one signal: the deadline of one request. */
export function boundTo(engine: Engine, signal: AbortSignal): Engine {
  return {
    query: (sql, parameters) => engine.query(sql, parameters, signal),
    close: engine.close,
  };
}
