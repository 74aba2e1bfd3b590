import { mkdir, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  crossesLink,
  listElections,
  listFiles,
  openWorkspace,
  pathInside,
  readText,
} from "../../src/workspace/workspace.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

describe("openWorkspace", () => {
  it("finds the checkout upward from the current folder", async () => {
    const { root } = await temporaryWorkspace({ "elections/arch-committee-2026-10/README.md": "" });
    const inside = join(root, "elections/arch-committee-2026-10");
    expect(await openWorkspace(inside)).toMatchObject({ root });
    expect(await openWorkspace("/", root)).toMatchObject({ root });
  });

  it("says what is missing where there is none", async () => {
    await expect(openWorkspace(tmpdir())).rejects.toMatchObject({
      kind: "input",
      message: expect.stringContaining("no folder elections/"),
    });
    const { root } = await temporaryWorkspace();
    await expect(openWorkspace(root, "elections")).rejects.toMatchObject({
      kind: "input",
      message: expect.stringContaining("has no folder elections/"),
    });
  });
});

describe("pathInside", () => {
  it.each([["../other"], ["elections/../../other"], ["/etc/passwd"], ["."]])(
    "refuses %s",
    (path) => {
      expect(() => pathInside({ root: "/workspace" }, path)).toThrow("outside the checkout");
    },
  );
});

describe("readText", () => {
  it("answers undefined where there is no file", async () => {
    expect(await readText(await temporaryWorkspace(), "README.md")).toBeUndefined();
  });

  it("refuses folders, other encodings and enormous files", async () => {
    const workspace = await temporaryWorkspace({ "big.md": "x".repeat(8 * 1024 * 1024 + 1) });
    await mkdir(join(workspace.root, "folder.md"));
    await writeFile(join(workspace.root, "latin.md"), Buffer.from([0x5a, 0x6f, 0xeb]));
    await expect(readText(workspace, "folder.md")).rejects.toThrow("is not a file");
    await expect(readText(workspace, "latin.md")).rejects.toThrow("is not UTF-8");
    await expect(readText(workspace, "big.md")).rejects.toThrow("8388609 bytes");
  });
});

describe("listing", () => {
  it("lists elections by id, oldest first, and passes over other folders", async () => {
    const workspace = await temporaryWorkspace({
      "elections/arch-committee-2026-10/b.md": "",
      "elections/arch-committee-2026-10/a.md": "",
      "elections/arch-committee-2018-09/README.md": "",
      "elections/arch-committee-soon/README.md": "",
      "elections/tools/README.md": "",
    });
    expect(await listElections(workspace)).toEqual(["2018-09", "2026-10"]);
    expect(await listFiles(workspace, "elections/arch-committee-2026-10")).toEqual([
      "a.md",
      "b.md",
    ]);
    expect(await listFiles(workspace, "elections/none")).toEqual([]);
  });
});

describe("crossesLink", () => {
  it("notices a linked file and a linked folder on the way", async () => {
    const workspace = await temporaryWorkspace({ "real/file.md": "" });
    await symlink(join(workspace.root, "real"), join(workspace.root, "linked"));
    await symlink("file.md", join(workspace.root, "real/link.md"));
    expect(await crossesLink(workspace, "real/file.md")).toBe(false);
    expect(await crossesLink(workspace, "real/link.md")).toBe(true);
    expect(await crossesLink(workspace, "linked/new.md")).toBe(true);
  });
});
