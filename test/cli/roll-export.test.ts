import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { privatePath, rollWorkspace } from "../support/roll-workspace.ts";
import { runCli } from "../support/run-cli.ts";

async function builtWorkspace() {
  const workspace = await rollWorkspace();
  const { root } = workspace;
  await runCli(["-C", root, "roll", "include", "eva-r", "--by", "octavia", "--reason", "reviews"]);
  await runCli(["-C", root, "roll", "build"]);
  return workspace;
}

const exportTo = (root: string, ...words: string[]) =>
  runCli(["-C", root, "roll", "export", "--to", ...words]);

describe("kata-election roll export", () => {
  it("civs: addresses in files of a size, and a list of whom to mention", async () => {
    const { root, read } = await builtWorkspace();
    const run = await exportTo(root, "civs", "--batch-size", "1");
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toBe("");
    expect(run.stderr).toContain("2 addresses in 2 files, 1 voters without one.");
    expect(await read(`${privatePath}/export/civs-1.txt`)).toBe("ada@public.example\n");
    expect(await read(`${privatePath}/export/civs-2.txt`)).toBe("bo-k@mail.example\n");
    expect(await read(`${privatePath}/export/unreachable.txt`)).toBe("@eva-r\n");
  });

  it("civs: refuses while a file of another export is left", async () => {
    const { root, read } = await builtWorkspace();
    await exportTo(root, "civs", "--batch-size", "1");
    const run = await exportTo(root, "civs");
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("export/civs-2.txt is left from another export");
    expect(await read(`${privatePath}/export/civs-1.txt`)).toBe("ada@public.example\n");
  });

  it.each(["0", "1001", "2.5", "many"])("civs: refuses batches of %s", async (size) => {
    const { root } = await builtWorkspace();
    const run = await exportTo(root, "civs", "--batch-size", size);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("whole number from 1 to 1000");
  });

  it("civs: warns about voters who share an address", async () => {
    const { root } = await builtWorkspace();
    await runCli(["-C", root, "roll", "address", "eva-r", "ada@public.example"]);
    await runCli(["-C", root, "roll", "build"]);
    expect((await exportTo(root, "civs")).stderr).toContain("no address of their own: eva-r");
  });

  it("csv: into the private folder", async () => {
    const { root, read } = await builtWorkspace();
    expect((await exportTo(root, "csv")).stdout).toBe("");
    expect(await read(`${privatePath}/export/voters.csv`)).toContain(
      "1,ada-l,Ada Lindqvist,ada@public",
    );
  });

  it("upstream: the shape that readers of electorate.yaml expect", async () => {
    const { root, read } = await builtWorkspace();
    const run = await exportTo(root, "upstream");
    expect(run.stderr).toContain("they have no repository: eva-r");
    expect(parse(await read(`${privatePath}/export/electorate.yaml`))).toEqual([
      {
        "kata-containers/runtime-rs": [
          {
            github_id: "ada-l",
            name: "Ada Lindqvist",
            email: "ada@public.example",
            emails: ["ada@public.example", "ada-l@mail.example"],
            commit_count: 1,
          },
          {
            github_id: "Bo-K",
            name: "Bo Keller",
            email: "bo-k@mail.example",
            emails: ["bo-k@mail.example"],
            commit_count: 1,
          },
        ],
      },
    ]);
  });

  it.each(["json", "markdown"])("%s: to stdout, without addresses", async (form) => {
    const { root } = await builtWorkspace();
    const run = await exportTo(root, form);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("Ada Lindqvist");
    expect(run.stdout).not.toMatch(/@\w+\.example/);
  });

  it("--dry-run writes nothing", async () => {
    const { root, read } = await builtWorkspace();
    await exportTo(root, "csv", "--dry-run");
    await expect(read(`${privatePath}/export/voters.csv`)).rejects.toThrow("ENOENT");
  });

  it("refuses other forms", async () => {
    const { root } = await builtWorkspace();
    expect((await exportTo(root, "excel")).exitCode).toBe(2);
  });
});
