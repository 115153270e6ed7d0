/** More than a department's reports say; what is forgotten is only read again. */
const MOST_REMEMBERED = 5_000;

/**
 * The same function, which reads a short text that comes again only once: labels, units, terms and offices come again in
 * every row and every report. Texts longer than `longest` are read each time.
 */
export function remember<Value>(read: (text: string) => Value, longest: number): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    if (text.length > longest) return read(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, value);
    return value;
  };
}
