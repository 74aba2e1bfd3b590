import { describe, expect, it } from "vitest";
import { pastCheckout } from "../support/past-checkout.ts";
import { runExecutable } from "../support/run-executable.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

describe("output that nobody reads", () => {
  it("changes neither the answer nor what is written", async () => {
    const { root, read } = await temporaryWorkspace(pastCheckout());
    const run = (...words: string[]) =>
      runExecutable(["committee", "init", "--no-input", "--now", "2030-11-05T12:00Z", ...words], {
        workingFolder: root,
        isUnread: true,
      });
    // Doubts are open: undecided, however little of them was read.
    expect((await run()).exitCode).toBe(3);
    expect((await run("--by", "octavia", "--answer", "*=unknown")).exitCode).toBe(0);
    expect(await read("elections/committee.yaml")).toContain("formatVersion: 1");
  });
});
