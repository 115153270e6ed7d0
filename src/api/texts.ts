import { z } from 'zod';

const texts = z.array(z.string());

/** A list of texts from the JSON array it is published as. */
export function parseTexts(json: string): readonly string[] {
  return texts.parse(JSON.parse(json));
}
