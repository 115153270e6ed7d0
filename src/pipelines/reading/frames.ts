/** Two lengths of four bytes each stand before the JSON text and the bytes. */
export const HEADER_BYTES = 8;

/** Far more than a report gives, in one frame or in several; a header that names a longer one is garbage. */
const LONGEST_ANSWER = 256_000_000;

/** A frame is one message between the processes: a value as JSON and, after it, bytes as they are. */
export type FrameLengths = { readonly value: number; readonly body: number };

/** The head of a frame, with its value; the body follows it on the wire. Throws a RangeError when it is too long. */
export function encodeFrame(value: unknown, bodyBytes: number): Buffer {
  const text = JSON.stringify(value);
  const valueBytes = Buffer.byteLength(text);
  checkLength(valueBytes + bodyBytes);
  const frame = Buffer.allocUnsafe(HEADER_BYTES + valueBytes);
  frame.writeUInt32LE(valueBytes, 0);
  frame.writeUInt32LE(bodyBytes, 4);
  frame.write(text, HEADER_BYTES);
  return frame;
}

/** The lengths that a header names. Throws a RangeError when they cannot be true. */
export function decodeHeader(header: Uint8Array): FrameLengths {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const lengths = { value: view.getUint32(0, true), body: view.getUint32(4, true) };
  checkLength(lengths.value + lengths.body);
  return lengths;
}

/** Throws a RangeError for more bytes than an answer can have. */
export function checkLength(bytes: number): void {
  if (bytes > LONGEST_ANSWER) throw new RangeError(`Invalid message length: ${bytes} bytes`);
}

/** The value of a frame. Throws a SyntaxError for what is not JSON. */
export function decodeValue(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString());
}

/** Puts the values of frames without a body together from the chunks they arrive in; linear in their bytes. */
export class FrameAssembler {
  #chunks: Uint8Array[] = [];
  #held = 0;
  #wanted: FrameLengths | null = null;

  /** The values that this chunk completes. Throws an Error for what is no frame. */
  *push(chunk: Uint8Array): Generator<unknown> {
    this.#chunks.push(chunk);
    this.#held += chunk.byteLength;
    for (;;) {
      if (this.#wanted === null) {
        if (this.#held < HEADER_BYTES) return;
        this.#wanted = decodeHeader(this.#take(HEADER_BYTES));
      }
      const { value, body } = this.#wanted;
      if (this.#held < value + body) return;
      const bytes = this.#take(value + body);
      this.#wanted = null;
      yield decodeValue(bytes.subarray(0, value));
    }
  }

  #take(bytes: number): Uint8Array {
    const all = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
    const taken = all?.subarray(0, bytes) ?? new Uint8Array();
    const rest = all?.subarray(bytes) ?? new Uint8Array();
    this.#chunks = rest.byteLength === 0 ? [] : [rest];
    this.#held = rest.byteLength;
    return taken;
  }
}
