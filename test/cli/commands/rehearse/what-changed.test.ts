import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { takeSnapshot, whatChanged } from "../../../../src/cli/commands/rehearse/what-changed.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

it("names new and changed files, with few changed lines, and none of a private file", async () => {
  const { root, write } = await temporaryWorkspace({
    "a.md": "one\ntwo\n",
    "b.md": "same\n",
    "long.md": "",
    "elections/.private/roll.yaml": "x\n",
    "gone.md": "x\n",
  });
  const before = await takeSnapshot(root);
  await write("a.md", "one\nthree\n");
  await write("long.md", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n");
  await write("new.md", "new\n");
  await write("elections/.private/roll.yaml", "ada@mail.example\n");
  await rm(join(root, "gone.md"));
  expect(whatChanged(before, await takeSnapshot(root))).toEqual([
    "  changed  a.md",
    "             -two",
    "             +three",
    "  changed  elections/.private/roll.yaml",
    "  changed  long.md",
    "  new      new.md",
    "  removed  gone.md",
  ]);
  expect(whatChanged(before, before)).toEqual([]);
});
