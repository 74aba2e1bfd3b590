import { foldName } from "../../people/fold-name.ts";
import type { Deviation } from "./verify-record.ts";

/** What became of someone, in words that any version or hand would use; the first that fits is meant. */
const states: readonly (readonly [state: string, words: RegExp])[] = [
  [
    "not elected",
    /\b(?:not|never|n't)\s+(?:been\s+)?(?:re-?)?(?:elected|seated|appointed)\b|\bunelected\b/,
  ],
  ["passed over", /\bpassed over\b/],
  ["not reached", /\bnot reached\b/],
  ["tied", /\btied\b/],
  ["withdrawn", /\bwithdr(?:ew|awn)\b|\bdeclined\b/],
  ["elected", /\b(?:re-?)?elected\b|\bseated\b|\bappointed\b/],
];

/** Rules of counting by the words that name them, this program's and others'. */
const rules: readonly (readonly [rule: string, words: RegExp])[] = [
  ["minimax", /\bmini-?max\b|\bsimpson\b/],
  ["Schulze", /\bschulze\b|\bbeat-?path\b/],
  ["ranked pairs", /\branked[- ]pairs\b|\btideman\b/],
  ["MAM", /\bmam\b|\bmaximi[sz]e affirmed\b/],
  ["a runoff", /\brun-?offs?\b|\birv\b/],
  ["Copeland", /\bcopeland\b/],
  ["Borda", /\bborda\b/],
  ["plurality", /\bplurality\b|\bfirst[- ]past[- ]the[- ]post\b/],
  ["approval voting", /\bapproval voting\b/],
  ["a single transferable vote", /\bstv\b|\bsingle transferable\b/],
  ["score voting", /\b(?:score|range) voting\b|\bstar voting\b/],
  ["winning votes", /\bwinning[- ]votes\b/],
  ["opposition", /\bopposition\b/],
  ["margins", /\bmargins\b/],
];

/** A line without what stands in links and back-ticks: names and addresses. */
function proseOf(line: string): string {
  return line
    .replace(/\[[^\]\n]{1,300}\]\([^)\n]{1,300}\)/g, " ")
    .replace(/`[^`\n]{0,300}`/g, " ")
    .toLowerCase();
}

function linkedLogins(line: string): string[] {
  return [...line.matchAll(/\]\(https:\/\/github\.com\/([A-Za-z0-9_-]{1,100})\/?\)/g)].map(
    ([, login = ""]) => login.toLowerCase(),
  );
}

function stateIn(line: string): string | undefined {
  const prose = proseOf(line);
  const found = states.flatMap(([state, words]) => {
    const at = prose.search(words);
    return at === -1 ? [] : [{ state, at }];
  });
  return found.sort((a, b) => a.at - b.at)[0]?.state;
}

/** What a page says of each account in the lines that link to it first. */
function statesOf(page: string): ReadonlyMap<string, ReadonlySet<string>> {
  const told = new Map<string, Set<string>>();
  for (const line of page.split("\n")) {
    const [login] = linkedLogins(line);
    const state = login === undefined ? undefined : stateIn(line);
    if (login === undefined || state === undefined) continue;
    told.set(login, (told.get(login) ?? new Set()).add(state));
  }
  return told;
}

/** Accounts of which the page says another thing than the result; `not elected` says less than why. */
export function statesUnlike(page: string, expected: string): Deviation[] {
  const found = statesOf(page);
  return [...statesOf(expected)].flatMap(([login, wanted]) =>
    [...(found.get(login) ?? [])]
      .filter((state) => !wanted.has(state))
      .filter((state) => state !== "not elected" || wanted.has("elected"))
      .map((state) => ({
        where: `what became of ${login}`,
        expected: [...wanted].join(" or "),
        found: state,
      })),
  );
}

/** Rules that the page names and the result does not. */
export function rulesUnlike(page: string, expected: string): Deviation[] {
  const [is, should] = [page, expected].map((text) =>
    rules.filter(([, words]) => words.test(text.toLowerCase())).map(([rule]) => rule),
  ) as [string[], string[]];
  return is
    .filter((rule) => !should.includes(rule))
    .map((rule) => ({
      where: "the rule of counting",
      expected: should.join(", ") || "none named",
      found: rule,
    }));
}

/** Accounts beside which the page no longer has the organization that they count for. */
export function organizationsUnlike(page: string, expected: string): Deviation[] {
  const lines = page.split("\n").map((line) => ({ logins: linkedLogins(line), line }));
  const beside = /\]\(https:\/\/github\.com\/([A-Za-z0-9_-]{1,100})\/?\) \(`([^`\n]{1,300})`\)/g;
  return [...expected.matchAll(beside)].flatMap(([, login = "", organization = ""]) => {
    const own = lines.filter(({ logins }) => logins.includes(login.toLowerCase()));
    const isTold = own.some(({ line }) => foldName(line).includes(foldName(organization)));
    if (own.length === 0 || isTold) return [];
    const where = `the organization of ${login.toLowerCase()}`;
    return [{ where, expected: organization, found: "not beside the name" }];
  });
}
