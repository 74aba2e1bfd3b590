import { describe, expect, it } from "vitest";
import type { Prompter } from "../../../../src/cli/prompts/prompter.ts";
import { ElectionError } from "../../../../src/errors.ts";
import { fakePrompter, type ScriptedAnswer } from "../../../support/fake-prompter.ts";
import { account, ada, pullRequest } from "../../../support/made-up-evidence.ts";
import { rollWorkspace } from "../../../support/roll-workspace.ts";
import { type CliOptions, runCli } from "../../../support/run-cli.ts";

const people = "elections/people.yaml";
const electionPath = "elections/arch-committee-2026-10/election.yaml";
const copilot = "ab".repeat(20);
const bea = "cd".repeat(20);

const roll = (root: string, words: readonly string[], options?: CliOptions) =>
  runCli(["-C", root, "roll", ...words], options);

/** A roll with a robot without an account, an agent's account, and a commit of no one known. */
async function questionable() {
  const email = "198982749+Copilot@users.noreply.github.com";
  const workspace = await rollWorkspace({
    contributions: [
      pullRequest(1, { by: ada, commits: [{ oid: copilot, name: "Copilot", email }] }),
      pullRequest(2, { by: ada, commits: [{ by: account(9, "claude"), name: "Claude" }] }),
      pullRequest(3, { by: ada, commits: [{ oid: bea, name: "Bea", email: "b@mail.example" }] }),
    ].map((each) => ({ ...each, repository: "kata-containers/runtime-rs" })),
    profiles: [{ id: 1, login: "ada-l", name: "Ada Lindqvist", email: "ada@public.example" }],
  });
  await roll(workspace.root, ["build"]);
  return workspace;
}

describe("kata-election roll resolve", () => {
  it("names the questions and a way to answer where nobody can be asked", async () => {
    const { root } = await questionable();
    const run = await roll(root, ["resolve"]);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain(`kata-containers/runtime-rs@${copilot}=bot:Copilot`);
    const { stdout } = await roll(root, ["resolve", "--json"]);
    const { questions } = JSON.parse(stdout) as { questions: Record<string, unknown>[] };
    const shown = questions.map(({ suggestion, changesNoVote }) => [suggestion, changesNoVote]);
    expect(shown).toEqual([
      ["bot:Copilot", true],
      [null, false],
      ["bot:claude", false],
    ]);
  });

  it("--accept-suggestions changes nobody's vote, and builds again", async () => {
    const { root, read } = await questionable();
    const run = await roll(root, ["resolve", "--accept-suggestions"]);
    expect(run).toMatchObject({ exitCode: 0 });
    expect(await read(people)).toBe(
      "formatVersion: 1\nbots:\n  - { login: Copilot, reason: a robot that commits }\n",
    );
    expect(run.stdout).toContain("Roll of 2026-10: 2 voters");
    expect(run.stdout).toContain("2 questions to decide");
  });

  it("takes answers in a script", async () => {
    const { root, read } = await questionable();
    const answers = ["claude=keep", `kata-containers/runtime-rs@${bea.slice(0, 8)}=identify:bea-x`];
    const words = answers.flatMap((answer) => ["--answer", answer]);
    const official = ["--by", "octavia", "--reason", "asked them"];
    const run = await roll(root, ["resolve", ...words, ...official, "--unknown-login"]);
    expect(run).toMatchObject({ exitCode: 0 });
    expect(await read(people)).toContain(`runtime-rs@${bea}, login: bea-x`);
    expect(await read(electionPath)).toContain("subject: claude");
    expect(run.stdout).toContain("Roll of 2026-10: 3 voters");
    expect(run.stdout).toContain("1 question to decide");
  });

  it.each([
    ["nobody=bot", "names no question of the roll"],
    ["claude", "names no question of the roll"],
    ["claude=vote", "there is no such answer"],
    ["claude=exclude:ada-l", "there is no such answer"],
    [`kata-containers/runtime-rs@${bea}=identify`, "there is no such answer"],
  ])("refuses %s and writes nothing", async (answer, message) => {
    const { root, read } = await questionable();
    const run = await roll(root, ["resolve", "--answer", answer, "--reason", "x", "--by", "o"]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
    await expect(read(people)).rejects.toThrow("ENOENT");
  });

  it("asks one by one at a terminal", async () => {
    const { root, read } = await questionable();
    const prompter = fakePrompter(
      [/Your answer/, "bot:Copilot"],
      [/Your answer/, ""],
      [/Your answer/, "keep"],
      [/Why/, "Claude is a person here"],
    );
    const run = await roll(root, ["resolve", "--by", "ada-l"], { prompter });
    expect(run.exitCode).toBe(0);
    expect(await read(people)).toContain("login: Copilot");
    expect(await read(electionPath)).toContain("reason: Claude is a person here");
  });
});

describe("questions that are left", () => {
  const leaving = (...script: ScriptedAnswer[]): Prompter => {
    const prompter = fakePrompter(...script);
    let left = script.length;
    const orLeave =
      <Words extends unknown[], Answer>(ask: (...words: Words) => Promise<Answer>) =>
      async (...words: Words): Promise<Answer> => {
        if (left-- === 0) throw new ElectionError("cancelled", "the question was left");
        return ask(...words);
      };
    return { ...prompter, choice: orLeave(prompter.choice) as never, text: orLeave(prompter.text) };
  };

  it.each<[string, ScriptedAnswer[]]>([
    ["at the next question", [[/Your answer/, "bot:Copilot"]]],
    [
      "at the reason",
      [
        [/Your answer/, "bot:Copilot"],
        [/Your answer/, ""],
        [/Your answer/, "keep"],
      ],
    ],
  ])("keep the answers given before, %s", async (_when, script) => {
    const { root, read } = await questionable();
    const run = await roll(root, ["resolve", "--by", "ada-l"], { prompter: leaving(...script) });
    expect(run.exitCode).toBe(130);
    expect(run.stderr).toContain("1 answer recorded; the roll was not built again.");
    expect(await read(people)).toContain("login: Copilot");
  });

  it("change nothing where none was answered, or in a dry run", async () => {
    const { root, read } = await questionable();
    expect((await roll(root, ["resolve"], { prompter: leaving() })).exitCode).toBe(130);
    const dry = leaving([/Your answer/, "bot:Copilot"]);
    expect((await roll(root, ["resolve", "--dry-run"], { prompter: dry })).exitCode).toBe(130);
    await expect(read(people)).rejects.toThrow("ENOENT");
  });
});

describe("logins that nobody knows", () => {
  it.each([
    [["exclude", "ada-ll", "--reason", "x", "--by", "ada-l"], "Did you mean ada-l?"],
    [["include", "zed-x", "--reason", "x", "--by", "ada-l"], "--unknown-login"],
    [["address", "adal", "a@mail.example"], "Did you mean ada-l?"],
    [["bot", "claud"], "Did you mean claude?"],
    [["identify", `kata-containers/runtime-rs@${bea}`, "zed-x"], "--unknown-login"],
  ])("%j is a question", async (words, hint) => {
    const { root, read } = await questionable();
    const run = await roll(root, words);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain(hint);
    await expect(read(people)).rejects.toThrow("ENOENT");
    expect((await roll(root, [...words, "--unknown-login"])).exitCode).toBe(0);
  });

  it("so is a misspelt official, where the election names its officials", async () => {
    const { root, read, write } = await questionable();
    await write(electionPath, `${await read(electionPath)}officials: [{ login: octavia }]\n`);
    const words = ["exclude", "claude", "--reason", "x", "--by"];
    expect((await roll(root, [...words, "octavai"])).stderr).toContain("Did you mean @octavia?");
    expect((await roll(root, [...words, "octavia"])).exitCode).toBe(0);
  });

  it("passes a login that the commit's own name makes plausible", async () => {
    const { root } = await questionable();
    const words = ["identify", `kata-containers/runtime-rs@${bea}`, "bea"];
    expect((await roll(root, words)).exitCode).toBe(0);
  });

  it("keeps the freeze waiting where an exclusion excludes no one", async () => {
    const { root } = await questionable();
    const words = ["exclude", "ada-ll", "--reason", "x", "--by", "o", "--unknown-login"];
    await roll(root, words);
    await roll(root, ["build"]);
    const run = await roll(root, ["freeze", "--confirm", "2026-10"]);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain("excludes no one: no account has the login ada-ll; perhaps ada-l");
  });
});

describe("a frozen roll in election.yaml", () => {
  it("shows everyone that it is frozen, and stops who has no private files", async () => {
    const { root, read } = await rollWorkspace({
      contributions: [{ ...pullRequest(1, { by: ada }), repository: "kata-containers/runtime-rs" }],
      report: { read: "2026-10-05T15:10:00Z" },
    });
    await roll(root, ["build"]);
    const words = ["freeze", "--confirm", "2026-10", "--by", "ada-l"];
    const run = await roll(root, words);
    expect(run.stderr).toContain("within a day of the end of the qualifying period");
    const text = await read(electionPath);
    expect(text).toMatch(/rolls:\n {2}- revision: 1\n {4}voters: 1\n {4}sha256: [0-9a-f]{64}\n/);
    expect(text).toContain("by: ada-l");
    const colleague = await rollWorkspace();
    await colleague.write(electionPath, text);
    const build = await roll(colleague.root, ["build"]);
    expect(build.exitCode).toBe(1);
    expect(build.stderr).toContain("by ada-l: revision 1, sha256");
  });
});
