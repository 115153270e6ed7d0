import { expect, test } from 'vitest';
import { readDocx } from '../../src/documents/docx.ts';
import { DEFAULT_LIMITS } from '../../src/documents/limits.ts';
import {
  asTextExport,
  fixture,
  gridsOf,
  outline,
  paragraphsOf,
  SEED_PARAGRAPHS,
  SEED_ROWS,
} from './as-text-export.ts';
import { docx, paragraph } from './office-parts.ts';

const run = (content: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr>${content}</w:r>`;
const text = (value: string) => `<w:t xml:space="preserve">${value}</w:t>`;
const p = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const tc = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const cell = (value: string, properties = '') => tc(paragraph(value), properties);
const tr = (cells: string, properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
const table = (...rows: readonly string[]) => `<w:tbl>${rows.join('')}</w:tbl>`;
const oneCell = (content: string) => table(tr(tc(content)));

const outlineOf = async (body: string) => outline(gridsOf(await readDocx(docx(body)))[0]);
const paragraphsIn = async (body: string, parts?: Record<string, string>) =>
  paragraphsOf(await readDocx(docx(body, parts)));

test('every cell of the seed report comes out of its .docx as of its text export', async () => {
  const document = await readDocx(fixture('seed-table.docx'));
  const [grid] = gridsOf(document);
  expect(grid && asTextExport(grid)).toEqual(SEED_ROWS);
  expect(paragraphsOf(document).map((line) => line.trim())).toEqual(SEED_PARAGRAPHS);
  expect(outline(grid).slice(0, 4)).toEqual([
    '0v4:Зміст заходу | 1v4:Термін виконання | 2v4:Виконавець | ' +
      '3+6:Витрати на реалізацію (план / факт), тис. грн. | 9v4:Виконання',
    '3v3:Всього | 4+5:у тому числі, за рахунок коштів:',
    '4v2:держбюджету | 5+2:місцевих бюджетів: | 7v2:підприємств | 8v2:інших джерел',
    '5:обл. бюджету | 6:бюджету міста',
  ]);
});

test('lists, notes, boxes and hidden text are read as from a .doc', async () => {
  const document = await readDocx(fixture('beside.docx'));
  expect(outline(gridsOf(document)[0])).toEqual([
    '0:1. Ремонт | 1:5 | 2:- дах;\n- стіни.',
    '0:2. Закупівля\n2.1. серверів\n2.2. столів | 1:7 | 2:',
  ]);
  expect(paragraphsOf(document)).toEqual([
    'Звіт за 2016 рік',
    'текст у рамці',
    'кінець',
    '(чернетка)',
    'примітка до звіту',
    'коментар',
  ]);
});

test('a page header, a numbered column without text and a table inside a cell are text', async () => {
  const document = await readDocx(fixture('report.docx'));
  expect(document.blocks.map((block) => (block.kind === 'grid' ? 'grid' : block.text))).toEqual([
    'Додаток 1 до рішення міської ради',
    'Звіт про виконання заходів\nза 2016 рік',
    'Розділ 6.2.\tРозвиток інформаційного  простору',
    'grid',
    '1. Перше',
    '1.1. Вкладене',
    '2. Друге',
    'Міський голова',
    'Текст у рамці',
    'З урахуванням змін',
  ]);
  expect(outline(gridsOf(document)[0]).slice(3)).toEqual([
    '0:1. | 1:Впровадження системи:\n- придбання комплексу;\n- навчання | 2:28,8 / 0 | 3:28,8 / 0 | 4:- | ' +
      '5:Планується\n\nу 2017 році',
    '0:2. | 1:Висвітлення діяльності | 2:970 / 964,0 | 3: | 4:970 / 964,0 | ' +
      '5:статей\t545\nефірів\t16\nПроведено',
    '0+2:Разом | 2:998,8 / 964,0 | 3:28,8 / 0 | 4:970 / 964,0 | 5:',
  ]);
});

test('rows that begin and end away from the edge keep their columns', async () => {
  const rows = [
    tr(cell('а') + cell('б') + cell('в') + cell('г')),
    tr(cell('план', '<w:gridSpan w:val="2"/>') + cell('факт'), '<w:gridBefore w:val="1"/>'),
    tr(cell('1'), '<w:gridBefore w:val="3"/><w:gridAfter w:val="0"/>'),
  ];
  expect(await outlineOf(table(...rows))).toEqual(['0:а | 1:б | 2:в | 3:г', '1+2:план | 3:факт', '3:1']);
});

test('a cell merged down ends where its column, its width or its text does', async () => {
  const first = '<w:vMerge w:val="restart"/>';
  const next = '<w:vMerge/>';
  const wide = '<w:gridSpan w:val="2"/>';
  const rows = [
    tr(cell('термін', first) + cell('1') + cell('2')),
    tr(cell('', next) + cell('3') + cell('4')),
    tr(cell('інший', next) + cell('5') + cell('6')),
    tr(cell('', next) + cell('7') + cell('8')),
    tr(cell('', wide + next) + cell('9')),
  ];
  expect(await outlineOf(table(...rows))).toEqual([
    '0v2:термін | 1:1 | 2:2',
    '1:3 | 2:4',
    '0v2:інший | 1:5 | 2:6',
    '1:7 | 2:8',
    '0+2: | 2:9',
  ]);
});

test('cells merged across the way of Word 97 are one', async () => {
  const rows = [tr(cell('Разом', '<w:hMerge w:val="restart"/>') + cell('', '<w:hMerge/>') + cell('5'))];
  expect(await outlineOf(table(...rows))).toEqual(['0+2:Разом | 2:5']);
});

test('hidden rows are read, with the hidden text in them', async () => {
  const hidden = tr(tc(p(run(text('контроль'), '<w:vanish/>'))), '<w:hidden/>');
  const [grid] = gridsOf(await readDocx(docx(table(tr(cell('план')), hidden))));
  expect(outline(grid)).toEqual(['0:план', '0:контроль']);
  expect(grid?.rows.map((row) => row.hidden)).toEqual([false, true]);
});

test('tracked changes are read as accepted: insertions kept, deletions gone', async () => {
  const deleted = `<w:del>${run('<w:delText>28,8</w:delText>')}</w:del>`;
  const inserted = `<w:ins>${run(text('30,5'))}</w:ins>`;
  const moved = `<w:moveFrom>${run(text('звідси'))}</w:moveFrom><w:moveTo>${run(text(' сюди'))}</w:moveTo>`;
  const oldList = '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>';
  const rows = [
    tr(tc(p(deleted + inserted + moved, oldList))),
    tr(tc(p(deleted)), '<w:del/>'),
    tr(tc(p(run(text('19')), '<w:rPr><w:del/></w:rPr>') + p(run(text('04,5'))))),
  ];
  expect(await outlineOf(table(...rows))).toEqual(['0:30,5 сюди', '0:1904,5']);
});

test('fields give their stored result, not their code; page numbers are left out', async () => {
  const field = (code: string, result: string) =>
    run('<w:fldChar w:fldCharType="begin"/>') +
    run(`<w:instrText>${code}</w:instrText>`) +
    run('<w:fldChar w:fldCharType="separate"/>') +
    run(text(result)) +
    run('<w:fldChar w:fldCharType="end"/>');
  const nested =
    run('<w:fldChar w:fldCharType="begin"/>') +
    run(`<w:instrText>IF </w:instrText>`) +
    field('MERGEFIELD місто', 'умова') +
    run('<w:fldChar w:fldCharType="separate"/>') +
    run(text('Слов’янськ')) +
    run('<w:fldChar w:fldCharType="end"/>');
  expect(
    await paragraphsIn(
      p(field('=SUM(ABOVE)', '1188,8')) +
        p(nested) +
        p(`<w:fldSimple w:instr=" DOCPROPERTY рік ">${run(text('2016'))}</w:fldSimple>`) +
        p(run(text('ст. ')) + field(' PAGE \\* MERGEFORMAT', '7')) +
        p(`<w:fldSimple w:instr="NUMPAGES">${run(text('9'))}</w:fldSimple>`),
    ),
  ).toEqual(['1188,8', 'Слов’янськ', '2016', 'ст.']);
});

test('a field that never ends takes no text along', async () => {
  const begin = run('<w:fldChar w:fldCharType="begin"/>') + run('<w:instrText>REF x</w:instrText>');
  const cells = tr(tc(p(begin + run(text('28,8')))) + cell('факт 0'));
  const document = await readDocx(docx(table(cells) + paragraph('кінець')));
  expect(outline(gridsOf(document)[0])).toEqual(['0: | 1:факт 0']);
  expect(paragraphsOf(document)).toEqual(['кінець', 'REF x28,8']);
});

test('breaks, tabs, special hyphens and symbols are characters', async () => {
  const signs =
    `${text('а')}<w:br/>${text('б')}<w:cr/>${text('в')}<w:tab/>${text('г')}<w:noBreakHyphen/>${text('ґ')}` +
    `<w:softHyphen/>${text('д\u00a0е')}<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F032"/>` +
    '<w:sym w:font="Webdings" w:char="F0E0"/>';
  const tabStops = '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>';
  expect(await outlineOf(oneCell(p(run(signs), tabStops)))).toEqual([
    '0:а\nб\nв\tг\u2011ґ\u00adд\u00a0е✓2\uf0e0',
  ]);
});

test('spaces at the edge of a text count only where it says so', async () => {
  const pieces =
    run('<w:t> план </w:t>') + run('<w:t xml:space="preserve"> / </w:t>') + run('<w:t>\n  факт\n</w:t>');
  expect(await paragraphsIn(p(pieces))).toEqual(['план / факт']);
});

test('a text box is read once, below the paragraph that holds it, with its tables', async () => {
  const box = (content: string) => `<w:txbxContent>${content}</w:txbxContent>`;
  const drawn =
    `<mc:AlternateContent><mc:Choice Requires="wps">${box(paragraph('у рамці') + table(tr(cell('5'))))}</mc:Choice>` +
    `<mc:Fallback><w:pict>${box(paragraph('у рамці'))}</w:pict></mc:Fallback></mc:AlternateContent>`;
  const old = `<w:pict><v:shape><v:textbox>${box(paragraph('стара рамка'))}</v:textbox></v:shape></w:pict>`;
  const document = await readDocx(
    docx(
      p(run(text('перед ')) + run(drawn) + run(text('після'))) + oneCell(p(run(old) + run(text('комірка')))),
    ),
  );
  expect(document.blocks.map((block) => (block.kind === 'grid' ? outline(block) : block.text))).toEqual([
    'перед після',
    'у рамці',
    ['0:5'],
    ['0:комірка\nстара рамка'],
  ]);
});

test('content controls and links around rows, cells and words change nothing', async () => {
  const control = (content: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
  const words = `<w:hyperlink>${run(text('сайт'))}</w:hyperlink><w:smartTag>${run(text(' міста'))}</w:smartTag>`;
  expect(await outlineOf(table(control(tr(control(cell('1')) + tc(control(p(words)))))))).toEqual([
    '0:1 | 1:сайт міста',
  ]);
});

const LEVELS = ['%1.', '%1.%2.', '%3)']
  .map((pattern, level) => {
    const system = level === 2 ? 'russianLower' : 'decimal';
    return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${system}"/><w:lvlText w:val="${pattern}"/></w:lvl>`;
  })
  .join('');
const NUMBERING =
  `<w:abstractNum w:abstractNumId="0">${LEVELS}</w:abstractNum>` +
  '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>' +
  '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/>' +
  '<w:lvlText w:val="Розділ %1"/><w:pStyle w:val="Section"/></w:lvl></w:abstractNum>' +
  [0, 1, 2].map((id) => `<w:num w:numId="${id + 1}"><w:abstractNumId w:val="${id}"/></w:num>`).join('') +
  '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>';
const item = (value: string, list: number, level = 0) =>
  paragraph(value, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

test('list numbers count as Word counts them', async () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="Section"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Section"/></w:style>';
  const body =
    paragraph('Загальне', '<w:pStyle w:val="Section"/>') +
    paragraph('Окреме', '<w:pStyle w:val="Sub"/>') +
    item('Ремонт', 1) +
    item('даху', 1, 1) +
    item('стін', 1, 1) +
    item('зовні', 1, 2) +
    item('зсередини', 1, 2) +
    item('Закупівля', 1) +
    item('меблів', 1, 1) +
    item('дрібне', 2) +
    item('спочатку', 4) +
    item('далі', 4) +
    paragraph('без номера', '<w:pStyle w:val="Section"/><w:numPr><w:numId w:val="0"/></w:numPr>');
  expect(await paragraphsIn(body, { numbering: NUMBERING, styles })).toEqual([
    'Розділ IV Загальне',
    'Розділ V Окреме',
    '1. Ремонт',
    '1.1. даху',
    '1.2. стін',
    'а) зовні',
    'б) зсередини',
    '2. Закупівля',
    '2.1. меблів',
    '- дрібне',
    '1. спочатку',
    '2. далі',
    'без номера',
  ]);
});

test('a number stands alone in its cell, a bullet does not: it would pass for a dash', async () => {
  const body = table(
    tr(tc(item('', 1)) + tc(item('', 2)) + cell('-')),
    tr(tc(item('', 1)) + cell('') + cell('')),
  );
  const [grid] = gridsOf(await readDocx(docx(body, { numbering: NUMBERING })));
  expect(outline(grid)).toEqual(['0:1. | 1: | 2:-', '0:2. | 1: | 2:']);
});

test('headers come first and footers last, those of the first page only where it has its own', async () => {
  const parts = {
    header1: paragraph('Додаток 1') + oneCell(paragraph('м. Слов’янськ')),
    header2: paragraph('Додаток на першій сторінці'),
    footer1: paragraph('Надруковано в раді'),
  };
  const section = (first: string) =>
    paragraph('Звіт') +
    '<w:sectPr><w:headerReference w:type="default" r:id="r1"/><w:headerReference w:type="first" r:id="r2"/>' +
    `<w:footerReference w:type="default" r:id="r3"/>${first}</w:sectPr>`;
  expect(await paragraphsIn(section(''), parts)).toEqual([
    'Додаток 1',
    'м. Слов’янськ',
    'Звіт',
    'Надруковано в раді',
  ]);
  expect((await paragraphsIn(section('<w:titlePg/>'), parts))[0]).toBe('Додаток на першій сторінці');
});

test('notes and comments come last and leave the amount alone', async () => {
  const body = oneCell(p(run(text('50')) + run('<w:footnoteReference w:id="2"/>')));
  const parts = {
    footnotes: `<w:footnote w:type="separator" w:id="0">${paragraph('---')}</w:footnote><w:footnote w:id="2">${paragraph('зі змінами')}</w:footnote>`,
    endnotes: `<w:endnote w:id="2">${paragraph('кінцева')}</w:endnote>`,
    comments: `<w:comment w:id="1">${paragraph('перевірити')}</w:comment>`,
  };
  const document = await readDocx(docx(body, parts));
  expect(outline(gridsOf(document)[0])).toEqual(['0:50']);
  expect(paragraphsOf(document)).toEqual(['зі змінами', 'кінцева', 'перевірити']);
});

test('a document in another prefix, in the strict namespace or with links that lead outside is read', async () => {
  const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
  const main = `<s:document xmlns:s="${strict}"><s:body><s:p><s:r><s:t>Звіт</s:t></s:r></s:p></s:body></s:document>`;
  const outside =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" ' +
    'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/numbering" Target="http://localhost/x" TargetMode="External"/></Relationships>';
  const bytes = docx('', {}, { 'word/document.xml': main, 'word/_rels/document.xml.rels': outside });
  expect(paragraphsOf(await readDocx(bytes))).toEqual(['Звіт']);
});

test('what the reader cannot give is refused, not dropped', async () => {
  await expect(readDocx(docx('<w:altChunk r:id="r1"/>'))).rejects.toMatchObject({ code: 'file_unreadable' });
});

test.each([
  ['cells', { cells: 10 }, table(...Array.from({ length: 4 }, () => tr(cell('1') + cell('2') + cell('3'))))],
  ['columns', {}, table(tr(cell('1', '<w:gridSpan w:val="2000000000"/>')))],
  ['columns before a row', {}, table(tr(cell('1'), '<w:gridBefore w:val="2000000000"/>'))],
  ['characters in a cell', { cellCharacters: 10 }, oneCell(paragraph('одинадцять літер'))],
  [
    'tables inside tables',
    {},
    Array.from({ length: 100 }).reduce<string>((inner) => oneCell(inner), paragraph('5')),
  ],
])('too many %s are refused', async (_, limits, body) => {
  await expect(readDocx(docx(body), { ...DEFAULT_LIMITS, ...limits })).rejects.toMatchObject({
    name: 'PlanfactError',
    code: 'limit_exceeded',
  });
});

test('reading twice gives the same document', async () => {
  expect(await readDocx(fixture('report.docx'))).toEqual(await readDocx(fixture('report.docx')));
});
