import type { Column, MoneyMeaning, Phase } from './column.ts';
import { type Heading, isKnown, readHeading, saysMoney } from './heading.ts';
import { declarationOf, declaredColumn, type Layout } from './layout.ts';
import type { HeaderPlace } from './locate-header.ts';
import { oneLine } from './one-line.ts';
import { settleColumns } from './settle-columns.ts';
import type { SquareGrid } from './square-cell.ts';
import type { Unit } from './unit.ts';
import type { ColumnRole } from './vocabulary.ts';

/** The unit printed above the table, and what the pipeline declares of the publisher's tables. */
export type Circumstances = { readonly caption: Unit | null; readonly layout: Layout | null };

/**
 * Gives each column its meaning from the headings above it, the deepest one that speaks first: under
 * «Витрати (план / факт), тис. грн.», «у тому числі» and «місцевих бюджетів», the leaf «бюджету міста» makes
 * it the local budget's plan and fact in thousands. A declared layout speaks before the vocabulary.
 */
export function readColumns(
  grid: SquareGrid,
  header: HeaderPlace,
  { caption, layout }: Circumstances,
): readonly Column[] {
  const columns: Column[] = [];
  for (let index = 0; index < grid.width; index += 1) {
    const path = pathOf(grid, header, index);
    const declared = declarationOf(layout, path);
    columns.push(declared ? declaredColumn(declared, index, path) : readColumn(index, path, caption));
  }
  return settleColumns(columns);
}

/** The headings over a column, from the top down; a merged cell counts once. */
function pathOf(grid: SquareGrid, header: HeaderPlace, index: number): readonly string[] {
  const path: string[] = [];
  const end = header.numberRow ?? header.end;
  let above: unknown;
  for (let row = header.start; row < end; row += 1) {
    const cell = grid.rows[row]?.slots[index];
    if (cell && cell !== above && cell.text !== '') path.push(cell.text);
    above = cell;
  }
  return path;
}

function readColumn(index: number, path: readonly string[], caption: Unit | null): Column {
  const headings = path.map(readHeading);
  const leaf = headings.findLast(isKnown);
  if (path.length === 0) return { kind: 'empty', index, path };
  if (!leaf) return { kind: 'unknown', index, path };
  if (headings.some((heading) => heading.role === 'derived')) return { kind: 'part', index, path };
  const role = headings.findLast((heading) => heading.role !== null)?.role ?? null;
  if (role !== null && role !== 'derived' && !overMoney(headings, role))
    return { kind: 'role', role, index, path };
  if (isPartOfFund(headings)) return { kind: 'part', index, path };
  if (headings.some(saysMoney)) return { ...readMoney(headings, caption), index, path };
  return { kind: 'unknown', index, path };
}

/**
 * A heading may speak of a role and of money at once. A code is a code whatever budget it classifies, a name is a
 * name; «Обсяги фінансування заходів, тис. грн.» is money; so is a source or a phase below any other role.
 */
function overMoney(headings: readonly Heading[], role: ColumnRole): boolean {
  if (role === 'code' || role === 'number') return false;
  const money = headings.some(
    ({ unit, source, plan, fact }) => unit !== null || source !== null || plan || fact,
  );
  if (role === 'measure') {
    const named = headings.some(
      (heading) =>
        heading.role === 'measure' && /^(?:найменуван|назв|перелік|зміст|напрям|завдан)/iu.test(heading.text),
    );
    return !named && (money || headings.some((heading) => heading.money));
  }
  return money && headings.length > 1 && headings.findLast(isKnown)?.role === null;
}

/**
 * «Видатки спеціального фонду / з них / оплата праці» is a part of that fund; below «у тому числі» sources and funds are
 * what a sum is made of, and years and phases say when.
 */
function isPartOfFund(headings: readonly Heading[]): boolean {
  const parent = headings.slice(0, -1).findLastIndex((heading) => heading.parent && heading.source === null);
  const below = headings.slice(parent + 1);
  if (parent === -1) return false;
  if (below.some(({ source, year, plan, fact }) => source !== null || year !== null || plan || fact))
    return false;
  const fundAbove = headings.slice(0, parent).some(({ fund }) => fund !== null);
  return fundAbove || below.every(({ fund, total }) => fund === null && !total);
}

function readMoney(headings: readonly Heading[], caption: Unit | null): MoneyMeaning {
  const deepest = headings.findLast((heading) => heading.source !== null || heading.total);
  const fund = headings.findLast((heading) => heading.fund !== null);
  if (fund && deepest?.total && headings.indexOf(fund) < headings.indexOf(deepest)) {
    return { ...readMoney([...headings.filter((heading) => heading !== deepest)], caption), fund: fund.fund };
  }
  const named = deepest ?? fund ?? headings.find(saysMoney);
  return {
    kind: 'money',
    source: deepest?.source ?? (deepest || !fund ? 'total' : 'unspecified'),
    label: oneLine(named?.text ?? ''),
    phase: phaseOf(headings),
    fund: fund?.fund ?? null,
    year: headings.findLast((heading) => heading.year !== null)?.year ?? null,
    unit: headings.findLast((heading) => heading.unit !== null)?.unit ?? caption,
  };
}

/** A programme's own table of costs names no phase: those amounts are planned. */
function phaseOf(headings: readonly Heading[]): Phase {
  const speaks = headings.findLast((heading) => heading.plan || heading.fact);
  if (speaks?.plan && speaks.fact) return 'pair';
  return speaks?.fact ? 'fact' : 'plan';
}
