import { expect, test } from 'vitest';
import { compoundContent, isCompoundFile, readCompoundFile } from '../../src/documents/compound-file.ts';
import { fixture } from './as-text-export.ts';
import { container } from './word-file-builder.ts';

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => index % 251);

test.each([1, 63, 64, 4095, 4096, 70_000])('a stream of %d bytes is read whole', (length) => {
  const file = readCompoundFile(container({ WordDocument: bytesOf(length), '1Table': bytesOf(100) }));
  expect(file.stream('worddocument')).toEqual(bytesOf(length));
  expect(file.stream('1table')).toEqual(bytesOf(100));
  expect(file.stream('none')).toHaveLength(0);
});

test('old Word, old Excel and a locked file of today are told apart by their streams', () => {
  const contentOf = (bytes: Uint8Array) => compoundContent(readCompoundFile(bytes));
  expect(contentOf(fixture('seed-table.doc'))).toBe('doc');
  expect(contentOf(fixture('seed-table.xls'))).toBe('xls');
  expect(contentOf(container({ EncryptedPackage: bytesOf(8) }))).toBe('encrypted');
  expect(contentOf(container({ Contents: bytesOf(8) }))).toBe('unknown');
  expect(isCompoundFile(fixture('seed-table.rtf'))).toBe(false);
});

test('streams of an embedded object are not taken for those of the file', () => {
  const file = readCompoundFile(
    container({ WordDocument: bytesOf(10), 'ObjectPool/_1/WordDocument': bytesOf(20) }),
  );
  expect(file.stream('worddocument')).toHaveLength(10);
});

test('sectors that follow each other in a circle end with a sentence', () => {
  const bytes = Buffer.from(container({ WordDocument: bytesOf(70_000) }));
  const fat = (bytes.readUInt32LE(76) + 1) * 512;
  for (let sector = 0; sector < 128; sector += 1) bytes.writeUInt32LE(sector, fat + sector * 4);
  expect(() => readCompoundFile(bytes).stream('worddocument')).toThrow(
    expect.objectContaining({ code: 'file_unreadable', message: expect.stringContaining('circle') }),
  );
});
