/**
 * A text on lines of at most `width` characters, broken at blanks; a word longer than a line stands on
 * its own line. Every line begins with `indent`, which counts.
 */
export function wrapText(text: string, width: number, indent = ""): string {
  const lines: string[] = [];
  for (const word of text.split(/ +/)) {
    const line = lines.at(-1);
    if (line !== undefined && indent.length + line.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines.map((line) => `${indent}${line}`).join("\n");
}
