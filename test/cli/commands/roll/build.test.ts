import { stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  madeUpContributions,
  privatePath,
  rollWorkspace,
} from "../../../support/roll-workspace.ts";
import { runCli } from "../../../support/run-cli.ts";

describe("kata-election roll build", () => {
  it("writes the roll into the private folder and sums it up", async () => {
    const { root, read } = await rollWorkspace();
    const run = await runCli(["-C", root, "roll", "build"]);
    expect(run.stderr).toBe(`wrote ${privatePath}/roll.yaml\n`);
    expect(run.stdout).toBe(`Roll of 2026-10: 2 voters
  opened a pull request: 1; commits only in others' pull requests: 1; added by decision: 0
  code merged from 2025-10-05 until just before 2026-10-05 (UTC)
  2 of 3 pull requests count, in 1 repository; 1 repository does not count
  0 without a usable address, 0 excluded
  1 question to decide before freezing: kata-election roll show --review
`);
    expect(run.exitCode).toBe(0);
    expect(await read(`${privatePath}/roll.yaml`)).toContain("login: Bo-K");
    expect(await read("elections/.private/.gitignore")).toBe("*\n");
    const { mode } = await stat(join(root, `${privatePath}/roll.yaml`));
    expect((mode & 0o777).toString(8)).toBe("600");
  });

  it("makes the same bytes of the same inputs, in whatever order", async () => {
    const { root, read } = await rollWorkspace();
    const other = await rollWorkspace({ contributions: madeUpContributions.toReversed() });
    await runCli(["-C", root, "roll", "build"]);
    await runCli(["-C", other.root, "roll", "build"]);
    const withoutDigest = (text: string) => text.replace(/sha256: .*/, "");
    const first = await read(`${privatePath}/roll.yaml`);
    expect(withoutDigest(await other.read(`${privatePath}/roll.yaml`))).toBe(withoutDigest(first));
    const again = await runCli(["-C", root, "roll", "build"]);
    expect(again.stderr).toBe("Nothing to change.\n");
    expect(await read(`${privatePath}/roll.yaml`)).toBe(first);
  });

  it("--json prints the numbers", async () => {
    const { root } = await rollWorkspace();
    const run = await runCli(["-C", root, "roll", "build", "--json"]);
    expect(JSON.parse(run.stdout)).toMatchObject({
      formatVersion: 1,
      election: "2026-10",
      voters: 2,
      review: { unresolved: 1 },
      toDecide: 1,
    });
  });

  it("--dry-run writes nothing", async () => {
    const { root, read } = await rollWorkspace();
    const run = await runCli(["-C", root, "roll", "build", "--dry-run"]);
    expect(run.stdout).toContain("+  - id: 1");
    await expect(read(`${privatePath}/roll.yaml`)).rejects.toThrow("ENOENT");
  });

  it("refuses incomplete evidence with exit 1 and leaves the roll alone", async () => {
    const { root, read, write } = await rollWorkspace({
      report: { pullRequests: { announced: 4, received: 3 } },
    });
    await write(`${privatePath}/roll.yaml`, "as it was\n");
    const run = await runCli(["-C", root, "roll", "build"]);
    expect(run).toEqual({
      exitCode: 1,
      stdout: "",
      stderr:
        "error: the roll cannot be built: the fetch received 3 of 4 pull requests\nFetch the evidence again with: kata-election roll update\n",
    });
    expect(await read(`${privatePath}/roll.yaml`)).toBe("as it was\n");
  });

  it("refuses evidence that ends early unless the roll may be provisional", async () => {
    const period = { from: "2023-01-01T00:00:00Z", until: "2026-09-01T00:00:00Z" };
    const { root } = await rollWorkspace({ report: { period } });
    const refused = await runCli(["-C", root, "roll", "build"]);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain("--provisional");
    const run = await runCli(["-C", root, "roll", "build", "--provisional"]);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("PROVISIONAL: the evidence ends at 2026-09-01T00:00:00Z");
  });

  it.each([
    ["people.yaml", "elections/people.yaml", "formatVersion: 1\nbotz: []\n", "people.yaml:2:1"],
    ["fetch.json", `${privatePath}/fetch.json`, "{", `${privatePath}/fetch.json: not JSON`],
  ])("names file and place of what is malformed in %s", async (_, path, text, message) => {
    const { root } = await rollWorkspace({ files: { [path]: text } });
    const run = await runCli(["-C", root, "roll", "build"]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });
});
