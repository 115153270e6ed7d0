import { expect, test } from 'vitest';
import { DEFAULT_LIMITS, type ReadingLimits } from '../../src/documents/limits.ts';
import { openZipPackage } from '../../src/documents/zip-package.ts';
import { makeZip, packEntries, type ZipParts } from './make-zip.ts';
import { container } from './word-file-builder.ts';

async function readPart(
  bytes: Uint8Array,
  part: string,
  limits: ReadingLimits = DEFAULT_LIMITS,
): Promise<string> {
  const source = await openZipPackage(bytes, limits);
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.read(part)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const one = (part: ZipParts[string]) => makeZip({ 'word/document.xml': part });
const unreadable = (words: string) =>
  expect.objectContaining({
    name: 'PlanfactError',
    code: 'file_unreadable',
    message: expect.stringContaining(words),
  });
const overLimit = (words: string) =>
  expect.objectContaining({
    name: 'PlanfactError',
    code: 'limit_exceeded',
    message: expect.stringContaining(words),
  });

test('parts are read whole, packed or stored, whatever the case of their name', async () => {
  const long = 'план / факт '.repeat(20_000);
  const bytes = makeZip({ 'word/document.xml': long, 'xl/Workbook.xml': { content: 'звіт', stored: true } });
  expect(await readPart(bytes, 'word/Document.xml')).toBe(long);
  expect(await readPart(bytes, 'xl/workbook.xml')).toBe('звіт');
  const source = await openZipPackage(bytes, DEFAULT_LIMITS);
  expect([source.has('XL/workbook.xml'), source.has('xl/styles.xml')]).toEqual([true, false]);
});

test('bytes that lie somewhere inside a larger buffer are read', async () => {
  const bytes = one('звіт');
  const around = new Uint8Array(bytes.length + 20);
  around.set(bytes, 7);
  expect(await readPart(around.subarray(7, 7 + bytes.length), 'word/document.xml')).toBe('звіт');
});

test('a bomb stops as soon as it has unpacked too far', async () => {
  const bomb = one('0'.repeat(3_000_000));
  await expect(readPart(bomb, 'word/document.xml')).rejects.toEqual(
    overLimit('more than 100 times its size'),
  );
  const limits = { ...DEFAULT_LIMITS, inflatedBytes: 100_000, inflationRatio: 10_000 };
  await expect(readPart(bomb, 'word/document.xml', limits)).rejects.toEqual(
    overLimit('more than 100,000 bytes'),
  );
});

test('parts count together: many small ones make a bomb as well', async () => {
  const noise = Array.from({ length: 6_000 }, (_, index) => String((index * 7919) % 10_007)).join(' ');
  const source = await openZipPackage(makeZip({ a: noise, b: noise }), {
    ...DEFAULT_LIMITS,
    inflatedBytes: 40_000,
  });
  const readAll = async (part: string) => {
    for await (const chunk of source.read(part)) expect(chunk.length).toBeGreaterThan(0);
  };
  await readAll('a');
  await expect(readAll('b')).rejects.toEqual(overLimit('more than 40,000 bytes'));
});

test('a part that packs well is no bomb while it is small', async () => {
  const rows = '<row/>'.repeat(100_000);
  expect(await readPart(one(rows), 'word/document.xml')).toHaveLength(rows.length);
});

test.each([
  ['unpacks to more than its header says', { content: 'факт'.repeat(5_000), inflatedSize: 10 }],
  ['unpacks to less than its header says', { content: 'факт', inflatedSize: 1_000 }],
  ['does not match its checksum', { content: 'факт 28,8', checksum: 12_345 }],
])('a part that %s is damaged', async (_, part) => {
  await expect(readPart(one(part), 'word/document.xml')).rejects.toEqual(unreadable('is damaged'));
});

test('one changed digit in a stored part is noticed', async () => {
  const bytes = one({ content: 'план 28,8', stored: true });
  const at = Buffer.from(bytes).indexOf('28,8');
  bytes[at] = '9'.charCodeAt(0);
  await expect(readPart(bytes, 'word/document.xml')).rejects.toEqual(unreadable('checksum'));
});

test('a file cut off anywhere is damaged', async () => {
  const whole = makeZip({ 'word/document.xml': 'план 28,8 / факт 0'.repeat(100), 'word/styles.xml': 'x' });
  for (let length = 0; length < whole.length; length += 7) {
    await expect(readPart(whole.subarray(0, length), 'word/document.xml')).rejects.toEqual(
      unreadable('damaged'),
    );
  }
});

test('a missing part is named', async () => {
  await expect(readPart(one('x'), 'word/styles.xml')).rejects.toEqual(
    unreadable('«word/styles.xml» is missing'),
  );
});

test('two parts of one name are refused: each reader would see another document', async () => {
  const twice = packEntries([
    ['word/document.xml', 'план 1'],
    ['word/Document.xml', 'план 2'],
  ]);
  await expect(openZipPackage(twice, DEFAULT_LIMITS)).rejects.toEqual(unreadable('two parts named'));
});

test('names that lead out of the file are refused', async () => {
  await expect(openZipPackage(makeZip({ '../../etc/passwd': 'x' }), DEFAULT_LIMITS)).rejects.toEqual(
    unreadable('damaged'),
  );
});

test('too many parts are refused before they are listed', async () => {
  const many = packEntries(Array.from({ length: 60 }, (_, index) => [`part${index}`, 'x']));
  await expect(openZipPackage(many, { ...DEFAULT_LIMITS, entries: 50 })).rejects.toEqual(
    overLimit('more than 50 parts'),
  );
});

test('an encrypted part, and an encrypted document in its container, are named as such', async () => {
  await expect(readPart(one({ content: 'x', encrypted: true }), 'word/document.xml')).rejects.toEqual(
    unreadable('protected by a password'),
  );
  const locked = container({ EncryptedPackage: Buffer.from('x') });
  await expect(openZipPackage(locked, DEFAULT_LIMITS)).rejects.toEqual(unreadable('protected by a password'));
});

test('an older document under a new name is named as such', async () => {
  const old = container({ WordDocument: Buffer.from('x') });
  await expect(openZipPackage(old, DEFAULT_LIMITS)).rejects.toEqual(unreadable('DOC or XLS'));
});
