import { clearLine, cursorTo } from 'node:readline';
import type { RunEvent, RunStep } from '../pipelines/run-events.ts';

/** Somebody who watches a run. */
export type Watcher = {
  readonly report: (event: RunEvent) => void;
  /** Takes away what is only for the time of the run. */
  readonly end: () => void;
};

const FETCHING = 'fetching';
const BAR_WIDTH = 24;
const REDRAW_EVERY_MS = 100;
const LINE_EVERY_MS = 10_000;

/** What is said of the steps that take long when there is much data. */
const STEP_WORDS: Readonly<Partial<Record<RunStep, string>>> = {
  opened: 'looking for files',
  tidied: 'tying measures through the years',
  traced: 'writing the tables of the release',
  tables_written: 'writing its files',
  files_written: 'checking it',
  checked: 'bringing it to the disk',
};

/** A bar that is drawn over itself, with counts and the time left: for a terminal. */
export function watchOnTerminal(stream: NodeJS.WriteStream, clock = () => performance.now()): Watcher {
  const reading = countReading(clock);
  let drawn = Number.NEGATIVE_INFINITY;
  const draw = (text: string): void => {
    cursorTo(stream, 0);
    stream.write(text.slice(0, (stream.columns ?? 80) - 1));
    clearLine(stream, 1);
    drawn = clock();
  };
  const erase = (): void => {
    cursorTo(stream, 0);
    clearLine(stream, 0);
  };
  return {
    report(event) {
      reading.count(event);
      const words = event.kind === 'step' ? STEP_WORDS[event.step] : undefined;
      if (words !== undefined) draw(`${words} …`);
      const state = reading.state();
      if (isAdvance(event) && state && clock() - drawn >= REDRAW_EVERY_MS) draw(barOf(state));
      if (event.kind === 'noticed') {
        erase();
        stream.write(`${event.message}\n`);
      }
    },
    end: erase,
  };
}

/** A line now and then, when it takes long: for a file or another program. */
export function watchInLines(write: (line: string) => void, clock = () => performance.now()): Watcher {
  const reading = countReading(clock);
  let written = clock();
  return {
    report(event) {
      reading.count(event);
      if (event.kind === 'noticed') write(event.message);
      const state = reading.state();
      if (!isAdvance(event) || state === null || clock() - written < LINE_EVERY_MS) return;
      written = clock();
      write(`${state.what}: ${state.done} of ${state.of} files, ${timeLeft(state)} left`);
    },
    end: () => undefined,
  };
}

/** A file more is done. */
function isAdvance({ kind }: RunEvent): boolean {
  return kind === 'read' || kind === 'answered';
}

type Reading = {
  /** `fetching`, or the pipeline whose files are read. */
  readonly what: string;
  readonly done: number;
  readonly of: number;
  /** Since it began. */
  readonly milliseconds: number;
};

function countReading(clock: () => number) {
  let found: { what: string; of: number; since: number } | null = null;
  let done = 0;
  return {
    count(event: RunEvent): void {
      if (event.kind === 'asked') {
        // several sources are asked at the same time
        found = { what: FETCHING, of: (found?.of ?? 0) + event.files, since: found?.since ?? clock() };
      }
      if (event.kind === 'found') {
        found = { what: event.pipeline, of: event.toRead, since: clock() };
        done = 0;
      }
      if (isAdvance(event)) done += 1;
    },
    state: (): Reading | null => found && { ...found, done, milliseconds: clock() - found.since },
  };
}

function barOf(reading: Reading): string {
  const { what, done, of } = reading;
  const filled = Math.round((BAR_WIDTH * done) / Math.max(of, 1));
  const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
  return `${what}  ${bar}  ${done}/${of}  ${timeLeft(reading)} left`;
}

/** `0:07`, `2:15`, `1:02:15`, as far as one can tell from the pace so far. */
function timeLeft({ done, of, milliseconds }: Reading): string {
  const seconds = done === 0 ? 0 : Math.ceil(((of - done) * milliseconds) / done / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? `${part}` : `${part}`.padStart(2, '0'))).join(':');
}
