import type { Damage } from './damage-bytes.ts';
import type { Random } from './random.ts';

const ODD_TEXTS = [
  '\u0000',
  '\u00a0',
  '\u200b',
  '\u202e',
  '\ufeff',
  '\ud83d\ude00',
  'a\u0301',
  '\t',
  '\t\t\t\t\t\t\t\t\t\t\t\t',
  '\n\n',
  '\n\t\n',
  '\r',
  '"',
  ';',
  '<',
  '</td></tr></table>',
  '<table><tr><td>',
  '&#x110000;',
  '{\\rtf1',
  '=1+1',
  '-',
  'х',
  'Всього',
  'тис. грн.',
  'за 2016 рік',
] as const;
const ODD_NUMBERS = [
  '0',
  '-1',
  '00000000000000000000001',
  '99999999999999999999999999999999999999',
  '1e400',
  '1,2,3',
  '28,8 / / 0',
  '1048577',
  '16385',
  '65536',
  '4294967296',
  'NaN',
] as const;

/** Ways to damage what is text, or what a ZIP member holds: lines, numbers, tags and signs in the wrong place. */
export const TEXT_DAMAGE: readonly Damage[] = [
  {
    name: 'insert odd text',
    apply: onText((text, random) => {
      const at = random.integer(text.length + 1);
      const times = random.pick([1, 1, 1, 3, 1_000]);
      return `${text.slice(0, at)}${random.pick(ODD_TEXTS).repeat(times)}${text.slice(at)}`;
    }),
  },
  {
    name: 'replace a number',
    apply: onText((text, random) => replaceOne(text, /\d+(?:[.,]\d+)?/g, random, random.pick(ODD_NUMBERS))),
  },
  {
    name: 'replace a word',
    apply: onText((text, random) => replaceOne(text, /\p{L}+/gu, random, random.pick(ODD_TEXTS))),
  },
  { name: 'delete a tag', apply: onText((text, random) => replaceOne(text, /<[^<>]*>/g, random, '')) },
  {
    name: 'repeat a tag',
    apply: onText((text, random) => {
      const times = random.pick([2, 300, 5_000]);
      return replaceOne(text, /<[^<>]*>/g, random, (tag) => tag.repeat(times));
    }),
  },
  {
    name: 'replace a sign',
    apply: onText((text, random) => replaceOne(text, /[\t\n"';,<>/=\\{}]/g, random, random.pick(ODD_TEXTS))),
  },
  {
    name: 'move lines',
    apply: onText((text, random) => {
      const lines = text.split('\n');
      const moved = lines.splice(random.integer(lines.length), random.integer(20));
      return lines.toSpliced(random.integer(lines.length + 1), 0, ...moved).join('\n');
    }),
  },
  {
    name: 'repeat lines',
    apply: onText((text, random) => {
      const lines = text.split('\n');
      const at = random.integer(lines.length);
      const repeated = `${lines.slice(at, at + 1 + random.integer(20)).join('\n')}\n`;
      return [...lines.slice(0, at), repeated.repeat(1 + random.integer(200)), ...lines.slice(at)].join('\n');
    }),
  },
  { name: 'repeat the whole', apply: onText((text, random) => text.repeat(2 + random.integer(4))) },
];

function onText(change: (text: string, random: Random) => string): Damage['apply'] {
  return (bytes, random) => Buffer.from(change(bytes.toString(), random));
}

function replaceOne(
  text: string,
  pattern: RegExp,
  random: Random,
  replacement: string | ((found: string) => string),
): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const { 0: old, index } = random.pick(found);
  const put = typeof replacement === 'string' ? replacement : replacement(old);
  return `${text.slice(0, index)}${put}${text.slice(index + old.length)}`;
}
