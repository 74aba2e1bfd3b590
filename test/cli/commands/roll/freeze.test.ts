import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Prompter } from "../../../../src/cli/prompts/prompter.ts";
import { sha256 } from "../../../../src/workspace/digest.ts";
import {
  madeUpContributions,
  privatePath,
  rollWorkspace,
} from "../../../support/roll-workspace.ts";
import { runCli } from "../../../support/run-cli.ts";
import type { TemporaryWorkspace } from "../../../support/temporary-workspace.ts";

const commit = `kata-containers/runtime-rs@${"c3".repeat(20)}`;
const roll = (root: string, ...words: string[]) => runCli(["-C", root, "roll", ...words]);
const freeze = (root: string, ...words: string[]) =>
  roll(root, "freeze", "--confirm", "2026-10", ...words);

/** A workspace whose roll is built, with nothing left to decide. */
async function decidedWorkspace(): Promise<TemporaryWorkspace> {
  const workspace = await rollWorkspace();
  await roll(workspace.root, "identify", commit, "bo-k");
  await roll(workspace.root, "build");
  return workspace;
}

describe("kata-election roll freeze", () => {
  it("fixes the roll, read-only, and prints its digest", async () => {
    const { root, read } = await decidedWorkspace();
    const run = await freeze(root);
    const digest = sha256(await read(`${privatePath}/roll.yaml`));
    expect(run.stdout).toBe(`${digest}  roll.yaml\n`);
    expect(run.exitCode).toBe(0);
    expect(await read(`${privatePath}/freeze.yaml`)).toContain(`sha256: ${digest}`);
    expect((await stat(join(root, `${privatePath}/roll.yaml`))).mode & 0o777).toBe(0o400);
    expect((await roll(root, "verify")).exitCode).toBe(0);
  });

  it("records an official of KATA_ELECTION_BY only if a record knows the login", async () => {
    const facts = "elections/arch-committee-2026-10/election.yaml";
    const frozenBy = async (login: string) => {
      const { root, read } = await decidedWorkspace();
      const words = ["-C", root, "roll", "freeze", "--confirm", "2026-10"];
      const run = await runCli(words, { environment: { KATA_ELECTION_BY: login } });
      return { ...run, facts: await read(facts) };
    };
    const slip = await frozenBy("ada-ll");
    expect(slip.exitCode).toBe(0);
    expect(slip.stderr).toContain("@ada-ll (from");
    expect(slip.facts).not.toContain("ada-ll");
    const known = await frozenBy("ADA-L");
    expect(known.stderr).not.toContain("in no record");
    expect(known.facts).toMatch(/by: ada-l/);
  });

  it("refuses with exit 3 while a question is open, and says which", async () => {
    const { root, read } = await rollWorkspace();
    await roll(root, "build");
    const run = await freeze(root);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain("1 question of the roll must be decided first");
    expect(run.stderr).toContain(
      `roll identify ${commit.slice(0, commit.indexOf("@") + 11)} <login>`,
    );
    await expect(read(`${privatePath}/freeze.yaml`)).rejects.toThrow("ENOENT");
  });

  it("shows a decision that answers, once it is filled in", async () => {
    const workspace = await rollWorkspace();
    const path = "elections/arch-committee-2026-10/election.yaml";
    await roll(workspace.root, "build");
    const { stderr } = await freeze(workspace.root);
    const decision = stderr
      .slice(stderr.indexOf("decisions:"))
      .replace("<as above>", commit)
      .replace("<what was decided>", "not counted")
      .replace("<login of who decided>", "octavia")
      .replace("<day>", "2026-10-06")
      .replace("<why>", "unknown");
    await workspace.write(path, (await workspace.read(path)) + decision);
    expect((await freeze(workspace.root)).exitCode).toBe(0);
  });

  it("takes a decision in election.yaml for an answer", async () => {
    const workspace = await rollWorkspace();
    const path = "elections/arch-committee-2026-10/election.yaml";
    const decision = `decisions:\n  - { about: voter, subject: ${commit}, outcome: not counted, by: octavia, date: 2026-10-06, reason: unknown }\n`;
    await workspace.write(path, (await workspace.read(path)) + decision);
    await roll(workspace.root, "build");
    expect((await freeze(workspace.root)).exitCode).toBe(0);
  });

  it.each([
    ["a wrong name", ["freeze", "--confirm", "2026-1"], 2, "is not the election 2026-10"],
    ["no name", ["freeze"], 2, "--confirm 2026-10 is required"],
    [
      "a reason too early",
      ["freeze", "--confirm", "2026-10", "--reason", "x"],
      2,
      "not frozen yet",
    ],
  ])("refuses %s", async (_, words, exitCode, message) => {
    const { root, read } = await decidedWorkspace();
    const run = await roll(root, ...words);
    expect(run.exitCode).toBe(exitCode);
    expect(run.stderr).toContain(message);
    await expect(read(`${privatePath}/freeze.yaml`)).rejects.toThrow("ENOENT");
  });

  it("asks at a terminal for the election's name", async () => {
    const { root } = await decidedWorkspace();
    const asked: string[] = [];
    const prompter = {
      text: async ({ message }: { message: string }) => {
        asked.push(message);
        return "2026-10";
      },
    } as unknown as Prompter;
    const run = await runCli(["-C", root, "roll", "freeze"], { prompter });
    expect(run.exitCode).toBe(0);
    expect(asked).toEqual(["Type 2026-10 to freeze the roll of this election:"]);
  });

  it("refuses a roll that is not what is built now", async () => {
    const { root } = await decidedWorkspace();
    await roll(
      root,
      "include",
      "--unknown-login",
      "eva-r",
      "--by",
      "octavia",
      "--reason",
      "reviews",
    );
    const run = await freeze(root);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain("roll.yaml does not match the evidence and the people files");
  });

  it("refuses a provisional roll", async () => {
    const period = { from: "2023-01-01T00:00:00Z", until: "2026-09-01T00:00:00Z" };
    const contributions = madeUpContributions.slice(0, 1);
    const { root } = await rollWorkspace({ contributions, report: { period } });
    await roll(root, "build", "--provisional");
    const run = await freeze(root);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain("a provisional roll cannot be frozen");
  });

  it("--dry-run freezes nothing", async () => {
    const { root, read } = await decidedWorkspace();
    expect((await roll(root, "freeze", "--dry-run")).exitCode).toBe(0);
    await expect(read(`${privatePath}/freeze.yaml`)).rejects.toThrow("ENOENT");
  });
});

describe("a frozen roll", () => {
  async function frozenWorkspace() {
    const workspace = await decidedWorkspace();
    await freeze(workspace.root);
    return workspace;
  }

  it("is not built over", async () => {
    const { root } = await frozenWorkspace();
    const run = await roll(root, "build");
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain("the roll of 2026-10 is frozen");
  });

  it("is corrected by a revision with reason, both digests and a supplement", async () => {
    const { root, read } = await frozenWorkspace();
    const first = sha256(await read(`${privatePath}/roll.yaml`));
    const before = await freeze(root, "--reason", "nothing");
    expect(before.exitCode).toBe(1);
    expect(before.stderr).toContain("there is nothing to correct");
    await roll(
      root,
      "include",
      "--unknown-login",
      "eva-r",
      "--by",
      "octavia",
      "--reason",
      "reviews",
    );
    await roll(root, "address", "eva-r", "eva@mail.example");
    await roll(root, "address", "bo-k", "other@mail.example");
    const unexplained = await freeze(root);
    expect(unexplained.exitCode).toBe(2);
    expect(unexplained.stderr).toContain("a correction needs a --reason");
    const run = await freeze(root, "--reason", "eva was forgotten");
    const second = sha256(await read(`${privatePath}/roll.2.yaml`));
    expect(run.stdout).toBe(`${second}  roll.2.yaml\n`);
    expect(run.stderr).toContain(`It corrects sha256 ${first}.`);
    expect(await read(`${privatePath}/supplement.2.txt`)).toBe("eva@mail.example\n");
    const list = await read(`${privatePath}/freeze.yaml`);
    expect(list).toContain(`corrects: ${first}`);
    expect(list).toContain("reason: eva was forgotten");
    const exported = await roll(root, "export", "--to", "civs");
    expect(exported.stderr).toContain("warning: these are all voters.");
    expect(exported.stderr).toContain(`${privatePath}/supplement.2.txt`);
    const verified = await roll(root, "verify");
    expect(verified.stdout.split("\n")).toEqual([
      `ok  roll.yaml is revision 1 as it was frozen, sha256 ${first}`,
      "ok  roll.yaml matches the evidence and the people files, byte for byte",
      `ok  roll.2.yaml is revision 2 as it was frozen, sha256 ${second}`,
      "ok  roll.2.yaml matches the evidence and the people files, byte for byte",
      "",
    ]);
  });

  it("can be recomputed after the evidence was fetched anew, and so can its correction", async () => {
    const { root, read, write } = await frozenWorkspace();
    const path = `${privatePath}/fetch.json`;
    await write(path, (await read(path)).replace('"requests":3', '"requests":9'));
    expect((await roll(root, "verify")).exitCode).toBe(0);
    await roll(
      root,
      "include",
      "--unknown-login",
      "eva-r",
      "--by",
      "octavia",
      "--reason",
      "reviews",
    );
    expect((await freeze(root, "--reason", "eva was forgotten")).exitCode).toBe(0);
    for (const file of ["contributions.jsonl", "profiles.jsonl", "fetch.json"]) {
      await write(`${privatePath}/${file}`, "");
    }
    const verified = await roll(root, "verify");
    expect(verified.stdout.match(/^ok {2}/gm)).toHaveLength(4);
    expect(verified.exitCode).toBe(0);
  });

  it("keeps the evidence of a correction once only where it is the same", async () => {
    const { root, read } = await frozenWorkspace();
    await roll(
      root,
      "include",
      "--unknown-login",
      "eva-r",
      "--by",
      "octavia",
      "--reason",
      "reviews",
    );
    await freeze(root, "--reason", "eva was forgotten");
    const kept = await read(`${privatePath}/frozen/1/contributions.jsonl`);
    expect(kept).toBe(await read(`${privatePath}/contributions.jsonl`));
    await expect(read(`${privatePath}/frozen/2/contributions.jsonl`)).rejects.toThrow("ENOENT");
  });

  it("without kept evidence is recomputed from what is there, and tells what changed", async () => {
    const { root, write } = await frozenWorkspace();
    const { rm } = await import("node:fs/promises");
    for (const file of ["contributions.jsonl", "profiles.jsonl", "fetch.json"]) {
      await rm(join(root, privatePath, "frozen/1", file));
    }
    expect((await roll(root, "verify")).exitCode).toBe(0);
    await write(`${privatePath}/profiles.jsonl`, "");
    const run = await roll(root, "verify");
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("cannot be recomputed: profiles changed since it was frozen");
  });

  it("refuses to keep evidence behind a symbolic link", async () => {
    const { root, read } = await decidedWorkspace();
    const { symlink } = await import("node:fs/promises");
    await symlink(root, join(root, privatePath, "frozen"));
    const run = await freeze(root);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("symbolic link");
    await expect(read(`${privatePath}/freeze.yaml`)).rejects.toThrow("ENOENT");
  });

  it("is missed by name where its file is gone, and nothing is frozen instead", async () => {
    const { root, read } = await frozenWorkspace();
    const list = await read(`${privatePath}/freeze.yaml`);
    await rm(join(root, privatePath, "roll.yaml"));
    const run = await freeze(root, "--reason", "a correction");
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("roll.yaml");
    expect(await read(`${privatePath}/freeze.yaml`)).toBe(list);
  });

  it("names its revisions where another is asked for", async () => {
    const { root } = await frozenWorkspace();
    const run = await roll(root, "show", "--revision", "2");
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("the roll of 2026-10 has no revision 2\nIt has only the first.");
  });

  it("shows its last revision", async () => {
    const { root } = await frozenWorkspace();
    await roll(
      root,
      "include",
      "--unknown-login",
      "eva-r",
      "--by",
      "octavia",
      "--reason",
      "reviews",
    );
    await freeze(root, "--reason", "eva was forgotten");
    expect((await roll(root, "show")).stdout).toContain("eva-r");
    expect((await roll(root, "show", "--revision", "1")).stdout).not.toContain("eva-r");
  });
});

describe("kata-election roll verify", () => {
  it("recomputes a roll that is not frozen yet", async () => {
    const { root, read, write } = await decidedWorkspace();
    expect((await roll(root, "verify")).stdout).toBe(
      "ok  roll.yaml matches the evidence and the people files, byte for byte\n",
    );
    const path = `${privatePath}/roll.yaml`;
    const text = await read(path);
    await write(
      path,
      text.replace("login: Bo-K", "login: stranger").replace("id: 2\n", "id: 99\n"),
    );
    const run = await roll(root, "verify");
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("FAILED  roll.yaml does not match");
    expect(run.stdout).toContain("lacks Bo-K; should not have stranger");
    await write(path, text.replace("pullRequests: 2\n", "pullRequests: 3\n"));
    expect((await roll(root, "verify")).stdout).toContain(
      "in something other than voters and addresses",
    );
    await write(path, text.replace("email: ada@public.example", "email: eve@evil.example"));
    expect((await roll(root, "verify")).stdout).toContain("another login or address for ada-l");
  });

  it("does not mind which version of the tool wrote it", async () => {
    const { root, read, write } = await decidedWorkspace();
    const path = `${privatePath}/roll.yaml`;
    await write(path, (await read(path)).replace(/tool: .*/, "tool: 0.0.1"));
    expect((await roll(root, "verify")).exitCode).toBe(0);
  });

  it("does not mind the questions of the version that froze it, only those of a roll still open", async () => {
    const asks = "review:\n  - about: same-name\n    name: Ada\n    logins: [ ada-l, Bo-K ]\n";
    const open = await decidedWorkspace();
    const path = `${privatePath}/roll.yaml`;
    const text = await open.read(path);
    expect(text).toContain("review: []\n");
    await open.write(path, text.replace("review: []\n", asks));
    expect((await roll(open.root, "verify")).exitCode).toBe(1);
    const { root, read, write } = await decidedWorkspace();
    await freeze(root);
    const frozen = await read(path);
    const older = frozen.replace("review: []\n", asks);
    await write(path, older);
    const list = await read(`${privatePath}/freeze.yaml`);
    await write(`${privatePath}/freeze.yaml`, list.replaceAll(sha256(frozen), sha256(older)));
    const { stdout, exitCode } = await roll(root, "verify");
    expect(stdout).toContain(
      "ok  roll.yaml matches the evidence and the people files; this version asks",
    );
    expect(exitCode).toBe(0);
  });

  it("tells a frozen roll that was edited, and evidence that changed", async () => {
    const { root, read, write } = await decidedWorkspace();
    await freeze(root);
    const path = `${privatePath}/roll.yaml`;
    const text = await read(path);
    const { chmod } = await import("node:fs/promises");
    await chmod(join(root, path), 0o600);
    await write(path, text.replace("commits: 1", "commits: 9"));
    const edited = await roll(root, "verify", "--json");
    expect(edited.exitCode).toBe(1);
    expect(JSON.parse(edited.stdout)).toMatchObject({
      formatVersion: 1,
      election: "2026-10",
      verified: false,
      checks: [{ file: "roll.yaml", holds: false }],
    });
    await write(path, text);
    await write(`${privatePath}/frozen/1/profiles.jsonl`, "");
    const run = await roll(root, "verify");
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("cannot be recomputed: profiles changed since it was frozen");
  });
});
