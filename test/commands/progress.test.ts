import { PassThrough } from 'node:stream';
import { WriteStream } from 'node:tty';
import { expect, test } from 'vitest';
import { watchInLines, watchOnTerminal } from '../../src/commands/progress.ts';
import type { RunEvent } from '../../src/pipelines/run-events.ts';

/** Ten files are found and read, a second each. */
function* slowRun(passed: (milliseconds: number) => void): Generator<RunEvent> {
  yield { kind: 'found', pipeline: 'town', files: 30, toRead: 10 };
  for (let number = 1; number <= 10; number += 1) {
    passed(1_000);
    yield { kind: 'read', pipeline: 'town', path: `town/${number}.txt` };
  }
}

/** A clock that stands still unless it is told what has passed. */
function stillClock() {
  let now = 0;
  return { read: () => now, pass: (milliseconds: number) => (now += milliseconds) };
}

/** A terminal of eighty columns that keeps what is written to it. */
function terminal() {
  const stream = Object.setPrototypeOf(new PassThrough(), WriteStream.prototype);
  const written: string[] = [];
  Object.assign(stream, {
    columns: 80,
    write: (text: string) => {
      written.push(text);
      return true;
    },
  });
  return { stream, shown: () => written.filter((text) => !text.startsWith('\u001b')) };
}

test('on a terminal a bar shows how many files are read and the time that is left', () => {
  const { stream, shown } = terminal();
  const clock = stillClock();
  const watcher = watchOnTerminal(stream, clock.read);
  for (const event of slowRun(clock.pass)) watcher.report(event);
  expect(shown().at(0)).toBe('town  ██░░░░░░░░░░░░░░░░░░░░░░  1/10  0:09 left');
  expect(shown().at(-1)).toBe('town  ████████████████████████  10/10  0:00 left');
});

test('a bar is never wider than the terminal, and long steps are named', () => {
  const { stream, shown } = terminal();
  stream.columns = 20;
  const watcher = watchOnTerminal(stream, () => 0);
  watcher.report({ kind: 'step', step: 'tidied' });
  expect(shown()).toEqual(['tying measures thro']);
});

test('elsewhere a plain line is written now and then, when it takes long', () => {
  const lines: string[] = [];
  const clock = stillClock();
  const watcher = watchInLines((line) => lines.push(line), clock.read);
  for (const event of slowRun((milliseconds) => clock.pass(2 * milliseconds))) watcher.report(event);
  expect(lines).toEqual(['town: 5 of 10 files, 0:10 left', 'town: 10 of 10 files, 0:00 left']);
});

test('files that several sources are asked for at the same time are counted together', () => {
  const { stream, shown } = terminal();
  const clock = stillClock();
  const watcher = watchOnTerminal(stream, clock.read);
  watcher.report({ kind: 'asked', pipeline: 'town', files: 3 });
  watcher.report({ kind: 'asked', pipeline: 'city', files: 5 });
  clock.pass(2_000);
  watcher.report({ kind: 'answered', pipeline: 'city', path: 'city/a.xls' });
  clock.pass(2_000);
  watcher.report({ kind: 'answered', pipeline: 'town', path: 'town/a.xls' });
  expect(shown().at(-1)).toBe('fetching  ██████░░░░░░░░░░░░░░░░░░  2/8  0:12 left');
});

test('what nobody foresaw is told in a line of its own', () => {
  const { stream, shown } = terminal();
  watchOnTerminal(stream, () => 0).report({ kind: 'noticed', message: 'a reader ended' });
  expect(shown()).toEqual(['a reader ended\n']);
});
