import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { armor, generateX25519Identity, identityToRecipient } from "age-encryption";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { decryptWith } from "../../../../../src/workspace/private/age-encryption.ts";
import { privatePath, rollWorkspace } from "../../../../support/roll-workspace.ts";
import { runCli } from "../../../../support/run-cli.ts";

async function builtWorkspace() {
  const workspace = await rollWorkspace();
  const { root } = workspace;
  await runCli([
    "-C",
    root,
    "roll",
    "include",
    "--unknown-login",
    "eva-r",
    "--by",
    "octavia",
    "--reason",
    "reviews",
  ]);
  await runCli(["-C", root, "roll", "build"]);
  return workspace;
}

const exportTo = (root: string, ...words: string[]) =>
  runCli(["-C", root, "roll", "export", "--to", ...words]);

describe("kata-election roll export", () => {
  it("civs: addresses in files of a size, and a list of whom to mention", async () => {
    const { root, read } = await builtWorkspace();
    const run = await exportTo(root, "civs", "--batch-size", "1");
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toBe("");
    expect(run.stderr).toContain("2 addresses in 2 files, 1 voter without one.");
    expect(await read(`${privatePath}/export/civs-1.txt`)).toBe("ada@public.example\n");
    expect(await read(`${privatePath}/export/civs-2.txt`)).toBe("bo-k@mail.example\n");
    expect(await read(`${privatePath}/export/unreachable.txt`)).toBe("@eva-r\n");
  });

  it("civs: says that a roll not frozen may still change, and nothing of a frozen one", async () => {
    const { root } = await builtWorkspace();
    const commit = `kata-containers/runtime-rs@${"c3".repeat(20)}`;
    await runCli(["-C", root, "roll", "identify", commit, "bo-k"]);
    await runCli(["-C", root, "roll", "build"]);
    expect((await exportTo(root, "civs")).stderr).toContain("warning: this roll is not frozen");
    await runCli(["-C", root, "roll", "freeze", "--confirm", "2026-10"]);
    expect((await exportTo(root, "civs")).stderr).not.toContain("warning");
  });

  it("civs: refuses while a file of another export is left", async () => {
    const { root, read } = await builtWorkspace();
    await exportTo(root, "civs", "--batch-size", "1");
    const run = await exportTo(root, "civs");
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("export/civs-2.txt is left from another export");
    expect(await read(`${privatePath}/export/civs-1.txt`)).toBe("ada@public.example\n");
  });

  it.each(["0", "1001", "2.5", "many"])("civs: refuses batches of %s", async (size) => {
    const { root } = await builtWorkspace();
    const run = await exportTo(root, "civs", "--batch-size", size);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("whole number from 1 to 1000");
  });

  it("civs: warns about voters who share an address", async () => {
    const { root } = await builtWorkspace();
    await runCli(["-C", root, "roll", "address", "eva-r", "ada@public.example"]);
    await runCli(["-C", root, "roll", "build"]);
    expect((await exportTo(root, "civs")).stderr).toContain("no address of their own: eva-r");
  });

  it("csv: into the private folder", async () => {
    const { root, read } = await builtWorkspace();
    expect((await exportTo(root, "csv")).stdout).toBe("");
    expect(await read(`${privatePath}/export/voters.csv`)).toContain(
      "1,ada-l,Ada Lindqvist,ada@public",
    );
  });

  it("upstream: the shape that readers of electorate.yaml expect", async () => {
    const { root, read } = await builtWorkspace();
    const run = await exportTo(root, "upstream");
    expect(run.stderr).toContain("they have no repository: eva-r");
    expect(parse(await read(`${privatePath}/export/electorate.yaml`))).toEqual([
      {
        "kata-containers/runtime-rs": [
          {
            github_id: "ada-l",
            name: "Ada Lindqvist",
            email: "ada@public.example",
            emails: ["ada@public.example", "ada-l@mail.example"],
            commit_count: 1,
          },
          {
            github_id: "Bo-K",
            name: "Bo Keller",
            email: "bo-k@mail.example",
            emails: ["bo-k@mail.example"],
            commit_count: 1,
          },
        ],
      },
    ]);
  });

  it.each(["json", "markdown"])("%s: to stdout, without addresses", async (form) => {
    const { root } = await builtWorkspace();
    const run = await exportTo(root, form);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("Ada Lindqvist");
    expect(run.stdout).not.toMatch(/@\w+\.example/);
  });

  it("--dry-run writes nothing", async () => {
    const { root, read } = await builtWorkspace();
    await exportTo(root, "csv", "--dry-run");
    await expect(read(`${privatePath}/export/voters.csv`)).rejects.toThrow("ENOENT");
  });

  it("refuses other forms", async () => {
    const { root } = await builtWorkspace();
    expect((await exportTo(root, "excel")).exitCode).toBe(2);
  });
});

describe("kata-election roll export, encrypted", () => {
  const keyPair = async () => {
    const secret = await generateX25519Identity();
    return { secret, recipient: await identityToRecipient(secret) };
  };
  const decrypt = async (secret: string, path: string): Promise<string> =>
    new TextDecoder().decode(await decryptWith(secret, armor.decode(await readFile(path, "utf8"))));
  const exported = (root: string) => join(root, privatePath, "export");
  /** Every file below a folder with its bytes as text. */
  const textsBelow = async (folder: string): Promise<string[]> => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), "latin1")));
  };

  it.each(["civs", "csv", "upstream"])("%s: writes nothing in clear", async (form) => {
    const { root } = await builtWorkspace();
    const { secret, recipient } = await keyPair();
    const run = await exportTo(root, form, "--encrypt-to", recipient);
    expect(run.exitCode).toBe(0);
    const names = await readdir(exported(root));
    expect(names.every((name) => name.endsWith(".age"))).toBe(true);
    expect(run.stdout.trimEnd().split("\n").sort()).toEqual(
      names.map((name) => `${privatePath}/export/${name}`).sort(),
    );
    expect((await textsBelow(exported(root))).join()).not.toMatch(/@(public|mail)\.example/);
    const list = names.find((name) => !name.startsWith("unreachable")) ?? "";
    expect(await decrypt(secret, join(exported(root), list))).toContain("ada@public.example");
  });

  it("each of several keys opens the file", async () => {
    const { root } = await builtWorkspace();
    const [first, second] = [await keyPair(), await keyPair()];
    const keys = ["--encrypt-to", first.recipient, "--encrypt-to", second.recipient];
    await exportTo(root, "csv", ...keys);
    for (const { secret } of [first, second]) {
      const text = await decrypt(secret, join(exported(root), "voters.csv.age"));
      expect(text).toContain("bo-k@mail.example");
    }
  });

  it("--encrypt takes the officials' keys, and --output another folder", async () => {
    const { root, read, write } = await builtWorkspace();
    const { secret, recipient } = await keyPair();
    const file = "elections/arch-committee-2026-10/election.yaml";
    const officials = `officials: [{ login: octavia, age: ${recipient} }, { login: wei-l }]\n`;
    await write(file, `${await read(file)}${officials}`);
    const out = join(root, "handed");
    const run = await exportTo(root, "csv", "--encrypt", "--output", out);
    expect(run).toMatchObject({ exitCode: 0, stdout: `${out}/voters.csv.age\n` });
    expect(run.stderr).toContain("cannot read it: wei-l");
    expect(await decrypt(secret, join(out, "voters.csv.age"))).toContain("ada@public.example");
    await expect(readdir(exported(root))).rejects.toThrow("ENOENT");
  });

  it("--dry-run writes nothing and shows no address", async () => {
    const { root } = await builtWorkspace();
    const { recipient } = await keyPair();
    const run = await exportTo(root, "csv", "--encrypt-to", recipient, "--dry-run");
    expect(run.stdout).toBe(`would write ${privatePath}/export/voters.csv.age\n`);
    await expect(readdir(exported(root))).rejects.toThrow("ENOENT");
  });

  it.each<[string[], string]>([
    [["csv", "--encrypt"], "names no age key of an official"],
    [["csv", "--encrypt-to", "age1nothing"], "age1nothing is not an age public key"],
    [
      ["csv", "--encrypt-to", "AGE-SECRET-KEY-1QQ"],
      "a secret key was given instead of a public key",
    ],
    [["civs", "--batch-size", "0x10"], "Give a whole number from 1 to 1000"],
    [["json", "--encrypt"], "--to json contains no addresses and is printed"],
    [["csv", "--output", "."], "--output works only with encrypted files"],
  ])("refuses %j", async (words, message) => {
    const { root } = await builtWorkspace();
    const run = await exportTo(root, ...words);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
    await expect(readdir(exported(root))).rejects.toThrow("ENOENT");
  });

  it("civs: refuses while a batch of an earlier run lies in --output", async () => {
    const { root, write } = await builtWorkspace();
    const { recipient } = await keyPair();
    await write("handed/civs-2.txt.age", "of a longer list");
    const out = join(root, "handed");
    const run = await exportTo(root, "civs", "--encrypt-to", recipient, "--output", out);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("handed/civs-2.txt.age is left from another export");
    expect(await readdir(out)).toEqual(["civs-2.txt.age"]);
  });

  it("civs: encrypts where only the list of logins lies in clear", async () => {
    const { root, write } = await builtWorkspace();
    const { recipient } = await keyPair();
    await write(`${privatePath}/export/unreachable.txt`, "@eva-r\n");
    expect((await exportTo(root, "civs", "--encrypt-to", recipient)).exitCode).toBe(0);
  });

  it("refuses while the same list lies there in clear", async () => {
    const { root } = await builtWorkspace();
    const { recipient } = await keyPair();
    await exportTo(root, "csv");
    const run = await exportTo(root, "csv", "--encrypt-to", recipient);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("export/voters.csv already exists, unencrypted");
    expect(await readdir(exported(root))).toEqual(["voters.csv"]);
  });
});
