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
const SHORTEST_PROGRAMME_CODE = 6;

/** A row with what it sums to, and how many rows it stands for. */
type Node = { readonly measure: Measure; readonly plan: Kopecks; readonly fact: Kopecks };

/**
 * Sets rows apart that are sums of the rows below them, so that nothing counts twice: «070000 Освіта» above
 * 070101, 070201 …; «1» above 1.1 and 1.2. Both are asked for: plan and fact that add up exactly, and a code or
 * number that embraces those below (in one real workbook the rows add to five times the true sum).
 * From the last row up, every row is looked at once as a child.
 */
export function setSubtotalsApart(measures: readonly Measure[]): Subtotals {
  const apart = new Map<Measure, number>();
  const below: Node[] = [];
  for (const measure of measures.toReversed()) {
    const node = toNode(measure);
    const children = childrenOf(node, below);
    if (children > 0) {
      apart.set(measure, children);
      below.splice(below.length - children);
    }
    below.push(node);
  }
  const rows = measures.filter((measure) => apart.has(measure));
  return {
    kept: measures.filter((measure) => !apart.has(measure)),
    subtotals: rows.flatMap(toTotals),
    findings: rows.map((measure) => toFinding(measure, apart.get(measure) ?? 0)),
  };
}

/** How many of the next rows (the last of `below` is the nearest) add up to the node; 0 where none do. */
function childrenOf(node: Node, below: readonly Node[]): number {
  if (node.plan === 0n && node.fact === 0n) return 0;
  let plan = 0n;
  let fact = 0n;
  for (let count = 1; count <= Math.min(below.length, MOST_CHILDREN); count += 1) {
    const child = below[below.length - count];
    if (!child || !embraces(node.measure, child.measure)) return 0;
    plan += child.plan;
    fact += child.fact;
    if (plan === node.plan && fact === node.fact) return count;
    if (plan > node.plan && fact > node.fact) return 0;
  }
  return 0;
}

/** «070000» embraces «070101», «10000» the economic codes («2111») below it, «1» embraces «1.2». */
function embraces(parent: Measure, child: Measure): boolean {
  const [code = ''] = parent.budgetCode?.split(' ') ?? [];
  const [childCode = ''] = child.budgetCode?.split(' ') ?? [];
  if (code !== '' && childCode !== '') {
    const root = code.replace(/0+$/u, '');
    const longer = childCode.startsWith(root) && childCode !== code && root.length < code.length;
    return longer || childCode.length < code.length || isDepartment(code, childCode);
  }
  return child.number.startsWith(`${parent.number}.`);
}

/** «03 Виконком» above the programmes 010116, 090412 that it spends on. */
function isDepartment(code: string, childCode: string): boolean {
  return code.length <= LONGEST_DEPARTMENT_CODE && childCode.length >= SHORTEST_PROGRAMME_CODE;
}

function toNode(measure: Measure): Node {
  return {
    measure,
    plan: sumOf(measure.funding, 'plan') ?? 0n,
    fact: sumOf(measure.funding, 'fact') ?? 0n,
  };
}

function toTotals(measure: Measure): readonly SectionTotal[] {
  return measure.funding.map(({ label, ...fact }) => ({ ...fact, label: `${measure.title}: ${label}` }));
}

function toFinding({ title, cell }: Measure, rows: number): Finding {
  return makeFinding('row_subtotal', { row: cell.row, title, rows }, { cell });
}
