import { expect, test } from 'vitest';
import { readDoc } from '../../src/documents/doc.ts';
import { convertWithLibreOffice, findLibreOffice } from '../../src/documents/libreoffice.ts';
import { readRtf } from '../../src/documents/rtf.ts';
import { fixture } from './as-text-export.ts';
import { buildWordFile } from './word-file-builder.ts';

const NO_OFFICE = { PLANFACT_SOFFICE: '/there/is/no/soffice' };
const installed = findLibreOffice() !== null;
const withOffice = test.skipIf(!installed);
const note = installed ? '' : ' (skipped: LibreOffice not installed)';

withOffice(
  `LibreOffice gives the same cells of a .doc as our own reader${note}`,
  { timeout: 90_000 },
  async () => {
    const bytes = fixture('seed-table.doc');
    const converted = readRtf(await convertWithLibreOffice(bytes, 'doc', 'rtf'));
    expect(converted.blocks).toEqual((await readDoc(bytes)).blocks);
  },
);

withOffice(`a file that LibreOffice cannot read is refused${note}`, { timeout: 90_000 }, async () => {
  await expect(convertWithLibreOffice(fixture('locked.doc'), 'doc', 'rtf')).rejects.toMatchObject({
    code: 'file_unreadable',
  });
});

test('without LibreOffice the sentence says what it is needed for and where it was looked for', async () => {
  expect(findLibreOffice(NO_OFFICE)).toBeNull();
  await expect(convertWithLibreOffice(new Uint8Array(1), 'doc', 'rtf', NO_OFFICE)).rejects.toMatchObject({
    code: 'libreoffice_missing',
    message: expect.stringMatching(/LibreOffice.*\/there\/is\/no\/soffice.*apt install libreoffice-writer/),
  });
});

test('a file of Word 6 or 95 is left to LibreOffice', { timeout: 90_000 }, async () => {
  const likeWord6 = buildWordFile({ ident: 0xa5dc, paragraphs: [{ text: 'old\r' }] });
  await expect(readDoc(likeWord6)).rejects.toMatchObject({
    code: installed ? 'file_unreadable' : 'libreoffice_missing',
    message: expect.stringContaining('LibreOffice'),
  });
});
