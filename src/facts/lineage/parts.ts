import type { LineageEdge, LineageKind } from '../../model/lineage.ts';
import { indexTitles } from './candidates.ts';
import { toConfidence, wordEvidence } from './evidence.ts';
import { compareTitles, matchWords, totalWeight } from './likeness.ts';
import { type Pool, withStep } from './pool.ts';
import type { ReadMeasure } from './read-measure.ts';
import type { TitleWord } from './title-words.ts';
import type { WordWeights } from './word-weights.ts';

/** How much of a part's title the whole must say. */
const LEAST_CONTAINED = 0.7;

/** How much of the whole's title its parts must say together. */
const LEAST_COVERED = 0.8;

/** A title that alone says this much of the whole is the whole under another name. */
const WHOLE_ALREADY = 0.88;

/** What each part must say of the whole that no other part does. */
const LEAST_OWN = 0.08;

/** An action of the whole and the title of a part are the same thing from here on. */
const LEAST_ACTION = 0.7;

const LEAST_ACTIONS_COVERED = 0.6;

/** How sure a part is whose title has that of the whole before a colon: as sure as words can be. */
const UNDER_ITS_TITLE = 0.95;

type Part = {
  readonly measure: ReadMeasure;
  readonly contained: number;
  readonly covers: ReadonlySet<string>;
};

type Whole = { readonly whole: ReadMeasure; readonly parts: readonly Part[]; readonly covered: number };

/** Whether a measure may be a part of another; a reviewer may have said no. */
type IsPart = (whole: ReadMeasure, part: ReadMeasure) => boolean;

/** Ties a measure to the several that it was divided into: each says a part of it, together they say it whole. */
export function tieSplit(pool: Pool, weightOf: WordWeights): Pool {
  const isPart: IsPart = (whole, part) => !pool.isRejected(whole.key, part.key);
  return withStep(pool, edgesOf(findWholes(pool.from, pool.to, { weightOf, isPart }), 'split'));
}

/** Ties several measures to the one that took them in. */
export function tieMerged(pool: Pool, weightOf: WordWeights): Pool {
  const isPart: IsPart = (whole, part) => !pool.isRejected(part.key, whole.key);
  return withStep(pool, edgesOf(findWholes(pool.to, pool.from, { weightOf, isPart }), 'merged'));
}

function findWholes(
  wholes: readonly ReadMeasure[],
  others: readonly ReadMeasure[],
  { weightOf, isPart }: { readonly weightOf: WordWeights; readonly isPart: IsPart },
): readonly Whole[] {
  const find = indexTitles(others, weightOf);
  const found = wholes.flatMap((whole) => {
    const words = [whole.title, ...whole.actions].flatMap((title) => title.words);
    const candidates = find(words).filter((part) => isPart(whole, part));
    const parts =
      byTitle(whole, candidates, weightOf) ??
      byActions(whole, candidates, weightOf) ??
      byHeading(whole, candidates);
    return parts ?? [];
  });
  return withoutShared(found);
}

/** «Ремонт доріг по вул. А та вул. Б» is «Ремонт дороги по вул. А» and «Ремонт дороги по вул. Б». */
function byTitle(
  whole: ReadMeasure,
  candidates: readonly ReadMeasure[],
  weightOf: WordWeights,
): Whole | null {
  const total = totalWeight(whole.title.words, weightOf);
  const parts = candidates.flatMap((measure) => {
    const { shared, onlyTo } = matchWords(whole.title.words, measure.title.words);
    const contained = share(shared, totalWeight(shared, weightOf) + totalWeight(onlyTo, weightOf), weightOf);
    const isPart = contained >= LEAST_CONTAINED && !onlyTo.some(({ isName }) => isName);
    if (!isPart || share(shared, total, weightOf) >= WHOLE_ALREADY) return [];
    return [{ measure, contained, covers: new Set(shared.map(({ stem }) => stem)) }];
  });
  const own = parts.filter((part) => {
    const words = whole.title.words.filter(({ stem }) => isOwn(stem, part, parts));
    return share(words, total, weightOf) >= LEAST_OWN;
  });
  const covered = share(
    whole.title.words.filter(({ stem }) => own.some(({ covers }) => covers.has(stem))),
    total,
    weightOf,
  );
  return own.length >= 2 && covered >= LEAST_COVERED ? { whole, parts: own, covered } : null;
}

function isOwn(stem: string, part: Part, parts: readonly Part[]): boolean {
  return part.covers.has(stem) && parts.every((other) => other === part || !other.covers.has(stem));
}

function share(words: readonly TitleWord[], of: number, weightOf: WordWeights): number {
  return of === 0 ? 0 : totalWeight(words, weightOf) / of;
}

/** The list lines of a measure have become measures of their own. */
function byActions(
  whole: ReadMeasure,
  candidates: readonly ReadMeasure[],
  weightOf: WordWeights,
): Whole | null {
  if (whole.actions.length < 2) return null;
  const taken = new Set<ReadMeasure>();
  const parts: Part[] = [];
  for (const [index, action] of whole.actions.entries()) {
    const [best] = candidates
      .filter((measure) => !taken.has(measure))
      .map((measure) => ({
        measure,
        contained: compareTitles(action.words, measure.title.words, weightOf).score,
      }))
      .toSorted((one, other) => other.contained - one.contained || one.measure.order - other.measure.order);
    if (best === undefined || best.contained < LEAST_ACTION) continue;
    taken.add(best.measure);
    parts.push({ ...best, covers: new Set([String(index)]) });
  }
  const covered = parts.length / whole.actions.length;
  return parts.length >= 2 && covered >= LEAST_ACTIONS_COVERED ? { whole, parts, covered } : null;
}

/** «Озеленення парків» is «Озеленення парків: висаджування дерев» and «Озеленення парків: догляд за клумбами». */
function byHeading(whole: ReadMeasure, candidates: readonly ReadMeasure[]): Whole | null {
  const { signature } = whole.title;
  const parts = candidates
    .filter(({ heading }) => signature !== '' && heading?.signature === signature)
    .map((measure) => ({ measure, contained: UNDER_ITS_TITLE, covers: new Set<string>() }));
  return parts.length >= 2 ? { whole, parts, covered: 1 } : null;
}

/** A measure that two wholes claim is given to neither; a whole with fewer than two parts left is none. */
function withoutShared(wholes: readonly Whole[]): readonly Whole[] {
  const claims = new Map<ReadMeasure, number>();
  for (const { measure } of wholes.flatMap(({ parts }) => parts)) {
    claims.set(measure, (claims.get(measure) ?? 0) + 1);
  }
  return wholes.filter(({ parts }) => parts.every(({ measure }) => claims.get(measure) === 1));
}

function edgesOf(wholes: readonly Whole[], kind: LineageKind): readonly LineageEdge[] {
  return wholes.flatMap(({ whole, parts, covered }) =>
    parts.map(({ measure, contained }) => {
      const [from, to] = kind === 'split' ? [whole, measure] : [measure, whole];
      return {
        from: from.key,
        to: to.key,
        kind,
        confidence: toConfidence(covered * contained),
        method: 'parts' as const,
        evidence: wordEvidence(matchWords(wordsOf(from, kind === 'split'), wordsOf(to, kind === 'merged'))),
      };
    }),
  );
}

function wordsOf(measure: ReadMeasure, isWhole: boolean): readonly TitleWord[] {
  const titles = isWhole ? [measure.title, ...measure.actions] : [measure.title];
  return [...new Map(titles.flatMap(({ words }) => words).map((word) => [word.stem, word])).values()];
}
