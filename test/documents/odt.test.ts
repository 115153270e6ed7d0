import { expect, test } from 'vitest';
import { readDocx } from '../../src/documents/docx.ts';
import { DEFAULT_LIMITS } from '../../src/documents/limits.ts';
import { readOdt } from '../../src/documents/odt.ts';
import {
  asTextExport,
  fixture,
  gridsOf,
  outline,
  paragraphsOf,
  SEED_PARAGRAPHS,
  SEED_ROWS,
} from './as-text-export.ts';
import { odf, odfStyles } from './office-parts.ts';

const p = (content: string, style = '') => `<text:p text:style-name="${style}">${content}</text:p>`;
const cell = (content: string, attributes = '') =>
  `<table:table-cell ${attributes}>${content}</table:table-cell>`;
const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`;
const table = (...rows: readonly string[]) => `<table:table>${rows.join('')}</table:table>`;
const covered = '<table:covered-table-cell/>';

const read = (body: string, styles = '') => readOdt(odf('text', body, styles));
const outlineOf = async (body: string, styles = '') => outline(gridsOf(await read(body, styles))[0]);
const paragraphsIn = async (body: string, styles = '') => paragraphsOf(await read(body, styles));

test('every cell of the seed report comes out of its .odt as of its text export', async () => {
  const document = await readOdt(fixture('seed-table.odt'));
  const [grid] = gridsOf(document);
  expect(grid && asTextExport(grid)).toEqual(SEED_ROWS);
  expect(paragraphsOf(document).map((line) => line.trim())).toEqual(SEED_PARAGRAPHS);
});

test('lists, notes, boxes and hidden text are read as from a .doc', async () => {
  const document = await readOdt(fixture('beside.odt'));
  expect(outline(gridsOf(document)[0])).toEqual([
    '0:1. Ремонт | 1:5 | 2:- дах;\n- стіни.',
    '0:2. Закупівля\n2.1. серверів\n2.2. столів | 1:7 | 2:',
  ]);
  expect(paragraphsOf(document)).toEqual([
    'Звіт за 2016 рік',
    'текст у рамці',
    'кінець',
    'примітка до звіту',
    'коментар',
    '(чернетка)',
  ]);
});

test('one report saved as .odt and .docx gives the same blocks', async () => {
  for (const name of ['report', 'seed-table']) {
    const [odt, word] = [await readOdt(fixture(`${name}.odt`)), await readDocx(fixture(`${name}.docx`))];
    expect(odt.blocks).toEqual(word.blocks);
  }
});

test('merged, repeated and covered cells stand at their place', async () => {
  const rows = [
    row(
      cell(p('захід'), 'table:number-rows-spanned="2"') +
        cell(p('план'), 'table:number-columns-spanned="2"') +
        covered,
    ),
    row(covered + cell(p('а')) + cell(p('б'))),
    row(cell(p('-'), 'table:number-columns-repeated="3"'), 'table:number-rows-repeated="2"'),
  ];
  expect(await outlineOf(table(...rows))).toEqual([
    '0v2:захід | 1+2:план',
    '1:а | 2:б',
    '0:- | 1:- | 2:-',
    '0:- | 1:- | 2:-',
  ]);
});

test('text under a merged cell is not lost', async () => {
  const rows = [
    row(
      cell(p('план'), 'table:number-columns-spanned="2"') +
        `<table:covered-table-cell>${p('факт')}</table:covered-table-cell>`,
    ),
  ];
  expect(await outlineOf(table(...rows))).toEqual(['0:план | 1:факт']);
});

test('header rows, row groups and sections are only wrapping', async () => {
  const grid = `<table:table><table:table-header-rows>${row(cell(p('план')))}</table:table-header-rows><table:table-row-group>${row(cell(p('5')))}</table:table-row-group></table:table>`;
  expect(await outlineOf(`<text:section>${grid}</text:section>`)).toEqual(['0:план', '0:5']);
});

test('spaces fold as OpenDocument says, special ones stay', async () => {
  const content =
    '\n  план\t\n / <text:span> факт</text:span><text:s/><text:s text:c="2"/>а<text:tab/>б<text:line-break/>в\u00a0\u00adг';
  expect(await paragraphsIn(p(content))).toEqual(['план / факт   а\tб\nв\u00a0\u00adг']);
});

test('deleted text, page numbers and note marks are left out', async () => {
  const deletion = `<text:tracked-changes><text:changed-region><text:deletion>${p('28,8')}</text:deletion></text:changed-region></text:tracked-changes>`;
  const note =
    '<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>зі змінами</text:p></text:note-body></text:note>';
  expect(
    await paragraphsIn(`${deletion}${p(`30,5${note} с. <text:page-number>7</text:page-number>`)}`),
  ).toEqual(['30,5 с.', 'зі змінами']);
});

test('hidden text goes last, but stays in a hidden row', async () => {
  const styles =
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>' +
    '<style:style style:name="HH" style:family="text" style:parent-style-name="H"/>';
  const words = p('план<text:span text:style-name="HH"> чернетка</text:span>');
  const body =
    `<text:section text:display="none">${p('прихований розділ')}</text:section>` +
    table(row(cell(words)), row(cell(words), 'table:visibility="collapse"')) +
    p('кінець');
  const document = await read(body, styles);
  expect(outline(gridsOf(document)[0])).toEqual(['0:план', '0:план чернетка']);
  expect(gridsOf(document)[0]?.rows.map(({ hidden }) => hidden)).toEqual([false, true]);
  expect(paragraphsOf(document)).toEqual(['кінець', 'прихований розділ', 'чернетка']);
});

test('text in boxes and shapes comes below the paragraph that holds them', async () => {
  const box = '<draw:frame><draw:text-box><text:p>рамка</text:p></draw:text-box></draw:frame>';
  const shape = '<draw:custom-shape><text:p>фігура</text:p></draw:custom-shape>';
  expect(await paragraphsIn(p(`перед ${box}${shape}після`))).toEqual(['перед після', 'рамка', 'фігура']);
});

const LISTS =
  '<text:list-style style:name="N">' +
  '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>' +
  '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/>' +
  '<text:list-level-style-number text:level="3" style:num-format="а, б, .., аа, аб, ... (uk)" style:num-suffix=")"/>' +
  '</text:list-style>' +
  '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>' +
  '<text:list-style style:name="R"><text:list-level-style-number text:level="1" style:num-format="I" style:num-prefix="Розділ " text:start-value="4"/></text:list-style>' +
  '<style:style style:name="S" style:family="paragraph" style:list-style-name="R"/>';
const list = (items: string, attributes: string) => `<text:list ${attributes}>${items}</text:list>`;
const item = (content: string, attributes = '') =>
  `<text:list-item ${attributes}>${content}</text:list-item>`;

test('list numbers count as Writer counts them', async () => {
  const sub = list(item(p('даху') + list(item(p('зовні')), '')) + item(p('стін')), '');
  const body =
    list(
      item(p('Ремонт') + p('другий абзац') + sub) + item(p('Закупівля')),
      'text:style-name="N" xml:id="a"',
    ) +
    list(item(p('окремо')), 'text:style-name="B"') +
    list(item(p('далі')), 'text:style-name="N" text:continue-list="a"') +
    list(item(p('ще далі')), 'text:style-name="N" text:continue-numbering="true"') +
    list(item(p('спочатку')) + item(p('стрибок'), 'text:start-value="7"'), 'text:style-name="N"') +
    list(`<text:list-header>${p('заголовок')}</text:list-header>${item(p('Загальне', 'S'))}`, '');
  expect(await paragraphsIn(body, LISTS)).toEqual([
    '1. Ремонт',
    'другий абзац',
    '1.1. даху',
    'а) зовні',
    '1.2. стін',
    '2. Закупівля',
    '- окремо',
    '3. далі',
    '4. ще далі',
    '1. спочатку',
    '7. стрибок',
    'заголовок',
    'Розділ IV Загальне',
  ]);
});

test('a number stands alone in its cell, a bullet does not: it would pass for a dash', async () => {
  const body = table(
    row(
      cell(list(item('<text:p/>'), 'text:style-name="N" xml:id="a"')) +
        cell(list(item('<text:p/>'), 'text:style-name="B"')),
    ),
    row(cell(list(item('<text:p/>'), 'text:style-name="N" text:continue-list="a"')) + cell(p('-'))),
  );
  expect(await outlineOf(body, LISTS)).toEqual(['0:1. | 1:', '0:2. | 1:-']);
});

test('only the headers and footers of pages in use are read', async () => {
  const page = (name: string, next: string) =>
    `<style:master-page style:name="${name}" ${next}><style:header>${p(`верх ${name}`)}</style:header><style:header-left>${p('лівий')}</style:header-left><style:footer style:display="false">${p('вимкнений')}</style:footer></style:master-page>`;
  const styles = odfStyles(
    `<office:master-styles>${page('Standard', '')}${page('First', 'style:next-style-name="Next"')}${page('Next', '')}${page('Other', '')}</office:master-styles>`,
  );
  const paragraphStyle =
    '<style:style style:name="F" style:family="paragraph" style:master-page-name="First"/>';
  const bytes = odf('text', p('Звіт', 'F'), paragraphStyle, { 'styles.xml': styles });
  expect(paragraphsOf(await readOdt(bytes))).toEqual(['верх Standard', 'верх First', 'верх Next', 'Звіт']);
});

test('common styles count where automatic ones say nothing, and a circle of styles ends', async () => {
  const styles = odfStyles(
    '<office:styles><style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>' +
      '<style:style style:name="X" style:family="text" style:parent-style-name="Y"/>' +
      '<style:style style:name="Y" style:family="text" style:parent-style-name="X"/></office:styles>',
  );
  const words =
    '<text:span text:style-name="H">чернетка</text:span><text:span text:style-name="X">план</text:span>';
  const bytes = odf('text', p(words), '', { 'styles.xml': styles });
  expect(paragraphsOf(await readOdt(bytes))).toEqual(['план', 'чернетка']);
});

test.each([
  ['a manifest with an encrypted part', { 'META-INF/manifest.xml': '<m><encryption-data/></m>' }],
  ['a document wrapped whole', { 'encrypted-package': 'x' }],
])('a password is named as such: %s', async (_, parts) => {
  await expect(readOdt(odf('text', '', '', parts))).rejects.toMatchObject({
    name: 'PlanfactError',
    code: 'file_unreadable',
    message: expect.stringContaining('password'),
  });
});

test.each([
  ['columns', 'table:number-columns-repeated="2000000000"', ''],
  ['rows', '', 'table:number-rows-repeated="2000000000"'],
  ['columns under a merged cell', 'table:number-columns-spanned="2000000000"', ''],
])('repeated %s are refused once they are too many', async (name, cellAttributes, rowAttributes) => {
  const more = name.includes('merged')
    ? '<table:covered-table-cell table:number-columns-repeated="2000000000"/>'
    : '';
  const body = table(row(cell(p('5'), cellAttributes) + more, rowAttributes));
  await expect(readOdt(odf('text', body), { ...DEFAULT_LIMITS, cells: 5_000 })).rejects.toMatchObject({
    code: 'limit_exceeded',
  });
});

test('reading twice gives the same document', async () => {
  expect(await readOdt(fixture('report.odt'))).toEqual(await readOdt(fixture('report.odt')));
});
