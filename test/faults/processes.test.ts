import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { startGitHubStandIn } from "../../src/demo/stand-in.ts";
import { type CliRun, runCli } from "../support/run-cli.ts";
import { runExecutable } from "../support/run-executable.ts";
import { type Scene, writingScenes } from "./scenes.ts";
import { restoreTree, type Tree, treeOf } from "./tree.ts";

const parent = await mkdtemp(join(tmpdir(), "kata-election-processes-"));
const root = join(parent, "checkout");
await mkdir(root);
let clock = "2027-04-01T00:00Z";
const github = await startGitHubStandIn(() => Date.parse(clock));
const environment = { GH_TOKEN: "made-up-token", GITHUB_API_URL: github.url };
const scenes = await writingScenes(root, (words, now) => {
  clock = now;
  return runCli(words, { workingFolder: root, now, environment });
});
afterAll(async () => {
  await github.close();
  await rm(parent, { recursive: true, force: true });
});

function sceneOf(line: string): Scene {
  const found = scenes.find(({ words }) => words.join(" ").startsWith(line));
  if (found === undefined) throw new Error(`the demo has no ${line}`);
  return found;
}

/** Runs the program in a process of its own. */
function start(words: readonly string[], now: string, more = {}): Promise<CliRun> {
  const options = { workingFolder: root, environment: { ...environment, ...more } };
  return runExecutable([...words, "--now", now, "--no-input"], options);
}

/** Runs the program in this process, which takes less time. */
function runHere(words: readonly string[], now: string): Promise<CliRun> {
  return runCli([...words, "--now", now, "--no-input"], { workingFolder: root, now, environment });
}

/** The files of the checkout, without the lock of a process that is gone. */
async function filesNow(): Promise<Tree> {
  const files = new Map(await treeOf(root));
  files.delete("elections/.private/.lock");
  return files;
}

function textsOf(files: Tree): Record<string, string> {
  return Object.fromEntries([...files].map(([path, { text }]) => [path, text]));
}

const candidacies = "elections/arch-committee-2027-04";
const reason = ["--reason", "as agreed", "--by", "priya-h"];
const sent = (what: string): string[] => [
  ...["announce", what, "--sent", `https://lists.example/2027-04/${what}`],
];

describe("two commands at once lose nothing", () => {
  it.each<[string, string[], string[]]>([
    [
      "candidates accept",
      [
        ...["candidates", "accept", `${candidacies}/DanaWhitfield.md`],
        ...["--submitted", "2027-04-06T09:12Z"],
      ],
      [
        ...["candidates", "accept", `${candidacies}/EmekaSundaram.md`],
        ...["--submitted", "2027-04-06T14:40Z"],
      ],
    ],
    ["announce nominations-closed", sent("nominations-closed"), sent("campaign")],
    [
      "poll record",
      ["poll", "record", "--id", "E_rehearsal", "--opened", "2027-04-19T15:00Z"],
      sent("opt-in"),
    ],
    [
      "roll freeze",
      ["roll", "freeze", "--confirm", "2027-04"],
      ["roll", "freeze", "--confirm", "2027-04"],
    ],
    [
      "committee step-down",
      ["committee", "step-down", "dana-w", "--reason", "as agreed"],
      ["committee", "move", "emeka-s", "--to", "Southwind"],
    ],
    [
      "roll exclude",
      ["roll", "include", "ivo-c", ...reason],
      ["roll", "include", "nobody-here", ...reason],
    ],
  ])("%s", async (line, one, other) => {
    const { before, now } = sceneOf(line);
    const ends: { readonly codes: number[]; readonly files: Tree }[] = [];
    for (const order of [
      [one, other],
      [other, one],
    ]) {
      await restoreTree(root, before);
      const codes: number[] = [];
      for (const words of order) codes.push((await runHere(words, now)).exitCode);
      ends.push({ codes, files: await filesNow() });
    }
    await restoreTree(root, before);
    const runs = await Promise.all([start(one, now), start(other, now)]);
    const found = textsOf(await filesNow());
    const said = runs.map(({ exitCode, stderr }) => `${exitCode}: ${stderr}`).join("\n");
    expect(
      ends.map(({ files }) => textsOf(files)),
      said,
    ).toContainEqual(found);
    const codes = runs.map(({ exitCode }) => exitCode).sort();
    expect(ends.map((end) => end.codes.sort())).toContainEqual(codes);
  });
});

/** Kills the process at a change of the disk, as SIGKILL does: nothing of it runs any more. */
function killedAt(change: number): Record<string, string> {
  const program = `
    import { createRequire, syncBuiltinESMExports } from "node:module";
    const promises = createRequire("/")("node:fs/promises");
    let left = ${change};
    for (const name of ["mkdir", "rename", "rm", "chmod", "open"]) {
      const original = promises[name];
      promises[name] = (...words) => {
        const changes = name !== "open" || (words[1] ?? "r") !== "r";
        if (changes && --left === 0) process.kill(process.pid, "SIGKILL");
        return original(...words);
      };
    }
    syncBuiltinESMExports();`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(program)}` };
}

describe("a command that is killed is made whole by running it again", () => {
  it.each(["candidates accept", "roll freeze", "results publish"])("%s", async (line) => {
    const { before, now, words } = sceneOf(line);
    await restoreTree(root, before);
    const whole = await runHere(words, now);
    expect(whole.exitCode, whole.stderr).toBe(0);
    const after = textsOf(await filesNow());
    let killed = 0;
    for (const change of [3, 5]) {
      await restoreTree(root, before);
      if ((await start(words, now, killedAt(change))).exitCode !== 137) break;
      killed += 1;
      const second = await runHere(words, now);
      expect(second.exitCode, `change ${change}: ${second.stderr}`).toBe(0);
      expect(textsOf(await filesNow()), `change ${change}`).toEqual(after);
      expect((await readdir(join(root, "elections"))).join()).not.toContain("unfinished");
    }
    expect(killed).toBeGreaterThan(1);
  });
});
