const XML_DECLARATION = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)/i;
const META = /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)/i;

/** The charset that an HTML or XML file names in its head; undefined when it names none. */
export function declaredCharset(head: string): string | undefined {
  if (!head.includes('<')) return undefined;
  return XML_DECLARATION.exec(head)?.[1] ?? META.exec(head)?.[1];
}
