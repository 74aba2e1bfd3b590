import { describe, expect, it } from "vitest";
import { runCli } from "../../support/run-cli.ts";
import { temporaryWorkspace } from "../../support/temporary-workspace.ts";

const folder = (id: string): string => `elections/arch-committee-${id}`;
const voters = JSON.stringify({
  formatVersion: 1,
  election: "2031-04",
  voters: [{ id: 1, login: "ada-l", name: "Ada Lindqvist" }],
});

/** One election that is over and one that began with its page; no `election.yaml`, ledger or private file. */
const checkout = () =>
  temporaryWorkspace({
    "README.md":
      "The current Architecture Committee members are:\n\n- `Ada Lindqvist` ([`ada-l`](https://github.com/ada-l)), `Northwind`.\n",
    "elections/README.md": "# Elections\n\n## Current elections\n\n## Previous elections\n",
    [`${folder("2031-04")}/README.md`]:
      "# Elections: Apr 2031\n\nThere is one seat up for election.\n\n* March 20, 2031: officials confirmed: @bo-k\n* April 07, 15:00 UTC - April 14, 2031 14:59 UTC: Candidate nominations open\n* April 14, 15:00 UTC - April 21, 2031 14:59 UTC: Q&A/Debate period\n* April 21, 15:00 UTC - April 28, 2031 14:59 UTC: Voting open\n",
    [`${folder("2031-04")}/Results.md`]:
      "# Results: Apr 2031\n\nOne nomination was received:\n\n- [`Ada Lindqvist`](https://github.com/ada-l)\n\nOne seat was available, so no vote was needed.\n",
    [`${folder("2031-04")}/voters.json`]: voters,
    [`${folder("2031-10")}/README.md`]:
      "# Elections: Oct 2031\n\n- Seats: 1\n- Officials: to be announced\n",
  });

const reads = [
  ...["roll explain ada-l", "roll opt-in list", "roll diff 1 2", "announce results", "next"],
  ...["candidates check", "tally", "status", "calendar", "roll show", "roll summary"],
  ...["roll verify", "candidates list", "seats headroom", "seats fill", "results show"],
  ...["results verify", "results page", "poll show"],
];
const takesOption = /^(?:roll (?:explain|opt-in|diff)|announce|next|candidates check|tally)/;

describe("in a plain checkout without a token", () => {
  it.each(reads)(
    "%s advises no work on an election that is over, or was never held",
    async (read) => {
      const { root } = await checkout();
      for (const election of ["2031-04", "2030-09"]) {
        const asked = takesOption.test(read) ? ["--election", election] : [election];
        const run = await runCli([...read.split(" "), ...asked], {
          workingFolder: root,
          now: "2031-09-20T12:00:00Z",
        });
        expect([0, 1, 2]).toContain(run.exitCode);
        expect(`${run.stdout}${run.stderr}`).not.toMatch(
          /kata-election (?:plan|roll (?:update|build|fetch)|results prepare|candidates accept)/,
        );
        if (election === "2030-09" && read !== "seats headroom" && !read.startsWith("results ")) {
          expect(run.stderr).toContain("This checkout has the elections 2031-04, 2031-10.");
        }
      }
    },
  );

  it.each([
    ["2031-04", "/voters.json, which may still change, has the login ada-l."],
    ["2031-04", "since 2030-04-07, and before 2031-04-07 (UTC) may vote."],
    ["2031-04", "The election of 2031-04 is over.\nAsk the officials: @bo-k."],
    ["2031-10", "There is no public list of voters in this checkout either."],
    ["2031-10", "in the 12 months before the day on which nominations open may vote."],
    ["2031-10", "The officials know more, but none are named yet."],
    ["2032-04", "in the 12 months before the day on which nominations open may vote."],
    [undefined, "evidence of 2031-10"],
  ])("answers who may vote in %s: %s", async (election, text) => {
    const { root } = await checkout();
    const run = await runCli(
      ["roll", "explain", "@Ada-L", ...(election === undefined ? [] : ["--election", election])],
      { workingFolder: root, now: "2031-09-20T12:00:00Z" },
    );
    expect([run.exitCode, run.stdout]).toEqual([2, ""]);
    expect(run.stderr.replace("login Ada-L", "login ada-l")).toContain(text);
  });

  it.each([
    ["2031-04", "The election of 2031-04 is over: its officials kept the roll private."],
    ["2031-10", "Its officials keep the roll private.\nThere is no public list of voters."],
    ["2031-04", `The public list of voters: ${folder("2031-04")}/voters.json`],
  ])("says where the roll of %s is: %s", async (election, text) => {
    const { root } = await checkout();
    const run = await runCli(["roll", "show", election], { workingFolder: root });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(text);
  });
});
