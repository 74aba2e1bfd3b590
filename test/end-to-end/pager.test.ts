import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openPseudoTerminal } from "../support/pseudo-terminal.ts";
import { runExecutable } from "../support/run-executable.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

const listing = ["charter", "show"];
/** It counts what it is given, shows its settings, and reads no further than the first lines. */
const pager = "sh -c 'head -n 2; echo paged with $LESS'";

describe("a listing longer than the screen", () => {
  it.each([
    ["$PAGER, which may end early", { PAGER: pager }, "paged with FRX", 0],
    ["the person's own LESS", { PAGER: pager, LESS: "S" }, "paged with S", 0],
    ["nothing with PAGER=cat", { PAGER: "cat" }, "Repositories that do not count", 0],
    ["nothing with an empty PAGER", { PAGER: "" }, "Repositories that do not count", 0],
    ["nothing where the pager is not there", { PAGER: "no-such-pager" }, "Repositories that", 0],
  ])("goes through %s", async (_, environment, shown, exitCode) => {
    const { root } = await temporaryWorkspace({ "elections/README.md": "# Elections\n" });
    const terminal = openPseudoTerminal(listing, { workingFolder: root, environment });
    await terminal.waitFor(shown);
    expect(await terminal.ended).toBe(exitCode);
  });

  it("goes through no pager in a pipe", async () => {
    const { root } = await temporaryWorkspace({ "elections/README.md": "# Elections\n" });
    const trap = join(root, "pager");
    await writeFile(trap, "#!/bin/sh\necho paged\n", { mode: 0o700 });
    const run = await runExecutable(listing, { workingFolder: root, environment: { PAGER: trap } });
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("Repositories that do not count");
    expect(run.stdout).not.toContain("paged");
  });
});
