import { describe, expect, it } from "vitest";
import { workspaceWith } from "../../../support/results-workspace.ts";
import { runCli } from "../../../support/run-cli.ts";

// The ledger and election.yaml of the workspace know ada-l, bo-k, cy-m and di-o; it has no roll.
describe("roll exclude before a roll is built", () => {
  const exclude = async (login: string, ...words: string[]) => {
    const { root } = await workspaceWith();
    return runCli(["roll", "exclude", login, "--reason", "x", "--by", "octavia", ...words], {
      workingFolder: root,
      now: "2026-10-27T12:00:00Z",
    });
  };

  it.each([["ada-ll"], ["ada-1"], ["adal"], ["ad-l"], ["ada-k"]])(
    "asks about %s, which is a letter away from a known login",
    async (login) => {
      const run = await exclude(login);
      expect(run.exitCode).toBe(3);
      expect(run.stderr).toContain("Did you mean ada-l");
      expect((await exclude(login, "--unknown-login")).exitCode).toBe(0);
    },
  );

  it("lets pass a login that is near to no known one", async () => {
    expect((await exclude("somebody-else")).exitCode).toBe(0);
  });
});
