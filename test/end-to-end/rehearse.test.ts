import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { scenario } from "../../src/demo/scenario.ts";
import { keys, openPseudoTerminal } from "../support/pseudo-terminal.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

/** The beginning of a text, which is sure to stand on one line. */
const beginningOf = (text: string): string => text.slice(0, 24);

const oneLine = (text: string): string => text.replace(/\s+/g, " ");

/** Holds every question against what its chapter has shown before it. */
function expectShown(walk: string): void {
  for (const step of scenario.flatMap(({ steps }) => steps)) {
    if (step.kind !== "question") continue;
    const before = walk.slice(0, walk.indexOf(`Question: ${step.asks}`));
    const chapter = before.slice(before.lastIndexOf(" Chapter "));
    expect(chapter, step.asks).toContain(step.shownBy);
  }
}

async function openRehearsal(words: readonly string[] = []) {
  const { root } = await temporaryWorkspace();
  const terminal = openPseudoTerminal(["rehearse", ...words], {
    workingFolder: root,
    environment: { TMPDIR: root },
    columns: 60,
  });
  const leftBehind = async (): Promise<string[]> =>
    (await readdir(root)).filter((name) => name.startsWith("kata-election"));
  return { ...terminal, leftBehind };
}

describe("kata-election rehearse at a terminal", () => {
  // Some forty commands: seconds, but many of them where other programs want the processor.
  it("is walked through by Enter, with a wrong command and a wrong answer on the way", {
    timeout: 120_000,
  }, async () => {
    const { waitFor, send, ended, shown, leftBehind } = await openRehearsal();
    await waitFor("(Enter begins, q leaves)");
    send(keys.enter);
    await waitFor("rehearsal $ kata-election next");
    send("kata-election roll fetch", keys.enter);
    await waitFor("That is not the command of");
    let wrong = "a"; // Jun's is an autumn seat
    for (const step of scenario.flatMap(({ steps }) => steps)) {
      if (step.kind === "question") {
        await waitFor(beginningOf(`Question: ${step.asks}`));
        await waitFor("rehearsal a, b or c?");
        send(wrong || "abc".charAt(step.right), keys.enter);
        wrong = "";
      } else if (step.kind === "command") {
        if (step.words[0] !== "next") await waitFor(beginningOf(step.why));
        await waitFor("rehearsal $ kata-election");
        send(keys.enter);
      }
    }
    expect(await ended).toBe(0);
    expect(shown()).toContain("Not quite: it is b.");
    expect(oneLine(shown())).toContain("Of 15 questions you answered 14 right at once.");
    expect(await leftBehind()).toEqual([]);
    expectShown(oneLine(shown()));
  });

  it.each([
    ["Ctrl-C", keys.interrupt],
    ["Ctrl-D", keys.end],
  ])("ends at %s with exit code 130, says how to go on, and leaves nothing", async (_, key) => {
    const { waitFor, send, ended, leftBehind } = await openRehearsal();
    await waitFor("(Enter begins, q leaves)");
    send(keys.enter);
    await waitFor("rehearsal $ kata-election next");
    send(key);
    await waitFor("kata-election rehearse --from 1");
    expect(await ended).toBe(130);
    expect(await leftBehind()).toEqual([]);
  });
});
