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
    ...["Results will be announced by:", "The elected members will be announced by the officials:"],
    ...[
      "These members continue until they are re-elected:",
      "The previous election's elected members:",
    ],
    ...["Members elected in April 2031:", "Elected last term, see below if they are re-elected:"],
  ])("takes no one as elected who follows “%s”", (words) => {
    const path = "elections/arch-committee-2031-10/Results.md";
    const list = `# Results\n\n${words}\n\n${ada}\n${bo}\n`;
    expect(readResultPage(list, path).elected).toBeUndefined();
  });

  it.each([
    ...["If no vote is needed, all nominees will be appointed.", "The vote may be skipped."],
    ...["Unless someone objects, the vote is skipped.", "Elected: Jane Doe (@janedoe)"],
    ...[
      "Elected: pending count by @octavia",
      "The elected members will be listed here by @octavia.",
    ],
  ])("takes “%s” below the nominees as a placeholder", (words) => {
    expect(read(`2 nominations received:\n\n${ada}\n${bo}\n\n${words}\n`).elected).toBeUndefined();
  });

  it("reads names on lines of their own below a colon", () => {
    expect(said("The winners are:\nAda Lindqvist (@ada-l)\nBo Keller (@bo-k)\n")[0]).toBe(adaAndBo);
  });

  it.each([
    "The nominees elected to the positions were:",
    "The following candidates have been elected:",
    "## Elected members",
    "The newly elected Architecture Committee members are:",
    "Winners:",
    "Congratulations to our new members:",
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

  const cyToo = `${adaAndBo}, Cy Mora=cy-m`;
  const nominees = `Three nominations were received:\n\n${ada}\n${bo}\n${cy}\n\n`;

  it.each<[string, string, ResultPage["how"]]>([
    ["Three seats were available, so all nominees are elected unopposed.", cyToo, "uncontested"],
    ["Three ran for three seats, all of them are elected automatically.", cyToo, "uncontested"],
    ["There will be no voting phase. All nominees are considered elected.", cyToo, "uncontested"],
    ["Voting wasn't needed and the nominees were seated directly.", cyToo, "uncontested"],
    ["There was no need for an election.", cyToo, "uncontested"],
    [
      "Cy Mora withdrew, so no vote was held and the others were appointed.",
      adaAndBo,
      "uncontested",
    ],
    [
      "No vote was held: [Cy Mora](https://github.com/cy-m) has withdrawn.",
      adaAndBo,
      "uncontested",
    ],
    ["One candidate withdrew, so no vote was needed.", "-", "uncontested"],
    ["Ada and Bo have been elected by vote. Congratulations!", adaAndBo, "vote"],
    ["By the vote, the elected members are: Ada Lindqvist, Bo Keller.", adaAndBo, "vote"],
    ["Elections will be held.", "-", undefined],
    ["The voting is open until Friday.", "-", undefined],
  ])("reads below three nominees: %s", (words, elected, how) => {
    expect(said(`${nominees}${words}\n`)).toEqual([elected, how]);
  });

  it.each<[string, string]>([
    ["The elected members are Ada Lindqvist (@ada-l) and Bo Keller (@bo-k).", adaAndBo],
    ["**Elected:** [Ada Lindqvist](https://github.com/ada-l), Bo Keller (`bo-k`)", adaAndBo],
    ["Ada Lindqvist and Bo Keller were elected.", "Ada Lindqvist=?, Bo Keller=?"],
    ["Elected: @ada-l and @bo-k.", "ada-l=ada-l, bo-k=bo-k"],
    ["Ada Lindqvist was re-elected, and Bo Keller and Cy Mora were elected.", "-"],
    ["The Architecture Committee was elected.", "-"],
    ["Elected: Ada Lindqvist, Bo Keller and someone of Northwind", "-"],
    ["Ada Lindqvist was elected to seat 1.\n\nBo Keller was elected to seat 2.", "-"],
    [`Chosen were:\n${ada}\n${bo}`, adaAndBo],
    [`The following nominees were appointed:\n\n${ada}\n${bo}`, adaAndBo],
    [`- Elected:\n  ${ada}\n  ${bo}\n- Not elected:\n  ${cy}`, adaAndBo],
    [`- Elected:\n  ${ada}\n- Not elected:\n  ${cy}`, "Ada Lindqvist=ada-l"],
    [`Nominees:\n\n- Cy Mora\n\nElected\n-------\n\n<!-- sic -->\n\n${ada}\n${bo}`, adaAndBo],
    [
      "Elected:\n\n- Ada Lindqvist (Northwind)\n- Bo Keller (re-elected)",
      "Ada Lindqvist=?, Bo Keller=?",
    ],
    [
      "Elected:\n\n- Ada Lindqvist (AdaLindqvist)\n- Bo Keller (new), @bo-k",
      "Ada Lindqvist=AdaLindqvist, Bo Keller=bo-k",
    ],
    [
      "The elected:\n\n| Name | Login |\n|:--|---|\n| Ada Lindqvist | @ada-l |\n| [Bo Keller](https://github.com/bo-k) | |",
      adaAndBo,
    ],
    [
      "Results:\n\n| Candidate | Elected? |\n|---|:-:|\n| Ada Lindqvist (@ada-l) | yes |\n| Cy Mora (@cy-m) | |\n| Bo Keller (@bo-k) | ✅ |",
      adaAndBo,
    ],
    [
      "Results:\n\n| # | Candidate | Result |\n|---|---|---|\n| 1 | @ada-l | elected |\n| 2 | @bo-k | not elected |",
      "ada-l=ada-l",
    ],
    [
      "# Results\n\n| Candidate | Votes |\n|---|---|\n| Ada Lindqvist | 9 |\n| Bo Keller | 1 |\n\nBallots were cast.",
      "-",
    ],
    ["# Results\n\n1. Ada Lindqvist\n2. Bo Keller\n\nVotes were counted with Condorcet.", "-"],
  ])("reads who was elected from %j", (words, elected) => {
    for (const text of [words, `\uFEFF${words.replaceAll("\n", "\r\n")}`]) {
      expect(said(text)[0]).toBe(elected);
    }
  });
});
