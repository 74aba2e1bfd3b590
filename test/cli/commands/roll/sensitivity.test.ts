import { describe, expect, it } from "vitest";
import { account, pullRequest } from "../../../support/made-up-evidence.ts";
import { rollWorkspace } from "../../../support/roll-workspace.ts";
import { runCli } from "../../../support/run-cli.ts";

const person = (id: number, login: string) => account(id, login);
const lost = { oid: "d4".repeat(20), name: "Gil Roy", email: "gil@home.example" };

/** Everyone but ada-l hangs on one choice. */
const contributions = [
  pullRequest(1, { by: person(1, "ada-l") }),
  pullRequest(2, { by: person(2, "branch-only"), base: "stable-3" }),
  pullRequest(3, { by: person(3, "early-bird"), on: "2025-10-05T01:00:00Z" }),
  pullRequest(4, { by: person(4, "latecomer"), on: "2026-10-05T10:00:00Z" }),
  pullRequest(5, {
    by: person(1, "ada-l"),
    commits: [
      { by: person(5, "imported"), on: "2015-01-01" },
      { by: person(6, "committer") },
      { ...lost },
    ],
  }),
  pullRequest(6, {
    by: person(1, "ada-l"),
    commits: [{ name: "Hal Orr", email: "hal@home.example" }],
  }),
  pullRequest(7, {
    by: person(8, "hal-o"),
    on: "2024-01-01",
    commits: [{ by: person(8, "hal-o"), name: "Hal Orr", email: "hal@work.example" }],
  }),
].map((each) => ({ ...each, repository: "kata-containers/runtime-rs" }));

describe("kata-election roll sensitivity", () => {
  const files = {
    "elections/people.yaml": `formatVersion: 1\nidentities: [{ commit: kata-containers/runtime-rs@${lost.oid}, login: gil-r }]\n`,
  };

  it("tells who is in or out only because of a choice", async () => {
    const { root } = await rollWorkspace({ contributions, profiles: [], files });
    const run = await runCli(["-C", root, "roll", "sensitivity", "--json"]);
    expect(run.exitCode).toBe(0);
    const report = JSON.parse(run.stdout) as {
      formatVersion: number;
      voters: number;
      variants: { id: string; joined: string[]; left: string[]; complete: boolean }[];
      guessed: string[];
    };
    const told = report.variants.map(({ id, joined, left, complete }) => [
      id,
      joined,
      left,
      complete,
    ]);
    expect(told).toEqual([
      ["branches", [], ["branch-only"], true],
      ["clock", ["latecomer"], ["early-bird"], false],
      ["day-earlier", [], [], true],
      ["day-later", ["latecomer"], ["early-bird"], false],
      ["old-commits", ["imported"], [], true],
      ["pull-requests-only", [], ["committer", "gil-r"], true],
      ["identities", [], ["gil-r"], true],
    ]);
    expect(report.guessed).toEqual(["hal-o"]);
    expect(report.voters).toBe(5);
  });

  it("says it in words", async () => {
    const { root } = await rollWorkspace({ contributions, profiles: [], files });
    const { stdout } = await runCli(["-C", root, "roll", "sensitivity"]);
    expect(stdout).toContain(
      "If only pull requests into the default branch count:\n  - branch-only\n",
    );
    expect(stdout).toContain("If the period is a day earlier: no one else.\n");
    expect(stdout).toContain(
      "  + latecomer\n  - early-bird\n  (the evidence does not cover all of that: there may be more)\n",
    );
    expect(stdout).toContain("If the guesses about unresolved commits are right:\n  + hal-o\n");
  });
});
