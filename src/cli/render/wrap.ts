import { displayWidth, fillText, wrapText } from "../../wrap-text.ts";

/** Deeply indented YAML, commands and paths are copied, so they must not be wrapped. */
const copied = /^ {4}|^ *(?:kata-election|git|gh) |^(?:wrote|changed) \S+$/;

/** Wraps long lines at blanks, keeping their indentation. */
export function wrapLines(text: string, width: number): string {
  const wrap = (line: string): string => {
    if (displayWidth(line) <= width || copied.test(line)) return line;
    return fillText(line, width);
  };
  return text.split("\n").map(wrap).join("\n");
}

/** As {@link wrapLines}, on a screen only; programs get each statement on one line. */
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

/** An example's command split with backslashes, before an option, a pipe or a long name. */
function foldCommand(line: string): string[] {
  const folded: string[] = [];
  const parts = line.split(/(?<=\S) (?=--[a-z]|\| |> |https?:|elections\/)/);
  for (const [at, part] of parts.entries()) {
    const last = folded.at(-1);
    const isLast = at === parts.length - 1 || line.endsWith("\\");
    const joined = `${last} ${part}`;
    if (last !== undefined && joined.length + (isLast ? 0 : 2) <= widestHelp) {
      folded[folded.length - 1] = joined;
    } else {
      folded.push(last === undefined ? part : `      ${part}`);
    }
  }
  return folded.map((part, at) => (at < folded.length - 1 ? `${part} \\` : part));
}

/**
 * A help page wrapped to 80 characters: long paragraphs are refilled, notes go on the line above their example,
 * and long commands continue after a backslash, so that they can be copied.
 */
export function wrapHelp(page: string): string {
  const lines = page.split("\n");
  const wrapped: string[] = [];
  for (let first = 0; first < lines.length; ) {
    let end = first + 1;
    if (isProse(lines[first] ?? "")) while (isProse(lines[end] ?? "")) end += 1;
    const block = lines.slice(first, end);
    const tooLong = block.some((line) => displayWidth(line) > widestHelp);
    const example = /^( +(?:\$|--) ?.*?\S)(?: {3,}(\S.*))?$/.exec(block[0] ?? "");
    if (!tooLong) wrapped.push(...block);
    else if (example) {
      wrapped.push(...foldCommand(example[1] ?? ""));
      if (example[2] !== undefined) wrapped.push(`      ${example[2]}`);
    } else if (isProse(block[0] ?? "")) wrapped.push(wrapText(block.join(" "), widestHelp));
    else wrapped.push(...block);
    first = end;
  }
  return wrapped.join("\n");
}
