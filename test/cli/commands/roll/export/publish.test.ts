import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { rollWorkspace } from "../../../../support/roll-workspace.ts";
import { runCli } from "../../../../support/run-cli.ts";

const path = "elections/arch-committee-2026-10/voters.json";
const commit = `kata-containers/runtime-rs@${"c3".repeat(20)}`;

async function built() {
  const workspace = await rollWorkspace();
  await runCli(["-C", workspace.root, "roll", "build"]);
  return workspace;
}

async function frozen() {
  const workspace = await built();
  const { root } = workspace;
  await runCli(["-C", root, "roll", "identify", commit, "bo-k"]);
  await runCli(["-C", root, "roll", "build"]);
  await runCli(["-C", root, "roll", "freeze", "--confirm", "2026-10", "--now", "2026-10-06"]);
  return workspace;
}

const publish = (root: string, ...words: string[]) =>
  runCli(["-C", root, "roll", "publish", ...words], { workingFolder: root });

/** As the voter list job keeps it. */
async function jobList(root: string, changes: object = {}): Promise<string> {
  const { stdout } = await runCli(["-C", root, "roll", "export", "--to", "json"]);
  return JSON.stringify({ ...JSON.parse(stdout), ...changes });
}

const people = [
  { id: 1, login: "ada-l", name: "Ada Lindqvist" },
  { id: 2, login: "Bo-K", name: "Bo Keller" },
];

describe("kata-election roll publish", () => {
  it("writes logins and names, and whom to tell, and nothing the second time", async () => {
    const { root, read } = await built();
    const run = await publish(root);
    expect(run).toMatchObject({ exitCode: 0, stdout: "" });
    expect(run.stderr).toContain(`wrote ${path}`);
    expect(run.stderr).toContain("2 voters of 2026-10: not frozen yet.");
    const text = await read(path);
    expect(text).not.toMatch(/example|email|commits/);
    expect(JSON.parse(text)).toMatchObject({
      ...{ formatVersion: 1, election: "2026-10" },
      rule: { from: "2025-10-05T00:00:00Z", until: "2026-10-05T00:00:00Z" },
      objections: { to: [], before: "2026-10-19" },
      voters: [people[0], { id: 2, login: "Bo-K" }],
    });
    expect((await publish(root)).stderr).toContain("Nothing to change.");
  });

  it("says with which digest the roll is frozen", async () => {
    const { root, read } = await frozen();
    const run = await publish(root);
    expect(run.stderr).toMatch(/frozen on 2026-10-06, revision 1, sha256 [0-9a-f]{64}\./);
    expect(JSON.parse(await read(path)).frozen).toMatchObject({ revision: 1, on: "2026-10-06" });
  });

  it.each(["lists/voters.json", "lists", "lists/"])(
    "takes the job's list from %s",
    async (named) => {
      const { root, read, write } = await built();
      await write("lists/voters.json", await jobList(root, { provisional: "2026-09-30" }));
      await write("lists/voters.md", "# Voters");
      const run = await publish(root, "2026-10", "--list", named);
      expect(run.stderr).toContain("provisional, with pull requests merged until 2026-09-30");
      expect(JSON.parse(await read(path)).provisional).toBe("2026-09-30");
    },
  );

  it("takes it from standard input", async () => {
    const { root, read } = await built();
    const words = ["bin/kata-election.js", "-C", root, "roll", "publish", "--list", "-"];
    const { status } = spawnSync(process.execPath, words, { input: await jobList(root) });
    expect(status).toBe(0);
    expect(JSON.parse(await read(path)).voters).toHaveLength(2);
  });

  it("shows with --dry-run, and writes nothing", async () => {
    const { root, read } = await built();
    const run = await publish(root, "--dry-run");
    expect(run.stdout).toContain('+    {"id":1,"login":"ada-l","name":"Ada Lindqvist"}');
    await expect(read(path)).rejects.toThrow("ENOENT");
  });

  it("tells who is new and who is gone since the published list", async () => {
    const { root, write } = await built();
    await write(
      path,
      JSON.stringify({ formatVersion: 1, election: "2026-10", voters: [{ login: "dan-o" }] }),
    );
    const { stderr } = await publish(root);
    expect(stderr).toContain("New: ada-l, Bo-K");
    expect(stderr).toContain("No longer listed: dan-o");
  });

  it("shows by login alone who set an address as their name", async () => {
    const { root, read, write } = await built();
    const voters = [{ id: 1, login: "ada-l", name: "ada@host" }];
    await write("voters.json", await jobList(root, { voters }));
    await publish(root, "--list", "voters.json");
    expect(await read(path)).not.toContain("ada@host");
  });
});

describe("kata-election roll publish refuses", () => {
  const digest = "a0".repeat(32);
  it.each<[string, object, string, number]>([
    ["another election", { election: "2026-03" }, "the list of 2026-03, not of 2026-10", 2],
    ["no voters", { voters: [] }, "the list names no voter", 1],
    ["the same account twice", { voters: [...people, { login: "BO-k" }] }, "names Bo-K twice", 1],
    [
      "another period",
      { rule: { from: "2025-09-05T00:00:00Z", until: "2026-09-05T00:00:00Z" } },
      "counts until 2026-09-05, and nominations of 2026-10 open on 2026-10-05",
      1,
    ],
    [
      "a revision that election.yaml does not have",
      { frozen: { revision: 2, sha256: digest, on: "2026-10-06" } },
      "of revision 2, and the roll is not frozen",
      1,
    ],
    [
      "addresses",
      { voters: [{ ...people[0], emails: ["ada@public.example"] }] },
      "holds email addresses: it is private",
      1,
    ],
    ["logins that are markup", { voters: [{ login: "<b>" }] }, "voters[1].login: expected", 2],
    ["another format", { formatVersion: 2 }, "formatVersion", 2],
  ])("%s", async (_, changes, message, code) => {
    const { root, read, write } = await built();
    await write("voters.json", await jobList(root, changes));
    const run = await publish(root, "2026-10", "--list", "voters.json");
    expect(run.stderr).toContain(message);
    expect(run.exitCode).toBe(code);
    await expect(read(path)).rejects.toThrow("ENOENT");
  });

  it.each([
    ["a private table", "login,email\nada-l,ada@public.example\n", "it is private", 1],
    ["an encrypted file", "age-encryption.org/v1\n-> X25519", "not JSON", 2],
    ["a page", "# Voters\n- ada-l\n", "not JSON", 2],
    ["a zip archive", "PK\u0003\u0004", "is a zip archive", 2],
  ])("%s", async (_, text, message, code) => {
    const { root, write } = await built();
    await write("list", text);
    const run = await publish(root, "--list", "list");
    expect(run.stderr).toContain(message);
    expect(run.exitCode).toBe(code);
  });

  it("a list older than the published one", async () => {
    const { root, write } = await built();
    await write("new.json", await jobList(root, { provisional: "2026-09-30" }));
    await write("old.json", await jobList(root, { provisional: "2026-09-23" }));
    await publish(root, "--list", "new.json");
    const run = await publish(root, "--list", "old.json");
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain("until 2026-09-23, the published one until 2026-09-30");
  });

  it("what is not the frozen roll", async () => {
    const { root, write } = await frozen();
    const publishing = async (changes: object) => {
      await write("list.json", await jobList(root, changes));
      return (await publish(root, "--list", "list.json")).stderr;
    };
    expect(await publishing({ provisional: "2026-10-01" })).toContain(
      "the list is provisional, and the roll was frozen on 2026-10-06",
    );
    expect(await publishing({ voters: people.slice(1) })).toContain(
      "names 1 voters, and revision 1 of the frozen roll has 2",
    );
    const other = [people[0], { id: 7, login: "dan-o" }];
    expect(await publishing({ voters: other })).toContain("differ in dan-o, Bo-K");
    expect(await publishing({})).toContain("2 voters of 2026-10: frozen");
  });

  it("a draft where another official froze the roll", async () => {
    const { root, read, write } = await built();
    const file = "elections/arch-committee-2026-10/election.yaml";
    const entry = `rolls: [{ revision: 1, voters: 2, sha256: ${digest}, frozen: 2026-10-06, by: octavia }]\n`;
    await write(file, (await read(file)) + entry);
    const run = await publish(root);
    expect(run.stderr).toContain(
      "the frozen roll that election.yaml names is not on this computer",
    );
  });
});
