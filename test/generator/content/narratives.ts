import type { ExecutionStatus } from '../../../src/model/execution.ts';
import type { Random } from '../random.ts';
import type { Concept } from './concept.ts';

/** What is reported of a measure that is not done. */
const NARRATIVES: Readonly<Record<Exclude<ExecutionStatus, 'done'>, readonly string[]>> = {
  in_progress: [
    'Роботи тривають.',
    'Виконано на 60 %.',
    'Розпочато роботи, укладено договір.',
    'Частково виконано.',
    'Документація на стадії погодження.',
  ],
  postponed: ['Перенесено на наступний рік.', 'Планується провести у наступному році.', 'Захід відкладено.'],
  not_done: [
    'Не виконано у зв’язку з відсутністю фінансування.',
    'Не проводились.',
    'Не виконано.',
    'Кошти не виділялись.',
  ],
  unknown: ['', '-', 'Інформація у додатку.'],
};

/** Words that report this status. */
export function narrate(concept: Concept, status: ExecutionStatus, random: Random): string {
  if (status !== 'done') return random.pick(NARRATIVES[status]);
  const count = random.integer(2, 480);
  return random.pick(concept.done).replace(/\{n\}/g, `${count}`);
}
