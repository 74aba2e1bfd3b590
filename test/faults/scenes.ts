import { mkdir, readFile, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { demoUnknownCommit } from "../../src/demo/contributions.ts";
import { scenario } from "../../src/demo/scenario.ts";
import { demoWorkspaceFiles } from "../../src/demo/workspace-files.ts";
import type { CliRun } from "../support/run-cli.ts";
import { restoreTree, type Tree, treeOf } from "./tree.ts";

/** A command that writes, and the checkout that it finds. */
export interface Scene {
  readonly words: readonly string[];
  readonly now: string;
  readonly before: Tree;
}

type Run = (words: readonly string[], now: string) => Promise<CliRun>;

const election = "2027-04";
const commit = `kata-containers/kata-containers@${demoUnknownCommit.oid}`;
const reason = ["--reason", "as agreed"];
const by = ["--by", "priya-h"];
const key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

/** Commands that the demo does not use, by the command of the demo after which they make sense. */
const further: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "announce season --sent": [
    ["announce", "season", "--not-sent", ...reason, ...by],
    ["committee", "init", "--replace", "--answer", "*=suggested", ...by],
    ["plan", election, "--official", "third-p"],
  ],
  "roll fetch": [
    ["roll", "fetch", "--refresh"],
    ["roll", "update"],
  ],
  "roll build": [
    ["roll", "include", "ivo-c", ...reason, ...by],
    ["roll", "bot", "enzo-k", ...reason],
    ["roll", "address", "dana-w", "dana@new.example"],
    ["roll", "resolve", "--answer", `${commit}=chen-m`, ...reason, ...by],
    ["roll", "opt-in", "import", "failures.csv"],
    ["private", "pack", "--to", key],
  ],
  "candidates accept": [
    ["candidates", "withdraw", "dana-w", ...reason],
    [
      ...["candidates", "nominate", "--name", "New One", "--login", "new-o", "--affiliation"],
      ...["none", "--email", "new@one.example", "--statement", "I would like to help.", "--yes"],
    ],
  ],
  "candidates close": [["candidates", "reopen", ...by, ...reason]],
  "results publish": [
    ["results", "prepare", "--erratum", "A name was misspelt.", ...by],
    ["results", "page", election, "--output", "page.html"],
    ["calendar", "--ics", "election.ics"],
    ["committee", "step-down", "dana-w", ...reason],
    ["committee", "move", "dana-w", "--to", "Southwind"],
    ["announce", "results", "--copy-to", "mail.txt"],
    ["roll", "export", "--to", "civs", "--output", "addresses"],
  ],
  "announce results --sent": [["private", "purge", "--confirm", election]],
};

async function put(
  root: string,
  files: Readonly<Record<string, string>>,
  at: string,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
    // Ballots are held against the time at which they were saved.
    await utimes(join(root, path), new Date(at), new Date(at));
  }
}

/**
 * Goes through the demo's election, and answers with every command of it that changes files, and further
 * ones, each with the checkout before it.
 */
export async function writingScenes(root: string, run: Run): Promise<Scene[]> {
  const scenes: Scene[] = [];
  let now = "";
  const play = async (words: readonly string[], expected: number | "any" = 0): Promise<void> => {
    scenes.push({ words, now, before: await treeOf(root) });
    const { exitCode, stderr } = await run(words, now);
    const line = words.join(" ");
    if (expected !== "any" && exitCode !== expected) throw new Error(`${line}: ${stderr}`);
    for (const [after, commands] of Object.entries(further)) {
      if (!line.startsWith(after)) continue;
      const before = await treeOf(root);
      for (const others of commands) scenes.push({ words: others, now, before });
    }
  };
  const failures = { "failures.csv": "address,reason\ndana@home.example,not activated\n" };
  await put(root, { ...demoWorkspaceFiles, ...failures }, scenario[0]?.at ?? "");
  for (const chapter of scenario) {
    now = chapter.at;
    for (const step of chapter.steps) {
      if (step.kind === "clock") now = step.at;
      else if (step.kind === "arrival") await put(root, step.files, now);
      else if (step.kind === "edit") {
        const text = await readFile(join(root, step.path), "utf8");
        const edited = text.replace(step.before, `${step.line}\n${step.before}`);
        await put(root, { [step.path]: edited }, now);
      } else if (step.kind === "colleague") for (const words of step.commands) await play(words);
      else if (step.kind === "command" && !step.aside) await play(step.words, step.exitCode);
    }
  }
  return scenes;
}

/** The scenes whose command changes something, once for each of its kinds of words. */
export async function changing(root: string, scenes: readonly Scene[], run: Run): Promise<Scene[]> {
  const kinds = new Set<string>();
  const found: Scene[] = [];
  for (const scene of scenes) {
    const { words, now, before } = scene;
    const kind = words.map((word) => (/^[a-z-]+$/.test(word) ? word : "")).join(" ");
    if (kinds.has(kind)) continue;
    await restoreTree(root, before);
    await run(words, now);
    const after = await treeOf(root);
    const same = [...after].every(([path, file]) => before.get(path)?.text === file.text);
    if (same && after.size === before.size) continue;
    kinds.add(kind);
    found.push(scene);
  }
  return found;
}
