import type { TracedMeasure } from '../../src/model/lineage.ts';
import { madeUpPlace } from './made-up-place.ts';

const FIRST_YEAR = 2014;
const YEARS = 10;
const WORKS = [
  'Капітальний ремонт дороги',
  'Поточний ремонт тротуару',
  'Реконструкція мереж освітлення',
  'Облаштування дитячого майданчика',
  'Заміна ділянки водопроводу',
  'Видалення аварійних дерев',
  'Капітальний ремонт покрівлі будинку',
  'Встановлення камер відеоспостереження',
  'Утримання скверу',
  'Придбання обладнання для закладу',
];
const ADDITIONS = [
  'території громади',
  'комунальної власності',
  'із застосуванням нових матеріалів',
  'перша черга',
];

/**
 * Measures of one section through ten years, the same for the same count: of every twenty two are renamed, one has a
 * typing mistake, one gives way to a new one and the others stay; numbers change each year.
 */
export function madeUpMeasures(count: number): readonly TracedMeasure[] {
  const random = randomFrom(count);
  const perYear = Math.floor(count / YEARS);
  let titles: readonly string[] = Array.from({ length: perYear }, () => newTitle(random));
  const measures: TracedMeasure[] = [];
  for (let year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year += 1) {
    measures.push(...titles.map((title, index) => toMeasure(title, year, perYear - index)));
    titles = titles.map((title) => nextTitle(title, random));
  }
  return measures;
}

function newTitle(random: () => number): string {
  return `${pick(WORKS, random)} по вул. ${madeUpPlace((items) => pick(items, random))}, ${Math.floor(random() * 90) + 1}`;
}

function nextTitle(title: string, random: () => number): string {
  const what = random();
  if (what < 0.05) return newTitle(random);
  if (what < 0.15) return `${title} ${pick(ADDITIONS, random)}`.slice(0, 160);
  if (what < 0.2) return `${title.slice(0, 8)}${title.slice(9)}`;
  return title;
}

function toMeasure(title: string, year: number, index: number): TracedMeasure {
  const report = `made-up/${year}/1`;
  return {
    key: `${report}/${index}`,
    report,
    year,
    periodStart: `${year}-01-01`,
    periodEnd: `${year}-12-31`,
    number: String(index),
    title,
    actions: [],
  };
}

function pick(items: readonly string[], random: () => number): string {
  return items[Math.floor(random() * items.length)] ?? '';
}

/** Numbers between 0 and 1, the same for the same seed (Lehmer's generator). */
function randomFrom(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
