import { packTar, type TarEntry } from "modern-tar";
import { describe, expect, it } from "vitest";
import {
  archiveOf,
  mayBePacked,
  readArchive,
} from "../../../src/workspace/private/private-archive.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const files = [
  { path: "2026-10/roll.yaml", bytes: bytes("roll") },
  { path: "people.yaml", bytes: bytes("") },
];

/** A tar archive with a manifest of these files, then these entries. */
async function forged(
  entries: readonly TarEntry[],
  announced: readonly { path: string; bytes: Uint8Array }[] = [],
): Promise<Uint8Array> {
  const { subtle } = globalThis.crypto;
  const list = [];
  for (const file of announced) {
    const sum = Buffer.from(await subtle.digest("SHA-256", Buffer.from(file.bytes))).toString(
      "hex",
    );
    list.push({ path: file.path, size: file.bytes.length, sha256: sum });
  }
  const manifest = bytes(JSON.stringify({ formatVersion: 1, election: "2026-10", files: list }));
  const first: TarEntry = {
    header: { name: "manifest.json", size: manifest.length },
    body: manifest,
  };
  return packTar([first, ...entries]);
}

function entry(name: string, text = "roll"): TarEntry {
  return { header: { name, size: text.length }, body: text };
}

describe("archiveOf and readArchive", () => {
  it("bring every byte back, and make the same bytes of the same files", async () => {
    const archive = await archiveOf({ election: "2026-10", files });
    const read = await readArchive(archive);
    expect(read.election).toBe("2026-10");
    expect(read.files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()])).toEqual([
      ["2026-10/roll.yaml", "roll"],
      ["people.yaml", ""],
    ]);
    expect(await archiveOf({ election: "2026-10", files })).toEqual(archive);
  });

  it.each([
    ["../outside.yaml"],
    ["/etc/passwd"],
    ["2026-10/../../outside"],
    ["2026-10/.hidden"],
    ["2026-10\\roll.yaml"],
    ["2026-10/a\u202eb"],
    ["2026-10//roll.yaml"],
    ["2026-10"],
    ["2026-04/roll.yaml"],
    ["other.yaml"],
    [`2026-10/${"x".repeat(200)}`],
  ])("refuse the path %j", async (path) => {
    expect(mayBePacked(path, "2026-10")).toBe(false);
    const file = { path, bytes: bytes("roll") };
    if (path.length > 200) return;
    await expect(readArchive(await forged([entry(path)], [file]))).rejects.toMatchObject({
      kind: "input",
    });
  });

  it.each([
    ["symlink", "2026-10/link is a symlink, not a file"],
    ["link", "2026-10/link is a link, not a file"],
    ["directory", "is a directory, not a file"],
    ["fifo", "2026-10/link is a fifo, not a file"],
  ] as const)("refuse a %s", async (type, problem) => {
    const odd: TarEntry = {
      header: { name: "2026-10/link", size: 0, type, linkname: "/etc/passwd" },
    };
    await expect(readArchive(await forged([odd]))).rejects.toThrow(problem);
  });

  it.each([[["2026-10/a", "2026-10/a/b"]], [["2026-10/a/b/c", "2026-10/A"]]])(
    "refuse a file inside another: %j",
    async (paths) => {
      const announced = paths.map((path) => ({ path, bytes: bytes("roll") }));
      const archive = await forged(
        paths.map((path) => entry(path)),
        announced,
      );
      await expect(readArchive(archive)).rejects.toMatchObject({
        kind: "input",
        message: expect.stringContaining("inside another of its files"),
      });
    },
  );

  it("refuse what the manifest does not announce, announces otherwise, twice or in vain", async () => {
    const name = "2026-10/roll.yaml";
    const announced = { path: name, bytes: bytes("roll") };
    const cases: [Uint8Array, string][] = [
      [await forged([entry(name)]), "is not listed"],
      [await forged([entry(name, "ROLL")], [announced]), "does not match manifest.json"],
      [await forged([entry(name), entry(name)], [announced, announced]), "contains a file twice"],
      [await forged([], [announced]), "files that it lists are missing"],
      [await packTar([entry(name)]), "its first entry is not manifest.json"],
      [await packTar([entry("manifest.json", "{")]), "its first entry is not manifest.json"],
      [
        await packTar([entry("manifest.json", '{"formatVersion":0}')]),
        "manifest.json: formatVersion",
      ],
      [
        await packTar([entry("manifest.json", '{"formatVersion":2}')]),
        "a newer kata-election wrote this file",
      ],
      [bytes("no tar at all".repeat(100)), "it is not a tar archive"],
    ];
    for (const [archive, problem] of cases) {
      await expect(readArchive(archive)).rejects.toThrow(problem);
    }
  });
});
