import {
  chmod,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  symlink,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { describe, expect, it } from "vitest";
import { electionYaml } from "../../../support/election-yaml.ts";
import { runCli } from "../../../support/run-cli.ts";
import {
  type TemporaryWorkspace,
  temporaryWorkspace,
} from "../../../support/temporary-workspace.ts";

const electionFile = "elections/arch-committee-2026-10/election.yaml";
const roll = "elections/.private/2026-10/roll.yaml";
const people = "elections/.private/people.yaml";

const privateFiles = {
  [roll]: "voters: ada@mail.example\n",
  "elections/.private/2026-10/draft/Results.md": "# Results\n",
  "elections/.private/2026-10/.fetch/slice.jsonl": "unfinished\n",
  "elections/.private/2026-10/fetch.json": '{ "formatVersion": 1 }\n',
  "elections/.private/2026-10/record.json": '{ "voter": "ada@mail.example" }\n',
  [people]: "formatVersion: 1\n",
};

async function keyPair() {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

async function workspaceOf(
  officials: readonly { login: string; age?: string }[],
  files: Readonly<Record<string, string>> = {},
): Promise<TemporaryWorkspace> {
  const lines = officials.map(
    ({ login, age }) => `  - { login: ${login}${age ? `, age: ${age}` : ""} }`,
  );
  const text = electionYaml("2026-10", officials.length > 0 ? ["officials:", ...lines] : []);
  return temporaryWorkspace({ [electionFile]: text, ...files });
}

const run = (words: string, { root }: TemporaryWorkspace, now?: string) =>
  runCli(["private", ...words.split(" ")], { workingFolder: root, ...(now && { now }) });

describe("kata-election private pack and unpack", () => {
  it.each([
    ["pack.age", true],
    ["elections/pack.age", true],
    ["elections/arch-committee-2026-10/pack.age", true],
    ["some/where/pack.bin", true],
    ["link/pack.age", true],
    ["ignored/pack.age", false],
    ["elections/.private/other.age", false],
    ["../pack.age", false],
  ])("writes no pack where git would add it: %s", async (output, isRefused) => {
    const { recipient } = await keyPair();
    const from = await workspaceOf([{ login: "octavia", age: recipient }], privateFiles);
    const root = join(from.root, "checkout");
    for (const folder of [".git", "some/where", "ignored"])
      await mkdir(join(root, folder), { recursive: true });
    await rename(join(from.root, "elections"), join(root, "elections"));
    await symlink(join(root, "some/where"), join(root, "link"));
    const ignored = /^(?:ignored|elections\/\.private)\//;
    const checkIgnore = async (_: string, words: readonly string[]) =>
      words.includes("check-ignore") && ignored.test(words.at(-1) ?? "") ? "yes" : undefined;
    const words = ["private", "pack", "--output", output];
    const { exitCode, stderr } = await runCli(words, {
      workingFolder: root,
      runProgram: checkIgnore,
    });
    expect([exitCode, stderr.includes("git would add")]).toEqual(
      isRefused ? [2, true] : [0, false],
    );
  });

  it("hands everything but hidden files to the officials, and to nobody else", async () => {
    const [octavia, stranger] = [await keyPair(), await keyPair()];
    const from = await workspaceOf(
      [{ login: "octavia", age: octavia.recipient }, { login: "wei-l" }],
      privateFiles,
    );
    const packed = await run("pack --output pack.age", from);
    expect(packed).toMatchObject({ exitCode: 0, stdout: `${join(from.root, "pack.age")}\n` });
    expect(packed.stderr).toContain("These officials have no age key and cannot read it: wei-l");
    expect((await lstat(join(from.root, "pack.age"))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(from.root, "pack.age"), "latin1")).not.toContain("mail.example");

    const to = await workspaceOf([]);
    const bytes = await readFile(join(from.root, "pack.age"));
    await writeFile(join(to.root, "pack.age"), bytes);
    await to.write("mine.txt", `# created today\n${octavia.identity}\n`);
    await to.write("other.txt", `${stranger.identity}\n`);
    const refused = await run("unpack pack.age --identity other.txt", to);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain("the pack cannot be decrypted with this identity");

    const dry = await run("unpack pack.age --identity mine.txt --dry-run", to);
    expect(dry.stdout.trim().split("\n").sort()).toEqual([
      "new       2026-10/draft/Results.md",
      "new       2026-10/fetch.json",
      "new       2026-10/record.json",
      "new       2026-10/roll.yaml",
      "new       people.yaml",
    ]);
    await expect(to.read(roll)).rejects.toThrow();

    const unpacked = await run("unpack pack.age --identity mine.txt", to);
    expect(unpacked).toMatchObject({
      exitCode: 0,
      stderr: "Election 2026-10: wrote 5 of 5 files.\n",
    });
    expect(await to.read(roll)).toBe(privateFiles[roll]);
    expect(await to.read("elections/.private/.gitignore")).toBe("*\n");
    const modeOf = async (path: string) => (await lstat(join(to.root, path))).mode & 0o777;
    expect(await modeOf(roll)).toBe(0o600);
    expect(await modeOf("elections/.private/2026-10/draft")).toBe(0o700);
    expect((await run("unpack pack.age --identity mine.txt", to)).stderr).toBe(
      "Election 2026-10: wrote 0 of 5 files.\n",
    );
  });

  it("writes nothing where a file differs, and shows how much without showing what", async () => {
    const key = await keyPair();
    const from = await workspaceOf([], privateFiles);
    await run(`pack --to ${key.recipient} --output pack.age`, from);
    const to = await workspaceOf([], { [roll]: "voters: bo@mail.example\nmore\n" });
    await to.write("key.txt", key.identity);
    const pack = join(from.root, "pack.age");
    const refused = await run(`unpack ${pack} --identity key.txt`, to);
    expect(refused.exitCode).toBe(1);
    expect(refused.stdout).toContain(
      "different 2026-10/roll.yaml: 1 lines only in the pack, 2 only here",
    );
    expect(refused.stdout + refused.stderr).not.toContain("mail.example");
    await expect(to.read(people)).rejects.toThrow();
  });

  it("does not write through a symbolic link", async () => {
    const key = await keyPair();
    const from = await workspaceOf([], privateFiles);
    await run(`pack --to ${key.recipient} --output pack.age`, from);
    const elsewhere = await temporaryWorkspace();
    const to = await workspaceOf([], { "elections/.private/keep": "" });
    await symlink(elsewhere.root, join(to.root, "elections/.private/2026-10"));
    await to.write("key.txt", key.identity);
    const refused = await run(`unpack ${join(from.root, "pack.age")} --identity key.txt`, to);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain("is, or is behind, a symbolic link");
    expect(await readdir(elsewhere.root)).toEqual(["elections"]);
  });

  it.each([
    ["pack", "names no age key of an official"],
    ["pack --to age1nonsense", "age1nonsense is not an age public key"],
    ["pack --election 2026-04 --to age1x", "there is nothing in elections/.private/2026-04"],
    ["unpack nothing.age --identity key.txt", "nothing.age does not exist\nName a pack"],
    [
      "unpack pack.age --identity nothing.txt",
      "nothing.txt does not exist\nName the identity file",
    ],
    [
      "unpack pack.age --identity pack.age",
      "the identity file has a line that is not an age secret key",
    ],
    ["unpack pack.age --identity empty.txt", "the identity file has no age secret key"],
  ])("refuses %j", async (words, message) => {
    const files = { [roll]: "x", "pack.age": "no pack", "key.txt": "", "empty.txt": "# none\n" };
    const refused = await run(words, await workspaceOf([{ login: "octavia" }], files));
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain(message);
  });

  it("overwrites no file, writes none with --dry-run, and packs no link", async () => {
    const key = await keyPair();
    const from = await workspaceOf([{ login: "octavia", age: key.recipient }], privateFiles);
    expect((await run("pack --dry-run", from)).stderr).toContain("Dry run: nothing was written.");
    expect((await readdir(from.root)).sort()).toEqual(["elections"]);
    await from.write("there.age", "mine");
    const refused = await run("pack --output there.age", from);
    expect(refused.stderr).toContain("there.age exists already");
    expect(await from.read("there.age")).toBe("mine");
    await symlink("/etc/hostname", join(from.root, "elections/.private/2026-10/link"));
    const linked = await run("pack", from);
    expect(linked.exitCode).toBe(2);
    expect(linked.stderr).toContain("elections/.private/2026-10/link cannot be packed");
  });
});

describe("kata-election private purge", () => {
  // Voting closes on 2026-10-22 at 15:00; the charter keeps addresses and ballots for twelve months.
  const over = "2027-10-22T15:00:00Z";
  const removed = [
    "remove elections/.private/2026-10/.fetch/slice.jsonl",
    "remove elections/.private/2026-10/draft/Results.md",
    "remove elections/.private/2026-10/record.json",
    "remove elections/.private/2026-10/roll.yaml",
  ];
  const kept = "keep   elections/.private/2026-10/fetch.json";

  it("removes addresses and ballots when their time is over, figures without addresses stay", async () => {
    const workspace = await workspaceOf([], privateFiles);
    const done = await run("purge --confirm 2026-10", workspace, over);
    expect(done).toMatchObject({ exitCode: 0, stderr: "Removed 4 files.\n" });
    expect(done.stdout.trim().split("\n")).toEqual([...removed, kept]);
    expect(await readdir(join(workspace.root, "elections/.private/2026-10"))).toEqual([
      "fetch.json",
    ]);
    expect(await workspace.read(people)).toBe(privateFiles[people]);
    const again = await run("purge --confirm 2026-10", workspace, over);
    expect(again).toMatchObject({ exitCode: 0, stdout: "", stderr: "Nothing to remove.\n" });
  });

  it("removes the folder with its last file, and a link instead of what it leads to", async () => {
    const workspace = await workspaceOf([], { [roll]: "x", "precious.txt": "stays" });
    await symlink(
      join(workspace.root, "precious.txt"),
      join(workspace.root, "elections/.private/2026-10/fetch.json"),
    );
    expect((await run("purge --confirm 2026-10", workspace, over)).exitCode).toBe(0);
    expect(await readdir(join(workspace.root, "elections/.private"))).toEqual([]);
    expect(await workspace.read("precious.txt")).toBe("stays");
  });

  it.each([
    ["purge --confirm 2026-10", "2027-10-22T14:59:59Z", 1, "are kept until 2027-10-22T15:00Z"],
    ["purge --confirm 2026-04", over, 2, "--confirm 2026-04 is not the election 2026-10"],
    ["purge", over, 2, "--confirm 2026-10 is required"],
    ["purge --dry-run", "2026-11-01T00:00:00Z", 0, "they are kept until 2027-10-22T15:00Z"],
    ["purge --dry-run", over, 0, "nothing was deleted; the retention period is over"],
    [
      `purge --confirm 2026-10 --now 2028-01-01T00:00Z`,
      over,
      0,
      "Simulated time: nothing was deleted",
    ],
  ])("%j at %s removes nothing", async (words, now, exitCode, message) => {
    const workspace = await workspaceOf([], privateFiles);
    const done = await run(words, workspace, now);
    expect(done.exitCode).toBe(exitCode);
    expect(done.stderr).toContain(message);
    expect(await workspace.read(roll)).toBe(privateFiles[roll]);
  });

  it("refuses a folder that is a link", async () => {
    const workspace = await workspaceOf([], { "elsewhere/roll.yaml": "x", [people]: "x" });
    await chmod(join(workspace.root, "elections/.private"), 0o700);
    await symlink(
      join(workspace.root, "elsewhere"),
      join(workspace.root, "elections/.private/2026-10"),
    );
    const refused = await run("purge --confirm 2026-10", workspace, over);
    expect(refused.exitCode).toBe(2);
    expect(await workspace.read("elsewhere/roll.yaml")).toBe("x");
  });
});
