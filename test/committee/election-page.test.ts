import { describe, expect, it } from "vitest";
import { readElectionPage } from "../../src/committee/election-page.ts";

function leavers(text: string) {
  return readElectionPage(text, "README.md", "2031-10").leavers.map(
    ({ name, login, left }) => `${name}/${login ?? "?"}: ${left}`,
  );
}

describe("readElectionPage", () => {
  it.each([
    [
      "The seats up for election are currently filled by `Ada Lindqvist`, `Bo Keller` and `Cy Mora` who stepped down early.",
      ["Cy Mora/?: stepped down early"],
    ],
    ["presently held by `Ada Lindqvist` (ada-l), who has resigned, and `Bo Keller`.", []],
    [
      "They are currently held by `Ada Lindqvist` (ada-l) who has resigned, and `Bo Keller`.",
      ["Ada Lindqvist/ada-l: has resigned"],
    ],
    ["One seat was vacated by [Cy Mora](https://github.com/cy-m).", ["Cy Mora/?: vacated"]],
    [
      "The seat of **Cy Mora**, and the seats currently filled by `Bo Keller` who is stepping down.",
      ["Bo Keller/?: is stepping down"],
    ],
    ["The seats are currently filled by `Ada Lindqvist` and `Bo Keller`.", []],
    ["`Cy Mora` stepped down.", []],
  ])("reads who left early: %s", (text, expected) => {
    expect(leavers(text)).toEqual(expected);
  });

  it.each([
    [
      "* October 06, 15:00 UTC - October 13, 2031 14:59 UTC: Candidate nominations open",
      "2031-10-06",
    ],
    ["* Nominations open: October 6", "2031-10-06"],
    ["* February 31, 2031: nominations open", undefined],
    ["* Voting opens October 20", undefined],
    ["* Nominations open soon", undefined],
  ])("reads when nominations open: %s", (line, expected) => {
    expect(readElectionPage(line, "README.md", "2031-10").opens?.toString()).toBe(expected);
  });
});
