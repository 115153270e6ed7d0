import { stemOf } from './word-stems.ts';

/** Words that say nothing of what a measure is. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  (
    'а або в від до для з за зі із й і їх його її на над не по при про під та тощо у чи що щодо це через між як також ' +
    'i y м с смт р рр рік року роки років році роках шт штук од одиниць грн тис п н ін інше'
  ).split(' '),
);

/** Abbreviations of reports, folded, and what they stand for. */
export const ABBREVIATIONS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    адм: 'адміністративний',
    бк: 'будинок культури',
    буд: 'будинок',
    вул: 'вулиця',
    гром: 'громадський',
    днз: 'дошкільний навчальний заклад',
    дюсш: 'дитячо юнацька спортивна школа',
    жкг: 'житлово комунальне господарство',
    здо: 'заклад дошкільної освіти',
    змі: 'засоби масової інформації',
    зош: 'загальноосвітня школа',
    інф: 'інформаційний',
    кап: 'капітальний',
    комп: "комп'ютерний",
    мкр: 'мікрорайон',
    мкрн: 'мікрорайон',
    нвк: 'навчально виховний комплекс',
    обладн: 'обладнання',
    пк: "персональний комп'ютер",
    пкд: 'проектно кошторисна документація',
    пл: 'площа',
    пот: 'поточний',
    пр: 'проспект',
    пров: 'провулок',
    просп: 'проспект',
    рн: 'район',
    соц: 'соціальний',
    тер: 'територія',
    тех: 'технічний',
    цнап: 'центр надання адміністративних послуг',
    црл: 'центральна районна лікарня',
  }).map(([short, long]) => [short, long.split(' ')]),
);

/** «с. Петрівка», «село Петрівка» and «Петрівка» are one place. */
export const SETTLEMENTS: ReadonlySet<string> = new Set(
  'с смт село селі села селом селище селищі селища м місто місті міста'.split(' '),
);

/** After these a name follows: of a street, a village, a holiday. */
export const BEFORE_NAMES: ReadonlySet<string> = new Set(
  'вул вулиця вулиці вулицею просп проспект проспекту пров провулок провулку пл площа площі мкр мкрн мікрорайон мікрорайону с смт село селі сел селище дня дню день'.split(
    ' ',
  ),
);

/** A number after these says which one: a school, a house, a plot. */
export const BEFORE_ORDINALS: ReadonlySet<string> = new Set(
  (
    'школа школи школі зош сш днз здо нвк ліцей ліцею гімназія гімназії садок садка буд будинок будинку корпус корпусу ' +
    'дільниця дільниці округ округу лот маршрут маршруту амбулаторія амбулаторії блок блоку'
  ).split(' '),
);

/** A Roman number before these says which one. */
export const AFTER_ORDINALS: ReadonlySet<string> = new Set(
  'черга черги чергу етап етапу ступеня ступінь ступенів'.split(' '),
);

/** Kinds of work and of things of which a measure has one: whoever changes it speaks of another measure. */
const OPPOSITES: readonly (readonly string[])[] = [
  ['капітальний', 'поточний', 'ямковий', 'аварійний'],
  [
    'будівництво',
    'реконструкція',
    'ремонт',
    'утримання',
    'реставрація',
    'проектування',
    'демонтаж',
    'експертиза',
  ],
  ['придбання', 'ремонт', 'утримання', 'виготовлення', 'оренда', 'навчання', 'страхування'],
  ['зовнішній', 'внутрішній'],
  ['зимовий', 'літній', 'весняний', 'осінній'],
  ['дитячий', 'спортивний', 'контейнерний'],
  ['дорослий', 'дитячий'],
  ['безпритульний', 'сільськогосподарський'],
  ['водопостачання', 'водовідведення', 'теплопостачання', 'газопостачання', 'електропостачання'],
  ['друкований', 'електронний'],
  ['надземний', 'підземний'],
  ['перший', 'другий', 'третій'],
];

const SETS_OF_STEM: ReadonlyMap<string, ReadonlySet<number>> = new Map(
  [
    ...Map.groupBy(
      OPPOSITES.flatMap((words, set) => words.map((word) => ({ stem: stemOf(word), set }))),
      ({ stem }) => stem,
    ),
  ].map(([stem, entries]) => [stem, new Set(entries.map(({ set }) => set))]),
);

/** Whether two stems are different kinds of one thing («капітальний», «поточний»). */
export function areOpposite(one: string, other: string): boolean {
  const sets = SETS_OF_STEM.get(one);
  const others = SETS_OF_STEM.get(other);
  return one !== other && sets !== undefined && others !== undefined && !sets.isDisjointFrom(others);
}
