import type { Finding } from '../../src/model/finding.ts';
import { FINDING_KINDS, type FindingCode } from '../../src/model/finding-catalogue.ts';
import type { FindingKind } from '../../src/model/finding-kind.ts';
import { DOCUMENT_FINDINGS } from '../../src/model/findings/document-findings.ts';
import { FACT_FINDINGS } from '../../src/model/findings/fact-findings.ts';
import { TABLE_FINDINGS } from '../../src/model/findings/table-findings.ts';
import { DOCUMENT_NOTES } from './document-notes.ts';
import { FACT_NOTES } from './fact-notes.ts';
import type { Note } from './note.ts';
import { TABLE_NOTES } from './table-notes.ts';

/** What docs/findings.md says of each code; the types see to it that none is left out. */
export const NOTES: Readonly<Record<FindingCode, Note>> = {
  ...DOCUMENT_NOTES,
  ...TABLE_NOTES,
  ...FACT_NOTES,
};

const GROUPS: readonly (readonly [title: string, kinds: Readonly<Record<string, FindingKind>>])[] = [
  ['Files', DOCUMENT_FINDINGS],
  ['Tables', TABLE_FINDINGS],
  ['Amounts, measures and what they add up to', FACT_FINDINGS],
];

const INTRODUCTION = `# Findings: what a reader has to know

A finding is a value like the amounts: stored, published in the table \`findings\` and served by the API. Nothing of a report is dropped without
one. Filter by \`code\`, which never changes its meaning; the sentences may be worded better some day.

| severity | what it says |
| --- | --- |
| \`error\` | something of the report is not in the data |
| \`warning\` | look before quoting: a figure is doubtful, or the report contradicts itself |
| \`info\` | a decision of the reader of the file that does not change what the report says |

\`cell\` is the place (table, row, column from 0), \`expected\` and \`found\` are amounts in hryvnias or short texts.

## Rounding

An amount printed to a step («28,8» in thousands: 100 hryvnias) is up to half a step off, so a total and the sum of n rows may be
(n + 1) / 2 steps apart and nobody has erred. Such a difference is \`info\`, a larger one \`warning\`; supervisors of banks check sums the same way
(interval arithmetic). Three limits keep true differences from passing as rounding:

- More than 15 rows are granted 2 × √(n + 1) steps, as errors of many rows cancel out: 40 steps for 400 rows, not 200.
- Amounts to the kopeck are not rounded. Zeros and dashes do not count as rows.
- The finest number printed in a unit tells its step, since departments drop zeros («20» beside «20,5»).

One step of the last printed digit is let pass in every sum, as a slip of whoever rounded by hand.
`;

/** Every code, in the order of the page. */
export const CODES: readonly FindingCode[] = GROUPS.flatMap(([, kinds]) => codesIn(kinds));

/** The page docs/findings.md: the catalogue with the notes, each example as it really comes out. */
export async function renderFindingsPage(): Promise<string> {
  const parts = [INTRODUCTION, renderList()];
  for (const [title, kinds] of GROUPS) {
    parts.push(`## ${title}\n`);
    for (const code of codesIn(kinds)) parts.push(await renderCode(code));
  }
  return parts.join('\n');
}

function renderList(): string {
  const lines = CODES.map(
    (code) => `| [\`${code}\`](#${code}) | ${FINDING_KINDS[code].severity} | ${inCell(NOTES[code].given)} |`,
  );
  return ['## All codes\n', '| code | severity | given when |', '| --- | --- | --- |', ...lines, ''].join(
    '\n',
  );
}

/** A bar would end the cell of a Markdown table. */
function inCell(text: string): string {
  return text.replaceAll('|', '\\|');
}

async function renderCode(code: FindingCode): Promise<string> {
  const { severity, en, uk } = FINDING_KINDS[code];
  const { given, todo, example } = NOTES[code];
  const found = await exampleOf(code);
  return [
    `### ${code}\n`,
    `**${severity}.** ${given}\n`,
    `What to do: ${todo}\n`,
    `- en: ${en}`,
    `- uk: ${uk}`,
    '',
    `Example, from ${example.where}${detailsOf(found)}:\n`,
    `> ${oneLine(found.message)}`,
    '>',
    `> ${oneLine(found.messageUk)}`,
    '',
  ].join('\n');
}

/** The first finding of the code among those of its example. Throws where there is none. */
export async function exampleOf(code: FindingCode): Promise<Finding> {
  const findings = await NOTES[code].example.findings();
  const found = findings.find((finding) => finding.code === code);
  if (found) return found;
  throw new Error(
    `${code}: its example gives ${findings.map((one) => one.code).join(', ') || 'no finding'}.`,
  );
}

function detailsOf({ cell, expected, found }: Finding): string {
  const parts = [
    ...(cell ? [`table ${cell.table}, row ${cell.row}, column ${cell.column}`] : []),
    ...(expected === undefined ? [] : [`expected \`${oneLine(expected)}\``]),
    ...(found === undefined ? [] : [`found \`${oneLine(found)}\``]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function codesIn(kinds: Readonly<Record<string, FindingKind>>): readonly FindingCode[] {
  return Object.keys(kinds).filter(isCode);
}

function isCode(name: string): name is FindingCode {
  return Object.hasOwn(FINDING_KINDS, name);
}
