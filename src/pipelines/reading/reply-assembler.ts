import { checkLength, FrameAssembler } from './frames.ts';
import { joinAnswer } from './long-answers.ts';
import type { Answer, AnswerPart } from './messages.ts';
import { parseReply } from './parse-reply.ts';

/** Puts what a child says together from the chunks it arrives in: an answer comes once all its parts have come. */
export class ReplyAssembler {
  readonly #frames = new FrameAssembler();
  #parts: AnswerPart[] = [];
  #received = 0;

  /** The replies that this chunk completes. Throws an Error for what is none, or longer than any can be. */
  *push(chunk: Uint8Array): Generator<'ready' | Answer> {
    this.#received += chunk.byteLength;
    checkLength(this.#received);
    for (const value of this.#frames.push(chunk)) {
      const reply = parseReply(value);
      if (reply === 'ready') yield reply;
      else if ('outcome' in reply) yield this.#complete(reply);
      else this.#parts.push(reply);
    }
  }

  #complete(answer: Answer): Answer {
    const parts = this.#parts;
    this.#parts = [];
    this.#received = 0;
    return joinAnswer(answer, parts);
  }
}
