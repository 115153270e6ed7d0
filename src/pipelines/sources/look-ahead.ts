export type LookedAhead = {
  /** At least as many bytes as were wanted, where there are so many. */
  readonly start: Uint8Array;
  /** The stream from its first byte. */
  readonly whole: AsyncIterable<Uint8Array>;
};

/** Looks at the first bytes of a stream, which can still be read whole afterwards, once. */
export async function lookAhead(bytes: AsyncIterable<Uint8Array>, wanted: number): Promise<LookedAhead> {
  const rest = bytes[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let held = 0;
  while (held < wanted) {
    const next = await rest.next();
    if (next.done) break;
    chunks.push(next.value);
    held += next.value.byteLength;
  }
  return { start: Buffer.concat(chunks), whole: joined(chunks, rest) };
}

async function* joined(
  chunks: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
