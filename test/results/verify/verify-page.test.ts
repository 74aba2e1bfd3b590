import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildRecord, publicRecord } from "../../../src/results/build-record.ts";
import { resultsPage } from "../../../src/results/results-page.ts";
import { pageUnlike } from "../../../src/results/verify/verify-page.ts";
import { parseRecord } from "../../../src/workspace/results/record-file.ts";
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

describe("a page of which a fact was changed and nothing else", () => {
  const file = new URL("../../support/written-by-0.1.0/record.json", import.meta.url);
  const record = parseRecord(readFileSync(file, "utf8"), "record.json").record;
  const page = resultsPage(record);

  it.each([
    ["the number of nominations", "Six nominations", "Seven nominations"],
    ["the number of seats", "Four seats were", "Five seats were"],
    ["the season of the terms", "until the spring 2028", "until the autumn 2028"],
    ["who is new", "`Goran Delacroix` and `Hana Petrov`", "`Dana Whitfield` and `Ivo Castellan`"],
    ["the poll", "`E_rehearsal`", "`E_other`"],
    ["counts that change places", "| – | 20 | 27 |", "| – | 27 | 20 |"],
    ["who fills the limit", "and Jun Abernathy and Dana", "and Kofi Rasmussen and Dana"],
    ["the turnout", "33 of the 40", "40 of the 33"],
    ["the month", "Results: April 2027", "Results: May 2027"],
  ])("tells another %s", (_, was, now) => {
    expect(page).toContain(was);
    const unlike = pageUnlike(page.replace(was, now), page);
    expect(unlike.map(({ found }) => found).join("\n")).toContain(now.split("\n")[0]);
  });

  it.each([
    ["of who was elected", ": elected; takes seat 6", ": not elected; takes seat 6"],
    ["of who was elected", ": elected; takes seat 6", ": passed over; takes seat 6"],
    ["of who was passed over", ": passed over; ", ": elected; "],
    ["of who was passed over", ": passed over; ", ": not reached; "],
    ["of who was not reached", ": not reached; ", ": seated; "],
    ["of the rule", "minimax (margins)", "the Schulze rule (beatpath)"],
    ["of the rule", "minimax (margins)", "minimax (winning votes)"],
    ["of the rule", "Condorcet, completed by minimax (margins)", "Borda count"],
    ["of the rule", "completed by minimax", "completed by ranked pairs"],
    ["of the vote", "so elections were held", "so no elections were held"],
    ["of an organization", "(`Bluefin Labs`): elected", ": elected"],
    ["of an organization", "(`Bluefin Labs`): elected", "(`Harbor Cloud`): elected"],
    ["of someone more", "The nominees elected", "- Zed Stone\n\nThe nominees elected"],
    [
      "of someone more, with a link",
      "The nominees elected",
      "- [Zed Stone](https://zed.example)\n\nThe nominees elected",
    ],
  ])("notices another word %s: %s", (_, was, now) => {
    expect(page).toContain(was);
    expect(pageUnlike(page.replace(was, now), page)).not.toEqual([]);
  });

  it("may say less, and “not elected” for why someone was not", () => {
    const less = page.replace(/: (?:passed over|not reached); [^\n]*/g, ": not elected.");
    expect(less).not.toBe(page);
    const told = pageUnlike(less, page).map(({ where }) => where);
    expect(told.filter((where) => where.startsWith("what became"))).toEqual([]);
  });

  it("may have other words, and names without accents", () => {
    expect(pageUnlike(page, page)).toEqual([]);
    const words = page.replace("were received for the", "came in for the");
    expect(
      pageUnlike(words.replace("so elections were held", "so there was a vote"), page),
    ).toEqual([]);
    expect(pageUnlike(page.replaceAll("Petrov`", "Petróv`"), page)).toEqual([]);
  });
});
