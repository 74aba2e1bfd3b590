import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { fakePrompter } from "../../../support/fake-prompter.ts";
import {
  ballots,
  draft,
  everything,
  folder,
  results,
  workspaceWith,
} from "../../../support/results-workspace.ts";
import { runCli } from "../../../support/run-cli.ts";
import type { TemporaryWorkspace } from "../../../support/temporary-workspace.ts";

const ballotsPath = "elections/.private/2026-10/ballots.csv";
const publish = ["publish", "--confirm", "2026-10"];
const erratum = ["--erratum", "the file was saved <too> early", "--by", "octavia"];
const correct = ["prepare", "--election", "2026-10", ...erratum, "--date", "2026-10-27"];

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Published: three ballots that rank Ada, Bo, Cy, Di; Bo is passed over, so Ada, Cy and Di are seated. */
async function published(level = "winners"): Promise<TemporaryWorkspace> {
  const workspace = await workspaceWith();
  expect((await results(workspace, ["prepare", "--level", level])).exitCode).toBe(0);
  expect((await results(workspace, publish)).exitCode).toBe(0);
  return workspace;
}

describe("results prepare, of a published result", () => {
  it("finds nothing to correct where it follows from the files", async () => {
    const workspace = await published();
    const before = await everything(workspace);
    const run = await results(workspace, ["prepare"]);
    expect(run).toMatchObject({ exitCode: 0, stdout: "" });
    expect(run.stderr).toContain("matches the files: there is nothing to correct");
    expect(await everything(workspace)).toEqual(before);
    const needless = await results(workspace, correct);
    expect(needless.exitCode).toBe(2);
    expect(needless.stderr).toContain("there is nothing to correct: the published result");
  });

  it("refuses another result without an erratum, naming the numbers that differ", async () => {
    const workspace = await published();
    await workspace.write(ballotsPath, `${ballots}1,2,3,4\n`);
    const before = await everything(workspace);
    const run = await results(workspace, ["prepare"]);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain(
      "the result of 2026-10 is published, and these files give another:\n  4 ballots were counted, not 3.\n",
    );
    expect(run.stderr).toContain("kata-election results prepare --election 2026-10 --by <login>");
    expect(await everything(workspace)).toEqual(before);
  });

  it.each([
    [["--erratum", " ", "--by", "octavia"], "--erratum is empty"],
    [["--erratum", "x"], "--by <login> is required"],
    [["--erratum", "x", "--by", "<me>"], "Write a GitHub login"],
    [["--erratum", "x", "--by", "me", "--date", "yesterday"], "--date yesterday is not a date"],
  ])("refuses the erratum %j", async (words, message) => {
    const workspace = await published();
    await workspace.write(ballotsPath, `${ballots}1,2,3,4\n`);
    const run = await results(workspace, ["prepare", ...words]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });

  it.each(["octavai", "oktavia", "stranger", "zed-x", "ada-1"])(
    "asks about %s, whom no record knows as one who decides",
    async (typed) => {
      const workspace = await published();
      await workspace.write(ballotsPath, `${ballots}1,2,3,4\n`);
      const words = ["prepare", "--erratum", "early", "--by", typed];
      const run = await results(workspace, words);
      expect(run.exitCode).toBe(3);
      expect(run.stderr).toContain(`--by: the login @${typed} is in no record`);
      expect((await results(workspace, [...words, "--unknown-login"])).exitCode).toBe(0);
    },
  );

  it("asks who decided, where somebody can answer", async () => {
    const workspace = await published();
    await workspace.write(ballotsPath, `${ballots}1,2,3,4\n`);
    const prompter = fakePrompter([/^Who decided the correction/, " octavia "]);
    const run = await results(workspace, ["prepare", "--erratum", "early"], { prompter });
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("revision 2, recorded by octavia on 2026-10-27: early");
  });

  it.each([
    [["candidates", "withdraw", "cy-m", "--reason", "new job", "--date", "2026-10-20"]],
    [["poll", "record", "--id", "E_other", "--opened", "2026-10-19T15:00Z"]],
  ])("follows a change that was warned of: %j", async (words) => {
    const { root } = await published();
    const run = await runCli(["-C", root, "--now", "2026-11-03T12:00Z", ...words]);
    expect(run.exitCode).toBe(0);
    expect(run.stderr.replaceAll("\n", " ")).toContain(
      "warning: the result of 2026-10 is published, and this changes what it was computed from",
    );
    const free = await workspaceWith();
    const early = await runCli(["-C", free.root, "--now", "2026-11-03T12:00Z", ...words]);
    expect(early.stderr).not.toContain("is published");
  });

  it("refuses an erratum before anything is published", async () => {
    const run = await results(await workspaceWith(), correct);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("there is nothing to correct: no result of 2026-10 is published");
  });
});

describe("an erratum", () => {
  it("about figures makes the next revision and leaves the committee's pages alone", async () => {
    const workspace = await published();
    const first = await everything(workspace);
    const old = first.get(`${folder}/record.json`) ?? "";
    await workspace.write("README.md", `${first.get("README.md")}\nEdited since.\n`);
    await workspace.write(ballotsPath, `${ballots}1,2,3,4\n`);
    expect((await results(workspace, correct)).exitCode).toBe(0);
    const run = await results(workspace, publish);
    expect(run.stdout).toBe(`git switch -c election-results-2026-10-2
git add \\
  ${folder}/Results.md \\
  ${folder}/record.1.json \\
  ${folder}/record.json \\
  ${folder}/election.yaml \\
  elections/committee.yaml
git commit -s -m "elections: Correct the results of October 2026"
git push -u origin election-results-2026-10-2
`);
    expect(run.stderr).toContain(`The correction email is in: ${draft}/announcement.txt`);
    const now = await everything(workspace);
    expect(now.get(`${folder}/record.1.json`)).toBe(old);
    expect(now.get("elections/.private/2026-10/record.1.json")).toBe(
      first.get("elections/.private/2026-10/record.json"),
    );
    expect(now.get("README.md")).toContain("Edited since.");
    expect(now.get("elections/committee.yaml")).toBe(first.get("elections/committee.yaml"));
    const record = JSON.parse(now.get(`${folder}/record.json`) ?? "");
    expect(record.errata).toEqual([
      {
        revision: 2,
        date: "2026-10-27",
        by: "octavia",
        reason: "the file was saved <too> early",
        changed: [
          { where: "ballots.counted", was: "3", now: "4" },
          {
            where: "ballots.digest",
            was: JSON.parse(old).ballots.digest,
            now: record.ballots.digest,
          },
        ],
        previousDigest: digest(old),
      },
    ]);
    const page = now.get(`${folder}/Results.md`) ?? "";
    expect(page).toContain("\nCorrected on 2026-10-27: see [Errata](#errata).\n");
    expect(page).toContain(
      "## Errata\n\nThis is revision 2 of the result. What stood before is kept in [`record.1.json`](record.1.json).\n\n- Revision 2, recorded by `octavia` on 2026-10-27: the file was saved \\<too\\> early.\n  - 4 ballots were counted, not 3.\n",
    );
    const mail = now.get(`${draft}/announcement.txt`) ?? "";
    expect(mail).toMatch(/^Subject: \[election\] October 2026 .*: correction of the results\n/);
    expect(mail).toContain("  * 4 ballots were counted, not 3.\n");
    expect(mail).toContain("The elected members are Ada Lindqvist, Cy Mora and Di Okoye.");
  });

  it("exchanges the seats, where others are seated, and comes second after a first one", async () => {
    const workspace = await published("matrix");
    const first = await everything(workspace);
    const electionPath = `${folder}/election.yaml`;
    const facts = first.get(electionPath) ?? "";
    await workspace.write(
      electionPath,
      `${facts}decisions: [{ about: affiliation, person: ada-l, affiliation: none, by: octavia, date: 2026-10-27, reason: left in May }]\n`,
    );
    // Ada counts for none now, so Bo takes Northwind's second place: Ada, Bo, Cy are seated, Di is not.
    expect((await results(workspace, correct)).exitCode).toBe(0);
    const run = await results(workspace, publish);
    expect(run.stderr).not.toContain("error");
    const ledger = await workspace.read("elections/committee.yaml");
    const elected = ledger.split("\n").filter((line) => line.includes("elected: 2026-10"));
    expect(elected.map((line) => /holder: ([a-z-]+)/.exec(line)?.[1])).toEqual([
      "ada-l",
      "bo-k",
      "cy-m",
    ]);
    const readme = await workspace.read("README.md");
    expect(readme).toContain("`Bo Keller`");
    expect(readme).not.toContain("`Di Okoye`");
    const record = JSON.parse(await workspace.read(`${folder}/record.json`));
    expect(record.errata[0].changed).toContainEqual({
      where: "outcomes[di-o]",
      was: "seated (seat 3, until autumn 2027, new)",
      now: "not reached",
    });

    await workspace.write(ballotsPath, `${ballots}1,2,3,4\n`);
    expect((await results(workspace, correct)).exitCode).toBe(0);
    expect((await results(workspace, publish)).exitCode).toBe(0);
    const third = JSON.parse(await workspace.read(`${folder}/record.json`));
    expect(third.errata).toHaveLength(2);
    expect(third.errata[1]).toMatchObject({
      revision: 3,
      previousDigest: digest(await workspace.read(`${folder}/record.2.json`)),
    });
    expect(await workspace.read(`${folder}/Results.md`)).toContain(
      "[`record.1.json`](record.1.json), [`record.2.json`](record.2.json)",
    );
  });

  it("is refused over terms that people went on from", async () => {
    const workspace = await published();
    const path = "elections/committee.yaml";
    const ledger = await workspace.read(path);
    const ended = ledger.replace(
      "name: Ada Lindqvist, elected: 2026-10, how: vote, until: autumn 2027",
      "name: Ada Lindqvist, elected: 2026-10, how: vote, until: autumn 2027, ended: { date: 2026-11-01, reason: left }",
    );
    await workspace.write(path, ended);
    // Bo is ranked first and takes Northwind's second place, so Ada is passed over and seat 1 is Bo's.
    await workspace.write(ballotsPath, "Ada Lindqvist,Bo Keller,Cy Mora,Di Okoye\n2,1,3,4\n");
    const run = await results(workspace, correct);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain("and the term of Ada Lindqvist was ended since");
    expect(run.stderr).toContain("  to remove: seat 1, Ada Lindqvist (ada-l) until autumn 2027");
    expect(run.stderr).toContain("  to add: seat 1, Bo Keller (bo-k) until autumn 2027");
    expect(await workspace.read(path)).toBe(ended);
  });

  it("keeps the old complete record also when publishing was interrupted", async () => {
    const workspace = await published();
    const complete = "elections/.private/2026-10/record.json";
    const old = await workspace.read(complete);
    await workspace.write(ballotsPath, `${ballots}1,2,3,4\n`);
    await results(workspace, correct);
    await workspace.write("elections/.private/2026-10/record.1.json", old);
    await workspace.write(complete, await workspace.read(`${draft}/record.json`));
    expect((await results(workspace, publish)).exitCode).toBe(0);
    expect(await workspace.read("elections/.private/2026-10/record.1.json")).toBe(old);
  });
});

describe("results publish, over another published record", () => {
  it("refuses, naming what differs", async () => {
    const workspace = await published();
    await workspace.write(ballotsPath, `${ballots}1,2,3,4\n`);
    await results(workspace, correct);
    const path = `${folder}/record.json`;
    const other = (await workspace.read(path)).replace('"counted": 3', '"counted": 7');
    await workspace.write(path, other);
    const run = await results(workspace, publish);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain("  4 ballots were counted, not 7.");
    expect(run.stderr).toContain("corrected only by an erratum");
    expect(await workspace.read(path)).toBe(other);
  });
});
