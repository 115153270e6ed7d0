import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/documents/limits.ts';
import { readXml } from '../../src/documents/read-xml.ts';
import type { ZipPackage } from '../../src/documents/zip-package.ts';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A package of one part, given in pieces of `size` bytes. */
function packageOf(content: string | Uint8Array, size = 5): ZipPackage {
  const bytes = Buffer.from(content);
  return {
    has: () => true,
    async *read() {
      await Promise.resolve();
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    },
  };
}

async function eventsOf(content: string | Uint8Array, skip = ''): Promise<readonly string[]> {
  const events: string[] = [];
  await readXml(packageOf(content), 'part.xml', DEFAULT_LIMITS, {
    open: (element) => {
      events.push(`${element.parent}<${element.name} ${element.attribute('w:val') ?? ''}`);
      return element.name === skip ? 'skip' : undefined;
    },
    text: (text, parent) => events.push(`${parent}:${text}`),
    close: (name) => events.push(`>${name}`),
  });
  return events;
}

const unreadable = (words: string) =>
  expect.objectContaining({
    name: 'PlanfactError',
    code: 'file_unreadable',
    message: expect.stringContaining(words),
  });

test('elements and attributes go by the reader’s names, whatever prefix the file uses', async () => {
  const expected = ['<w:p ', 'w:p<w:jc center', '>w:jc', '>w:p'];
  expect(await eventsOf(`<w:p xmlns:w="${WORD}"><w:jc w:val="center"/></w:p>`)).toEqual(expected);
  expect(await eventsOf(`<ns0:p xmlns:ns0="${WORD}"><ns0:jc ns0:val="center"/></ns0:p>`)).toEqual(expected);
  expect(await eventsOf(`<p xmlns="${WORD}" xmlns:q="${WORD}"><jc q:val="center"/></p>`)).toEqual(expected);
  const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
  expect(await eventsOf(`<w:p xmlns:w="${strict}"><w:jc w:val="center"/></w:p>`)).toEqual(expected);
});

test('a prefix means what the nearest declaration says', async () => {
  expect(
    await eventsOf(`<w:p xmlns:w="${WORD}"><w:t xmlns:w="urn:other" w:val="1"/><w:t w:val="2"/></w:p>`),
  ).toEqual(['<w:p ', 'w:p<?:t ', '>?:t', 'w:p<w:t 2', '>w:t', '>w:p']);
});

test('attributes named like parts of an object are attributes', async () => {
  const events = await eventsOf(`<w:p xmlns:w="${WORD}" constructor="1" __proto__="2" w:val="3"/>`);
  expect(events[0]).toBe('<w:p 3');
});

test('an element that is skipped takes everything in it along', async () => {
  const content = `<w:p xmlns:w="${WORD}">a<w:del>b<w:t>c</w:t>d</w:del>e</w:p>`;
  expect(await eventsOf(content, 'w:del')).toEqual(['<w:p ', 'w:p:a', 'w:p<w:del ', 'w:p:e', '>w:p']);
});

test('text comes decoded, from character references and CDATA too, however it was cut up', async () => {
  expect(await eventsOf('<t>Звіт &amp; план &#x406;І<![CDATA[ <5> ]]></t>')).toEqual([
    '<?:t ',
    '?:t:Звіт & план ІІ',
    '?:t: <5> ',
    '>?:t',
  ]);
});

test('UTF-16 is read by its byte order mark', async () => {
  const little = Buffer.from('\ufeff<t>Звіт</t>', 'utf16le');
  const big = Buffer.from(little).swap16();
  for (const bytes of [little, big]) expect(await eventsOf(bytes)).toEqual(['<?:t ', '?:t:Звіт', '>?:t']);
});

test.each([
  ['<a><b></a>', 'not well-formed'],
  ['<a>', 'not well-formed'],
  ['', 'not well-formed'],
  ['<a>&bomb;</a>', 'not well-formed'],
  ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'defines entities'],
  [
    '<!DOCTYPE a SYSTEM "file:///etc/passwd" [<!ENTITY % b SYSTEM "http://localhost/x"> %b;]><a/>',
    'defines entities',
  ],
  [Uint8Array.of(0x3c, 0x61, 0x3e, 0xc7, 0xe2), 'neither UTF-8 nor UTF-16'],
])('%s is refused', async (content, words) => {
  await expect(eventsOf(content)).rejects.toEqual(unreadable(words));
});

test('a bare DOCTYPE, as OpenOffice 2 wrote it, is passed over', async () => {
  const content = '<!DOCTYPE m PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"><m/>';
  expect(await eventsOf(content)).toEqual(['<?:m ', '>?:m']);
});

test('elements nested too deep are refused', async () => {
  const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
  expect(await eventsOf(nested(DEFAULT_LIMITS.nesting))).toHaveLength(2 * DEFAULT_LIMITS.nesting);
  await expect(eventsOf(nested(DEFAULT_LIMITS.nesting + 1))).rejects.toMatchObject({
    code: 'limit_exceeded',
  });
});

test('a thousand namespaces are refused', async () => {
  const declared = Array.from({ length: 1_000 }, (_, index) => `xmlns:n${index}="urn:n"`).join(' ');
  await expect(eventsOf(`<a ${declared}/>`)).rejects.toEqual(unreadable('namespaces'));
});
