import { stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { applyPlan, planFile, renderPlan } from "../../src/workspace/file-plan.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

describe("applyPlan", () => {
  it("writes what changes, and nothing the second time", async () => {
    const workspace = await temporaryWorkspace({ "README.md": "old\n", "same.md": "same\n" });
    const plan = async () => [
      await planFile(workspace, "README.md", "new\n"),
      await planFile(workspace, "same.md", "same\n"),
      await planFile(workspace, "elections/new/page.md", "made\n"),
    ];
    const written = await applyPlan(workspace, await plan());
    expect(written.map(({ path }) => path)).toEqual(["README.md", "elections/new/page.md"]);
    expect(await workspace.read("README.md")).toBe("new\n");
    expect(await applyPlan(workspace, await plan())).toEqual([]);
  });

  it("keeps private files to their owner, and out of git", async () => {
    const workspace = await temporaryWorkspace();
    const path = "elections/.private/2026-10/roll.yaml";
    await applyPlan(workspace, [await planFile(workspace, path, "secret\n")]);
    expect(await modeOf(join(workspace.root, path))).toBe("600");
    expect(await modeOf(join(workspace.root, "elections/.private/2026-10"))).toBe("700");
    expect(await workspace.read("elections/.private/.gitignore")).toBe("*\n");
  });

  it("writes nothing when a file changed since the plan was made", async () => {
    const workspace = await temporaryWorkspace({ "a.md": "a\n", "b.md": "b\n" });
    const plan = [
      await planFile(workspace, "a.md", "A\n"),
      await planFile(workspace, "b.md", "B\n"),
    ];
    await workspace.write("b.md", "somebody else's\n");
    await expect(applyPlan(workspace, plan)).rejects.toThrow("b.md changed while the command ran");
    expect(await workspace.read("a.md")).toBe("a\n");
  });

  it("follows no symbolic link", async () => {
    const workspace = await temporaryWorkspace({ "outside.md": "keep\n" });
    await symlink(join(workspace.root, "outside.md"), join(workspace.root, "elections/link.md"));
    const plan = [await planFile(workspace, "elections/link.md", "overwritten\n")];
    await expect(applyPlan(workspace, plan)).rejects.toThrow("symbolic link");
    expect(await workspace.read("outside.md")).toBe("keep\n");
  });
});

describe("renderPlan", () => {
  it("names a calendar file without its lines", () => {
    const calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
    const plan = [
      { path: "new.ics", before: undefined, after: calendar },
      { path: "old.ics", before: "BEGIN:VCALENDAR\r\n", after: calendar },
    ];
    expect(renderPlan(plan)).toBe(
      "--- /dev/null\n+++ new.ics\n(new calendar file; its lines are not shown)\n\n--- old.ics\n+++ old.ics\n(changed calendar file; its lines are not shown)\n",
    );
  });

  it("shows a diff with control characters made visible", () => {
    const plan = [{ path: "a.md", before: "one\n", after: "one\n\u001b[31mtwo\n" }];
    expect(renderPlan(plan).split("\n").slice(0, 5)).toEqual([
      "--- a.md",
      "+++ a.md",
      "@@ -1,1 +1,2 @@",
      " one",
      "+\\u001b[31mtwo",
    ]);
  });
});
