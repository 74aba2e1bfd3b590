import { describe, expect, it } from "vitest";
import { electionWorkspace, privateFolder } from "../../../support/election-workspace.ts";
import { fakeGitHub } from "../../../support/fake-github/fake-github.ts";
import { madeUpYear } from "../../../support/fake-github/made-up-year.ts";
import { runCli } from "../../../support/run-cli.ts";

const year = madeUpYear({ pullRequests: 30, accounts: 5, repositories: 2 });

async function update(...words: string[]) {
  const { root, read } = await electionWorkspace();
  const { environment } = await fakeGitHub(year);
  const run = await runCli([...words, "-C", root, "roll", "update"], { environment });
  return { run, read };
}

describe("kata-election roll update", () => {
  it("fetches and builds; provisional while the qualifying period goes on", async () => {
    // The period ends on 2025-10-05.
    const { run, read } = await update("--now", "2025-09-16T09:00Z");
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("PROVISIONAL: the evidence ends at 2025-09-16");
    expect(await read(`${privateFolder}/roll.yaml`)).toContain("voters:");
  });

  it("builds the whole roll once the period is over", async () => {
    const { run } = await update();
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("Roll of ");
    expect(run.stdout).not.toContain("PROVISIONAL");
  });
});
