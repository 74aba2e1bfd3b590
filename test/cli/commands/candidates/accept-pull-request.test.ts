import { describe, expect, it } from "vitest";
import {
  adasPath,
  adasText,
  candidacyGitHub,
  community,
  gitOf,
  proposal,
} from "../../../support/candidacy-github.ts";
import type { FakeProposal } from "../../../support/fake-github/pull-requests.ts";
import {
  afterNominations,
  candidacy,
  nominationsElection,
  nominationsFolder,
  nominationsWorkspace,
} from "../../../support/nominations-workspace.ts";
import { runCli } from "../../../support/run-cli.ts";

const yaml = `${nominationsFolder}/election.yaml`;
const there = { "AdaLindqvist.md": adasText };
const recorded = `candidates:
  - login: ada-l
    name: Ada Lindqvist
    affiliation: Analytical Works
    file: AdaLindqvist.md
    submitted: 2031-10-07T09:12Z
    pullRequest: https://github.com/${community}/pull/12
`;

async function accept(
  fake: Partial<FakeProposal>,
  words: readonly string[] = ["12"],
  files: Record<string, string> = there,
  more = "",
) {
  const github = await candidacyGitHub([proposal({ state: "merged", ...fake })]);
  const { root, read } = await nominationsWorkspace(files, more);
  const run = await runCli(["candidates", "accept", ...words], {
    workingFolder: root,
    now: afterNominations,
    environment: github.environment,
    runProgram: gitOf(`https://github.com/${community}`),
  });
  return { run, written: await read(yaml), github };
}

describe("candidates accept <pull request>", () => {
  it.each([["12"], ["#12"], [`${community}#12`], [`https://github.com/${community}/pull/12`]])(
    "records of %s who stands, for whom they work, when it was opened, and its link",
    async (named) => {
      const { run, written, github } = await accept({}, [named]);
      expect(run).toMatchObject({ exitCode: 0, stdout: "" });
      expect(written).toBe(`${nominationsElection}${recorded}`);
      expect(github.requests.filter(({ method }) => method !== "GET")).toEqual([]);
    },
  );

  it("changes nothing the second time, and corrects what was recorded by hand", async () => {
    const again = await accept({}, ["12"], there, recorded);
    expect(again.run.stderr).toContain("Nothing to change");
    const byHand = recorded.replace("09:12Z", "11:00Z").replace(/ {4}pullRequest.*\n/, "");
    const corrected = await accept({}, ["12"], there, byHand);
    expect(corrected.written).toBe(`${nominationsElection}${recorded}`);
  });

  it("takes who opened it for the candidate, where the file names no account", async () => {
    const files = { "AdaLindqvist.md": adasText.replace("GitHub: ada-l\n", "") };
    const { run, written } = await accept({}, ["12"], files);
    expect(run.exitCode).toBe(0);
    expect(written).toContain("login: ada-l");
    const nobody = await accept({ author: null }, ["12"], files);
    expect(nobody.run.exitCode).toBe(2);
    expect(nobody.run.stderr).toContain("--login is required");
  });

  it("says where somebody else opened it", async () => {
    const { run, written } = await accept({ author: "bo-k" });
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain(
      "the candidacy is of @ada-l, but @bo-k opened the pull request [author-differs]",
    );
    expect(written).toContain("login: ada-l");
  });

  it("says where it was opened in time, but changed after nominations closed", async () => {
    const pushed = await accept({ committedAt: "2031-10-13T15:00:00Z" });
    expect(pushed.run.exitCode).toBe(0);
    expect(pushed.run.stderr).toMatch(/AdaLindqvist\.md:1: warning: .*\[pushed-late\]/);
    expect(pushed.written).toBe(`${nominationsElection}${recorded}`);
    const inTime = await accept({ committedAt: "2031-10-13T14:59:59Z" });
    expect(inTime.run.stderr).not.toContain("pushed-late");
  });

  it("wants a reason for one that was opened late", async () => {
    const openedAt = "2031-10-13T15:00:01Z";
    const words = ["12", "--late-by", "octavia", "--late-reason", "outage"];
    expect((await accept({ openedAt })).run).toMatchObject({ exitCode: 2 });
    const { run, written } = await accept({ openedAt }, words);
    expect(run.exitCode).toBe(0);
    expect(written).toContain("submitted: 2031-10-13T15:00:01Z\n");
    expect(written).toContain("acceptedLate:");
  });

  it.each<[string, Partial<FakeProposal>, Record<string, string>, string[]]>([
    [
      "is not merged",
      { state: "open" },
      there,
      [`${community}#12 is not merged yet`, "run git pull, and accept it again"],
    ],
    ["was closed", { state: "closed" }, there, ["was closed without being merged"]],
    [
      "is not in the checkout",
      {},
      {},
      [`#12 is merged, but ${adasPath} is not here`, "run git pull"],
    ],
    [
      "adds two",
      {
        files: [
          { path: adasPath, content: adasText },
          { path: `${nominationsFolder}/BoKeller.md`, content: candidacy("Bo Keller", "bo-k") },
        ],
      },
      there,
      ["adds 2 candidacies", `accept ${adasPath} --submitted 2031-10-07T09:12Z --pull-request h`],
    ],
    [
      "changes one",
      { files: [{ path: adasPath, status: "modified", content: adasText }] },
      there,
      ["adds no candidacy, it changes one"],
    ],
    ["is about something else", { files: [{ path: "a.md" }] }, there, ["#12 adds no candidacy\n"]],
    [
      "is faulty",
      {},
      { "AdaLindqvist.md": adasText.replace(/Name:.*\n/, "") },
      ["cannot be accepted"],
    ],
  ])("refuses one that %s", async (_, fake, files, messages) => {
    const { run, written } = await accept(fake, ["12"], files);
    for (const message of messages) expect(run.stderr).toContain(message);
    expect(run).toMatchObject({ exitCode: 1, stdout: "" });
    expect(written).toBe(nominationsElection);
  });

  it.each([
    [
      ["12", "--submitted", "2031-10-07T09:12Z"],
      "--submitted cannot be combined with a pull request",
    ],
    [
      ["12", "--pull-request", "https://x.example"],
      "--pull-request cannot be combined with a pull",
    ],
    [["https://x.example/a"], "https://x.example/a does not name a pull request"],
    [["12", "--election", "2030-10"], "there is no elections/arch-committee-2030-10"],
  ])("refuses %j", async (words, message) => {
    const { run, written } = await accept({}, words);
    expect(run.stderr).toContain(message);
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(written).toBe(nominationsElection);
  });

  it("refuses the candidacy of another election", async () => {
    const path = "elections/arch-committee-2032-04/AdaLindqvist.md";
    const { run } = await accept({ files: [{ path }] }, ["12"], { [path]: adasText });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(`is not a file of ${nominationsFolder}/`);
  });

  it("says of a file that is not here what to do", async () => {
    const { run } = await accept({}, ["Nobody.md"]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("If it is only on GitHub, merge it there and run git pull.");
  });
});
