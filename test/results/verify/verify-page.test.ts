import { describe, expect, it } from "vitest";
import { buildRecord, publicRecord } from "../../../src/results/build-record.ts";
import { resultsPage } from "../../../src/results/results-page.ts";
import { pageUnlike } from "../../../src/results/verify/verify-page.ts";
import { contested } from "../made-up-election.ts";

const page = resultsPage(publicRecord(buildRecord(contested()), "winners", "a".repeat(64)));

describe("the result page, from the record", () => {
  it("may be reworded and added to", () => {
    const edited = page.replace("Congratulations to", "Hearty congratulations (all 7 of us!) to");
    expect(edited).not.toBe(page);
    expect(pageUnlike(edited, page)).toEqual([]);
    expect(pageUnlike(page.replaceAll("github.com/ada-l", "github.com/Ada-L"), page)).toEqual([]);
  });

  it("names people who were put in or left out", () => {
    const at = page.lastIndexOf("https://github.com/cy-m");
    const swapped = `${page.slice(0, at)}https://github.com/bo-k${page.slice(at + 23)}`;
    expect(pageUnlike(swapped, page)).toEqual([
      { where: "a link to bo-k", expected: "once", found: "2 times" },
      { where: "a link to cy-m", expected: "2 times", found: "once" },
    ]);
  });

  it("names numbers and digests that are gone", () => {
    const edited = page.replace("40 of the 90", "41 of the 90").replace("b".repeat(64), "");
    expect(pageUnlike(edited, page)).toEqual([
      { where: "the number 40", expected: "once", found: "0 times" },
      { where: `the number ${"b".repeat(64)}`, expected: "once", found: "0 times" },
    ]);
  });
});
