import { beginning, characters, displayWidth } from "../../wrap-text.ts";

function cutFront(text: string, width: number): string {
  const reversed = [...characters(text)].reverse();
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
 * Names no wider than `width` and still distinct: cut at the end, otherwise in the middle, otherwise numbered.
 *
 * @param width at least 8.
 */
export function shortNames(names: readonly string[], width: number): string[] {
  const fits = (name: string): boolean => displayWidth(name) <= width;
  const atEnd = (name: string): string => `${beginning(name, width - 1)}…`;
  const inMiddle = (name: string): string => {
    const back = Math.floor((width - 1) / 2);
    return `${beginning(name, width - 1 - back)}…${cutFront(name, back)}`;
  };
  const numbered = (name: string, index: number): string => {
    const mark = `…#${index + 1}`;
    return `${beginning(name, width - displayWidth(mark))}${mark}`;
  };
  for (const shorten of [atEnd, inMiddle]) {
    const short = names.map((name) => (fits(name) ? name : shorten(name)));
    if (new Set(short).size === new Set(names).size) return short;
  }
  return names.map((name, index) => (fits(name) ? name : numbered(name, index)));
}
