import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { privatePath, rollWorkspace } from "../support/roll-workspace.ts";
import { runExecutable } from "../support/run-executable.ts";

describe("the built program", () => {
  it("exports the roll in every form", async () => {
    const { root, read } = await rollWorkspace();
    const roll = (...words: string[]) => runExecutable(["roll", ...words], { workingFolder: root });
    expect((await roll("build")).exitCode).toBe(0);
    for (const form of ["civs", "csv", "json", "markdown", "upstream"]) {
      const run = await roll("export", "--to", form);
      expect(run, form).toMatchObject({ exitCode: 0 });
    }
    // Bo has one commit in Ada's second pull request, Ada one in her first.
    const electorate = parse(await read(`${privatePath}/export/electorate.yaml`)) as unknown;
    expect(electorate).toMatchObject([
      {
        "kata-containers/runtime-rs": [
          { github_id: "ada-l", commit_count: 1 },
          { github_id: "Bo-K", commit_count: 1 },
        ],
      },
    ]);
  });

  it("completes logins of the candidates", async () => {
    const { root, read, write } = await rollWorkspace();
    const path = "elections/arch-committee-2026-10/election.yaml";
    const candidate =
      "{ login: dana-w, name: Dana, affiliation: none, file: D.md, submitted: 2026-10-06T09:12Z }";
    await write(path, `${await read(path)}candidates: [${candidate}]\n`);
    const words = ["__complete", "candidates", "withdraw", "--election", "2026-10", "da"];
    const run = await runExecutable(words, { workingFolder: root });
    expect(run.stdout).toContain("dana-w");
  });
});
