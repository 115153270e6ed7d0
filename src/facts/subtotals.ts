import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { Measure } from '../model/measure.ts';
import type { SectionTotal } from '../model/report.ts';
import { sumOf } from './amounts.ts';
import type { Kopecks } from './kopecks.ts';

export type Subtotals = {
  readonly kept: readonly Measure[];
  readonly subtotals: readonly SectionTotal[];
  readonly findings: readonly Finding[];
};

/** Bounds the search, so that it stays linear in the rows. */
const MOST_CHILDREN = 500;
const LONGEST_DEPARTMENT_CODE = 3;
/** Six digits, where a spreadsheet has not taken the leading zero off. */
const SHORTEST_PROGRAMME_CODE = 5;
/** One row may be equal by chance. */
const FEWEST_PARTS = 2;
const LONGEST_LABEL = 120;
/** «Капітальні вкладення, всього» above its objects, which have the same code. */
const SAYS_TOTAL = /(?:всього|усього|разом):?$/iu;

/** A row with what it sums to; `sum`: it stands for rows below it that add up to it. */
type Node = {
  readonly measure: Measure;
  readonly plan: Kopecks;
  readonly fact: Kopecks;
  readonly sum: boolean;
  /** The place of the first row below that it does not stand for. */
  readonly end: number;
};

/**
 * Sets rows apart that would count twice. Plan and fact that add up exactly are always asked for, and the codes have to fit:
 * 1. a code or number that embraces those below: «070000 Освіта» above 070101, 070201 …; «1» above 1.1 and 1.2; a row
 *    without a code that names several rows with codes below (in one real workbook the rows add to five times the true
 *    sum). The upper row is a printed total;
 * 2. rows without a code below one that has one say what it is made of; these are parts of its amount;
 * 3. where rows of the same code («250000 | 4000») and rows of codes it embraces («250904») both add up to a row, the first
 *    are a second classification of the same money: printed totals as well.
 * From the last row up, every row is looked at once as a child.
 */
export function setSubtotalsApart(measures: readonly Measure[]): Subtotals {
  const apart = new Map<Measure, number>();
  const parts = new Set<Measure>();
  const below: Node[] = [];
  for (const [index, measure] of [...measures.entries()].toReversed()) {
    const node = toNode(measure, index);
    const own = addingUp(node, below, isPart, FEWEST_PARTS);
    for (const part of below.splice(below.length - own)) parts.add(part.measure);
    const again = below.splice(below.length - classifiedTwice(node, below))[0]?.end ?? index + 1;
    for (const row of measures.slice(index + 1, again)) apart.set(row, apart.get(row) ?? 0);
    const children = addingUp(node, below, embraces, codeOf(measure) === '' ? FEWEST_PARTS : 1);
    if (children > 0) apart.set(measure, children);
    const last = below.splice(below.length - children)[0];
    below.push({ ...node, sum: children > 0, end: last?.end ?? node.end });
  }
  const rows = measures.filter((measure) => apart.has(measure));
  return {
    kept: measures.filter((measure) => !apart.has(measure) && !parts.has(measure)),
    subtotals: rows.flatMap(toTotals),
    findings: [
      ...rows.flatMap((measure) => toFinding(measure, apart.get(measure) ?? 0)),
      ...measures.filter((measure) => parts.has(measure)).flatMap(toPartFindings),
    ],
  };
}

type Fits = (parent: Measure, child: Node) => boolean;

/** How many of the next rows that fit (the last of `below` is the nearest) add up to the node; 0 where none do. */
function addingUp(node: Node, below: readonly Node[], fits: Fits, fewest: number): number {
  if (node.plan === 0n && node.fact === 0n) return 0;
  let plan = 0n;
  let fact = 0n;
  for (let count = 1; count <= Math.min(below.length, MOST_CHILDREN); count += 1) {
    const child = below[below.length - count];
    if (!child || !fits(node.measure, child)) return 0;
    plan += child.plan;
    fact += child.fact;
    if (plan === node.plan && fact === node.fact) return count < fewest ? 0 : count;
  }
  return 0;
}

/** How many of the next rows are a second classification of what the rows behind them add up to as well. */
function classifiedTwice(node: Node, below: readonly Node[]): number {
  const same = addingUp(node, below, classifies, 1);
  if (same === 0) return 0;
  const behind = below.slice(-same - MOST_CHILDREN, -same);
  return addingUp(node, behind, embracesOther, 1) > 0 ? same : 0;
}

/** «250000 | 4000» below «250000 | 0». */
function classifies(parent: Measure, { measure }: Node): boolean {
  const [code, second] = codesOf(parent);
  const [childCode, childSecond] = codesOf(measure);
  return code !== undefined && code === childCode && isRoot(second, childSecond);
}

/** «250904» below «250000», whatever stands beside the codes. */
function embracesOther(parent: Measure, { measure }: Node): boolean {
  const code = codeOf(parent);
  const childCode = codeOf(measure);
  return code !== childCode && isRoot(code, childCode);
}

/** «депутатські повноваження» without a code below «250404 Програма розвитку місцевого самоврядування». */
function isPart(parent: Measure, { measure, sum }: Node): boolean {
  return codeOf(parent) !== '' && codeOf(measure) === '' && !sum;
}

/** «070000» embraces «070101», «10000» the economic codes («2111») below it, «1» embraces «1.2». */
function embraces(parent: Measure, { measure: child, sum }: Node): boolean {
  const code = codeOf(parent);
  const childCode = codeOf(child);
  if (code !== '' && childCode !== '') {
    if (code === childCode)
      return isRoot(codesOf(parent)[1], codesOf(child)[1]) || SAYS_TOTAL.test(parent.title);
    return isRoot(code, childCode) || childCode.length < code.length || isDepartment(code, childCode);
  }
  if (childCode !== '') return true;
  return (sum && code !== '') || child.number.startsWith(`${parent.number}.`);
}

/** «070000» is the root of «070101», «0» of every other code. */
function isRoot(code = '', childCode = ''): boolean {
  const root = code.replace(/0+$/u, '');
  return childCode !== '' && childCode !== code && root.length < code.length && childCode.startsWith(root);
}

function codesOf({ budgetCode }: Measure): readonly string[] {
  return budgetCode?.split(' ') ?? [];
}

function codeOf(measure: Measure): string {
  return codesOf(measure)[0] ?? '';
}

/** «03 Виконком» above the programmes 010116, 090412 that it spends on. */
function isDepartment(code: string, childCode: string): boolean {
  return code.length <= LONGEST_DEPARTMENT_CODE && childCode.length >= SHORTEST_PROGRAMME_CODE;
}

function toNode(measure: Measure, index: number): Node {
  return {
    measure,
    plan: sumOf(measure.funding, 'plan') ?? 0n,
    fact: sumOf(measure.funding, 'fact') ?? 0n,
    sum: false,
    end: index + 1,
  };
}

/** The money of a row that is no measure, as the report prints it. */
export function toTotals(measure: Measure): readonly SectionTotal[] {
  return measure.funding.map(({ label, ...fact }) => ({ ...fact, label: `${measure.title}: ${label}` }));
}

/** A row of a second classification that is no sum of others says nothing of itself: the row it belongs to does. */
function toFinding({ title, cell }: Measure, rows: number): readonly Finding[] {
  return rows === 0 ? [] : [makeFinding('row_subtotal', { row: cell.row, title, rows }, { cell })];
}

function toPartFindings({ title, funding }: Measure): readonly Finding[] {
  const label = title.slice(0, LONGEST_LABEL);
  return funding.flatMap(({ plan, fact, cell }) => {
    const raw = [plan.raw, fact.raw].filter((text) => text !== '').join(' / ');
    const says = plan.state === 'amount' || fact.state === 'amount';
    return says ? [makeFinding('amount_part', { label, raw }, { cell, found: raw })] : [];
  });
}
