import type { Execution, ExecutionStatus } from '../model/execution.ts';
import { readClauses, type Statement } from './execution-statements.ts';
import type { Meaning } from './execution-vocabulary.ts';
import { foldNarrative } from './narrative.ts';
import { readOutcomes } from './outcomes.ts';

type Verdict = { readonly status: ExecutionStatus; readonly evidence: string | null };

const UNKNOWN: Verdict = { status: 'unknown', evidence: null };

/** What a verdict on the whole measure overrules: «Не виконано. Проведено лише нараду.» is not done. */
const OVERRULED: ReadonlyMap<Meaning, ReadonlySet<Meaning>> = new Map([
  ['done', new Set<Meaning>(['unfinished', 'running', 'planned', 'postponed', 'not_done', 'withheld'])],
  ['not_done', new Set<Meaning>(['done', 'running'])],
]);

/**
 * Reads what a report says was done, from the words of its narrative. A verdict on the whole measure
 * («Виконано.», «Захід не виконано …») overrules what it contradicts. Of what is left:
 * 1. something begun and not over, or done in part → `in_progress`;
 * 2. something done or going on beside something not done or put off → `in_progress`;
 * 3. something done → `done`, also beside a routine («Щоденно надсилаються …») or a further plan;
 * 4. a routine alone → `in_progress`; 5. put off or planned → `postponed`, also when not done for now;
 * 6. not done, or no money → `not_done`; 7. none of these words → `unknown`.
 * The evidence is the first clause that says what decided. Text in quotation marks is a name and says nothing.
 */
export function readExecution(text: string): Execution {
  const narrative = foldNarrative(text);
  const clauses = readClauses(narrative);
  const statements = clauses.flatMap((clause) => clause.statements);
  return { text, ...statusOf(statements), outcomes: readOutcomes(narrative, clauses) };
}

function statusOf(statements: readonly Statement[]): Verdict {
  if (statements.length === 0) return UNKNOWN;
  const counted = withoutOverruled(statements);
  const first = (...meanings: readonly Meaning[]) =>
    counted.find(({ meaning }) => meanings.includes(meaning));
  const unfinished = first('unfinished');
  const active = first('done') ?? first('running');
  const missed = first('not_done', 'postponed');
  const later = first('postponed', 'planned');
  if (unfinished) return { status: 'in_progress', evidence: unfinished.evidence };
  if (active && missed) return { status: 'in_progress', evidence: missed.evidence };
  if (active)
    return { status: active.meaning === 'done' ? 'done' : 'in_progress', evidence: active.evidence };
  if (later) return { status: 'postponed', evidence: later.evidence };
  const undone = first('not_done', 'withheld');
  return undone ? { status: 'not_done', evidence: undone.evidence } : UNKNOWN;
}

function withoutOverruled(statements: readonly Statement[]): readonly Statement[] {
  const verdict = statements.find((statement) => statement.verdict && OVERRULED.has(statement.meaning));
  const overruled = OVERRULED.get(verdict?.meaning ?? 'neutral');
  const clause = verdict?.evidence;
  return statements.filter(({ meaning, evidence }) => evidence === clause || !overruled?.has(meaning));
}
