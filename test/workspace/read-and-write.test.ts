import { mkdir, readdir, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { applyPlan, ignorePrivateFolder, planFile } from "../../src/workspace/file-plan.ts";
import { listFiles, openWorkspace, readText, readTextNow } from "../../src/workspace/workspace.ts";
import { writeOutside } from "../../src/workspace/write-file.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

describe("a file that cannot be read", () => {
  it.each([
    ["a link to itself", "people.yaml"],
    ["a link in a circle of two", "other.yaml"],
  ])("is not taken for a missing one: %s", async (_which, target) => {
    const workspace = await temporaryWorkspace();
    await symlink(target, join(workspace.root, "elections/people.yaml"));
    await symlink("people.yaml", join(workspace.root, "elections/other.yaml"));
    await expect(readText(workspace, "elections/people.yaml")).rejects.toMatchObject({
      kind: "input",
      message: "elections/people.yaml cannot be read: its symbolic links form a loop",
    });
  });

  it("is missing where a file stands in the place of its folder", async () => {
    const workspace = await temporaryWorkspace({ "elections/.private": "a file\n" });
    expect(await readText(workspace, "elections/.private/people.yaml")).toBeUndefined();
    expect(await listFiles(workspace, "elections/.private/2026-10")).toEqual([]);
  });
});

describe("an unfinished merge", () => {
  const merge = "a\n<<<<<<< HEAD\nmine\n=======\nyours\n>>>>>>> other\nb\n";
  it.each([
    ["elections/committee.yaml", merge],
    ["README.md", merge.replaceAll("\n", "\r\n")],
    ["elections/a/ada.txt", `# x\n${merge}`],
    ["record.json", merge],
    ["elections/people.yml", merge.replace("=======", "||||||| base\nold\n=======")],
  ])("in %s is named with its lines", async (path, text) => {
    const workspace = await temporaryWorkspace({ [path]: text });
    await expect(readText(workspace, path)).rejects.toThrow(
      /: an unfinished merge, lines [23]–[6-8]$/,
    );
  });

  it.each([
    ["only its beginning", "a: 1\n<<<<<<< HEAD\nb: 2\n", "line 2"],
    ["only its end", "a: 1\nb: 2\n>>>>>>> main\n", "line 3"],
    ["only its middle", "a: 1\n=======\r\nb: 2\n", "line 2"],
    ["the base of a third version", "a: 1\n||||||| 1a2b3c\nb: 2\n", "line 2"],
    ["all but its beginning", "a: 1\n=======\nb: 2\n>>>>>>> x\n", "lines 2–4"],
    ["two of them", `a: 1\n${merge}${merge}`, "lines 3–14"],
  ])("is found in YAML by %s", async (_, text, lines) => {
    const workspace = await temporaryWorkspace({ "elections/committee.yaml": text });
    await expect(readText(workspace, "elections/committee.yaml")).rejects.toThrow(
      `elections/committee.yaml: an unfinished merge, ${lines}`,
    );
  });

  it("is not found where YAML holds such text indented, or longer rows", async () => {
    const text = "reason: |\n  Title\n  =======\nb: 2 # >>>>>>> x\n========: 1\n";
    const workspace = await temporaryWorkspace({ "elections/committee.yaml": text });
    expect(await readText(workspace, "elections/committee.yaml")).toBe(text);
  });

  it.each([["Title\n=======\ntext\n"], ["<<<<<<< shown as an example\n"], [">>>>>>> quoted\n"]])(
    "is not %j",
    async (text) => {
      const workspace = await temporaryWorkspace({ "README.md": text });
      expect(await readText(workspace, "README.md")).toBe(text);
    },
  );
});

describe("a workspace that remembers", () => {
  it("reads a file once, and again after writing it", async () => {
    const files = await temporaryWorkspace({ "README.md": "one" });
    const workspace = await openWorkspace(files.root);
    expect(await readText(workspace, "README.md")).toBe("one");
    const plan = [await planFile(workspace, "README.md", "three")];
    await files.write("README.md", "two");
    expect(await readText(workspace, "README.md")).toBe("one");
    expect(await readTextNow(workspace, "README.md")).toBe("two");
    await expect(applyPlan(workspace, plan)).rejects.toThrow("changed while the command ran");
    await files.write("README.md", "one");
    await applyPlan(workspace, plan);
    expect(await readText(workspace, "README.md")).toBe("three");
  });
});

describe("writing", () => {
  it.each([["elections/.private/.gitignore"], ["elections/.private"]])(
    "follows no link at %s",
    async (path) => {
      const workspace = await temporaryWorkspace({ "outside/kept.md": "keep\n" });
      const isFolder = path === "elections/.private";
      if (!isFolder) await mkdir(join(workspace.root, "elections/.private"));
      const target = join(workspace.root, isFolder ? "outside" : "outside/kept.md");
      await symlink(target, join(workspace.root, path));
      await expect(ignorePrivateFolder(workspace)).rejects.toThrow("symbolic link");
      const plan = [await planFile(workspace, "elections/.private/2026-10/roll.yaml", "x")];
      await expect(applyPlan(workspace, plan)).rejects.toThrow("symbolic link");
      expect(await workspace.read("outside/kept.md")).toBe("keep\n");
      expect(await readdir(join(workspace.root, "outside"))).toEqual(["kept.md"]);
    },
  );

  it("keeps the permissions of what it writes over, and removes what a killed command left", async () => {
    const workspace = await temporaryWorkspace({ "a.sh": "old" });
    await writeFile(join(workspace.root, "a.sh"), "old", { mode: 0o755 });
    await writeFile(join(workspace.root, ".kata-election-0123456789ab.unfinished"), "half");
    const { mode } = await stat(join(workspace.root, "a.sh"));
    await applyPlan(workspace, [await planFile(workspace, "a.sh", "new")]);
    expect((await stat(join(workspace.root, "a.sh"))).mode).toBe(mode);
    expect((await readdir(workspace.root)).sort()).toEqual(["a.sh", "elections"]);
  });

  it("refuses a link that stands in the place of a named file", async () => {
    const workspace = await temporaryWorkspace({ "kept.md": "keep\n" });
    await symlink("kept.md", join(workspace.root, "out.age"));
    await expect(writeOutside(join(workspace.root, "out.age"), "x")).rejects.toThrow(
      "is a symbolic link",
    );
    expect(await workspace.read("kept.md")).toBe("keep\n");
  });
});
