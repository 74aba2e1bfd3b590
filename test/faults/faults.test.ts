import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { startGitHubStandIn } from "../../src/demo/stand-in.ts";
import { type CliRun, runCli } from "../support/run-cli.ts";
import { FailingDisk, type FaultKind } from "./failing-disk.ts";
import { changing, type Scene, writingScenes } from "./scenes.ts";
import { buryLocks, restoreTree, type Tree, treeOf } from "./tree.ts";

/** Which changes of a command are made to fail: all with FAULTS=all, else the first and every so many. */
const isWhole = process.env.FAULTS === "all";
const step = isWhole ? 1 : 11;
/** All changes of one command take many minutes on a busy machine. */
const longest = isWhole ? 3_600_000 : 120_000;
const kinds: readonly FaultKind[] = ["kill", "ENOSPC", "EACCES"];
const documented = [0, 1, 2, 3, 4];
/** Encrypted for every run again; the fetch counts its requests. */
const isDifferentEachTime = (path: string): boolean => /\.age$|\/fetch\.json$/.test(path);
const isHidden = (path: string): boolean =>
  path.includes("/.fetch/") || /\.unfinished$|\.lock|\.gitignore$/.test(path);

const root = await mkdtemp(join(tmpdir(), "kata-election-faults-"));
let clock = "2027-04-01T00:00Z";
const github = await startGitHubStandIn(() => Date.parse(clock));
afterAll(async () => {
  await github.close();
  await rm(root, { recursive: true, force: true });
});

function run(words: readonly string[], now: string): Promise<CliRun> {
  clock = now;
  return runCli(words, {
    workingFolder: root,
    now,
    environment: { GH_TOKEN: "made-up-token", GITHUB_API_URL: github.url },
  });
}

/** What differs between two checkouts, in words. */
function differences(tree: Tree, other: Tree): string[] {
  const paths = [...new Set([...tree.keys(), ...other.keys()])];
  // The lock of a process that is gone is taken over, not missed, where there is nothing left to write.
  return paths.filter((path) => {
    if (path === "elections/.private/.lock") return false;
    const [one, two] = [tree.get(path), other.get(path)];
    const isEqual =
      isDifferentEachTime(path) || (one?.text === two?.text && one?.mode === two?.mode);
    return one === undefined || two === undefined || !isEqual;
  });
}

/** Nothing is half-written: a file is as it was, as it shall be, or not there yet, or gone already. */
function torn(found: Tree, before: Tree, after: Tree): string[] {
  return [...found.keys()].filter((path) => {
    if (isHidden(path) || isDifferentEachTime(path)) return false;
    const { text } = found.get(path) ?? {};
    return text !== before.get(path)?.text && text !== after.get(path)?.text;
  });
}

async function failAt(
  scene: Scene,
  kind: FaultKind,
  at: number,
  after: Tree,
): Promise<FailingDisk> {
  const { words, now, before } = scene;
  await restoreTree(root, before);
  const disk = new FailingDisk(kind, at);
  await disk.install();
  let first: CliRun | undefined;
  try {
    first = await Promise.race([run(words, now), disk.died.then(() => undefined)]);
  } finally {
    disk.remove();
  }
  if (!disk.struck) return disk;
  const place = `${words.join(" ")}: ${kind} at change ${at}`;
  if (first !== undefined)
    expect(documented, `${place}: ${first.stderr}`).toContain(first.exitCode);
  // The process is gone in earnest: killed, or at its end.
  await buryLocks(root);
  expect(torn(await treeOf(root), before, after), `${place}: half-written`).toEqual([]);
  const second = await run(words, now);
  expect(documented, `${place}, again: ${second.stderr}`).toContain(second.exitCode);
  expect(differences(await treeOf(root), after), `${place}, again: ${second.stderr}`).toEqual([]);
  return disk;
}

const scenes = await changing(root, await writingScenes(root, run), run);

describe("a command whose disk fails, or that is killed, is made whole by running it again", () => {
  it.each(scenes.map((scene) => ({ scene, line: scene.words.join(" ").slice(0, 70) })))(
    "$line",
    async ({ scene }) => {
      await restoreTree(root, scene.before);
      const { exitCode, stderr } = await run(scene.words, scene.now);
      expect([0, 3], stderr).toContain(exitCode);
      const after = await treeOf(root);
      let tried = 0;
      for (const kind of kinds) {
        for (let at = 1; ; at += step) {
          const { struck } = await failAt(scene, kind, at, after);
          if (!struck) break;
          tried += 1;
        }
      }
      expect(tried).toBeGreaterThan(2);
      if (isWhole) process.stdout.write(`${tried} faults in ${scene.words.join(" ")}\n`);
    },
    longest,
  );
});
