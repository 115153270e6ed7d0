import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPdf } from '../../src/documents/pdf.ts';
import { gridsOf, outline, paragraphsOf } from './as-text-export.ts';
import { lattice, line, pdfOf, text } from './pdf-file.ts';

const tablesDrawn = async (...pages: readonly string[]) =>
  gridsOf(await readPdf(pdfOf(...pages))).map((grid) => outline(grid));

/** Borders as word processors draw them: filled rectangles half a point thick, one for each side of each cell. */
function filledBorders(xs: readonly number[], ys: readonly number[]): string {
  const across = ys.flatMap((y) =>
    xs.slice(1).map((x, index) => `${xs[index]} ${y} ${x - (xs[index] ?? 0)} 0.48 re f\n`),
  );
  const down = xs.flatMap((x) =>
    ys.slice(1).map((y, index) => `${x} ${ys[index]} 0.48 ${y - (ys[index] ?? 0)} re f\n`),
  );
  return [...across, ...down].join('');
}

test('places that no line parts are one merged cell', async () => {
  const lines = [
    ...[700, 740, 800].map((y) => line(50, y, 350, y)),
    line(150, 770, 350, 770),
    ...[50, 150, 350].map((x) => line(x, 700, x, 800)),
    line(250, 700, 250, 770),
  ].join('');
  const words =
    text('Захід', 60, 780) + text('Витрати', 160, 780) + text('план', 160, 750) + text('факт', 260, 750);
  expect(await tablesDrawn(lines + words + text('1. Ремонт', 60, 720) + text('5', 160, 720))).toEqual([
    ['0v2:Захід | 1+2:Витрати', '1:план | 2:факт', '0:1. Ремонт | 1:5 | 2:'],
  ]);
});

test('borders drawn as thin rectangles, dots or double lines are the same table', async () => {
  const words = text('а', 60, 680) + text('б', 160, 680) + text('в', 60, 630) + text('г', 160, 630);
  const expected = [['0:а | 1:б', '0:в | 1:г']];
  const [xs, ys] = [
    [50, 150, 250],
    [600, 650, 700],
  ];
  const dots = xs.flatMap((x) =>
    Array.from({ length: 51 }, (_, dot) => `${x} ${600 + dot * 2} 0.75 0.75 re f\n`),
  );
  const dashes = ys.map((y) =>
    Array.from({ length: 51 }, (_, dash) => line(50 + dash * 4, y, 52 + dash * 4, y)).join(''),
  );
  const doubled = [0, 2]
    .map((by) =>
      lattice(
        xs.map((x) => x + by),
        ys.map((y) => y + by),
      ),
    )
    .join('');
  expect(await tablesDrawn(filledBorders(xs, ys) + words)).toEqual(expected);
  expect(await tablesDrawn(dots.join('') + dashes.join('') + words)).toEqual(expected);
  expect(await tablesDrawn(doubled + words)).toEqual(expected);
});

test('a table without lines at its sides has its outer columns', async () => {
  const lines =
    [600, 650, 700].map((y) => line(50, y, 350, y)).join('') +
    line(150, 600, 150, 700) +
    line(250, 600, 250, 700);
  const words = text('а', 60, 680) + text('б', 160, 680) + text('в', 260, 680) + text('г', 60, 630);
  expect(await tablesDrawn(lines + words)).toEqual([['0:а | 1:б | 2:в', '0:г | 1: | 2:']]);
});

test('a frame, an underlined word and a drawing without text are no tables', async () => {
  const frame = '40 40 500 760 re S\n';
  const underlined = text('Звіт', 60, 700) + line(60, 698, 80, 698);
  const drawing = lattice([300, 320, 340], [300, 320, 340]);
  const document = await readPdf(pdfOf(frame + underlined + drawing));
  expect(gridsOf(document)).toEqual([]);
  expect(paragraphsOf(document)).toEqual(['Звіт']);
});

test('an underlined word adds no row to its table', async () => {
  const words = text('Захід', 60, 680) + line(60, 676, 85, 676) + text('5', 160, 680);
  expect(await tablesDrawn(lattice([50, 150, 250], [600, 650, 700]) + words)).toEqual([
    ['0:Захід | 1:5', '0: | 1:'],
  ]);
});

test('a table in a frame is the table, a table in a cell is text of the cell', async () => {
  const inner = lattice([60, 110, 160], [610, 640, 670, 700]) + text('а', 65, 680) + text('б', 115, 650);
  const framed = lattice([50, 300, 500], [600, 750]) + inner + text('поруч', 310, 700);
  expect(await tablesDrawn(framed)).toEqual([['0:а | 1:', '0: | 1:б', '0: | 1:']]);
  const nested =
    lattice([50, 300, 500], [500, 600, 650, 700, 750, 800]) +
    lattice([60, 110, 160], [610, 640]) +
    text('а', 65, 620);
  expect(await tablesDrawn(nested)).toEqual([['0: | 1:', '0: | 1:', '0: | 1:', '0:а | 1:', '0: | 1:']]);
});

test('text in two cells that one string draws is parted at the border', async () => {
  const words = text('28,8  -', 118, 680);
  expect(await tablesDrawn(lattice([100, 145, 200], [600, 650, 700]) + words)).toEqual([
    ['0:28,8 | 1:-', '0: | 1:'],
  ]);
});

test('text that overflows its cell stays in the cell where it begins', async () => {
  const words = text('Відділінформаційногозабезпечення', 102, 680);
  expect(await tablesDrawn(lattice([100, 145, 300], [600, 700]) + words)).toEqual([
    ['0:Відділінформаційногозабезпечення | 1:'],
  ]);
});

/** A page with a table of three columns, its rows 20 points high, from the top down. */
function tablePage(
  rows: readonly (readonly string[])[],
  xs: readonly number[] = [50, 150, 250, 350],
): string {
  const ys = Array.from({ length: rows.length + 1 }, (_, index) => 780 - index * 20);
  const words = rows.flatMap((row, r) =>
    row.map((word, c) => text(word, (xs[c] ?? 0) + 3, 786 - (r + 1) * 20)),
  );
  return lattice(xs, ys) + words.join('');
}

test('a table goes on overleaf where the columns are the same, on facing pages too', async () => {
  const first =
    tablePage([
      ['Захід', 'План', 'Факт'],
      ['1', '5', '4'],
    ]) + text('2', 300, 30);
  const second =
    tablePage(
      [
        ['Захід', 'План', 'Факт'],
        ['2', '7', '6'],
      ],
      [70, 170, 270, 370],
    ) + text('3', 300, 30);
  expect(await tablesDrawn(first, second)).toEqual([
    ['0:Захід | 1:План | 2:Факт', '0:1 | 1:5 | 2:4', '0:Захід | 1:План | 2:Факт', '0:2 | 1:7 | 2:6'],
  ]);
});

test('a page that shows only some of the columns does not end the table', async () => {
  const first = tablePage([
    ['Захід', 'План', 'Факт'],
    ['1', '5', '4'],
  ]);
  const second = tablePage([['Усього', '4']], [50, 250, 350]);
  expect(await tablesDrawn(first, second)).toEqual([
    ['0:Захід | 1:План | 2:Факт', '0:1 | 1:5 | 2:4', '0+2:Усього | 2:4'],
  ]);
});

test('other columns, or text between, begin another table', async () => {
  const first = tablePage([
    ['а', 'б', 'в'],
    ['1', '2', '3'],
  ]);
  const otherColumns = tablePage([['г', 'ґ', 'д']], [50, 120, 300, 350]);
  const withCaption = text('Додаток 2', 60, 800) + tablePage([['е', 'є', 'ж']]);
  expect(await tablesDrawn(first, otherColumns, withCaption)).toHaveLength(3);
});

test('a row that no line closes at the foot of the page goes on overleaf', async () => {
  const open =
    [50, 150, 250].map((x) => line(x, 40, x, 780)).join('') +
    [780, 760].map((y) => line(50, y, 250, y)).join('');
  const words =
    text('Захід', 53, 766) +
    text('Стан', 153, 766) +
    text('1. Ремонт', 53, 746) +
    text('Виконано.', 153, 746);
  const overleaf =
    lattice([50, 150, 250], [740, 760, 780]) + text('Договір.', 153, 766) + text('2. Сквер', 53, 746);
  expect(await tablesDrawn(open + words, overleaf)).toEqual([
    ['0:Захід | 1:Стан', '0:1. Ремонт | 1:Виконано.\nДоговір.', '0:2. Сквер | 1:'],
  ]);
});

test('a row of amounts after a closed row is a row of its own', async () => {
  const first = tablePage([
    ['Захід', 'Джерело', 'План'],
    ['1. Ремонт', 'обласний бюджет', '5'],
  ]);
  const second = tablePage([['', 'міський бюджет', '4']]);
  expect((await tablesDrawn(first, second))[0]).toEqual([
    '0:Захід | 1:Джерело | 2:План',
    '0:1. Ремонт | 1:обласний бюджет | 2:5',
    '0: | 1:міський бюджет | 2:4',
  ]);
});

test('two columns, or three of which few are filled, are text', async () => {
  const letter = [700, 680, 660].map((y) => text('Кому', 50, y) + text('міській раді', 300, y)).join('');
  const signed = text('Голова', 50, 600) + text('підпис', 200, 600) + text('О. Коваль', 350, 600);
  const document = await readPdf(pdfOf(letter + signed));
  expect(gridsOf(document)).toEqual([]);
  expect(paragraphsOf(document)).toContain('Голова підпис О. Коваль');
});

test('an unruled table takes its rows from lines across it', async () => {
  const rows = [700, 670, 640, 610];
  const dividers = [...rows, 580].map((y) => line(50, y + 15, 400, y + 15)).join('');
  const cells = rows.map(
    (y, row) =>
      text(`захід ${row}`, 50, y) +
      text('продовження', 50, y - 12) +
      text('5', 200, y - 6) +
      text('4', 300, y - 6),
  );
  expect((await tablesDrawn(dividers + cells.join('')))[0]?.map((row) => row.replace('\n', ' '))).toEqual([
    '0:захід 0 продовження | 1:5 | 2:4',
    '0:захід 1 продовження | 1:5 | 2:4',
    '0:захід 2 продовження | 1:5 | 2:4',
    '0:захід 3 продовження | 1:5 | 2:4',
  ]);
});

/** A table of cells that are merged at random, without gaps or overlaps: rows of heights and column spans. */
const mergedTable = fc
  .array(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((rows) => rows.map((spans) => spansOver(spans, 6)));

function spansOver(spans: readonly number[], width: number): readonly number[] {
  const fitting: number[] = [];
  let taken = 0;
  for (const span of [...spans, ...Array.from({ length: width }, () => 1)]) {
    if (taken + span <= width) {
      fitting.push(span);
      taken += span;
    }
  }
  return fitting;
}

test('any table of merged cells comes back as it was drawn', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(mergedTable, async (rows) => {
      const xAt = (column: number) => 50 + column * 60;
      const drawn: string[] = [];
      const expected: string[] = [];
      const usedEdges = new Set(rows.flatMap((spans) => spans.map((_, index) => edgeBefore(spans, index))));
      const edges = [...usedEdges].toSorted((a, b) => a - b);
      for (const [r, spans] of rows.entries()) {
        const y = 780 - r * 30;
        const cells = spans.map((span, index) => {
          const column = edgeBefore(spans, index);
          drawn.push(
            `${xAt(column)} ${y - 30} ${span * 60} 30 re S\n`,
            text(`${r}.${column}`, xAt(column) + 4, y - 20),
          );
          const from = edges.indexOf(column);
          const to = edges.filter((edge) => edge < column + span).length;
          return `${from}${to - from > 1 ? `+${to - from}` : ''}:${r}.${column}`;
        });
        expected.push(cells.join(' | '));
      }
      const tables = await tablesDrawn(drawn.join(''));
      expect(tables).toEqual(edges.length > 1 ? [expected] : []);
    }),
    { numRuns: 60 },
  );
});

function edgeBefore(spans: readonly number[], index: number): number {
  return spans.slice(0, index).reduce((sum, span) => sum + span, 0);
}
