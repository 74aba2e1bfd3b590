const wide =
  /^[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\p{Extended_Pictographic}]/u;
const plain = /^[\u0020-\u007e]*$/;
let segments: Intl.Segmenter | undefined;

/** What people count as characters. The segmenter takes longer to make than most counts: only if needed. */
function characters(text: string): string[] {
  if (plain.test(text)) return [...text];
  segments ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return [...segments.segment(text)].map(({ segment }) => segment);
}

/** Columns that a text takes on a terminal: East Asian wide characters and pictographs take two. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length;
  return characters(text).reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
}

function cut(text: string, width: number): string {
  let used = 0;
  let kept = "";
  for (const character of characters(text)) {
    used += displayWidth(character);
    if (used > width) break;
    kept += character;
  }
  return kept;
}

function cutFront(text: string, width: number): string {
  const reversed = characters(text).reverse();
  let used = 0;
  const kept: string[] = [];
  for (const character of reversed) {
    used += displayWidth(character);
    if (used > width) break;
    kept.unshift(character);
  }
  return kept.join("");
}

/** `text` followed by blanks up to a width. */
export function padTo(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

/**
 * Names no wider than `width`, and still different from each other: cut at the end, else in the middle,
 * else told apart by their number.
 *
 * @param width at least 8.
 */
export function shortNames(names: readonly string[], width: number): string[] {
  const fits = (name: string): boolean => displayWidth(name) <= width;
  const atEnd = (name: string): string => `${cut(name, width - 1)}…`;
  const inMiddle = (name: string): string => {
    const back = Math.floor((width - 1) / 2);
    return `${cut(name, width - 1 - back)}…${cutFront(name, back)}`;
  };
  const numbered = (name: string, index: number): string => {
    const mark = `…#${index + 1}`;
    return `${cut(name, width - displayWidth(mark))}${mark}`;
  };
  for (const shorten of [atEnd, inMiddle]) {
    const short = names.map((name) => (fits(name) ? name : shorten(name)));
    if (new Set(short).size === new Set(names).size) return short;
  }
  return names.map((name, index) => (fits(name) ? name : numbered(name, index)));
}
