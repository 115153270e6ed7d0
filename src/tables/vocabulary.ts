import type { FundingSource } from '../model/funding-source.ts';

/**
 * The words of report tables, as counted in real files. A pattern is a list of stems: each has to begin
 * some word of the heading, in any order; `$` after a stem asks for the whole word. One long stem
 * of a pattern may have a wrong, missing or extra letter («дежавного», «бюжету»).
 * To teach planfact a new word, add a line here.
 */
export type Patterns = readonly string[];

/** What a column is about when it holds no money. The first role that fits is taken. */
export const ROLE_WORDS = {
  derived: ['%', 'відсот', 'відхилен', 'питом ваг', 'темп', 'залишк', 'різниц', 'економі$'],
  code: [
    'код$',
    'коди$',
    'kekv',
    'kvk',
    'ktfk',
    'класифікац',
    'кпкв',
    'тпкв',
    'кфк',
    'кекв',
    'квк',
    'єдрпоу',
    'ідентифікатор',
    'координат',
    'гаранті',
  ],
  number: ['№', 'номер', 'n$ п$ п$', '№ з$ п$', '№ п$ п$'],
  term: ['термін', 'строк', 'дата', 'період виконан', 'період реаліз', 'рік початк', 'рік завершен'],
  executor: ['виконавц', 'виконавець', 'відповідальн', 'замовник', 'розпорядник', 'виконавч орган'],
  source: ['джерел фінансуван', 'джерел покрит', 'джерел$'],
  unit: ['одиниц вимір', 'од$ вим'],
  measure: [
    'зміст заход',
    'назва',
    'назви',
    'найменуван',
    'перелік заход',
    'перелік',
    'захід',
    'заходи$',
    'заход',
    'завдан',
    'показник',
    'напрям',
    "об'єкт",
    'опис робіт',
    'зміст робіт',
  ],
  execution: [
    'стан виконан',
    'хід виконан',
    'результат',
    'інформаці',
    'виконання$',
    'примітк',
    'зміст виконан',
    'здійснен робіт',
    'додатков',
  ],
} as const satisfies Readonly<Record<string, Patterns>>;

export type ColumnRole = keyof typeof ROLE_WORDS;

/** Who pays. */
export const SOURCE_WORDS: Readonly<Record<Exclude<FundingSource, 'unspecified'>, Patterns>> = {
  state: ['держбюджет', 'державн бюджет', 'субвенці державн', 'державн субвенці', 'дфрр', 'державн фонд'],
  regional: ['обл$ бюджет', 'обласн бюджет', 'облбюджет'],
  local: [
    'бюджет міста$',
    'міськ бюджет',
    'місцев бюджет',
    'районн бюджет',
    'селищн бюджет',
    'сільськ бюджет',
    'бюджет сіл$',
    'бюджет територіальн',
    'бюджет громад',
    'бюджет отг$',
    'бюджет тг$',
    'міськбюджет',
  ],
  enterprises: ['підприємств', 'власн кошт', 'кошт організац'],
  other: [
    'інш джерел',
    'позабюджет',
    'позик',
    'кредитн',
    'кошт нефко',
    'usaid',
    'грант',
    'інвест',
    'спонсор',
    'донор',
    'благодійн',
    'небюджетн',
    'приватн',
    'населен',
  ],
};

/** Headings above sources, never sources themselves. */
export const PARENT_WORDS: Patterns = [
  'тому числі',
  'т$ ч$',
  'з$ них$',
  'рахунок кошт',
  'розрізі джерел',
  'джерел фінансуван',
];

/** A column or row of totals. */
export const TOTAL_WORDS: Patterns = [
  'всього',
  'усього',
  'разом',
  'загальн обсяг',
  'загальн сума',
  'загальн вартіст',
  'підсумок',
  'ітого',
];

export const PLAN_WORDS: Patterns = [
  'план$',
  'плану$',
  'планов',
  'планові',
  'заплан',
  'затвердж',
  'передбач',
  'прогнозн',
  'потреб',
  'кошторисн признач',
  'бюджетн призначен',
  'уточнен',
  'очікуван',
];

export const FACT_WORDS: Patterns = [
  'факт$',
  'факту$',
  'фактичн',
  'касов',
  'виконано',
  'звіт$',
  'профінансован',
  'використан',
  'освоєн',
  'витрачен',
];

/** A second axis of the budget, not a source. */
export const FUND_WORDS = {
  general: ['загальн фонд', 'заг$ фонд'],
  special: ['спеціальн фонд', 'спец$ фонд'],
  development: ['бюджет розвитку$'],
} as const satisfies Readonly<Record<string, Patterns>>;

export type Fund = keyof typeof FUND_WORDS;

/** Words that say that a column holds money, whatever else it says. */
export const MONEY_WORDS: Patterns = [
  'витрат',
  'видатк',
  'обсяг',
  'сума',
  'суми',
  'вартіст',
  'фінансуван',
  'асигнуван',
  'кошти$',
  'коштів$',
];

/** Units of money and how many hryvnias one is. The longest that fits is taken. */
export const UNIT_WORDS: readonly { readonly pattern: RegExp; readonly hryvnias: number }[] = [
  { pattern: /млрд\.?\s*(?:грн|гр\b|гривень|гривен)?\.?/u, hryvnias: 1_000_000_000 },
  { pattern: /млн\.?\s*(?:грн|гр(?![а-яіїє])|гривень|гривен)?\.?/u, hryvnias: 1_000_000 },
  { pattern: /тис(?:яч)?\.?\s*(?:грн|гр(?![а-яіїє])|гривень|гривен)\.?/u, hryvnias: 1_000 },
  { pattern: /(?<![а-яіїє])(?:грн|гривень|гривня|гривні|гривнях)\.?/u, hryvnias: 1 },
];

/** Words that begin prose although they look like totals: «Разом з тим», «Загалом у січні». */
export const NOT_TOTALS: readonly RegExp[] = [/^разом (?:з|із) (?:тим|цим)/u, /^загалом/u];
