import stringWidth from "fast-string-width";

const plain = /^[\u0020-\u007e]*$/;
let segments: Intl.Segmenter | undefined;
/** The segmenter takes time by the square of what it is given: it gets a text in parts of so many UTF-16 units. */
const shortestPart = 256;

/** What people count as characters. The segmenter takes longer to make than most counts: only if needed. */
export function* characters(text: string): Generator<string> {
  if (plain.test(text)) return yield* text;
  segments ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  for (let at = 0, size = shortestPart; at < text.length; ) {
    const begin = at;
    const isHalf = /[\ud800-\udbff]/.test(text[at + size - 1] ?? "");
    const end = at + size + (isHalf ? 1 : 0);
    for (const { segment } of segments.segment(text.slice(at, end))) {
      // The last one of a part may go on in the next.
      if (at + segment.length >= end && end < text.length) break;
      yield segment;
      at += segment.length;
    }
    size = at === begin ? 2 * size : shortestPart;
  }
}

/** Columns that a text takes on a terminal: East Asian wide characters and pictographs take two, colors none. */
export function displayWidth(text: string): number {
  return plain.test(text) ? text.length : stringWidth(text);
}

function* piecesOf(text: string, width: number): Generator<string> {
  let [piece, used] = ["", 0];
  for (const character of characters(text)) {
    const columns = displayWidth(character);
    if (used + columns > width && piece !== "") {
      yield piece;
      [piece, used] = ["", 0];
    }
    piece += character;
    used += columns;
  }
  if (piece !== "") yield piece;
}

/** The longest beginning of a text that is no wider than `width`, but at least one character of it. */
export function beginning(text: string, width: number): string {
  const [piece = ""] = piecesOf(text, width);
  return piece;
}

/** A word in pieces no wider than `width`. */
export function brokenWord(word: string, width: number): string[] {
  return [...piecesOf(word, width)];
}

/** Words are parted by blanks; East Asian texts have none, and may be broken between any two characters. */
function wordsOf(text: string, width: number): string[] {
  return text
    .split(/ +/)
    .flatMap((word) =>
      displayWidth(word) > Math.max(width, word.length) ? brokenWord(word, width) : [word],
    );
}

/**
 * A text on lines of at most `width` columns, broken at blanks; a word longer than a line, such as a link,
 * stands on its own line. Every line begins with `indent`, the first with `first`, which count.
 */
export function wrapText(text: string, width: number, indent = "", first = indent): string {
  const lines: string[] = [];
  let used = 0;
  for (const word of wordsOf(text, width - indent.length)) {
    const length = displayWidth(word);
    if (lines.length > 0 && used + 1 + length <= width) {
      lines.push(`${lines.pop()} ${word}`);
      used += 1 + length;
    } else {
      const start = lines.length === 0 ? first : indent;
      lines.push(start + word);
      used = displayWidth(start) + length;
    }
  }
  return lines.join("\n");
}

const bullet = /^(\s*)((?:[-*•]|\d+\.)\s+)?/;

/**
 * A text with each of its lines broken as by {@link wrapText}. Lines that begin with a bullet or a number hang.
 */
export function fillText(text: string, width: number): string {
  const fillLine = (line: string): string => {
    const [edge = "", margin = "", mark = ""] = bullet.exec(line) ?? [];
    const hanging = `${margin}${" ".repeat(mark.length)}`;
    return wrapText(line.slice(edge.length), width, hanging, edge).trimEnd();
  };
  return text.split("\n").map(fillLine).join("\n");
}
