/** Mail headers, the head of a web page (Word writes its `<meta>` below a page of namespaces), the header of a PDF. */
const HEAD_LENGTH = 4096;

/** The first bytes of a file as text, a character for a byte, to be searched for what names its format. */
export function latinHead(bytes: Uint8Array): string {
  const length = Math.min(bytes.byteLength, HEAD_LENGTH);
  return Buffer.from(bytes.buffer, bytes.byteOffset, length).toString('latin1');
}
