import { describe, expect, it } from "vitest";
import { needsDecision, undecidedItems } from "../../../src/electorate/review/decide.ts";
import type { ReviewItem } from "../../../src/electorate/roll.ts";

const references = { pullRequests: ["example-org/runtime#1"] };
const url = "https://github.com/example-org/runtime";
const commit = `example-org/runtime@${"ab".repeat(20)}`;
const unresolved = { about: "unresolved", commit, url, name: "Bo", email: "", commits: 1 } as const;

const questions: [ReviewItem, string][] = [
  [{ ...unresolved, ...references }, commit],
  [{ about: "old-commits", login: "bo-k", commits: 1, newest: "", ...references }, "bo-k"],
  [{ about: "shared-address", email: "x@y.example", logins: ["ada-l", "bo-k"] }, "BO-K"],
  [{ about: "same-name", name: "Xia Yun", logins: ["xia-y", "xiayun2"] }, "Xia-Y"],
  [{ about: "looks-like-bot", login: "katabot", name: null }, "katabot"],
  [{ about: "not-a-person", login: "company", type: "Organization" }, "company"],
  [
    { about: "deleted-account", pullRequest: "example-org/runtime#3", url },
    "example-org/runtime#3",
  ],
  [
    { about: "idle-credit", pullRequest: "example-org/runtime#4", logins: ["bo-k"] },
    "example-org/runtime#4",
  ],
  [{ about: "unlisted-repository", repository: "x/y", ...references }, "x/y"],
];

const remarks: ReviewItem[] = [
  { ...unresolved, ...references, old: true },
  { about: "co-author", name: "", email: "", login: "cy-m", votes: false, ...references },
  { about: "co-author", name: "", email: "", votes: false, ...references },
  { about: "renamed", login: "ada-l", formerly: ["ada"] },
  { about: "no-address", login: "ada-l" },
  { about: "no-account", login: "ada-l" },
];

describe("review items", () => {
  it.each(questions)("need a decision: %j", (item, subject) => {
    expect(needsDecision(item)).toBe(true);
    expect(undecidedItems([item], [])).toEqual([item]);
    expect(undecidedItems([item], [{ subject }])).toEqual([]);
    expect(undecidedItems([item], [{ subject: "somebody-else" }])).toEqual([item]);
  });

  it.each(remarks.map((item) => [item]))("need none: %j", (item) => {
    expect(needsDecision(item)).toBe(false);
    expect(undecidedItems([item], [])).toEqual([]);
  });

  it("are never named by an address", () => {
    const shared: ReviewItem = { about: "shared-address", email: "x@y.example", logins: ["ada-l"] };
    expect(undecidedItems([shared], [{ subject: "x@y.example" }])).toEqual([shared]);
  });

  it.each([
    ["example-org/runtime@abababa", true],
    ["example-org/runtime@ababab", false],
    ["example-org/tools@abababa", false],
    ["example-org/runtime@bababab", false],
  ])("a commit shortened to %s names the item: %s", (subject, settled) => {
    const item = questions[0]?.[0] as ReviewItem;
    expect(undecidedItems([item], [{ subject }])).toEqual(settled ? [] : [item]);
  });
});
