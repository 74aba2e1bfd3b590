import { createHash } from "node:crypto";
import { rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Prompter } from "../../../../src/cli/prompts/prompter.ts";
import { fakePrompter } from "../../../support/fake-prompter.ts";
import {
  ballots,
  candidate,
  confirmed,
  draft,
  electionFile,
  everything,
  folder,
  fourStand,
  index,
  ledger,
  readme,
  results,
  workspaceWith,
} from "../../../support/results-workspace.ts";
import type { TemporaryWorkspace } from "../../../support/temporary-workspace.ts";

describe("results prepare", () => {
  it("waits for an answer where an organization spelled in two ways decides a seat", async () => {
    const stand = [
      ...fourStand.slice(0, 1),
      candidate("bo-k", "Bo Keller", "Northwind Ltd"),
      ...fourStand.slice(2),
    ];
    const files = { [`${folder}/election.yaml`]: electionFile(stand) };
    const run = await results(await workspaceWith(files), ["prepare"]);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain("as one, the seats would go to others. Are they one");
    expect(run.stderr).toContain("Record in elections/people.yaml what is true");
    expect(run.stderr).not.toContain("decisions:");
    const organizations = 'organizations: [{ name: "Northwind" }, { name: "Northwind Ltd" }]';
    const people = { "elections/people.yaml": `formatVersion: 1\n${organizations}\n` };
    const answered = await results(await workspaceWith({ ...files, ...people }), ["prepare"]);
    expect(answered.exitCode).toBe(0);
    expect(answered.stdout).toContain("Bo Keller (bo-k) seated");
  });

  it.each([
    "There are two Architecture Committee seats up for election.",
    "There are four (4) Architecture Committee seats up for election.",
    "**5 seats** are up for election, with two brand new ones.",
    "- One seat is available",
    "Seven of the seven committee seats will be due.",
  ])("drafts no result over a page with another number of seats: %s", async (sentence) => {
    const page = `# Architecture Committee Elections: Oct 2026\n\n${sentence}\n`;
    const workspace = await workspaceWith({ [`${folder}/README.md`]: page });
    const run = await results(workspace, ["prepare"]);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toMatch(/README\.md:3 says \d seats; 3 are up for election\./);
    const settled = page.replace(sentence, "There are three (3) seats up for election.");
    const again = await workspaceWith({ [`${folder}/README.md`]: settled });
    expect((await results(again, ["prepare"])).exitCode).toBe(0);
  });

  it.each([
    ["Results.md", "# Architecture Committee Election Results: Oct 2026\n\nTBD\n", "Oct 2026"],
    ["Results.md", "Results\n\n## Results, Oct. 2026 (soon)\n", "Oct. 2026"],
    ["README.md", "# Architecture Committee Elections: Oct 2026\n", "Oct 2026"],
    ["README.md", "# AC Elections: October 2026\r\n", "October 2026"],
    ["Results.md", "# Results: Apr 2025\n", "October 2026"],
    ["Results.md", "# Results\n", "October 2026"],
  ])("heads the result as %s writes the month: %j", async (file, text, month) => {
    const workspace = await workspaceWith({ [`${folder}/${file}`]: text });
    expect((await results(workspace, ["prepare"])).exitCode).toBe(0);
    const page = await workspace.read(`${draft}/${folder}/Results.md`);
    expect(page.split("\n")[0]).toBe(`# Architecture Committee Election Results: ${month}`);
    await results(workspace, ["publish", "--confirm", "2026-10"]);
    const verified = await results(workspace, ["verify", "2026-10"]);
    expect(verified.stdout).not.toContain("its text differs");
  });

  it("writes the draft and nothing else", async () => {
    const workspace = await workspaceWith();
    const before = await everything(workspace);
    const run = await results(workspace, ["prepare"]);
    expect(run.stderr).toContain(`wrote ${draft}/manifest.json`);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("Ada Lindqvist (ada-l) seated: takes seat 1 until autumn 2027");
    expect(run.stdout).toContain("Bo Keller (bo-k) passed over: ");
    const now = await everything(workspace);
    expect([...now.keys()].filter((path) => !before.has(path)).sort()).toEqual(
      [
        "elections/.private/.gitignore",
        `${draft}/README.md`,
        `${draft}/announcement.txt`,
        `${draft}/${folder}/Results.md`,
        `${draft}/${folder}/record.json`,
        `${draft}/elections/README.md`,
        `${draft}/elections/committee.yaml`,
        `${draft}/manifest.json`,
        `${draft}/record.json`,
      ].sort(),
    );
    for (const [path, text] of before) expect(now.get(path)).toBe(text);
  });

  it("drafts the member list, the index and the ledger", async () => {
    const workspace = await workspaceWith();
    await results(workspace, ["prepare"]);
    expect(await workspace.read(`${draft}/README.md`)).toBe(
      readme.replace(
        "- `Eva Roth` ([`eva-r`](https://github.com/eva-r)), `Southwind`.\n- `Fay Ames` ([`fay-a`](https://github.com/fay-a)), `Northwind`.\n",
        `- \`Cy Mora\` ([\`cy-m\`](https://github.com/cy-m)), \`Eastwind\`.
- \`Di Okoye\` ([\`di-o\`](https://github.com/di-o)).
- \`Fay Ames\` ([\`fay-a\`](https://github.com/fay-a)), \`Northwind\`.
- \`Hal Juarez\` ([\`hal-j\`](https://github.com/hal-j)), \`Westwind\`.
- \`Ida Kaya\` ([\`ida-k\`](https://github.com/ida-k)), \`Westwind\`.
- \`Jo Lund\` ([\`jo-l\`](https://github.com/jo-l)).
`,
      ),
    );
    expect(await workspace.read(`${draft}/elections/README.md`)).toBe(
      index
        .replace("- October 2026 - TBA", "- April 2027 - TBA")
        .replace(
          "## Previous elections\n",
          "## Previous elections\n\n- October 2026\n  - [election](arch-committee-2026-10)\n  - [results](arch-committee-2026-10/Results.md)\n",
        ),
    );
    const drafted = await workspace.read(`${draft}/elections/committee.yaml`);
    expect(drafted.startsWith(ledger.split("affiliations:")[0] ?? "")).toBe(true);
    expect(drafted).toContain(
      "  - { seat: 2, holder: cy-m, name: Cy Mora, elected: 2026-10, how: vote, until: autumn 2027 }",
    );
    expect(drafted).toContain("{ person: di-o, organization: none, from: 2026-10-12, ");
  });

  it("writes the same bytes again", async () => {
    const workspace = await workspaceWith();
    await results(workspace, ["prepare"]);
    const once = await everything(workspace);
    const run = await results(workspace, ["prepare"], { now: "2026-11-05T12:00:00Z" });
    expect(run.stderr).toContain("Nothing to change");
    expect(await everything(workspace)).toEqual(once);
  });

  it("with --dry-run shows what would become public, and writes nothing", async () => {
    const workspace = await workspaceWith();
    const before = await everything(workspace);
    const run = await results(workspace, ["prepare", "--dry-run", "--level", "winners"]);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("+  - [results](arch-committee-2026-10/Results.md)");
    expect(run.stdout).not.toContain("pairwise");
    expect(await everything(workspace)).toEqual(before);
  });

  it("takes the level from election.yaml, or from --level", async () => {
    const workspace = await workspaceWith({
      [`${folder}/election.yaml`]: electionFile(fourStand, "publication: ranking\n"),
    });
    await results(workspace, ["prepare"]);
    expect(await workspace.read(`${draft}/${folder}/Results.md`)).toContain("## Ranking");
    expect(await workspace.read(`${draft}/${folder}/Results.md`)).toMatch(
      /\n- Place 2: .*Bo Keller.*Northwind.*passed over/,
    );
    await results(workspace, ["prepare", "--level", "winners"]);
    expect(await workspace.read(`${draft}/${folder}/Results.md`)).not.toContain("## Ranking");
    expect(await workspace.read(`${draft}/record.json`)).toContain('"pairwise"');
  });

  it("stops with 3 at a tie, writing nothing, and goes on once a decision is recorded", async () => {
    // Ada takes a seat, Bo is passed over, and three are tied for the two seats left.
    const open = [...fourStand, candidate("ed-p", "Ed Park", "Uphill")];
    const files = {
      "elections/.private/2026-10/ballots.csv":
        "Ada Lindqvist,Bo Keller,Cy Mora,Di Okoye,Ed Park\n1,2,3,3,3\n",
      [`${folder}/election.yaml`]: electionFile(open),
    };
    const workspace = await workspaceWith(files);
    const before = await everything(workspace);
    const run = await results(workspace, ["prepare"]);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain("about: tie");
    expect(await everything(workspace)).toEqual(before);
    await workspace.write(
      `${folder}/election.yaml`,
      electionFile(
        open,
        "decisions: [{ about: tie, order: [ed-p, di-o, cy-m], by: octavia, date: 2026-10-27, reason: lot drawn in public }]\n",
      ),
    );
    expect((await results(workspace, ["prepare"])).exitCode).toBe(0);
    const page = await workspace.read(`${draft}/${folder}/Results.md`);
    expect(page).toContain(
      "- In a tie the order is `ed-p`, `di-o`, `cy-m`, decided on 2026-10-27, recorded by `octavia`: lot drawn in public.",
    );
    expect(page).toContain("- [`Ed Park`](https://github.com/ed-p)");
  });

  it("tells turnout by the newest roll, and digests of the inputs", async () => {
    const voter = (login: string) =>
      `{ id: null, login: ${login}, name: null, email: null, emails: [], pullRequests: 1, commits: 1, via: [author], latest: null }`;
    const roll = (voters: readonly string[]) => `formatVersion: 1
election: 2026-10
rule: { charter: 2025-03-07, organization: kata-containers, basis: x, from: 2025-10-05T00:00:00Z, until: 2026-10-05T00:00:00Z, oldestCommit: 2024-10-05T00:00:00Z, branches: any, repositories: [], skipped: [], tool: x }
evidence: { pullRequests: 0, counted: 0, repositories: 0, sha256: ${"e".repeat(64)} }
voters: [${voters.map(voter).join(", ")}]
review: []
excluded: []
`;
    const second = roll(["a", "b", "c", "d"]);
    const workspace = await workspaceWith({
      "elections/.private/2026-10/roll.yaml": roll(["a"]),
      "elections/.private/2026-10/roll.2.yaml": second,
    });
    expect((await results(workspace, ["prepare"])).stderr).not.toContain("error");
    expect(await workspace.read(`${draft}/${folder}/Results.md`)).toContain(
      "3 of the 4 voters on the roll (75 %) cast a ballot.",
    );
    const sha256 = createHash("sha256").update(second).digest("hex");
    const record = JSON.parse(await workspace.read(`${draft}/${folder}/record.json`));
    expect(record.roll).toEqual({ voters: 4, revision: 2, sha256 });
    expect(record.inputs).toContainEqual({
      path: "elections/.private/2026-10/roll.2.yaml",
      sha256,
    });
    expect(record.inputs.map(({ path }: { path: string }) => path)).toContain(
      "elections/.private/2026-10/ballots.csv",
    );
  });

  it("counts without unreadable ballots only when told to, and records them", async () => {
    const workspace = await workspaceWith({
      "elections/.private/2026-10/ballots.csv": `${ballots}one,2,3,4\n`,
    });
    expect((await results(workspace, ["prepare"])).exitCode).toBe(2);
    expect((await results(workspace, ["prepare", "--skip-invalid"])).exitCode).toBe(0);
    const complete = JSON.parse(await workspace.read(`${draft}/record.json`));
    expect(complete.ballots).toMatchObject({ counted: 3, invalid: 1, skipped: [{ line: 5 }] });
    expect(await workspace.read(`${draft}/${folder}/Results.md`)).toContain(
      "1 row was invalid and not counted.",
    );
  });

  it("strikes somebody who withdrew after the ballots were made, and records it", async () => {
    const [ada, , cy, di] = fourStand;
    const bo = candidate(
      "bo-k",
      "Bo Keller",
      "Northwind",
      ", withdrawn: { date: 2026-10-20, reason: ill }",
    );
    const stand = [ada, bo, cy, di].filter((each) => each !== undefined);
    const workspace = await workspaceWith({ [`${folder}/election.yaml`]: electionFile(stand) });
    expect((await results(workspace, ["prepare"])).stderr).not.toContain("error");
    const record = JSON.parse(await workspace.read(`${draft}/record.json`));
    expect(record.count).toMatchObject({
      struck: ["Bo Keller"],
      candidates: ["Ada Lindqvist", "Cy Mora", "Di Okoye"],
    });
    expect(await workspace.read(`${draft}/${folder}/Results.md`)).toContain(
      "`Bo Keller` withdrew on 2026-10-20: ill.",
    );
  });

  it("needs no ballots where no vote is needed, but the confirmation", async () => {
    const three = [fourStand[0], fourStand[2], fourStand[3]] as string[];
    const workspace = await workspaceWith({
      [`${folder}/election.yaml`]: electionFile(three),
    });
    await rm(join(workspace.root, "elections/.private/2026-10"), { recursive: true });
    const before = await everything(workspace);
    const run = await results(workspace, ["prepare"]);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain("the members whose seats are not up must confirm the result");
    expect(run.stderr).toContain("candidates close --election 2026-10 --by <login> --confirmed");
    expect(await everything(workspace)).toEqual(before);
    // The entry to paste is decided on the day that it is proposed, not on the day of the results.
    for (const day of ["2026-10-13", "2026-10-15", "2026-10-20", "2026-10-27", "2026-11-03"]) {
      const { stderr } = await results(workspace, ["prepare"], { now: `${day}T23:30Z` });
      expect(stderr).toMatch(new RegExp(`about: confirmation\\n.*\\n +date: ${day}\\n`));
    }
    await workspace.write(`${folder}/election.yaml`, electionFile(three, confirmed));
    expect((await results(workspace, ["prepare"])).exitCode).toBe(0);
    const page = await workspace.read(`${draft}/${folder}/Results.md`);
    expect(page).toContain("individuals were appointed to the architecture committee.");
    const ledgerDraft = await workspace.read(`${draft}/elections/committee.yaml`);
    expect(ledgerDraft).toContain("elected: 2026-10, how: uncontested");
  });

  it.each([
    ["a file beside the list", "ElQuist.md", "accept it, or remove the file"],
    ["one in capital letters", "ElQuist.MD", "accept it, or remove the file"],
    ["one without an ending", "ElQuist", "accept it, or remove the file"],
    ["one in another form", "el-quist.txt", "accept it, or remove the file"],
    ["one in a folder of its own", "el-q/ElQuist.md", "accept it, or remove the file"],
  ])("counts no ballots while a candidacy is undecided: %s", async (_, file, message) => {
    const candidacy =
      "Name: El Quist\n\nGitHub: el-q\n\nAffiliation: Westwind\n\nBackground: I run.\n";
    const workspace = await workspaceWith({ [`${folder}/${file}`]: candidacy });
    const run = await results(workspace, ["prepare"]);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain(message);
    const yaml = `${folder}/election.yaml`;
    const accepted = candidate(
      "el-q",
      "El Quist",
      "Westwind",
      ", withdrawn: { date: 2026-10-13, reason: x }",
    );
    await workspace.write(yaml, electionFile([...fourStand, accepted.replace("x.md", file)]));
    expect((await results(workspace, ["prepare"])).exitCode).toBe(0);
  });

  it("does not take a confirmation for that of a candidate who came after it", async () => {
    const late = candidate(
      "di-o",
      "Di Okoye",
      "none",
      ", acceptedLate: { by: octavia, reason: x }",
    );
    const three = [
      fourStand[0],
      fourStand[2],
      late.replace("2026-10-06T", "2026-10-15T"),
    ] as string[];
    const workspace = await workspaceWith({
      [`${folder}/election.yaml`]: electionFile(three, confirmed),
    });
    await rm(join(workspace.root, "elections/.private/2026-10"), { recursive: true });
    const run = await results(workspace, ["prepare"]);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain("Di Okoye became a candidate on 2026-10-15");
  });

  it("asks for a confirmation where too few stand", async () => {
    const few = fourStand.slice(0, 1);
    const workspace = await workspaceWith({ [`${folder}/election.yaml`]: electionFile(few) });
    await rm(join(workspace.root, "elections/.private/2026-10"), { recursive: true });
    const run = await results(workspace, ["prepare"]);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain("about: confirmation");
    await workspace.write(
      `${folder}/election.yaml`,
      electionFile(
        few,
        "decisions: [{ about: confirmation, by: fay-a, date: 2026-10-14, reason: agreed }]\n",
      ),
    );
    const again = await results(workspace, ["prepare"]);
    expect(again.exitCode).toBe(0);
    expect(again.stdout).toContain("seats that stay vacant: 2");
    expect(await workspace.read(`${draft}/${folder}/Results.md`)).toContain(
      "Two seats remain vacant: there is no eligible candidate left.\nThe members whose seats were not up confirmed this on 2026-10-14.",
    );
  });

  it.each([
    ["README.md", "there is no README.md"],
    ["elections/README.md", "there is no elections/README.md"],
    ["elections/committee.yaml", "there is no elections/committee.yaml"],
  ])("names the file when %s is missing", async (path, message) => {
    const workspace = await workspaceWith();
    await rm(join(workspace.root, path));
    const run = await results(workspace, ["prepare"]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });

  it.each([
    ["doubled", `${readme}${readme}`, "README.md:12: and introduced again here"],
    ["lost", "# Community\n", "README.md:1: there is no list"],
  ])("names the lines when the member list is %s", async (_, text, message) => {
    const workspace = await workspaceWith({ "README.md": text });
    const run = await results(workspace, ["prepare"]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
    expect(await everything(workspace, draft).catch(() => "none")).toBe("none");
  });

  it("refuses to draft an address that a name or reason holds", async () => {
    const hostile = candidate("cy-m", "Cy Mora", "Eastwind").replace(
      "Eastwind",
      '"cy@eastwind.example"',
    );
    const workspace = await workspaceWith({
      [`${folder}/election.yaml`]: electionFile([
        ...fourStand.slice(0, 2),
        hostile,
        ...fourStand.slice(3),
      ]),
    });
    const run = await results(workspace, ["prepare"]);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain("would publish an email address");
    expect(`${run.stdout}${run.stderr}`).not.toContain("cy@");
  });

  it("keeps hostile names text on every page", async () => {
    const name = "Cy <script>alert(1)</script> `](javascript:x) =cmd \u202e";
    const stand = [
      ...fourStand.slice(0, 2),
      candidate("cy-m", name, "Eastwind"),
      ...fourStand.slice(3),
    ];
    const workspace = await workspaceWith({
      [`${folder}/election.yaml`]: electionFile(
        stand.filter((_, position) => position !== 1),
        confirmed,
      ),
    });
    await rm(join(workspace.root, "elections/.private/2026-10"), { recursive: true });
    const run = await results(workspace, ["prepare"]);
    expect(run.stderr).not.toContain("error");
    expect(run.stdout).toContain(
      "Cy <script>alert(1)</script> `](javascript:x) =cmd \\u202e (cy-m)",
    );
    const page = await workspace.read(`${draft}/${folder}/Results.md`);
    expect(page).toContain(
      "- [``Cy <script>alert(1)</script> `](javascript:x) =cmd \\u202e``](https://github.com/cy-m)",
    );
    expect(page).not.toContain("\u202e");
  });
});

describe("results publish", () => {
  async function prepared(
    files: Readonly<Record<string, string>> = {},
  ): Promise<TemporaryWorkspace> {
    const workspace = await workspaceWith(files);
    expect((await results(workspace, ["prepare"])).exitCode).toBe(0);
    return workspace;
  }
  const publish = ["publish", "--confirm", "2026-10"];

  it("copies the draft out, and says what to type into git", async () => {
    const workspace = await prepared();
    const run = await results(workspace, publish);
    expect(run.exitCode).toBe(0);
    for (const path of [
      "README.md",
      "elections/README.md",
      "elections/committee.yaml",
      `${folder}/Results.md`,
      `${folder}/record.json`,
    ]) {
      expect(await workspace.read(path)).toBe(await workspace.read(`${draft}/${path}`));
    }
    expect(await workspace.read("elections/.private/2026-10/record.json")).toContain(
      '"level": "complete"',
    );
    expect(run.stdout).toBe(`git switch -c election-results-2026-10
git add \\
  README.md \\
  elections/README.md \\
  elections/committee.yaml \\
  ${folder}/Results.md \\
  ${folder}/record.json \\
  ${folder}/election.yaml
git commit -s -m "elections: Publish the results of October 2026"
git push -u origin election-results-2026-10
`);
  });

  it.each(["", ".ci/", ".github/", ".github/workflows/", "tests/spellcheck/"])(
    "names the words to add to %skata-dictionary.txt, whose spell check reads the pages",
    async (place) => {
      const workspace = await prepared();
      const known = "Ada\nlindqvist\nBo\nKeller\nOkoye\nAmes\nJuarez\nKaya\nLund\n";
      await workspace.write(`${place}kata-dictionary.txt`, `${known}Northwind\r\nWestwind\n`);
      const run = await results(workspace, publish);
      expect(run.exitCode).toBe(0);
      expect(run.stderr).toContain(
        `The spell check may ask for these words in ${place}kata-dictionary.txt: Eastwind, Mora\n`,
      );
    },
  );

  it("names no words where the repository has no dictionary", async () => {
    const run = await results(await prepared(), publish);
    expect(run.stderr).not.toContain("spell check");
  });

  it("changes nothing the second time, even after people edited the pages", async () => {
    const workspace = await prepared();
    await results(workspace, publish);
    await workspace.write("README.md", `${await workspace.read("README.md")}More.\n`);
    const once = await everything(workspace);
    const run = await results(workspace, publish);
    expect(run).toMatchObject({ exitCode: 0, stdout: "" });
    expect(run.stderr).toContain("The result of 2026-10 is published; nothing was changed.");
    expect(await everything(workspace)).toEqual(once);
    const again = await results(workspace, ["prepare"]);
    expect(again.exitCode).toBe(0);
    expect(again.stderr).toContain("The published result of 2026-10 matches the files");
  });

  it("finishes a publication that was interrupted", async () => {
    const workspace = await prepared();
    await workspace.write("README.md", await workspace.read(`${draft}/README.md`));
    await workspace.write(
      "elections/committee.yaml",
      await workspace.read(`${draft}/elections/committee.yaml`),
    );
    const early = await results(workspace, ["prepare"]);
    expect(early.exitCode).toBe(1);
    expect(early.stderr).toContain("already has terms elected 2026-10");
    expect((await results(workspace, publish)).exitCode).toBe(0);
    expect(await workspace.read(`${folder}/record.json`)).toContain('"level": "winners"');
  });

  it("with --dry-run shows the changes, asks nothing and writes nothing", async () => {
    const workspace = await prepared();
    const before = await everything(workspace);
    const run = await results(workspace, ["publish", "--dry-run"]);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("--- README.md");
    expect(run.stdout).not.toContain("+++ elections/.private");
    expect(await everything(workspace)).toEqual(before);
  });

  it.each([
    ["README.md", `${readme}\n`],
    ["elections/committee.yaml", `${ledger}# more\n`],
    [`${folder}/Results.md`, "by hand\n"],
    [`${folder}/election.yaml`, `${electionFile(fourStand)}# more\n`],
    ["elections/.private/2026-10/ballots.csv", `${ballots}1,2,3,4\n`],
  ])("refuses when %s changed since it was prepared", async (path, text) => {
    const workspace = await prepared();
    await workspace.write(path, text);
    const before = await everything(workspace);
    const run = await results(workspace, publish);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(`${path} changed since the result was prepared`);
    expect(run.stderr).toContain("results prepare");
    expect(await everything(workspace)).toEqual(before);
  });

  it("refuses a draft that was edited, lost, or made for other files", async () => {
    const workspace = await prepared();
    await workspace.write(`${draft}/${folder}/Results.md`, "# I won\n");
    const edited = await results(workspace, publish);
    expect(edited.exitCode).toBe(2);
    expect(edited.stderr).toContain("Results.md was changed after it was prepared");
    await rm(join(workspace.root, `${draft}/${folder}/Results.md`));
    expect((await results(workspace, publish)).stderr).toContain("Results.md is missing");
    const manifest = await workspace.read(`${draft}/manifest.json`);
    for (const [broken, message] of [
      [
        manifest.replace('"README.md"', '".github/workflows/x.yml"'),
        "was not made by results prepare",
      ],
      [manifest.replace('"2026-10"', '"2026-11"'), "was not made by results prepare"],
      [manifest.replace('"level": "winners"', '"level": "all"'), "manifest.json: level: "],
      ["{", "manifest.json: not JSON"],
    ] as const) {
      await workspace.write(`${draft}/manifest.json`, broken);
      const run = await results(workspace, publish);
      expect(run.exitCode).toBe(2);
      expect(run.stderr).toContain(message);
    }
    await rename(join(workspace.root, draft), join(workspace.root, "elsewhere"));
    const none = await results(workspace, publish);
    expect(none.exitCode).toBe(2);
    expect(none.stderr).toContain("there is no draft of the results of 2026-10");
  });

  it("writes nothing through a symbolic link, and nothing at all then", async () => {
    const workspace = await prepared();
    await rename(join(workspace.root, "README.md"), join(workspace.root, "REAL.md"));
    await symlink("REAL.md", join(workspace.root, "README.md"));
    const before = await everything(workspace);
    const run = await results(workspace, publish);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("README.md is, or is behind, a symbolic link");
    expect(await everything(workspace)).toEqual(before);
  });

  it("refuses before voting ended", async () => {
    const workspace = await prepared();
    const early = { now: "2026-10-26T14:59:59Z" };
    const run = await results(workspace, publish, early);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain("Voting ends 2026-10-26T15:00Z: these ballots are not all");
    const rehearsed = await results(workspace, publish, { now: "2026-10-04T12:00:00Z" });
    expect(rehearsed.exitCode).toBe(1);
    expect(rehearsed.stderr).toContain("the election 2026-10 is not over before 2026-10-26T15:00");
  });

  it("wants the election's name, from the flag or from a person", async () => {
    const workspace = await prepared();
    const before = await everything(workspace);
    const wrong = await results(workspace, ["publish", "--confirm", "yes"]);
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr).toContain("--confirm yes is not the election 2026-10");
    const nobody = await results(workspace, ["publish"]);
    expect(nobody.exitCode).toBe(2);
    expect(nobody.stderr).toContain("--confirm 2026-10 is required");
    expect(await everything(workspace)).toEqual(before);
    const judged: unknown[] = [];
    const prompter: Prompter = {
      ...fakePrompter(),
      text: async ({ message, validate }) => {
        judged.push(message, validate?.("2026-01"), validate?.(" 2026-10 "));
        return " 2026-10 ";
      },
    };
    expect((await results(workspace, ["publish"], { prompter })).exitCode).toBe(0);
    expect(judged).toEqual([
      "Publish the result? Type the election's name, 2026-10:",
      "Type 2026-10, or press Ctrl-C to publish nothing.",
      true,
    ]);
  });

  it("holds back an address that became private knowledge after preparing", async () => {
    const stand = [...fourStand.slice(0, 3), candidate("di-o", "Di Okoye root@home", "none")];
    const ballotsWithName = ballots.replace("Di Okoye", "Di Okoye root@home");
    const workspace = await prepared({
      [`${folder}/election.yaml`]: electionFile(stand),
      "elections/.private/2026-10/ballots.csv": ballotsWithName,
    });
    await workspace.write(
      "elections/.private/2026-10/roll.2.yaml",
      "voters: [{ email: root@home }]\n",
    );
    const run = await results(workspace, publish);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain("would publish an email address");
  });
});

describe("results page", () => {
  const path = `${folder}/result.html`;

  it("prints the page of the published record, or writes it", async () => {
    const workspace = await workspaceWith();
    expect((await results(workspace, ["page"])).stderr).toContain(
      "the result of 2026-10 is not published",
    );
    await results(workspace, ["prepare", "--level", "matrix"]);
    await results(workspace, ["publish", "--confirm", "2026-10"]);
    const printed = await results(workspace, ["page"]);
    expect(printed.exitCode).toBe(0);
    expect(printed.stdout).toMatch(/^<!doctype html>\n/);
    expect(printed.stdout).toContain("Pair by pair");
    const dry = await results(workspace, ["page", "2026-10", "--output", path, "--dry-run"]);
    expect(dry.stdout).toContain(`+++ ${path}`);
    await results(workspace, ["page", "2026-10", "--output", path]);
    expect(await workspace.read(path)).toBe(printed.stdout);
  });

  it("shows a draft's record, and refuses to write elsewhere", async () => {
    const workspace = await workspaceWith();
    await results(workspace, ["prepare"]);
    const run = await results(workspace, ["page", `${draft}/record.json`]);
    expect(run.stdout).toContain("Pair by pair");
    for (const output of ["../result.html", "README.md"]) {
      const refused = await results(workspace, [
        "page",
        `${draft}/record.json`,
        "--output",
        output,
      ]);
      expect(refused.exitCode).toBe(2);
    }
  });
});
