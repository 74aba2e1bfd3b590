const bullet = /^(\s*)((?:[-*•]|\d+\.)\s+)?/;

/** One line of text on lines of at most `width` characters; further lines hang under a bullet's text. */
function fillLine(line: string, width: number): string[] {
  const [edge = "", margin = "", mark = ""] = bullet.exec(line) ?? [];
  const text = line.slice(edge.length);
  const hanging = `${margin}${" ".repeat(mark.length)}`;
  const lines: string[] = [];
  let current = "";
  for (const word of text.split(/ +/)) {
    const indent = lines.length === 0 ? `${margin}${mark}` : hanging;
    if (current !== "" && indent.length + current.length + 1 + word.length > width) {
      lines.push(`${indent}${current}`);
      current = word;
    } else {
      current = current === "" ? word : `${current} ${word}`;
    }
  }
  return [...lines, `${lines.length === 0 ? `${margin}${mark}` : hanging}${current}`.trimEnd()];
}

/**
 * A text with each of its lines broken at blanks so that none is longer than `width`, where words allow;
 * addresses are never broken. Lines that begin with a bullet or a number hang.
 */
export function fillText(text: string, width: number): string {
  return text
    .split("\n")
    .flatMap((line) => fillLine(line, width))
    .join("\n");
}
