import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, results, workspaceWith } from "../../../support/results-workspace.ts";
import { runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

/** Published: three ballots that rank Ada, Bo, Cy, Di; Bo is passed over, so Ada, Cy and Di are seated. */
async function published(level: string) {
  const workspace = await workspaceWith();
  expect((await results(workspace, ["prepare", "--level", level])).exitCode).toBe(0);
  expect((await results(workspace, ["publish", "--confirm", "2026-10"])).exitCode).toBe(0);
  return workspace;
}

function show(root: string, ...words: string[]) {
  const options = { workingFolder: root, now: "2026-11-05T12:00:00Z" };
  return runCli(["results", "show", ...words], options);
}

const pages = {
  "elections/arch-committee-2024-10/Results.md":
    "The nominees elected to the positions were:\n\n- [`Eva Roth`](https://github.com/eva-r)\n",
  "elections/arch-committee-2025-04/Results.md":
    "An election was held. The nominees elected to the positions were:\n\n- [`Bo Keller`](https://github.com/bo-k)\n- Cy Mora\n",
  "elections/arch-committee-2025-10/Results.md": "There were [TBD] nominations received\n",
};

describe("kata-election results show", () => {
  it.each(["winners", "ranking", "matrix"])(
    "tells the last result from its record, published at the level %s",
    async (level) => {
      const { root } = await published(level);
      await rm(join(root, "elections/.private"), { recursive: true });
      await rm(join(root, "elections/committee.yaml"));
      const run = await show(root);
      expect(run.exitCode).toBe(0);
      expect(run.stdout).toContain("October 2026: 3 seats; decided by a vote");
      expect(run.stdout).toMatch(/Elected:\n {2}Ada [^\n]*\n {2}Cy Mora [^\n]*\n {2}Di /);
      expect(run.stdout).toMatch(/Not elected:\n {2}Bo Keller/);
      expect(run.stdout).toContain(`Source: ${folder}/record.json`);
      const { stdout } = await show(root, "2026-10", "--json");
      expect(JSON.parse(stdout)).toMatchObject({
        ...{ formatVersion: 1, election: "2026-10", how: "vote", seats: 3, openSeats: 0 },
        ...{ revision: 1, source: `${folder}/record.json`, ballots: 3 },
        elected: [{ login: "ada-l" }, { login: "cy-m" }, { login: "di-o" }],
        others: [{ login: "bo-k" }],
      });
    },
  );

  it("tells the last result from its page where there is no record; a placeholder is none", async () => {
    const { root } = await temporaryWorkspace(pages);
    const run = await show(root);
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run.stdout).toBe(
      "April 2025: decided by a vote\nElected:\n  Bo Keller (@bo-k)\n  Cy Mora\nSource: elections/arch-committee-2025-04/Results.md\n",
    );
    expect((await show(root, "2024-10")).stdout).toContain("  Eva Roth (@eva-r)\n");
    const { stdout } = await show(root, "2024-10", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ how: null, seats: null, others: null });
  });

  it.each([
    [["2025-10"], 1, "the result of 2025-10 is not published"],
    [["2030-04"], 2, "there is no elections/arch-committee-2030-04/"],
    [["april"], 2, "april"],
  ])("refuses %j", async (words, exitCode, message) => {
    const { root } = await temporaryWorkspace(pages);
    const run = await show(root, ...words);
    expect(run).toMatchObject({ exitCode, stdout: "" });
    expect(run.stderr).toContain(message);
  });

  it("refuses where no election is decided", async () => {
    const { root } = await temporaryWorkspace({ "elections/README.md": "# Elections\n" });
    const run = await show(root);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain("no election of this checkout has a published result");
  });

  it("refuses a record that contradicts itself", async () => {
    const workspace = await published("ranking");
    const path = `${folder}/record.json`;
    const text = await workspace.read(path);
    await workspace.write(path, text.replace('"openSeats": 0', '"openSeats": 2'));
    const run = await show(workspace.root);
    expect(run).toMatchObject({ exitCode: 1, stdout: "" });
    expect(run.stderr).toContain("openSeats");
  });
});
