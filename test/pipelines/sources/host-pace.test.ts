import { expect, test } from 'vitest';
import { openHostPace, type Visit } from '../../../src/pipelines/sources/host-pace.ts';

const SIGNAL = new AbortController().signal;

function visit(host: string): Visit {
  return { host, pauseMs: 1_000, signal: SIGNAL };
}

/** A clock that goes on by waiting alone. */
function startPace() {
  let time = Date.parse('2026-11-25T06:00:00Z');
  const pauses: number[] = [];
  const pace = openHostPace({
    now: () => new Date(time),
    pause: async (ms) => {
      pauses.push(ms);
      time += ms;
      await Promise.resolve();
    },
  });
  const pass = (ms: number): void => {
    time += ms;
  };
  return { pace, pauses, pass };
}

test('two that want one host at the same time get it one after the other, in their order', async () => {
  const { pace, pauses } = startPace();
  const told: string[] = [];
  const stay = (name: string) => async () => {
    told.push(`${name} comes`);
    await Promise.resolve();
    told.push(`${name} goes`);
    return name;
  };
  const names = ['first', 'second', 'third'];
  const results = await Promise.all(names.map((name) => pace.turn(visit('town.example'), stay(name))));
  expect(results).toEqual(names);
  expect(told).toEqual(names.flatMap((name) => [`${name} comes`, `${name} goes`]));
  expect(pauses).toEqual([1_000, 1_000]);
});

test('different hosts do not wait for each other', async () => {
  const { pace, pauses } = startPace();
  const first = Promise.withResolvers<void>();
  const waiting = pace.turn(visit('slow.example'), () => first.promise);
  await pace.turn(visit('fast.example'), () => Promise.resolve());
  first.resolve();
  await waiting;
  expect(pauses).toEqual([]);
});

test('the pause counts from the end of the request before; what has passed of it is not waited for', async () => {
  const { pace, pauses, pass } = startPace();
  await pace.turn(visit('town.example'), () => Promise.resolve(pass(5_000)));
  pass(400);
  await pace.turn(visit('town.example'), () => Promise.resolve());
  pass(1_000);
  await pace.turn(visit('town.example'), () => Promise.resolve());
  expect(pauses).toEqual([600]);
});

test('a failure gives the turn to the next', async () => {
  const { pace } = startPace();
  const failing = pace.turn(visit('town.example'), () => Promise.reject(new Error('down')));
  const next = pace.turn(visit('town.example'), () => Promise.resolve('next'));
  await expect(failing).rejects.toThrow('down');
  expect(await next).toBe('next');
});

test('a clock that is set back does not make anybody wait longer than the pause', async () => {
  const { pace, pauses, pass } = startPace();
  await pace.turn(visit('town.example'), () => Promise.resolve());
  pass(-3_600_000);
  await pace.turn(visit('town.example'), () => Promise.resolve());
  expect(pauses).toEqual([1_000]);
});
