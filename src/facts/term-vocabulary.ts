import type { Recurrence } from '../model/term.ts';

/** Words are folded (see letters.ts): lower case, a Roman I is the letter «і», a Roman X the letter «х». */

export const MONTH_STEMS = [
  'січ',
  'лют',
  'берез',
  'квіт',
  'трав',
  'черв',
  'лип',
  'серп',
  'верес',
  'жовт',
  'листопад',
  'груд',
] as const;

/** First and last month. Winter belongs to two years, so it is left unread. */
export const SEASONS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['весна', [3, 5]],
  ['весни', [3, 5]],
  ['літо', [6, 8]],
  ['літа', [6, 8]],
  ['осінь', [9, 11]],
  ['осені', [9, 11]],
]);

export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ['і', 1],
  ['іі', 2],
  ['ііі', 3],
  ['іv', 4],
  // Typed with the Cyrillic letter that looks like it.
  ['іу', 4],
  ['перший', 1],
  ['першого', 1],
  ['першому', 1],
  ['перше', 1],
  ['другий', 2],
  ['другого', 2],
  ['другому', 2],
  ['друге', 2],
  ['третій', 3],
  ['третього', 3],
  ['третьому', 3],
  ['четвертий', 4],
  ['четвертого', 4],
  ['четвертому', 4],
]);

export const CARDINALS: ReadonlyMap<string, number> = new Map([
  ['три', 3],
  ['шість', 6],
  ["дев'ять", 9],
  ['дванадцять', 12],
]);

/**
 * Looked for in the text with all its spaces and hyphens squeezed out, so that «Щокварта-льно», broken by
 * a word processor's hyphen, is found like «щоквартально». The first that occurs is the recurrence.
 */
export const RECURRENCE_WORDS: readonly (readonly [string, Recurrence])[] = [
  ['щоденн', 'daily'],
  ['щодня', 'daily'],
  ['кожногодня', 'daily'],
  ['щотиж', 'weekly'],
  ['кожноготижня', 'weekly'],
  ['разнатиждень', 'weekly'],
  ['щомісяч', 'monthly'],
  ['щомісяц', 'monthly'],
  ['кожногомісяця', 'monthly'],
  ['разнамісяць', 'monthly'],
  ['щокварт', 'quarterly'],
  ['кожногокварталу', 'quarterly'],
  ['разнаквартал', 'quarterly'],
  ['запідсумкамикварталу', 'quarterly'],
  ['запідсумкамикварталів', 'quarterly'],
  ['щоріч', 'yearly'],
  ['щорок', 'yearly'],
  ['кожногороку', 'yearly'],
  ['разнарік', 'yearly'],
  ['запідсумкамироку', 'yearly'],
  ['постійн', 'continuous'],
  ['безперервно', 'continuous'],
  ['безстроково', 'continuous'],
  ['діїпрограми', 'continuous'],
  ['реалізаціїпрограми', 'continuous'],
  ['виконанняпрограми', 'continuous'],
];

/**
 * Understood, but with no date and no recurrence of the model: the measure may fall due at any time of the
 * period. Squeezed like the above.
 */
export const ANY_TIME_WORDS: readonly string[] = [
  'запотреб',
  'припотреб',
  'мірупотреб',
  'міріпотреб',
  'разіпотреб',
  'занеобхідн',
  'принеобхідн',
  'мірунеобхідн',
  'мірінеобхідн',
  'разінеобхідн',
  'двічінарік',
  'разинарік',
  'разнапіврок',
  'разнапівріч',
  'весьперіод',
  'всьогоперіоду',
  'усьогоперіоду',
  'звітногоперіоду',
];
