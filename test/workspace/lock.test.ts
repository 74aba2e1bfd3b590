import { readdir, readFile, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { applyPlan, planFile } from "../../src/workspace/file-plan.ts";
import { takeLock } from "../../src/workspace/lock.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

const host = hostname();

describe("takeLock", () => {
  it("keeps a second command waiting until the first gives it back", async () => {
    const path = join((await temporaryWorkspace()).root, "lock");
    const unlock = await takeLock(path, "poll record");
    const order: string[] = [];
    const second = takeLock(path, "announce").then((give) => {
      order.push("second");
      return give();
    });
    await new Promise((resolve) => setTimeout(resolve, 250));
    order.push("first");
    await unlock();
    await second;
    expect(order).toEqual(["first", "second"]);
  });

  it("names the holder that goes on", async () => {
    const path = join((await temporaryWorkspace()).root, "lock");
    const unlock = await takeLock(path, "candidates accept");
    await expect(takeLock(path, "announce")).rejects.toThrow(
      `candidates accept (process ${process.pid} on ${host}) is changing files in this checkout`,
    );
    await unlock();
  }, 15_000);

  it.each([
    ["of a process that is gone", JSON.stringify({ pid: 99999999, host, command: "x" })],
    [
      "of another process with the same number",
      JSON.stringify({ pid: process.pid, began: "1", host, command: "x" }),
    ],
    ["of the first process of the computer", JSON.stringify({ pid: 1, host, command: "x" })],
    ["that says nothing", ""],
    ["that was made by hand", "locked by octavia\n"],
  ])("takes over a lock %s", async (_which, text) => {
    const { root } = await temporaryWorkspace();
    const path = join(root, "lock");
    await writeFile(path, text);
    const unlock = await takeLock(path, "announce");
    expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ pid: process.pid });
    await unlock();
    expect(await readdir(root)).toEqual(["elections"]);
  });

  it("lets twenty writers in one after another", async () => {
    const { root } = await temporaryWorkspace();
    const path = join(root, "lock");
    let inside = 0;
    const writers = Array.from({ length: 20 }, async () => {
      const unlock = await takeLock(path, "writer");
      expect(++inside).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 1));
      inside--;
      await unlock();
    });
    await Promise.all(writers);
  });
});

describe("two plans at once", () => {
  it("lose nothing: the second is told that the file changed", async () => {
    const workspace = await temporaryWorkspace({ "a.md": "0" });
    const plans = await Promise.all(["1", "2"].map((text) => planFile(workspace, "a.md", text)));
    const done = await Promise.allSettled(plans.map((plan) => applyPlan(workspace, [plan])));
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const kept = done[0]?.status === "fulfilled" ? "1" : "2";
    expect(await workspace.read("a.md")).toBe(kept);
    expect(await readdir(join(workspace.root, "elections"))).toEqual([]);
  });
});
