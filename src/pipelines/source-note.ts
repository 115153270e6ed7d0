import { z } from 'zod';
import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import { describeMistakes } from './describe-mistakes.ts';

const SUFFIX = '.source.json';

/** Where one file comes from and on which terms: `<file name>.source.json` beside it. */
export type SourceNote = z.output<typeof noteSchema>;

export type ReadNote = { readonly note: SourceNote | null; readonly findings: readonly Finding[] };

export function isSourceNote(fileName: string): boolean {
  return fileName.endsWith(SUFFIX);
}

/** The name of the note beside a file. */
export function noteNameOf(fileName: string): string {
  return `${fileName}${SUFFIX}`;
}

/**
 * What the note beside a report file says; `text` is null where there is none. A note that cannot be read, or that
 * speaks of other bytes than `sha256`, is left aside with a finding.
 */
export function readSourceNote(text: string | null, sha256: string): ReadNote {
  if (text === null) return { note: null, findings: [] };
  const checked = noteSchema.safeParse(parseJson(text), { reportInput: true });
  if (!checked.success) {
    const reason = describeMistakes(checked.error);
    const reasonUk = checked.error.issues.map(describeInUkrainian).join('; ');
    return { note: null, findings: [makeFinding('source_note_invalid', { reason, reasonUk })] };
  }
  if (checked.data.sha256 !== sha256) {
    const hashes = { expected: checked.data.sha256, found: sha256 };
    return { note: null, findings: [makeFinding('source_note_outdated', hashes, hashes)] };
  }
  return { note: checked.data, findings: [] };
}

const noteSchema = z.strictObject({
  /** Of the file the note speaks of, so that a note never passes to another file by mistake. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits'),
  /** How the file came here, in a sentence. */
  origin: z.string().min(1, 'expected a text'),
  url: z.url('expected an address').nullable(),
  licence: z.string().min(1, 'expected a text').nullable(),
  received: z.iso.date('expected a date such as 2026-11-24').nullable(),
});

const EXPECTED_UK: Readonly<Record<string, string>> = {
  sha256: '64 шістнадцяткові цифри',
  origin: 'текст',
  url: 'адреса або null',
  licence: 'текст або null',
  received: 'дата на зразок 2026-11-24 або null',
} satisfies Record<keyof z.output<typeof noteSchema>, string>;

function describeInUkrainian(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `зайві поля: ${issue.keys.join(', ')}`;
  const [field] = issue.path;
  const found = issue.input === undefined ? 'нічого' : JSON.stringify(issue.input);
  if (field === undefined) return `очікувався об’єкт JSON, а є ${found}`;
  return `${String(field)}: очікувалося «${EXPECTED_UK[String(field)]}», а є ${found}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
