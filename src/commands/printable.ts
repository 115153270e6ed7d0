import { stripVTControlCharacters } from 'node:util';

/** A report's text must not steer the terminal it is printed on. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replace(/\p{Cc}+/gu, ' ');
}
