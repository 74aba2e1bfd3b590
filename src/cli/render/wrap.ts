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

/** YAML and commands that people copy stand that deep, and would not survive another line break. */
const copied = /^ {4}/;

/** A text whose lines too long for the width are broken at blanks and go on under their own indentation. */
export function wrapLines(text: string, width: number): string {
  const wrap = (line: string): string => {
    if (line.length <= width || copied.test(line)) return line;
    const indent = /^ */.exec(line)?.[0] ?? "";
    return wrapText(line.slice(indent.length), width, indent);
  };
  return text.split("\n").map(wrap).join("\n");
}

/** As {@link wrapLines}, where a person looks; programs find each statement on one line. */
export function wrapForScreen(
  text: string,
  { isScreen, columns }: { readonly isScreen: boolean; readonly columns: number },
): string {
  return isScreen ? wrapLines(text, columns) : text;
}

function isProse(line: string): boolean {
  return /^\S/.test(line);
}

const widestHelp = 80;

/**
 * A help page on lines of at most 80 characters: paragraphs with a longer line are filled anew, and what
 * an example's command is followed by moves below it. Commands stay whole, so that they can be copied.
 */
export function wrapHelp(page: string): string {
  const lines = page.split("\n");
  const wrapped: string[] = [];
  for (let first = 0; first < lines.length; ) {
    let end = first + 1;
    if (isProse(lines[first] ?? "")) while (isProse(lines[end] ?? "")) end += 1;
    const block = lines.slice(first, end);
    const tooLong = block.some((line) => line.length > widestHelp);
    const example = /^( +\$ .*?\S) {3,}(\S.*)$/.exec(block[0] ?? "");
    if (!tooLong) wrapped.push(...block);
    else if (example) wrapped.push(example[1] ?? "", `      ${example[2]}`);
    else if (isProse(block[0] ?? "")) wrapped.push(wrapText(block.join(" "), widestHelp));
    else wrapped.push(...block);
    first = end;
  }
  return wrapped.join("\n");
}
