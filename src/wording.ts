import { visible } from "./visible-text.ts";

/** What agrees with a number: `is` with 1, `are` with any other. */
export function agreeing(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

/** A number and what agrees with it: `1 voter`, `2 voters`, `2 seats are`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${agreeing(count, one, many)}`;
}

const smallNumbers = "No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split(" ");

/** A number in words up to twelve, `four`. */
export function numberWord(number: number): string {
  return smallNumbers[number]?.toLowerCase() ?? String(number);
}

/** `Four seats were`, `One seat was`: a number in words up to twelve, and what agrees with it. */
export function spelledCount(
  number: number,
  noun: string,
  verb?: readonly [string, string],
): string {
  const words = [smallNumbers[number] ?? String(number), agreeing(number, noun, `${noun}s`)];
  return [...words, ...(verb === undefined ? [] : [agreeing(number, ...verb)])].join(" ");
}

/** `a`, `a and b`, `a, b and c`. */
export function listOf(items: readonly string[], word: "and" | "or" = "and"): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${word} ${last}`;
}

/** As {@link listOf}, for names from outside: they are made safe to show. */
export function listNames(names: readonly string[], word?: "and" | "or"): string {
  return listOf(names.map(visible), word);
}

/** The order of texts by code units: the same everywhere, in no language's order. */
export function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
