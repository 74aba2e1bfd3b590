import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../../support/run-cli.ts";
import { temporaryWorkspace } from "../../support/temporary-workspace.ts";

describe("a command that fails in a job", () => {
  const job = {
    GITHUB_ACTIONS: "true",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_REPOSITORY: "kata-containers/community",
    GITHUB_RUN_ID: "77",
  };

  it("says why in an annotation and in the summary, with the remedy and a link", async () => {
    const { root } = await temporaryWorkspace({ "elections/README.md": "" });
    const summary = join(root, "summary.md");
    const run = await runCli(["-C", root, "tally", "no-*such*.csv"], {
      workingFolder: root,
      environment: { ...job, GITHUB_STEP_SUMMARY: summary },
    });
    expect(run.exitCode).toBe(2);
    const [annotation = ""] = run.stderr.split("\n").filter((line) => line.startsWith("::"));
    expect(annotation).toMatch(/^::error title=kata-election tally::.*no-\*such\*\.csv/);
    expect(await readFile(summary, "utf8")).toContain(
      "`kata-election tally` stopped with exit code 2",
    );
    expect(await readFile(summary, "utf8")).toContain("no-\\*such\\*.csv");
    expect(await readFile(summary, "utf8")).toContain(
      "(https://github.com/kata-containers/community/actions/runs/77)",
    );
  });

  it.each([[{}], [{ GITHUB_ACTIONS: "false" }]])(
    "gives no order to a runner where there is none: %j",
    async (environment) => {
      const run = await runCli(["tally", "none.csv"], { environment });
      expect(run.stderr).not.toContain("::error");
    },
  );

  it("fails as before where the summary cannot be written, or names no run", async () => {
    const { root } = await temporaryWorkspace({ "elections/README.md": "" });
    const run = await runCli(["tally", "none.csv"], {
      environment: { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: root },
    });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("::error title=kata-election tally::");
  });
});
