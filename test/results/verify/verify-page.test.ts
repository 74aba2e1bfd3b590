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
      { where: "the name of bo-k", expected: "bo keller", found: "cy mora" },
    ]);
  });

  const link = "[`Cy Mora`](https://github.com/cy-m)";
  it.each([
    ["in a list", page.replace(link, link.replace("Cy Mora", "Zoe Voss")), "the name of cy-m"],
    ["in every list", page.replaceAll("Cy Mora", "Zoe Voss"), "the name of cy-m"],
    [
      "without back-ticks",
      page.replace(link, link.replace("`Cy Mora`", "Zoe Voss")),
      "the name of cy-m",
    ],
    [
      "of another candidate",
      page.replaceAll(link, link.replace("Cy Mora", "Bo Keller")),
      "the name of cy-m",
    ],
    ["in the congratulations", page.replace("member `Cy Mora`", "member `Zoe Voss`"), "a name"],
    [
      "in the congratulations, one not elected",
      page.replace("member `Cy Mora`", "member `Bo`"),
      "a name",
    ],
  ])("names a name that is not the account's: %s", (_, edited, where) => {
    expect(edited).not.toBe(page);
    expect(pageUnlike(edited, page).map((each) => each.where)).toContain(where);
  });

  it.each([
    ["first names", page.replace("member `Cy Mora`", "member `Cy`")],
    ["accents", page.replaceAll("`Cy Mora`", "`Cý Mora`")],
    ["the family name first", page.replaceAll("`Cy Mora`", "`Mora Cy`")],
  ])("takes %s", (_, edited) => {
    expect(edited).not.toBe(page);
    expect(pageUnlike(edited, page)).toEqual([]);
  });

  it("names numbers and digests that are gone", () => {
    const edited = page.replace("40 of the 90", "41 of the 90").replace("b".repeat(64), "");
    expect(pageUnlike(edited, page)).toEqual([
      { where: "the number 40", expected: "once", found: "0 times" },
      { where: `the number ${"b".repeat(64)}`, expected: "once", found: "0 times" },
    ]);
  });
});
