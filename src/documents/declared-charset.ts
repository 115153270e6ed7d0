/** Word writes its `<meta>` below a page of namespaces, so more than the HTML Standard's first 1024 bytes count. */
const HEAD_LENGTH = 4096;
const XML_DECLARATION = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)/i;
const META = /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)/i;

/** The charset that an HTML or XML file names in its head; undefined when it names none. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD_LENGTH)).toString('latin1');
  if (!head.includes('<')) return undefined;
  return XML_DECLARATION.exec(head)?.[1] ?? META.exec(head)?.[1];
}
