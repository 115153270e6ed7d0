/** Breaks a text at its spaces into lines of at most `width` letters; a longer word keeps a line of its own. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

export function indentLines(lines: readonly string[], indent: number): string {
  return lines.map((line) => ' '.repeat(indent) + line).join('\n');
}
