import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readPdf } from '../../src/documents/pdf.ts';
import { PlanfactError } from '../../src/errors.ts';
import { fixture, gridsOf, outline, paragraphsOf } from './as-text-export.ts';
import { lattice, pdfOf, pdfOfObjects, stream, text } from './pdf-file.ts';

const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const ONE_KID = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';

/** A page of these resources and contents, and further objects from number 5 on. */
function pageOf(contents: Buffer, resources = '', ...more: readonly (string | Buffer)[]): Uint8Array {
  const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << ${resources} >> /Contents 4 0 R >>`;
  return pdfOfObjects([CATALOG, ONE_KID, page, contents, ...more]);
}

/** So many spaces, packed several times over. */
function packed(bytes: number, times: number): Buffer {
  return Array.from({ length: times }).reduce<Buffer>((data) => deflateSync(data), Buffer.alloc(bytes, ' '));
}

async function codeOf(bytes: Uint8Array, limits = {}): Promise<string> {
  try {
    await readPdf(bytes, limits);
    return 'read';
  } catch (error) {
    if (error instanceof PlanfactError) return error.code;
    throw error;
  }
}

test('a bomb is refused before it is unpacked, however its filters are written', async () => {
  const limits = { inflatedBytes: 5_000_000 };
  const flate = '/FlateDecode';
  expect(await codeOf(pageOf(stream(packed(6e6, 1), `/Filter ${flate}`)), limits)).toBe('limit_exceeded');
  expect(await codeOf(pageOf(stream(packed(6e6, 2), `/Filter [${flate} ${flate}]`)), limits)).toBe(
    'limit_exceeded',
  );
  expect(await codeOf(pageOf(stream(packed(6e6, 2), '/Filter [/Fl#61teDecode /Fl]')), limits)).toBe(
    'limit_exceeded',
  );
  const referred = pageOf(stream(packed(6e6, 2), '/Filter 5 0 R'), '', `[${flate} ${flate}]`);
  expect(await codeOf(referred, limits)).toBe('limit_exceeded');
  const asHex = Buffer.from(`${packed(6e6, 1).toString('hex')}>`);
  expect(await codeOf(pageOf(stream(asHex, `/Filter [/AHx ${flate}]`)), limits)).toBe('limit_exceeded');
  expect(await codeOf(pageOf(stream(packed(4e6, 1), `/Filter ${flate}`)), limits)).toBe('file_empty');
});

test('a character map for more characters than there are is refused', async () => {
  const map =
    'begincmap 1 begincodespacerange <000000> <FFFFFF> endcodespacerange 1 beginbfrange <000000> <F0FFFF> <0000> endbfrange endcmap';
  expect(await codeOf(pageOf(stream(map)))).toBe('limit_exceeded');
});

test('forms that draw forms that draw forms end at the limit of operators', async () => {
  const laughs = Array.from({ length: 9 }, (_, level) =>
    stream(
      '/A Do '.repeat(10),
      `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A ${level + 6} 0 R >> >>`,
    ),
  );
  expect(
    await codeOf(pageOf(stream('/A Do'), '/XObject << /A 5 0 R >>', ...laughs), { pageOperations: 20_000 }),
  ).toBe('limit_exceeded');
});

test('pages, operators, letters and cells have their limits', async () => {
  const pages = pdfOf(text('а', 50, 700), text('б', 50, 700), text('в', 50, 700));
  expect(await codeOf(pages, { pages: 2 })).toBe('limit_exceeded');
  expect(await codeOf(pages, { pages: 3 })).toBe('read');
  expect(await codeOf(pages, { operations: 10 })).toBe('limit_exceeded');
  expect(await codeOf(pdfOf(text('а'.repeat(50), 50, 700)), { pageMarks: 49 })).toBe('limit_exceeded');
  const table = pdfOf(lattice([50, 100, 150, 200], [600, 650, 700]) + text('а', 55, 620));
  expect(await codeOf(table, { cells: 5 })).toBe('limit_exceeded');
  expect(await codeOf(table, { cells: 30 })).toBe('read');
});

test('a page tree or a form that contains itself ends with a sentence', async () => {
  const cyclic = pdfOfObjects([CATALOG, ONE_KID, '<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>']);
  await expect(readPdf(cyclic)).rejects.toMatchObject({
    code: 'file_unreadable',
    message: expect.stringContaining('Expected page 1 of'),
  });
  const form = stream(
    '/A Do',
    '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 5 0 R >> >>',
  );
  expect(await codeOf(pageOf(stream('/A Do'), '/XObject << /A 5 0 R >>', form))).toBe('file_empty');
});

const PICTURE = stream(
  '0',
  '/Type /XObject /Subtype /Image /Width 2480 /Height 3508 /ColorSpace /DeviceGray /BitsPerComponent 8',
);

test('a scan is told apart and says how many pages it has', async () => {
  const scan = pageOf(stream('q 595 0 0 842 0 0 cm /Im Do Q'), '/XObject << /Im 5 0 R >>', PICTURE);
  await expect(readPdf(scan)).rejects.toMatchObject({
    code: 'pdf_scanned',
    message: expect.stringContaining('1 page, a picture without a text layer'),
  });
});

test('a page that is a picture among pages of text is named in its place', async () => {
  const picture = {
    content: 'q 595 0 0 842 0 0 cm /Im Do Q',
    entries: '/Resources << /XObject << /Im 5 0 R >> >>',
  };
  const document = await readPdf(pdfOf(text('Звіт за 2016 рік', 50, 700), picture));
  expect(paragraphsOf(document)).toEqual([
    'Звіт за 2016 рік',
    '[Сторінка 2 – зображення без текстового шару / page 2 is a picture without a text layer]',
  ]);
});

test('blank pages, an empty file and a file of another kind are told apart', async () => {
  expect(await codeOf(pdfOf('', ''))).toBe('file_empty');
  expect(await codeOf(new TextEncoder().encode('Захід;План'))).toBe('file_unreadable');
  expect(await codeOf(new TextEncoder().encode('%PDF-1.7\n%%EOF'))).toBe('file_unreadable');
});

test('a damaged cross-reference table does not keep a report from being read', async () => {
  const file = Buffer.from(fixture('pdf/seed-libreoffice.pdf'));
  const place = file.lastIndexOf('startxref');
  const damaged = Uint8Array.from(
    Buffer.concat([file.subarray(0, place), Buffer.from('startxref\n7\n%%EOF')]),
  );
  expect(outline(gridsOf(await readPdf(damaged))[0])).toEqual(
    outline(gridsOf(await readPdf(fixture('pdf/seed-libreoffice.pdf')))[0]),
  );
});

test('a file damaged anywhere is read or refused with a sentence, and the process goes on', {
  timeout: 120_000,
}, async () => {
  const script = fileURLToPath(new URL('read-damaged-pdfs.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, '300'], { timeout: 100_000 });
  const counts: Record<string, number> = JSON.parse(stdout);
  expect(Object.keys(counts).sort()).toEqual(['file_empty', 'file_unreadable', 'read']);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(300);
});

test('the caller’s bytes stay as they were', async () => {
  const bytes = fixture('pdf/owner-password.pdf');
  const before = bytes.slice();
  await readPdf(bytes);
  expect(bytes).toEqual(before);
});
