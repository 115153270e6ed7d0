import { expect, test } from 'vitest';
import { SEED, seedWith } from '../seed.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runPlanfact } from './run-planfact.ts';
import { townFolder } from './town-folder.ts';

test('one file gives one JSON object on stdout and nothing else', () => {
  const file = temporaryFolder().write('6.2.txt', SEED);
  const { status, stdout, stderr } = runPlanfact(['extract', file, '--json']);
  const { document, reports, findings } = JSON.parse(stdout);
  expect({ status, stderr, findings }).toEqual({ status: 0, stderr: '', findings: [] });
  expect(document).toMatchObject({ path: file, format: 'text', bytes: 6810 });
  expect(reports[0].measures[9].funding[2]).toMatchObject({
    source: 'local',
    label: 'бюджету міста',
    year: 2016,
    plan: { raw: '50', state: 'amount', uah: '50000.00' },
    fact: { raw: '0', state: 'amount', uah: '0.00' },
    cell: { table: 0, row: 14, column: 6 },
  });
});

test('without --json the measures, amounts and the cells they stand in are printed for people', () => {
  const file = temporaryFolder().write('6.2.txt', SEED);
  const { status, stdout } = runPlanfact(['extract', file]);
  expect(status).toBe(0);
  expect(stdout).toContain('6.2 Розвиток інформаційного простору');
  expect(stdout).toContain('10  t0 r14 c0  Впровадження електронної системи голосування');
  expect(stdout).toMatch(/other +plan +970 000\.00 +fact +964 000\.00 +t0 r14 c8/);
  expect(stdout).toMatch(/total +plan +1 188 800\.00 +fact +1 004 500\.00/);
  expect(stdout).toContain('No findings.');
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
});

test('what a report says cannot steer the terminal', () => {
  const file = temporaryFolder().write('6.2.txt', SEED.replace('Прес-служба', '\u001b[2JПрес-служба\u0007'));
  const { stdout } = runPlanfact(['extract', file]);
  expect(stdout).toContain('Прес-служба');
  expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});

test('a file that cannot be read does not stop the others, and the exit status tells', () => {
  const folder = temporaryFolder();
  const empty = folder.write('empty.txt', '');
  const whole = folder.write('whole.txt', SEED);
  const missing = `${folder.path}/missing.txt`;
  const { status, stdout, stderr } = runPlanfact(['extract', empty, missing, whole, '--json']);
  expect(status).toBe(2);
  expect(JSON.parse(stdout).map((each: { document: { path: string } }) => each.document.path)).toEqual([
    whole,
  ]);
  expect(stderr.split('\n')).toEqual([
    expect.stringMatching(/^planfact: .*empty\.txt: Expected a report, found an empty file/),
    `planfact: There is no file ${missing}. Check its name and folder.`,
    '',
  ]);
});

test('a binary file by the name of a text is named in its sentence', () => {
  const bytes = Uint8Array.from({ length: 4096 }, (_, index) => (index * 167 + 13) % 256);
  const file = temporaryFolder().write('report.txt', bytes);
  const { status, stdout, stderr } = runPlanfact(['extract', file, '--json']);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^planfact: .*report\.txt: Expected text, found a binary file/);
  expect(stderr).not.toContain('    at ');
});

test.each([
  ['a pair of three parts', seedWith('\t28,8 / 0', '\t28,8 / / 0'), 'amount_unreadable'],
  ['words for an amount', seedWith('\t28,8 / 0', '\tabc'), 'amount_unreadable'],
  ['a row with a cell missing', seedWith('\tІ квартал\n', ''), 'row_cells_missing'],
  ['a truncated file', SEED.slice(0, SEED.indexOf('20 / 20,0') + 5), 'row_cells_missing'],
  ['text without a table', 'Звіт за 2016 рік буде пізніше.\n', 'document_without_table'],
  ['a table without money', '\tНазва\n\tТелефон\n\n\tПриймальня\n\tщодня\n', 'table_not_recognised'],
])('%s is a finding, and the file counts as read', (_, text, code) => {
  const { status, stdout } = runPlanfact(['extract', temporaryFolder().write('report.txt', text)]);
  expect(status).toBe(0);
  expect(stdout).toContain(code);
});

test('--year speaks for a text that names none', () => {
  const file = temporaryFolder().write('report.txt', seedWith(' за 2016 рік', ''));
  const { stdout } = runPlanfact(['extract', file, '--json', '--year', '2016']);
  expect(JSON.parse(stdout)).toMatchObject({
    reports: [{ year: 2016 }],
    findings: [{ code: 'period_inferred' }],
  });
});

test('a file among the raw ones is read with the layout that its pipeline declares, one elsewhere without', () => {
  const layouts = [{ files: '2016/*.txt', columns: [{ heading: 'Бурштин', role: 'execution' as const }] }];
  const { folder, flags } = townFolder({ layouts });
  const unknown = seedWith('\tВиконання\n\n', '\tБурштин\n\n');
  const declared = runPlanfact(['extract', folder.write('data/raw/town/2016/x.txt', unknown), ...flags]);
  expect(declared.stdout).not.toContain('column_unknown');
  const elsewhere = runPlanfact(['extract', folder.write('x.txt', unknown), ...flags]);
  expect(elsewhere.stdout).toContain('column_unknown');
});
