import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nominationsFolder, nominationsWorkspace } from "../support/nominations-workspace.ts";
import { keys, openPseudoTerminal } from "../support/pseudo-terminal.ts";

const words = ["--now", "2031-10-08T12:00Z", "candidates", "nominate"];
const path = `${nominationsFolder}/AdaLindqvist.md`;

/** An editor that finds no text but the guide, and puts one above it. */
const editor = `#!/bin/sh
grep -q '^[A-Z]' "$1" && exit 3
printf 'I stand.\\n\\nThank you.\\n' | cat - "$1" > "$1.new" && mv "$1.new" "$1"
`;

async function workspaceWithEditor() {
  const workspace = await nominationsWorkspace({ "editor.sh": editor });
  const program = join(workspace.root, nominationsFolder, "editor.sh");
  await chmod(program, 0o755);
  return { ...workspace, program };
}

describe("candidates nominate at a terminal", () => {
  it("asks, corrects, opens the editor, shows the file and writes it", async () => {
    const { root, read, program } = await workspaceWithEditor();
    const terminal = openPseudoTerminal(words, {
      workingFolder: root,
      environment: { EDITOR: program },
    });
    await terminal.waitFor("Your name");
    terminal.send("Ada Lindqvist", keys.enter);
    await terminal.waitFor("GitHub account");
    terminal.send("ada l", keys.enter);
    await terminal.waitFor("Expected a GitHub login");
    terminal.send("\b\b-l", keys.enter);
    await terminal.waitFor("work for");
    terminal.send("none", keys.enter);
    await terminal.waitFor("email address");
    terminal.send("ada@works.example", keys.enter);
    await terminal.waitFor("+Thank you.");
    await terminal.waitFor("Write this file?");
    terminal.send("y", keys.enter);
    await terminal.waitFor(`wrote ${path}`);
    await terminal.waitFor("Next: open a pull request");
    expect(await terminal.ended).toBe(0);
    expect(await read(path)).toBe(
      "Name: Ada Lindqvist\n\nGitHub: ada-l\n\nAffiliation: none\n\nEmail: ada@works.example\n\nBackground:\n\nI stand.\n\nThank you.\n",
    );
  });

  it.each([
    ["no-such-editor", "the editor “no-such-editor” was not found"],
    ["false", "the editor “false” ended with code 1"],
    ["true", "Nothing was written in the editor."],
  ])("says what is wrong with the editor %s, and takes one line", async (program, message) => {
    const { root, read } = await nominationsWorkspace();
    const flags = ["--name", "Ada Lindqvist", "--login", "ada-l", "--affiliation", "none"];
    const terminal = openPseudoTerminal([...words, ...flags, "--email", "ada@works.example"], {
      workingFolder: root,
      environment: { VISUAL: " ", EDITOR: program },
    });
    await terminal.waitFor("write it in your editor");
    await terminal.waitFor(message);
    await terminal.waitFor("in one line");
    terminal.send("I stand.", keys.enter);
    await terminal.waitFor("Write this file?");
    terminal.send("y", keys.enter);
    expect(await terminal.ended).toBe(0);
    expect(await read(path)).toMatch(/\nBackground:\n\nI stand\.\n$/);
  });

  it("leaves everything as it was when cancelled", async () => {
    const { root, read, program } = await workspaceWithEditor();
    const terminal = openPseudoTerminal(words, {
      workingFolder: root,
      environment: { EDITOR: program },
    });
    await terminal.waitFor("Your name");
    terminal.send("Ada Lindqvist", keys.enter);
    await terminal.waitFor("GitHub account");
    terminal.send(keys.interrupt);
    await terminal.waitFor("Cancelled; no file was partially written.");
    expect(await terminal.ended).toBe(130);
    await expect(read(path)).rejects.toThrow("ENOENT");
  });

  it("asks nothing with --no-input", async () => {
    const { root } = await nominationsWorkspace();
    const terminal = openPseudoTerminal([...words, "--no-input"], { workingFolder: root });
    await terminal.waitFor("--name is required when not running interactively");
    expect(await terminal.ended).toBe(2);
    expect(terminal.shown()).not.toContain("Your name");
  });
});
