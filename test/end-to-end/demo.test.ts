import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openPseudoTerminal } from "../support/pseudo-terminal.ts";
import { runExecutable } from "../support/run-executable.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

describe("kata-election demo", () => {
  it("runs a whole election without token or network, and cleans up", async () => {
    const { root } = await temporaryWorkspace();
    const run = await runExecutable(["demo"], {
      workingFolder: root,
      environment: { TMPDIR: root },
    });
    expect(run.stderr).toBe("");
    expect(run.exitCode).toBe(0);
    // In a pipe it looks as at a terminal: bars and tables, no line of tabs.
    expect(run.stdout).toContain("████");
    expect(run.stdout).not.toContain("\t");
    // By hand: the ranking is the order of the candidacies (see src/demo/ballots.ts); Northwind holds a
    // seat that is not up, so Dana takes its last place and Farah, third, is passed over.
    expect(run.stdout).toMatch(/Roll of 2027-04: 40 voters/);
    expect(run.stdout).toMatch(/Condorcet winner: Dana Whitfield/);
    expect(run.stdout).toMatch(/PASSED OVER +Farah Novak/);
    expect(run.stdout).toMatch(/NOT REACHED +Ivo Castellan/);
    // Ten minutes at 300 words a minute.
    expect(run.stdout.split(/\s+/).length).toBeLessThan(3_300);
    expect(run.stdout.replaceAll(/\s+/g, " ")).toMatch(
      /\d\d checks: \d\d passed, 0 failed, 1 could not be made here\./,
    );
    // The README's picture shows what is printed here: npm run pictures makes it again.
    const picture = await readFile(
      new URL("../../.github/pictures/session.svg", import.meta.url),
      "utf8",
    );
    const texts = [...picture.matchAll(/<tspan[^>]*>([^<]+)<\/tspan>/g)].map(
      ([, text = ""]) => text,
    );
    expect(texts.length).toBeGreaterThan(20);
    for (const text of texts) expect(run.stdout).toContain(text);
    // What it leaves is the site, and it ends with where that is.
    const site = /\n(\S+)\/index\.html\n$/.exec(run.stdout)?.[1] ?? "";
    expect(await filesBelow(root)).toEqual(
      (await filesBelow(site)).map((path) => join(site.slice(root.length + 1), path)),
    );
    const result = await readFile(join(site, "elections/2027-04.html"), "utf8");
    expect(result).toMatch(/Place 3[\s\S]{0,200}Farah Novak[\s\S]{0,200}Passed over: no seat/);
    const now = await readFile(join(site, "index.html"), "utf8");
    expect(now).toContain("No election is on");
    expect(now).toContain("Dana Whitfield");
    const voters = await readFile(join(site, "voters.html"), "utf8");
    expect(voters).toContain("The 40 voters of April 2027");
    expect(voters).toContain("<bdi>Ada Lindqvist</bdi>");
  });

  it("leaves the workspace on request: four seated, no voter's address in public", async () => {
    const { root } = await temporaryWorkspace();
    const run = await runExecutable(["demo", "--keep"], {
      workingFolder: root,
      environment: { TMPDIR: root },
    });
    const kept = /The workspace is kept in (\S+)/.exec(run.stdout)?.[1] ?? "";
    onTestFinished(() => rm(kept, { recursive: true, force: true }));
    const ledger = await readFile(join(kept, "elections/committee.yaml"), "utf8");
    const elected = [...ledger.matchAll(/holder: ([\w-]+).*elected: 2027-04/g)].map(
      ([, who]) => who,
    );
    expect(elected.sort()).toEqual(["dana-w", "emeka-s", "goran-d", "hana-p"]);
    for (const path of await filesBelow(kept)) {
      const isPrivate = path.startsWith("elections/.private/");
      const mode = (await stat(join(kept, path))).mode & 0o077;
      if (isPrivate && !path.endsWith(".gitignore")) expect([path, mode]).toEqual([path, 0]);
      const isCandidacy = /arch-committee-2027-04\/[A-Z][a-z]+[A-Z][a-z]+\.md$/.test(path);
      if (isPrivate || isCandidacy) continue;
      const text = await readFile(join(kept, path), "utf8");
      expect(`${path}: ${text.match(/[\w.+-]+@(mail|home)\.example/)?.[0]}`).toBe(
        `${path}: undefined`,
      );
    }
  });

  it.each([
    ["while a command runs", ["demo", "--no-pause"], "$ kata-election roll"],
    ["at the pause after a chapter", ["demo"], "Enter continues"],
  ])("stops at Ctrl-C %s with exit code 130 and leaves nothing behind", async (_, words, seen) => {
    const { root } = await temporaryWorkspace();
    const terminal = openPseudoTerminal(words, {
      workingFolder: root,
      environment: { TMPDIR: root },
    });
    await terminal.waitFor(seen);
    terminal.send("\u0003");
    expect(await terminal.ended).toBe(130);
    expect(await filesBelow(root)).toEqual([]);
  });
});
