import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rollWorkspace } from "../../../support/roll-workspace.ts";
import { runCli } from "../../../support/run-cli.ts";

async function builtWorkspace() {
  const workspace = await rollWorkspace();
  await runCli(["-C", workspace.root, "roll", "build"]);
  return workspace;
}

const summarize = (root: string, words: string[], environment: Record<string, string> = {}) =>
  runCli(["-C", root, "roll", "summary", ...words], { workingFolder: root, environment });

const list = (voters: readonly { id: number | null; login: string }[], election = "2026-10") =>
  JSON.stringify({ formatVersion: 1, election, voters, rule: { tool: "0.1.0" } });

describe("kata-election roll summary", () => {
  it("figures and questions as Markdown, without any address", async () => {
    const { root } = await builtWorkspace();
    const run = await summarize(root, []);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("## Voters of the election 2026-10: 2\n");
    expect(run.stdout).toContain("| questions to decide | 1 |");
    expect(run.stdout).toContain("No earlier list of this election to compare with.");
    expect(run.stdout).toContain("no known author: Cy Mora, 1 commit");
    expect(run.stdout).not.toMatch(/@\w+\.example/);
  });

  it("names newcomers and who left since an earlier list", async () => {
    const { root, write } = await builtWorkspace();
    const earlier = [
      { id: 1, login: "ada-l" },
      { id: 5, login: "dan-o" },
    ];
    await write("voters.json", list(earlier));
    const { stdout } = await summarize(root, ["--previous", "voters.json"]);
    expect(stdout).toContain("Newcomers (1): [`Bo-K`](https://github.com/Bo-K)");
    expect(stdout).toContain("No longer on the list (1): [`dan-o`](https://github.com/dan-o)");
    const json = await summarize(root, ["--previous", "voters.json", "--json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({
      formatVersion: 1,
      summary: { election: "2026-10", voters: 2 },
      since: { joined: ["Bo-K"], left: ["dan-o"] },
      undecided: [{ about: "unresolved" }],
    });
  });

  it("compares with no list of another election", async () => {
    const { root, write } = await builtWorkspace();
    await write("voters.json", list([], "2026-03"));
    const { stdout } = await summarize(root, ["--previous", "voters.json"]);
    expect(stdout).toContain("No earlier list of this election");
  });

  it("adds to the job's summary and prints nothing", async () => {
    const { root } = await builtWorkspace();
    const file = join(root, "summary.md");
    const run = await summarize(root, ["--to-summary"], { GITHUB_STEP_SUMMARY: file });
    expect(run).toMatchObject({ exitCode: 0, stdout: "" });
    expect(await readFile(file, "utf8")).toMatch(/^## Voters of the election 2026-10: 2\n/);
  });

  it("keeps names from outside within their fence", async () => {
    const { root, write, read } = await builtWorkspace();
    const path = "elections/.private/2026-10/roll.yaml";
    await write(path, (await read(path)).replaceAll("Cy Mora", '"```` <img src=x>"'));
    const { stdout } = await summarize(root, []);
    expect(stdout).toContain("\n`````text\n");
    expect(stdout.trimEnd()).toMatch(/\n`````$/);
  });

  it.each<[string[], string]>([
    [["--to-summary"], "GITHUB_STEP_SUMMARY names no file"],
    [["--previous", "nowhere.json"], "nowhere.json is not a file"],
    [["--previous", "bad.json"], "bad.json: not JSON"],
    [["--previous", "hostile.json"], "hostile.json: voters[1].login: expected a GitHub login"],
  ])("refuses %j", async (words, message) => {
    const { root, write } = await builtWorkspace();
    await write("bad.json", "<html>");
    await write("hostile.json", list([{ id: 1, login: "](https://evil.example) <script>" }]));
    const run = await summarize(root, words);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });
});
