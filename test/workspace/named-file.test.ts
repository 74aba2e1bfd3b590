import { posix, win32 } from "node:path";
import { describe, expect, it } from "vitest";
import { workspacePath } from "../../src/workspace/named-file.ts";

describe("workspacePath", () => {
  it.each([
    [posix, "/home/o/community", "/home/o/community/elections/.private/a.yaml"],
    [win32, "C:\\community", "C:\\community\\elections\\.private\\a.yaml"],
    [win32, "C:\\Community", "c:/community/elections/.private/a.yaml"],
    [
      win32,
      "\\\\server\\share\\community",
      "\\\\server\\share\\community\\elections\\.private\\a.yaml",
    ],
  ])("names private files alike on every system", (system, root, absolute) => {
    expect(workspacePath(root, absolute, system)).toBe("elections/.private/a.yaml");
  });

  it.each([
    [posix, "/home/o/community", "/home/o/community"],
    [posix, "/home/o/community", "/home/o"],
    [posix, "/home/o/community", "/home/o/community-2/a.yaml"],
    [win32, "C:\\community", "D:\\community\\a.yaml"],
    [win32, "C:\\community", "C:\\a.yaml"],
  ])("names nothing that is not below the root", (system, root, absolute) => {
    expect(workspacePath(root, absolute, system)).toBeUndefined();
  });

  it("keeps a name that only begins with two dots", () => {
    expect(workspacePath("/c", "/c/..notes.md", posix)).toBe("..notes.md");
  });
});
