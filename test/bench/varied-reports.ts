import { readText } from '../../src/documents/text.ts';
import type { SquareCell } from '../../src/tables/square-cell.ts';
import { squareGrid } from '../../src/tables/square-grid.ts';
import type { Format } from '../generator/formats/format.ts';
import { cell, type Page, type PageCell } from '../generator/page.ts';
import { type Random, randomOf } from '../generator/random.ts';
import { SEED } from '../seed.ts';
import { madeUpPlace } from './made-up-place.ts';

const HEADER_ROWS = 5;
const WIDTH = 10;
const [TITLE, TERM, EXECUTORS, EXECUTION] = [0, 1, 2, 9];
const TERMS = ['Протягом року', 'Упродовж року', 'І квартал', 'ІІ півріччя', '2016', '2016 рік', 'Постійно'];
const BODIES = [
  'Відділ інформаційного забезпечення',
  'Управління освіти, молоді та спорту',
  'Управління житлово-комунального господарства',
  'Виконавчі органи міської ради',
  'Прес-служба',
  'ЦНАП',
  'КП «Благоустрій»',
];

/**
 * Files as large as the seed report and no two alike, so that a bench reads what it has not read before: in each one
 * a place is added to each title, the amounts are multiplied, and the numbers of the narratives, terms and executors are
 * other ones. The same count gives the same files.
 */
export function variedReports(format: Format, count: number): readonly Uint8Array[] {
  const page = seedPage();
  return Array.from({ length: count }, (_, number) => format.write(vary(page, `${number}`, 1)));
}

/** One report with twelve measures for each of `sections`, all different, and their total; another one for each name. */
export function longReport(format: Format, sections: number, name = 'long'): Uint8Array {
  return format.write(vary(seedPage(), name, sections));
}

/** The seed report as a page that every format can write. */
function seedPage(): Page {
  const { blocks } = readText(SEED);
  const grid = blocks.find((block) => block.kind === 'grid');
  if (!grid) throw new Error('the seed holds no table');
  const above = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
  return { above, rows: squareGrid(grid).rows.map(({ cells }) => cells.map(toPageCell)), below: [] };
}

function toPageCell({ text, rowSpan, columnSpan }: SquareCell): PageCell {
  return cell(text, { rows: rowSpan, columns: columnSpan });
}

/** What a report has to itself; `times`: its amounts beside the seed's, one factor, so that its totals stay right. */
type Variation = { readonly random: Random; readonly bodies: readonly string[]; readonly times: number };

function vary(page: Page, name: string, sections: number): Page {
  const random = randomOf(`bench/${name}`);
  const own = [`КП «${madeUpPlace(random.pick)}»`, `Центр культури «${madeUpPlace(random.pick)}»`];
  const variation = { random, bodies: [...BODIES, ...own], times: random.integer(2, 999) };
  const header = page.rows.slice(0, HEADER_ROWS);
  const measures = page.rows.slice(HEADER_ROWS, -1);
  const body = Array.from({ length: sections }, (_, section) =>
    measures.map((cells, index) =>
      cells.map(({ text }, column) => {
        const number = section * measures.length + index + 1;
        return cell(varyCell(text.replace(/^\d+\.(?= )/, `${number}.`), column, variation));
      }),
    ),
  );
  const totals = page.rows.slice(-1).map((cells) => {
    const whole = { ...variation, times: variation.times * sections };
    const spanned = WIDTH - cells.length;
    return cells.map((printed, index) =>
      index === 0 ? printed : { ...printed, text: varyCell(printed.text, index + spanned, whole) },
    );
  });
  return { ...page, rows: [...header, ...body.flat(), ...totals] };
}

function varyCell(text: string, column: number, { random, bodies, times }: Variation): string {
  if (column === TITLE) return text.replace(/(?<=^\d+\. +)/, `${madeUpPlace(random.pick)}: `);
  if (column === TERM) return random.pick(TERMS);
  if (column === EXECUTORS) return random.shuffle(bodies).slice(0, random.integer(1, 3)).join(', ');
  if (column < EXECUTION) return text.replace(/\d+(?:,\d)?/g, (amount) => multiply(amount, times));
  return text.replace(/\d+/g, (digits) => `${random.integer(2, 9 * 10 ** (digits.length - 1))}`);
}

function multiply(amount: string, times: number): string {
  const [whole = '', tenth = '0'] = amount.split(',');
  const tenths = (Number(whole) * 10 + Number(tenth)) * times;
  return `${Math.floor(tenths / 10)},${tenths % 10}`;
}
