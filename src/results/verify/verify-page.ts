import type { Deviation } from "./verify-record.ts";

/** How often each account is linked, and each number is told; digests and dates count as numbers, too. */
function tokensOf(page: string): ReadonlyMap<string, number> {
  const links = [...page.matchAll(/https:\/\/github\.com\/([A-Za-z0-9_-]+)(?=[)\s/#?]|$)/g)];
  const numbers = page.replace(/https?:\/\/\S+/g, " ").match(/\b[0-9a-f]{64}\b|\d+/g) ?? [];
  const tokens = new Map<string, number>();
  const words = [
    ...links.map(([, login = ""]) => `a link to ${login.toLowerCase()}`),
    ...numbers.map((number) => `the number ${number}`),
  ];
  for (const word of words) tokens.set(word, (tokens.get(word) ?? 0) + 1);
  return tokens;
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

/**
 * Where a page that was edited, or made by another version, names other people than the record, or lacks a
 * number of it. Words and further numbers are left to people.
 */
export function pageUnlike(page: string, expected: string): Deviation[] {
  const [found, wanted] = [tokensOf(page), tokensOf(expected)];
  return [...new Set([...wanted.keys(), ...found.keys()])].flatMap((where) => {
    const [is, should] = [found.get(where) ?? 0, wanted.get(where) ?? 0];
    const isWrong = where.startsWith("a link") ? is !== should : is < should;
    return isWrong ? [{ where, expected: times(should), found: times(is) }] : [];
  });
}
