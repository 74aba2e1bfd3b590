import { describe, expect, it } from "vitest";
import { nomineeOf, readIssuePlace } from "../../src/roles/nomination.ts";

describe("readIssuePlace", () => {
  const community = { owner: "kata-containers", name: "community", number: 403 };
  it.each([
    ["403", community],
    ["#403", community],
    [" 403 ", community],
    ["kata-containers/community#403", community],
    ["https://github.com/kata-containers/community/issues/403", community],
    ["https://github.com/kata-containers/community/issues/403#issuecomment-1", community],
    ["https://git.example:8443/a/b.c/issues/7?x=1", { owner: "a", name: "b.c", number: 7 }],
  ])("reads %s", (text, place) => {
    expect(readIssuePlace(text, "kata-containers/community")).toEqual(place);
  });

  it.each([
    "",
    "0",
    "-1",
    "403a",
    "4030000000",
    "community#403",
    "a/b#0",
    "https://github.com/a/b/pull/403",
    "http://github.com/a/b/issues/403",
    "https://github.com/a/b/issues/403/x",
    "\u202e403",
  ])("refuses %j", (text) => {
    expect(() => readIssuePlace(text, "kata-containers/community")).toThrow(
      expect.objectContaining({ kind: "input", hint: expect.stringContaining("#403") }),
    );
  });
});

describe("nomineeOf", () => {
  const author = { login: "eva-r" };
  it.each([
    ["Nominate @dee-p as committer", "by @ada-l", "dee-p"],
    ["Committer nomination: Dee", "I nominate [Dee](https://github.com/dee-p).", "dee-p"],
    ["Nomination", "@Eva-R nominates @dee-p; @DEE-P works on it", "DEE-P"],
    ["New committer", "(@dee-p)", "dee-p"],
  ])("of %j, %j is %s", (title, body, nominee) => {
    expect(nomineeOf({ title, body, author })).toBe(nominee);
  });

  it.each([
    ["Nominate @dee-p and @fay-a", "@dee-p"],
    ["Nomination", "@dee-p is supported by @fay-a"],
    ["Nomination", "of dee-p"],
    [
      "Nomination",
      "see https://github.com/dee-p/runtime and mail dee@p.example, or @example-org/team",
    ],
    ["Nominate @eva-r", ""],
  ])("of %j, %j is not plain", (title, body) => {
    expect(nomineeOf({ title, body, author })).toBeUndefined();
  });

  it("means nobody's own name where the author's account is gone", () => {
    expect(nomineeOf({ title: "@dee-p", body: "", author: null })).toBe("dee-p");
  });
});
