import { existsSync } from "node:fs";
import { readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { takeSnapshot } from "../../../../src/cli/commands/rehearse/what-changed.ts";
import type { Prompter } from "../../../../src/cli/prompts/prompter.ts";
import { checkoutScenario } from "../../../../src/demo/checkout-scenario.ts";
import { demoWorkspaceFiles } from "../../../../src/demo/workspace-files.ts";
import { fakePrompter } from "../../../support/fake-prompter.ts";
import { type CliOptions, runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

const unexpected = async (): Promise<never> => {
  throw new Error("unexpected question");
};
const noPrompter = {
  text: unexpected,
  longText: unexpected,
  choice: unexpected,
  confirm: unexpected,
};

/** Types these lines one after the other, then Enter at every further prompt. */
function typing(...lines: string[]): Prompter {
  const left = [...lines];
  return { ...noPrompter, line: async ({ suggestion = "" }) => left.shift() ?? suggestion };
}

/** Runs the rehearsal with a folder of its own for temporary files; `left` is what stays in it. */
async function rehearse(words: readonly string[], options: CliOptions = {}) {
  const { root } = await temporaryWorkspace();
  vi.stubEnv("TMPDIR", root);
  try {
    const run = await runCli(["rehearse", ...words], options);
    const left = (await readdir(root)).filter((name) => name.startsWith("kata-election"));
    return { ...run, left: left.map((name) => join(root, name)) };
  } finally {
    vi.unstubAllEnvs();
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ");

describe("kata-election rehearse", () => {
  it("runs nothing but this step's command and what only reads, and says so kindly", async () => {
    const run = await rehearse([], {
      prompter: typing(
        "",
        "rm -rf .",
        "kata-election roll fetch",
        "roll show",
        "kata-election committee show",
        "?",
        "kata-election next",
        "kata-election status",
        "z",
        "kata-election seats headroom",
        "c",
        "q",
      ),
    });
    expect(run).toMatchObject({ exitCode: 0, left: [] });
    const shown = oneLine(run.stdout);
    expect(shown).toContain("this is not a shell. Enter runs the command");
    expect(shown).toContain("That is not the command of this step. It was not run.");
    expect(shown).toMatch(/error: .* That was a look around\. Back to this step:/);
    expect(shown).toContain("The committee on 2027-03-01");
    expect(shown).toContain("You can look around first:");
    expect(shown).toContain("Plan the election of April 2027");
    expect(shown).toContain("Next: spring 2027, 4 seats");
    expect(shown).toContain("Type a, b or c; Enter alone shows the answer");
    // c is Kofi Rasmussen, whose seat is an autumn one.
    expect(shown).toContain("Not quite: it is b. About half of the");
    expect(run.stderr).toContain("resume there:\n  kata-election rehearse --from 1");
  });

  it("plays the chapters before the one to begin with", async () => {
    const run = await rehearse(["--from", "9"], {
      prompter: typing("", "", "", "", "", "q"),
    });
    expect(run).toMatchObject({ exitCode: 0, left: [] });
    expect(run.stdout).not.toContain("Chapter 8 of 10");
    expect(run.stdout).toContain(">> The clock now says Monday 2027-04-26, 15:30 UTC");
    expect(run.stdout).toContain("Agrees with the poll's page");
    expect(run.stderr).toContain("rehearse --from 9");
  });

  it("leaves before anything happened", async () => {
    const run = await rehearse([], { prompter: typing("q") });
    expect(run).toMatchObject({ exitCode: 0, left: [] });
    expect(run.stdout).not.toContain("Chapter 1 of");
  });

  it("keeps the workspace on request, and says how to look at it", async () => {
    const run = await rehearse(["--keep"], { prompter: typing("", "", "q") });
    const [folder = ""] = run.left;
    expect(run.stderr).toContain(`kata-election -C ${folder} --now 2027-03-01T10:00Z status`);
    expect(await readdir(folder)).toContain("elections");
  });

  it("stops where it is cancelled", async () => {
    const cancel = new AbortController();
    const prompter: Prompter = {
      ...noPrompter,
      line: async ({ suggestion = "" }) => {
        if (suggestion !== "") cancel.abort();
        return suggestion;
      },
    };
    const run = await rehearse([], { prompter, signal: cancel.signal });
    expect(run.exitCode).toBe(130);
    // The test's clock has no patience: the program may end a little before it has tidied up.
    await vi.waitFor(() => expect(run.left.filter((folder) => existsSync(folder))).toEqual([]));
    expect(run.stderr).toContain("Cancelled");
  });

  it("fills its own words to 60 columns", async () => {
    const run = await rehearse([], { prompter: typing("", "q"), columns: 60 });
    const lines = run.stdout.split("\n");
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line) => line.length > 60)).toEqual([]);
  });

  it.each([
    [[], {}, "which needs a terminal"],
    [["--no-input"], { prompter: fakePrompter }, "which needs a terminal"],
    [["--from", "0"], {}, "--from takes the number of a chapter, 1 to 10"],
    [["--from", "11"], {}, "--from takes the number of a chapter, 1 to 10"],
    [["--from", "roll"], {}, "--from takes the number of a chapter, 1 to 10"],
    [["--now", "2027-01-01T00:00Z"], {}, "the rehearsal has a clock of its own"],
  ])("refuses %j with exit 2", async (words, { prompter }: { prompter?: () => Prompter }, said) => {
    const run = await rehearse(words, prompter === undefined ? {} : { prompter: prompter() });
    expect(run).toMatchObject({ exitCode: 2, stdout: "", left: [] });
    expect(run.stderr).toContain(said);
  });

  it("points to the demo where there is no terminal", async () => {
    expect((await rehearse([])).stderr).toContain("kata-election demo");
  });

  it("lists the chapters", async () => {
    const run = await rehearse(["--list"]);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("  1  2027-03-01  Plan the dates\n");
    expect(run.stdout).toContain(" 10  2027-04-26  Publish the result\n");
  });
});

describe("kata-election rehearse --from-checkout", () => {
  const present = { now: "2027-02-20T09:00Z" };

  async function checkoutOf(files: Readonly<Record<string, string>>) {
    const checkout = await temporaryWorkspace(files);
    const state = async () => (await takeSnapshot(checkout.root)).entries();
    return { ...checkout, before: await state(), state };
  }

  it("runs the next election up to its poll in a copy, and leaves the checkout alone", async () => {
    const { root, before, state } = await checkoutOf(demoWorkspaceFiles);
    const run = await rehearse(["--from-checkout"], {
      ...present,
      workingFolder: root,
      prompter: typing(),
    });
    expect(run).toMatchObject({ exitCode: 0, stderr: "", left: [] });
    expect([...(await state())]).toEqual([...before]);
    expect(run.stdout).toContain("Nominations Mon 2027-04-05 15:00");
    expect(run.stdout).not.toContain("not ready");
    // Four seats are up in spring, so five made-up people stand.
    expect(run.stdout).toContain("5 candidates run for 4 seats; a vote is needed");
    expect(run.stdout).toContain("2027 H1 Kata Architecture Committee Election Poll");
    const shown = oneLine(run.stdout);
    for (const step of checkoutScenario({ id: "2027-04", seats: 4 }).flatMap(
      ({ steps }) => steps,
    )) {
      if (step.kind !== "question") continue;
      const before = shown.slice(0, shown.indexOf(`Question: ${step.asks}`));
      expect(before, step.asks).toContain(step.shownBy);
    }
  });

  it("copies nothing private, hidden or linked", async () => {
    const { root } = await checkoutOf({
      ...demoWorkspaceFiles,
      "elections/.private/people.yaml": "secret",
      ".git/config": "secret",
      "private.txt": "secret",
    });
    await symlink(join(root, "private.txt"), join(root, "elections/linked.md"));
    const run = await rehearse(["--from-checkout", "--keep"], {
      ...present,
      workingFolder: root,
      prompter: typing("q"),
    });
    const copied = [...(await takeSnapshot(run.left[0] ?? "")).keys()];
    expect(copied).toEqual(Object.keys(demoWorkspaceFiles).sort());
  });

  it("has the ledger built first where there is none, and goes on", async () => {
    const { "elections/committee.yaml": _, ...others } = demoWorkspaceFiles;
    const { root } = await checkoutOf(others);
    const run = await rehearse(["--from-checkout"], {
      ...present,
      workingFolder: root,
      prompter: typing(),
    });
    expect(run).toMatchObject({ exitCode: 0, left: [] });
    expect(run.stdout).toContain("The seat ledger is missing");
    // No ledger says how many seats are up: eight people are more than any number of them.
    expect(run.stdout).toContain("KofiRasmussen.md");
    expect(run.stdout).toContain("2027 H1 Kata Architecture Committee Election Poll");
  });

  it("says for what the checkout is not ready, and goes on", async () => {
    const { root } = await checkoutOf({
      ...demoWorkspaceFiles,
      "elections/announcements/season.txt": "Subject: soon\n\n{{nobody knows}}\n",
    });
    const run = await rehearse(["--from-checkout"], {
      ...present,
      workingFolder: root,
      prompter: typing(),
    });
    expect(run).toMatchObject({ exitCode: 0, left: [] });
    expect(oneLine(run.stdout)).toContain("So your checkout is not ready for this step");
    expect(run.stdout).toContain("2027 H1 Kata Architecture Committee Election Poll");
  });

  it("stops where a file of the checkout is in the way", async () => {
    const { root } = await checkoutOf({
      ...demoWorkspaceFiles,
      "elections/README.md": "# An index without headings\n",
    });
    const run = await rehearse(["--from-checkout"], {
      ...present,
      workingFolder: root,
      prompter: typing(),
    });
    expect(run).toMatchObject({ exitCode: 1, left: [] });
    expect(run.stderr).toContain("in the copy of your checkout, kata-election");
    expect(run.stderr).toContain("rehearse --from-checkout --from");
    expect(run.stderr).toContain("Fix that in your checkout");
  });

  it("needs a checkout", async () => {
    const run = await rehearse(["--from-checkout"], { prompter: typing() });
    expect(run).toMatchObject({ exitCode: 2, stdout: "", left: [] });
  });
});
