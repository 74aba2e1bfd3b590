import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { Candidate } from "../../../src/candidates/candidate.ts";
import { planCandidates } from "../../../src/workspace/candidates/candidate-edits.ts";
import { temporaryWorkspace } from "../../support/temporary-workspace.ts";

const head = `# dates agreed on 2031-09-10
formatVersion: 1
election: 2031-10
charter: 2025-03-07
seats: 3 # due by the ledger
nominations: { opens: 2031-10-06T15:00Z, closes: 2031-10-13T15:00Z }
campaign: { opens: 2031-10-13T15:00Z, closes: 2031-10-20T15:00Z }
voting: { opens: 2031-10-20T15:00Z, closes: 2031-10-27T15:00Z }
`;
const path = "elections/arch-committee-2031-10/election.yaml";

const ada: Candidate = {
  login: "ada-l",
  name: "Ada Lindqvist",
  affiliation: "Analytical Works",
  file: "AdaLindqvist.md",
  submitted: Temporal.Instant.from("2031-10-07T09:12:00Z"),
};

async function edited(yaml: string, ...candidates: Candidate[]): Promise<string> {
  const workspace = await temporaryWorkspace({ [path]: yaml });
  const change = await planCandidates(workspace, "2031-10", candidates);
  expect(change).toMatchObject({ path, before: yaml });
  return change.after;
}

const adaBlock = `  - login: ada-l
    name: Ada Lindqvist
    affiliation: Analytical Works
    file: AdaLindqvist.md
    submitted: 2031-10-07T09:12Z
`;
const bo =
  "  # talked to Bo on the phone\n  - { login: bo-k, name: Bo Keller, affiliation: none, file: B.md, submitted: 2031-10-07T10:00Z }\n";

describe("candidates in election.yaml", () => {
  it.each([
    ["no list", head, `${head}candidates:\n${adaBlock}`],
    [
      "an empty list",
      `${head}candidates: [] # what officials accepted\ndecisions: [] # none yet\n`,
      `${head}candidates:\n  # what officials accepted\n${adaBlock}decisions: [] # none yet\n`,
    ],
  ])("are added where there is %s", async (_, before, after) => {
    expect(await edited(before, ada)).toBe(after);
  });

  it("are added as a block each, at their place by login; the others stay as they are", async () => {
    expect(await edited(`${head}candidates:\n${bo}decisions: []\n`, ada)).toBe(
      `${head}candidates:\n${adaBlock}${bo}decisions: []\n`,
    );
  });

  it("are the same text again when nothing changes", async () => {
    const odd = `${head}candidates:\n- {login: ADA-L,   name: "Ada Lindqvist", affiliation: Analytical Works, file: AdaLindqvist.md, submitted: 2031-10-07T09:12:00Z}\n`;
    expect(await edited(odd, ada)).toBe(odd);
  });

  it("change only in the fields that differ", async () => {
    const before = `${head}candidates:\n${adaBlock.replace("file:", "# as on 2031-10-07\n    file:")}`;
    const withdrawn = {
      ...ada,
      affiliation: ["Analytical Works", "Northwind"],
      withdrawn: { date: Temporal.PlainDate.from("2031-10-15"), reason: "no: time" },
    };
    expect(await edited(before, withdrawn)).toBe(
      before.replace(": Analytical Works", ":\n      - Analytical Works\n      - Northwind") +
        '    withdrawn:\n      date: 2031-10-15\n      reason: "no: time"\n',
    );
  });

  it("lose a field that they have no longer", async () => {
    const withPage = `${head}candidates:\n${adaBlock}    pullRequest: https://github.com/x/y/pull/1\n`;
    expect(await edited(withPage, ada)).toBe(`${head}candidates:\n${adaBlock}`);
  });

  it("quotes what YAML would take for something else", async () => {
    const after = await edited(head, { ...ada, name: "- Ada: #1", affiliation: "null" });
    expect(after).toContain('name: "- Ada: #1"\n    affiliation: "null"\n');
  });
});
