import { describe, expect, it } from "vitest";
import { type ResultPage, readResultPage } from "../../src/committee/result-page.ts";

function read(text: string): ResultPage {
  return readResultPage(text, "Results.md");
}

function said(text: string): readonly [string, ResultPage["how"]] {
  const { elected, how } = read(text);
  return [elected?.map(({ name, login }) => `${name}=${login ?? "?"}`).join(", ") ?? "-", how];
}

const ada = "- [`Ada Lindqvist`](https://github.com/ada-l)";
const bo = "- [`Bo Keller`](https://github.com/bo-k)";
const cy = "- [`Cy Mora`](https://github.com/cy-m)";
const adaAndBo = "Ada Lindqvist=ada-l, Bo Keller=bo-k";

describe("readResultPage", () => {
  it.each<[string, string, ResultPage["how"]]>([
    [
      "the voting phase was skipped and all the nominated individuals were appointed",
      adaAndBo,
      "uncontested",
    ],
    ["voting was not needed, and all nominees have been elected", adaAndBo, "uncontested"],
    ["no vote was held", adaAndBo, "uncontested"],
    ["the candidates were elected by acclamation", adaAndBo, "uncontested"],
    ["they were admitted without a vote", adaAndBo, "uncontested"],
    ["the elections were cancelled", adaAndBo, "uncontested"],
    ["the seats are uncontested", adaAndBo, "uncontested"],
    ["there will be something", "-", undefined],
    ["elections were held", "-", "vote"],
  ])("reads of nominees alone: %s", (words, elected, how) => {
    const text = `There were 2 nominations received for the October 2031 elections:\n\n${ada}\n${bo}\n\nTwo seats were available, so ${words}.\n`;
    expect(said(text)).toEqual([elected, how]);
  });

  it.each([
    "The nominees elected to the positions were:",
    "The following candidates have been elected:",
    "## Elected members",
    "The newly elected Architecture Committee members are:",
    "Winners:",
    "Congratulations! The elected nominees are listed below.",
  ])("reads who was elected after “%s”", (words) => {
    const text = `3 nominations received:\n\n${ada}\n${bo}\n${cy}\n\nTwo seats were available, so a vote was held.\n\n${words}\n\n${ada}\n${bo}\n`;
    expect(said(text)).toEqual([adaAndBo, "vote"]);
  });

  it.each([
    ["1. Ada Lindqvist (ada-l)\n2. Bo Keller (bo-k)", adaAndBo],
    ["- @ada-l\n- @bo-k", "ada-l=ada-l, bo-k=bo-k"],
    ["* Ada Lindqvist, @ada-l\n* Bo Keller, @bo-k", adaAndBo],
    [
      "- **Ada Lindqvist** ([@ada-l](https://github.com/ada-l)), Northwind\n- Bo Keller – @bo-k",
      adaAndBo,
    ],
    ["- Ada Lindqvist\n- Bo Keller", "Ada Lindqvist=?, Bo Keller=?"],
  ])("reads entries such as %j", (list, elected) => {
    expect(said(`# October 2031\n\nElected:\n\n${list}\n`)[0]).toBe(elected);
  });

  it.each([
    "There were [TBD] nominations received:\n\n- TBD\n\nThe nominees elected to the positions were:\n\n- TBD\n",
    "[NUMBER OF NOMINATIONS] nominations were received:\n\n- \n\nThe nominees elected to the positions were:\n\n- \n",
    "# Results\n\nTBD\n",
    "The nominees elected to the positions were:\n\n- `Name`\n- `Name`\n",
    "The nominees elected were:\n\n- [First Last Name](https://github.com/login)\n",
    "Elected:\n\n- to be announced\n",
    "Elected:\n\n- `Name Surname`\n- `Firstname Lastname`\n",
    "Elected:\n\n- [your-github-username](https://github.com/your-github-username)\n",
    "Elected:\n\n- Candidate 1\n- Candidate 2\n",
    "Elected:\n\n1. Winner of seat 1\n2. Winner of seat 2\n",
    "Elected:\n\n- [User A](https://github.com/user-a)\n- (coming soon)\n",
    "Elected:\n\n- Open seat\n",
    "",
    "<!-- The nominees elected were:\n\n- Ada Lindqvist -->\n",
  ])("takes no placeholder for a result: %j", (text) => {
    expect(read(text).elected).toBe(undefined);
  });

  it("does not seat who withdrew", () => {
    const text = `Three nominations were received:\n\n${ada}\n${bo}\n- ~~Cy Mora~~ (withdrew)\n\nThe voting phase was skipped.\n`;
    expect(said(text)[0]).toBe(adaAndBo);
    const final = `Three nominations were received, however one of the candidates withdrew. The final\ncandidate list is:\n\n${ada}\n${bo}\n\nNo election was held.\n`;
    expect(said(final)).toEqual([adaAndBo, "uncontested"]);
  });

  it("takes a ranking of everyone after a vote for no list of the elected", () => {
    const text = `2 nominations were received:\n\n${ada}\n${bo}\n\nElections were held. The results:\n\n${bo}\n${ada}\n`;
    expect(said(text)).toEqual(["-", "vote"]);
  });

  it("does not choose between a vote held and a vote skipped", () => {
    const text = `Elected:\n\n${ada}\n\nThe voting was skipped. Elections were held.\n`;
    expect(said(text)).toEqual(["Ada Lindqvist=ada-l", undefined]);
  });

  it.each([
    ["on 2031-10-20", "2031-10-20"],
    ["on 2031-13-40", undefined],
    ["soon", undefined],
  ])("reads the day of admission %s", (words, expected) => {
    const text = `Elected:\n\n${ada}\n\nThe member was admitted ${words}.\n`;
    expect(read(text).admitted?.toString()).toBe(expected);
  });
});
