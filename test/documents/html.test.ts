import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/documents/encoding.ts';
import { readHtml } from '../../src/documents/html.ts';
import { onlyGrid, paragraphsOf, placesOf, textsOf } from './grid-texts.ts';

const fixture = (name: string) =>
  decodeText(readFileSync(new URL(`fixtures/office-text/${name}`, import.meta.url))).text;
const cell = (html: string) => textsOf(onlyGrid(readHtml(`<table><tr><td>${html}</table>`)))[0]?.[0];

test('paragraphs and tables come in the order of the page', () => {
  const document = readHtml(`<!DOCTYPE html><title>Сайт</title><h1>Звіт</h1>за <b>2016</b>
    рік<table><tr><td>28,8</table><div>Начальник<p>відділу</div>`);
  expect(document).toEqual({
    format: 'html',
    blocks: [
      { kind: 'paragraph', text: 'Звіт' },
      { kind: 'paragraph', text: 'за 2016 рік' },
      {
        kind: 'grid',
        name: null,
        rows: [{ hidden: false, cells: [{ column: 0, text: '28,8', rowSpan: 1, columnSpan: 1 }] }],
        hiddenColumns: [],
        merges: 'kept',
      },
      { kind: 'paragraph', text: 'Начальник' },
      { kind: 'paragraph', text: 'відділу' },
    ],
  });
});

test('a line break divides a paragraph into lines, two of them into paragraphs', () => {
  expect(paragraphsOf(readHtml('<p>ЗВІТ<br>про виконання<br><br>тис. грн.</p>'))).toEqual([
    'ЗВІТ\nпро виконання',
    'тис. грн.',
  ]);
});

test('text that stands in a table but in no cell comes before it, as browsers show it', () => {
  const document = readHtml('<table>тис. грн.<tr><td>а</table>');
  expect(document.blocks.map((block) => block.kind)).toEqual(['paragraph', 'grid']);
});

test('scripts, styles, menus, hidden and deleted text are not text of the report', () => {
  const html = `<nav>Головна</nav><script>1</script><style>p{}</style><noscript>Увімкніть</noscript>
    <template>x</template><p hidden>y</p><p style="color:red; display:none">z</p><p>28<del>,7</del>,8</p>`;
  expect(paragraphsOf(readHtml(html))).toEqual(['28,8']);
});

describe('in a cell', () => {
  test.each([
    [
      'white space folds as in a browser',
      ' Зміст \n\t заходу<b> (план) </b> і&nbsp;факт ',
      'Зміст заходу (план) і\u00a0факт',
    ],
    ['blocks and line breaks make lines', 'а<br>б<p>в</p>г<div>ґ</div>', 'а\nб\nв\nг\nґ'],
    ['a break at the end of a block makes no line', '<p>а<br></p><p>б</p>', 'а\nб'],
    ['an empty paragraph is a blank line', '<p>а</p><p><br></p><p>&nbsp;</p><p>б</p><p><br></p>', 'а\n\n\nб'],
    [
      'bullets become dashes',
      'Заходи:<ul><li>монтаж;<li><p>навчання.</ul>',
      'Заходи:\n- монтаж;\n- навчання.',
    ],
    ['numbers of lists are kept', '<ol start=3><li>а<li value=7>б<li>в</ol>', '3. а\n7. б\n8. в'],
    [
      'letters and Roman numerals, too',
      '<ol type=I start=4><li>а<ol type=a start=27><li>б</ol></ol>',
      'IV. а\naa. б',
    ],
    ['backward numbers', '<ol reversed><li>а<li>б</ol>', '2. а\n1. б'],
    ['an item that is only its number', '<ol start="2"><li style="margin-left:2px">&nbsp;</li></ol>', '2.'],
    ['a bullet without words is not a dash', '<ul><li>&nbsp;</li></ul>', ''],
    ['a list without markers', '<ul style="list-style-type: none"><li>а</ul>', 'а'],
    ['entities', '&laquo;ВІЧЕ&raquo; &#8211; &amp;c &lt; &#151; &unknown;', '«ВІЧЕ» – &c < — &unknown;'],
    [
      'digits of a footnote stay apart from the amount',
      '28,8<sup>1)</sup> м<sup>2</sup> CO<sub>2</sub>',
      '28,8¹) м² CO₂',
    ],
    ['preformatted text keeps its spaces', '<pre>а   б\nв</pre>', 'а   б\nв'],
    ['a cell of hard spaces is blank', '&nbsp; &nbsp;', ''],
    ['a dash is a dash', ' – ', '–'],
  ])('%s', (_, html, text) => {
    expect(cell(html)).toBe(text);
  });

  test("Word's own list markers and empty paragraphs are read", () => {
    const word = `<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
      style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
      </span></span></span><![endif]>монтаж<o:p></o:p></p>
      <p class=MsoNormal><o:p>&nbsp;</o:p></p>
      <p class=MsoListParagraph><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp; </span></span>навчання<!--[if gte mso 9]>
      <xml>x</xml><![endif]--></p>`;
    expect(cell(word)).toBe('- монтаж\n\n2. навчання');
  });
});

test('a report saved by a word processor is read whole', () => {
  for (const name of ['writer.html', 'writer.xhtml']) {
    const document = readHtml(fixture(name));
    expect(paragraphsOf(document)).toEqual([
      '6.2. Виконання заходів',
      'за 2016 рік, тис. грн.',
      'Начальник відділу',
    ]);
    expect(placesOf(onlyGrid(document))).toEqual([
      ['0+2x1:Зміст заходу', '1+1x2:Обсяг фінансування', '3+2x1:Стан'],
      ['1:план', '2:факт'],
      [
        '0:1. Придбання комплексу “ВІЧЕ”:\n- монтаж;\n- навчання.',
        '1:28,8',
        '2:-',
        '3:Проведено опитування.\n\nРозміщено 545\nстатей.',
      ],
      ['0:Разом', '1:28,8', '2:', '3:'],
    ]);
  }
});

test('a sheet saved by a spreadsheet is read whole', () => {
  expect(placesOf(onlyGrid(readHtml(fixture('calc.html'))))).toEqual([
    ['0+1x3:Звіт за 2016 рік'],
    ['0:Захід', '1:План', '2:Факт'],
    ['0:Ремонт “ВІЧЕ”; монтаж\nдругий рядок', '1:1188.8', '2:-'],
    ['0:Разом', '1:1188.8', '2:0'],
  ]);
});

test('XHTML may close empty elements at once', () => {
  const html =
    '<?xml version="1.0"?><html><head><title/><script src="a>b.js"/></head><body><p class="x"/><div/>5</body></html>';
  expect(paragraphsOf(readHtml(html))).toEqual(['5']);
});

test('a frame set says what to do', () => {
  expect(() => readHtml('<html><frameset><frame src="sheet001.htm"></frameset></html>')).toThrow(
    /save it as \.xlsx/,
  );
});

describe('pages of a real council', () => {
  const folder = new URL('../../../shared/reports/real/', import.meta.url);
  const real = (name: string) => onlyGrid(readHtml(readFileSync(new URL(name, folder), 'utf8')));
  const isMissing = !existsSync(folder);

  test('a plan of measures numbers its rows with lists of one item', (context) => {
    if (isMissing) return context.skip('the folder of real reports is not beside the checkout');
    const grid = real('drabiv-plan-2024.html');
    expect(grid.rows.map((row) => row.cells.length)).toEqual([
      4,
      4,
      1,
      ...Array(9).fill(4),
      1,
      ...Array(10).fill(4),
    ]);
    expect(
      textsOf(grid)
        .slice(3, 12)
        .map(([number]) => number),
    ).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${n}.`));
    expect(textsOf(grid)[11]).toEqual([
      '9.',
      'Про затвердження бюджету Драбівської селищної територіальної громади на 2025 \u00a0рік',
      'IV квартал',
      'Начальник фінансового відділу селищної ради;\nПостійна комісія селищної ради з питань фінансів, бюджету, планування соціально-економічного розвитку, інвестицій та міжнародного співробітництва',
    ]);
  });

  test('a list of roads has section rows across it and totals that carry a number', (context) => {
    if (isMissing) return context.skip('the folder of real reports is not beside the checkout');
    const grid = real('drabiv-roads-total-row.html');
    expect(placesOf(grid).filter((row) => row.some((place) => place.includes('+')))).toEqual([
      ['0+1x4:Державні територіальні автомобільні дороги'],
      ['0+1x4:Автомобільні дороги загального користування місцевого значення (обласні та районні)'],
      ['0:', '1+1x3:Комунальні дороги Драбівської селищної ради'],
    ]);
    expect(textsOf(grid).filter((row) => row[1] === 'Всього:')).toEqual([
      ['2', 'Всього:', '', '19,2'],
      ['13', 'Всього:', '', '83,5'],
    ]);
  });
});
