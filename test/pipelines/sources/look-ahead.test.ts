import { expect, test } from 'vitest';
import { lookAhead } from '../../../src/pipelines/sources/look-ahead.ts';

async function* letters(text: string, onEnd: () => void = () => undefined): AsyncGenerator<Uint8Array> {
  try {
    for (const letter of text) yield await Promise.resolve(Buffer.from(letter));
  } finally {
    onEnd();
  }
}

test.each([0, 1, 3, 6, 100])(
  'after a look at the first %i bytes all are still to be read',
  async (wanted) => {
    const { start, whole } = await lookAhead(letters('report'), wanted);
    expect(Buffer.from(start).toString()).toBe('report'.slice(0, wanted));
    expect(Buffer.concat(await Array.fromAsync(whole)).toString()).toBe('report');
  },
);

test('a reader who leaves in the middle leaves the stream itself', async () => {
  let hasEnded = false;
  const { whole } = await lookAhead(
    letters('report', () => {
      hasEnded = true;
    }),
    2,
  );
  for await (const letter of whole) {
    if (letter.toString() === 'p') break;
  }
  expect(hasEnded).toBe(true);
});
