import { expect, test } from 'vitest';
import { DEFAULT_POOL_LIMITS } from '../../src/pipelines/reading/pool-limits.ts';
import { bytesOf } from '../seed.ts';
import { mutate } from './mutate.ts';
import { runMutations } from './run-mutations.ts';
import { readSamples } from './samples.ts';
import { readMembers, writeMembers } from './zip-members.ts';

const SAMPLES = readSamples();
/** A file that takes long has its answer all the same, `limit_exceeded`. */
const LIMITS = { ...DEFAULT_POOL_LIMITS, timeMs: 5_000 };
const NUMBERS = Array.from({ length: 200 }, (_, number) => number);

test('every damaged file ends with an answer, and none breaks its reader', { timeout: 120_000 }, async () => {
  const { outcomes, violations } = await runMutations(SAMPLES, 1, NUMBERS, LIMITS);
  expect(violations).toEqual([]);
  expect([...outcomes.values()].reduce((sum, times) => sum + times, 0)).toBe(NUMBERS.length);
  expect(outcomes.get('read')).toBeGreaterThan(0);
});

test('a mutation comes back with its seed and number, and others differ', () => {
  const bytesOfRun = (run: number) =>
    NUMBERS.map((number) => mutate(SAMPLES, run, number).bytes.toString('hex'));
  expect(bytesOfRun(7)).toEqual(bytesOfRun(7));
  expect(new Set([...bytesOfRun(7), ...bytesOfRun(8)]).size).toBeGreaterThan(NUMBERS.length * 1.8);
});

test('a member of a ZIP file can be damaged while the container stays whole', () => {
  const members = [
    { name: 'mimetype', bytes: Buffer.from('application/zip') },
    { name: 'content.xml', bytes: Buffer.from(bytesOf('<table><row repeated="2">Усього 12</row></table>')) },
  ];
  const zip = writeMembers(members);
  expect(readMembers(zip)).toEqual(members);
  const mutations = NUMBERS.map((number) => mutate([{ name: 'a.ods', bytes: zip }], 1, number));
  const whole = mutations.filter(({ bytes, name }) => {
    return name.endsWith(': damage a member') && !(readMembers(bytes) ?? members).every(isUnchanged);
  });
  expect(whole.length).toBeGreaterThan(10);

  function isUnchanged({ bytes }: { readonly bytes: Buffer }, index: number): boolean {
    return members[index]?.bytes.equals(bytes) ?? false;
  }
});

test('what is no ZIP file has no members', () => {
  expect(readMembers(Buffer.from('PK'))).toBeNull();
  expect(readMembers(Buffer.from('a report without a container'))).toBeNull();
});
