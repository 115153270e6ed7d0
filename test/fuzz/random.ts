/** A source of numbers that gives the same ones for the same seed, on every machine. */
export type Random = {
  /** From 0 to `below` − 1. */
  readonly integer: (below: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
};

/** Mulberry32, a small generator of good spread; `run` and `number` together are its seed. */
export function seededRandom(run: number, number: number): Random {
  let state = (Math.imul(run, 0x9e37_79b1) ^ Math.imul(number + 1, 0x85eb_ca77)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const integer = (below: number) => Math.floor((next() / 2 ** 32) * below);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[integer(items.length)];
    if (item === undefined) throw new Error('expected something to pick from');
    return item;
  };
  return { integer, pick };
}
