import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { describe, expect, it } from "vitest";
import { runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

const file = "elections/arch-committee-2026-10/election.yaml";
/** From the README of age, and from the age specification's test of X25519: fit to publish. */
const key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
const flags = ["--first-day", "2026-10-05", "--unknown-login", "--seats", "3"];

const plan = (root: string, ...words: string[]) =>
  runCli(["plan", "2026-10", "--unknown-login", ...words], {
    workingFolder: root,
    now: "2026-09-01T12:00:00Z",
  });

async function officialsAfter(official: string): Promise<string> {
  const { root, read } = await temporaryWorkspace();
  const { stderr, exitCode } = await plan(root, ...flags, "--official", official);
  expect([exitCode, stderr]).toEqual([0, stderr]);
  return /^officials:\n((?: {2}.*\n)+)/m.exec(await read(file))?.[1] ?? "";
}

describe("plan --official with an age key", () => {
  it.each([
    ["octavia"],
    ['octavia="Octavia Reyes"', "name: Octavia Reyes"],
    [`octavia=${key}`, `age: ${key}`],
    [`@octavia = ${key}`, `age: ${key}`],
    [`octavia=${key.toUpperCase()}`, `age: ${key}`],
    [`octavia="Octavia Reyes" ${key}`, "name: Octavia Reyes", `age: ${key}`],
    [`octavia="Octavia Reyes ${key}"`, "name: Octavia Reyes", `age: ${key}`],
    [`octavia="Octavia Reyes <${key}>"`, "name: Octavia Reyes", `age: ${key}`],
    [`octavia=Octavia Reyes=${key}`, "name: Octavia Reyes", `age: ${key}`],
    [`octavia=${key}=Octavia Reyes`, "name: Octavia Reyes", `age: ${key}`],
    [`octavia=${key}, Octavia Reyes`, "name: Octavia Reyes", `age: ${key}`],
  ])("%s", async (official, ...facts) => {
    // The list may be written on one line or on several.
    const text = (await officialsAfter(official)).replace(/[\s{}-]+/g, " ");
    const expected = ["login: octavia", ...facts].map((fact) => fact.replace(/[\s{}-]+/g, " "));
    expect(text.trim().split(/, (?=\w+:)| (?=(?:name|age):)/)).toEqual(expected);
  });

  it.each([
    [`octavia=${key.slice(0, -1)}`, "is not an age public key"],
    [`octavia=${key.slice(0, -1)}q`, "is not an age public key"],
    ["octavia=age1", "is not an age public key"],
    [`octavia=${key.slice(0, 20)}`, "is not an age public key"],
    [`octavia=age1Q${key.slice(6)}`, "is not an age public key"],
    [`octavia=${key} ${key}`, "two age keys"],
    ["octavia=ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ", "an SSH key is not an age key"],
    [`octavia${key}`, "is not a GitHub login"],
  ])("refuses %s and writes nothing", async (official, message) => {
    const { root, read } = await temporaryWorkspace();
    const { exitCode, stderr } = await plan(root, ...flags, "--official", official);
    expect(stderr).toContain(message);
    expect(exitCode).toBe(2);
    await expect(read(file)).rejects.toThrow();
  });

  it("never shows a secret key again", async () => {
    const secret = await generateX25519Identity();
    for (const typed of [
      `octavia=${secret}`,
      `octavia=${secret.toLowerCase()}`,
      `octavia="Octavia ${secret}"`,
      secret,
      `${secret}=octavia`,
    ]) {
      const { root } = await temporaryWorkspace();
      const { exitCode, stdout, stderr } = await plan(root, ...flags, "--official", typed);
      expect(exitCode).toBe(2);
      expect((stdout + stderr).toUpperCase()).not.toContain(secret.slice(16, 40));
    }
  });

  it("gives a planned election's official a key, keeps the rest, and then changes nothing", async () => {
    const { root, read } = await temporaryWorkspace();
    await plan(root, ...flags, "--official", 'octavia="Octavia Reyes"');
    const before = await read(file);
    expect(await plan(root, "--official", `octavia=${key}`)).toMatchObject({ exitCode: 0 });
    const after = await read(file);
    expect(after).toContain(key);
    const plain = (text: string): string => text.replace(/\s/g, "");
    expect(plain(after).replace(`,age:${key}`, "")).toBe(plain(before));
    await plan(root, "--official", `octavia=${key}`);
    expect(await read(file)).toBe(after);
    const other = await identityToRecipient(await generateX25519Identity());
    await plan(root, "--official", `octavia=${other}`);
    expect(await read(file)).toBe(after.replace(key, other));
  });
});
