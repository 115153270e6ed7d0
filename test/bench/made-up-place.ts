const SYLLABLES =
  'ба ве га до жи зе ка ли мо на пе ро са ту хо це ча ши ю вир лен дар мир гір поль слав'.split(' ');
const ENDINGS = ['ська', 'ова', 'ина', 'цька'];

/** The name of a street that there is in no town, from choices among syllables. */
export function madeUpPlace(pick: (items: readonly string[]) => string): string {
  const [first = '', ...rest] = [SYLLABLES, SYLLABLES, SYLLABLES, ENDINGS].map(pick).join('');
  return `${first.toUpperCase()}${rest.join('')}`;
}
