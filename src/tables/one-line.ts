/** The text with one space for each run of white space. Only what is not one space already is replaced. */
export function oneLine(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, ' ');
}
