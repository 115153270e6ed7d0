import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isReleaseId, momentAfter, releaseId } from '../../src/releases/release-id.ts';

const MOMENT = fc.date({
  min: new Date('1970-01-01T00:00:00Z'),
  max: new Date('9999-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const CONTENT = fc.constantFrom('00000000', '0123abcd', 'ffffffff');

test('a release has a name that is known as one', () => {
  const id = releaseId(new Date('2026-11-24T00:40:30.999Z'), '0123abcd');
  expect(id).toBe('20261124T004030Z-0123abcd');
  expect(isReleaseId(id)).toBe(true);
  expect(isReleaseId('latest')).toBe(false);
  expect(isReleaseId(`.building-${id}`)).toBe(false);
});

test('names sort in the order of publication, however the clock jumps', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(MOMENT, CONTENT), { minLength: 1, maxLength: 20 }), (publications) => {
      const ids: string[] = [];
      for (const [now, content] of publications) ids.push(releaseId(momentAfter(ids.at(-1), now), content));
      expect(ids.toSorted()).toEqual(ids);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test('a clock that goes on is believed', () => {
  const now = new Date('2026-11-24T00:40:30.500Z');
  expect(momentAfter(undefined, now)).toEqual(now);
  expect(momentAfter('20261124T004029Z-0123abcd', now)).toEqual(now);
});
