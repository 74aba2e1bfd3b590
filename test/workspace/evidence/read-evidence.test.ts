import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  readContributions,
  readFetchReport,
  readProfiles,
} from "../../../src/workspace/evidence/read-evidence.ts";
import { madeUpContributions, privatePath, rollWorkspace } from "../../support/roll-workspace.ts";
import { temporaryWorkspace } from "../../support/temporary-workspace.ts";

const contributionsPath = `${privatePath}/contributions.jsonl`;

async function readAll(text: string) {
  const workspace = await rollWorkspace({ files: { [contributionsPath]: text } });
  const found: unknown[] = [];
  const read = await readContributions(workspace, "2026-10", (each) => found.push(each));
  return { found, read };
}

const [first] = madeUpContributions.map((each) => JSON.stringify(each));

describe("readContributions", () => {
  it("hands on one by one, and digests the bytes", async () => {
    const text = madeUpContributions.map((each) => `${JSON.stringify(each)}\n`).join("");
    const { found, read } = await readAll(text);
    expect(found).toEqual(madeUpContributions);
    const sha256 = createHash("sha256").update(text).digest("hex");
    expect(read).toEqual({ lines: 3, sha256 });
  });

  it("needs no line end at the end of the file", async () => {
    expect((await readAll(first ?? "")).found).toHaveLength(1);
  });

  it("reads lines longer than what is read from the disk at once", async () => {
    const long = JSON.stringify({ ...madeUpContributions[0], title: "long ".repeat(100_000) });
    expect((await readAll(`${long}\n`)).found).toHaveLength(1);
  });

  const broken = { ...madeUpContributions[1], commits: [{ oid: "x" }] };
  it.each([
    ["not JSON", `${first}\n{"repository":\n`, `${contributionsPath}:2: not JSON`],
    ["an empty line", `${first}\n\n`, `${contributionsPath}:2: not JSON`],
    [
      "a bad field",
      `${first}\n${JSON.stringify(broken)}\n`,
      `${contributionsPath}:2: commits[1].oid: expected a commit id`,
    ],
    [
      "an unknown key",
      `${JSON.stringify({ ...madeUpContributions[0], extra: 1 })}\n`,
      `${contributionsPath}:1: unknown key "extra"`,
    ],
    ["a pull request twice", `${first}\n${first}\n`, `${contributionsPath}:2: number: kata-`],
  ])("refuses %s by file, line and field", async (_, text, message) => {
    await expect(readAll(text)).rejects.toThrow(message);
    await expect(readAll(text)).rejects.toThrow(expect.objectContaining({ kind: "input" }));
  });

  it("refuses bytes that are not UTF-8", async () => {
    const { writeFile } = await import("node:fs/promises");
    const workspace = await rollWorkspace();
    await writeFile(
      `${workspace.root}/${contributionsPath}`,
      Buffer.from([0x7b, 0xff, 0x7d, 0x0a]),
    );
    await expect(readContributions(workspace, "2026-10", () => {})).rejects.toThrow(
      `${contributionsPath}:1: not UTF-8 text`,
    );
  });

  it("refuses a line that no pull request is long enough for", async () => {
    const endless = `${first}\n${"x".repeat(33 * 1024 * 1024)}`;
    await expect(readAll(endless)).rejects.toThrow(`${contributionsPath}:2: longer than`);
  });
});

describe("missing evidence", () => {
  it.each([
    ["contributions.jsonl", (ws: { root: string }) => readContributions(ws, "2026-10", () => {})],
    ["profiles.jsonl", (ws: { root: string }) => readProfiles(ws, "2026-10")],
    ["fetch.json", (ws: { root: string }) => readFetchReport(ws, "2026-10")],
  ])("%s is asked for", async (name, read) => {
    await expect(read(await temporaryWorkspace())).rejects.toThrow(
      expect.objectContaining({
        message: `there is no ${privatePath}/${name}`,
        hint: "Fetch the evidence with: kata-election roll update",
      }),
    );
  });
});

describe("readProfiles", () => {
  it("refuses an account that stands there twice", async () => {
    const profile = '{"id":1,"login":"ada-l","name":null,"email":null}\n';
    const workspace = await rollWorkspace({
      files: { [`${privatePath}/profiles.jsonl`]: profile + profile },
    });
    await expect(readProfiles(workspace, "2026-10")).rejects.toThrow(
      `${privatePath}/profiles.jsonl:2: id: account 1 is listed twice`,
    );
  });
});
