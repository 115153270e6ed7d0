import { array, assert, constantFrom, noBias, property, string, uint8Array } from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText, type TextEncoding } from '../../src/documents/encoding.ts';
import { encodeText } from './encode-text.ts';

const REPORT = [
  'Звіт про виконання програми «Розвиток інформаційного простору» за 2016 рік',
  'Зміст заходу; Термін виконання; Відповідальні; Обсяг фінансування, тис. грн.',
  'Придбання програмно-апаратного комплексу; протягом року; Відділ забезпечення; 28,8 / 0',
  'Щоденно надсилаються об’єкти культури та ще шість єдиних чинників — їхня ціна',
];
const ENCODINGS: readonly TextEncoding[] = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'koi8-u',
  'cp1125',
  'x-mac-cyrillic',
  'iso-8859-5',
];
/** No encoding but UTF-8, UTF-16 and Windows-1251 has quotes, apostrophes and long dashes. */
const plain = (text: string) => text.replace(/[«»’—]/g, '"');

test.each(ENCODINGS)('a report in %s is read letter by letter', (encoding) => {
  const text = plain(REPORT.join('\r\n'));
  expect(decodeText(encodeText(text, encoding))).toEqual({ text, encoding });
});

test.each(['windows-1251', 'koi8-u', 'cp1125', 'iso-8859-5'] satisfies TextEncoding[])(
  'one word in capitals is enough for %s',
  (encoding) => {
    for (const word of ['РАЗОМ', 'Всього:', 'бюджет міста', 'ЗВІТ ЗА РІК']) {
      expect(decodeText(encodeText(word, encoding)).text).toBe(word);
    }
  },
);

test('any ten words of a report are told apart in every encoding', () => {
  const words = plain(REPORT.join(' '))
    .split(/[^А-Яа-яІЇЄіїє]+/)
    .filter((word) => word.length > 3);
  const sentences = array(constantFrom(...words), { minLength: 10, maxLength: 40 });
  assert(
    property(sentences, constantFrom(...ENCODINGS), (chosen, encoding) => {
      const text = chosen.join(' ');
      expect(decodeText(encodeText(text, encoding)).text).toBe(text);
    }),
    { numRuns: 300 },
  );
});

test('whatever is valid UTF-8 is read as UTF-8', () => {
  const printable = string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/\p{Cc}|\ufeff/u.test(text));
  assert(
    property(printable, (text) => {
      expect(decodeText(Buffer.from(text))).toMatchObject({ text, encoding: 'utf-8' });
    }),
  );
});

test.each([
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const)('a byte order mark of %s decides and is taken off', (encoding, mark) => {
  const bytes = Buffer.concat([Uint8Array.from(mark), encodeText('№ 1', encoding)]);
  expect(decodeText(bytes)).toMatchObject({ text: '№ 1', encoding });
});

test('quotes, number signs and dashes of Windows-1251 come through', () => {
  const text = REPORT.join('\n');
  expect(decodeText(encodeText(text, 'windows-1251'))).toMatchObject({ text, encoding: 'windows-1251' });
});

test('UTF-8 that is cut inside a letter stays UTF-8, the loss marked', () => {
  const bytes = encodeText(REPORT.join('\n'), 'utf-8');
  const cut = bytes.subarray(0, encodeText('Звіт про', 'utf-8').length - 1);
  expect(decodeText(cut)).toEqual({ text: 'Звіт пр\ufffd', encoding: 'utf-8' });
});

test('a declared charset decides where the text does not', () => {
  const bytes = encodeText('то', 'koi8-u');
  expect(decodeText(bytes, 'KOI8-U').encoding).toBe('koi8-u');
});

test('a declared charset that the text speaks against is not believed', () => {
  const bytes = encodeText(REPORT.join('\n'), 'windows-1251');
  for (const wrong of ['koi8-u', 'utf-8', 'iso-8859-1', 'no-such-charset']) {
    expect(decodeText(bytes, wrong).encoding).toBe('windows-1251');
  }
});

test('bytes that are no text are called a binary file', () => {
  // Every byte as likely as another; a mark at the beginning says that it is text, and nearly all units of UTF-16 are.
  const randomBytes = noBias(uint8Array({ minLength: 400, maxLength: 800 })).filter(
    ([first, second]) => !(first === 0xff && second === 0xfe) && !(first === 0xfe && second === 0xff),
  );
  const png = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 2, 0,
  ];
  expect(() => decodeText(Uint8Array.from(png))).toThrow(
    /binary file \(20 bytes, beginning with 89 50 4e 47/,
  );
  expect(() => decodeText(new Uint8Array(1))).toThrow(/binary file/);
  assert(
    property(randomBytes, (bytes) => {
      expect(() => decodeText(bytes)).toThrow(expect.objectContaining({ code: 'format_unknown' }));
    }),
  );
});

test('one stray NUL in a text is replaced', () => {
  const bytes = encodeText(REPORT.join('\n'), 'utf-8');
  bytes[0] = 0;
  bytes[1] = 0x20;
  expect(decodeText(bytes)).toMatchObject({ text: expect.stringMatching(/^\ufffd /), encoding: 'utf-8' });
});

test('the end mark of DOS text files is not part of the text', () => {
  expect(decodeText(encodeText('Разом\r\n\x1a', 'ibm866')).text).toBe('Разом\r\n');
});
