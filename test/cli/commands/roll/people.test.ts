import { describe, expect, it } from "vitest";
import { rollWorkspace } from "../../../support/roll-workspace.ts";
import { runCli } from "../../../support/run-cli.ts";

const publicPath = "elections/people.yaml";
const privatePath = "elections/.private/people.yaml";
const commit = `kata-containers/runtime-rs@${"c3".repeat(20)}`;
const handWritten = `# Who is who.
formatVersion: 1

bots: [] # none yet
identities:   # found out by asking
  - {commit: "kata-containers/tests@0f3c2ab1", login: ada-l}   # her old laptop
names:
  - { login: ada-l, name: Ada Lindqvist }
`;

async function roll(root: string, ...words: string[]) {
  return runCli(["-C", root, "roll", ...words]);
}

describe("kata-election roll identify", () => {
  it("settles an unresolved commit", async () => {
    const { root, read } = await rollWorkspace();
    const run = await roll(root, "identify", commit, "cy-m");
    expect(run.exitCode).toBe(0);
    expect(await read(publicPath)).toBe(
      `formatVersion: 1\nidentities:\n  - { commit: ${commit}, login: cy-m }\n`,
    );
    const built = await roll(root, "build");
    expect(built.stdout).toContain("Roll of 2026-10: 3 voters");
    expect(built.stdout).toContain("nothing left to decide");
  });

  it("takes the commit's URL, and keeps what people wrote", async () => {
    const { root, read } = await rollWorkspace({ files: { [publicPath]: handWritten } });
    const url = "https://github.com/kata-containers/tests/commit/abcdef12";
    await roll(root, "identify", url, "bo-k");
    const lines = (await read(publicPath)).split("\n");
    expect(lines).toEqual(expect.arrayContaining(["# Who is who.", "bots: [] # none yet"]));
    expect(lines).toContain("  - { commit: kata-containers/tests@abcdef12, login: bo-k }");
    expect(lines.filter((line) => line.includes("# her old laptop"))).toHaveLength(1);
    expect(lines).toContain("  - { login: ada-l, name: Ada Lindqvist }");
  });

  it("changes nothing the second time, and refuses to say something else", async () => {
    const { root, read } = await rollWorkspace();
    await roll(root, "identify", commit, "cy-m");
    const before = await read(publicPath);
    expect((await roll(root, "identify", commit, "CY-M")).stderr).toContain("Nothing to change");
    const run = await roll(root, "identify", commit, "dee");
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(`identities has another entry about ${commit}`);
    expect(await read(publicPath)).toBe(before);
  });

  it.each([
    [["identify", "0f3c2ab1", "ada-l"], "0f3c2ab1 does not name a commit"],
    [["identify", commit, "ada l"], "the login ada l is not a GitHub login"],
  ])("refuses %j and writes nothing", async (words, message) => {
    const { root, read } = await rollWorkspace();
    const run = await roll(root, ...words);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
    await expect(read(publicPath)).rejects.toThrow("ENOENT");
  });

  it("--dry-run shows the change only", async () => {
    const { root, read } = await rollWorkspace();
    const run = await roll(root, "identify", commit, "cy-m", "--dry-run");
    expect(run.stdout).toContain(`+  - { commit: ${commit}, login: cy-m }`);
    await expect(read(publicPath)).rejects.toThrow("ENOENT");
  });
});

describe("kata-election roll include and exclude", () => {
  it("record who decided, when and why, and change the roll", async () => {
    const { root, read } = await rollWorkspace();
    const why = ["--by", "octavia", "--reason", "reviews: many"];
    await roll(root, "include", "--unknown-login", "eva-r", ...why, "--expires", "2027-03-01");
    await roll(root, "exclude", "bo-k", ...why, "--date", "2026-09-01");
    expect(await read(publicPath)).toBe(`formatVersion: 1
voters:
  add:
    - { login: eva-r, reason: "reviews: many", by: octavia, date: 2026-09-16, expires: 2027-03-01 }
  exclude:
    - { login: bo-k, reason: "reviews: many", by: octavia, date: 2026-09-01 }
`);
    await roll(root, "build");
    const { stdout } = await roll(root, "show", "--json");
    const shown = JSON.parse(stdout) as {
      voters: { login: string }[];
      excluded: { login: string; reason: string }[];
    };
    expect(shown.voters.map(({ login }) => login)).toEqual(["ada-l", "eva-r"]);
    expect(shown.excluded).toEqual([
      { login: "Bo-K", reason: "reviews: many (octavia, 2026-09-01)" },
    ]);
  });

  it.each([
    [["include", "--unknown-login", "eva-r", "--by", "octavia"], "--reason is required"],
    [["exclude", "eva-r", "--reason", "x"], "--by is required"],
    [["exclude", "eva-r", "--reason", " ", "--by", "octavia"], "a reason is needed"],
    [
      ["include", "--unknown-login", "eva-r", "--reason", "x", "--by", "o", "--date", "soon"],
      "--date soon is not a date",
    ],
    [["include", "eva r", "--reason", "x", "--by", "o"], "the login eva r is not a GitHub login"],
    [
      ["exclude", "eva-r", "--reason", "x", "--by", "o o"],
      "'--by <login>' argument 'o o' is invalid",
    ],
    [
      // The clock of these tests stands at 2026-09-16.
      [
        "include",
        "--unknown-login",
        "eva-r",
        "--reason",
        "x",
        "--by",
        "o",
        "--expires",
        "2026-09-16",
      ],
      "--expires 2026-09-16 is not after 2026-09-16",
    ],
  ])("%j: %s", async (words, message) => {
    const { root } = await rollWorkspace();
    const run = await roll(root, ...words);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });

  it("take a decision about somebody whose last one is over, and not one that ends otherwise", async () => {
    const { root, read } = await rollWorkspace();
    const why = ["--by", "octavia", "--reason", "reviews"];
    const include = (...words: string[]) =>
      roll(root, "include", "--unknown-login", "eva-r", ...why, ...words);
    await include("--date", "2025-09-01", "--expires", "2026-03-01");
    expect((await include("--date", "2025-09-01")).exitCode).toBe(2);
    expect((await include("--date", "2026-09-01")).exitCode).toBe(0);
    expect((await read(publicPath)).match(/login: eva-r/g)).toHaveLength(2);
    const again = await include("--date", "2026-09-01");
    expect(again.stderr).toContain("Nothing to change");
    expect(again.stderr).not.toContain("built again");
    await roll(root, "build");
    expect((await roll(root, "show")).stdout).toContain("eva-r");
  });

  it("refuses a file with a decision that would hold on no day, by line and field", async () => {
    const { root, write } = await rollWorkspace();
    const entry = "{ login: eva-r, reason: r, by: o, date: 2026-09-01, expires: 2026-09-01 }";
    await write(publicPath, `formatVersion: 1\nvoters:\n  add:\n    - ${entry}\n`);
    const run = await roll(root, "build");
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("elections/people.yaml:4:");
    expect(run.stderr).toContain("voters.add[1].expires: expected a day after date");
  });

  it.each(["include", "exclude"])("%s writes no address into the public file", async (verb) => {
    const { root, read } = await rollWorkspace({ files: { [publicPath]: handWritten } });
    const words = ["--by", "ada-l", "--reason", "asked from dee@example.org"];
    const run = await roll(root, verb, "dee", ...words);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain(`${publicPath} would publish an email address`);
    expect(run.stderr).not.toContain("dee@example.org");
    expect(await read(publicPath)).toBe(handWritten);
  });

  it("refuse a second entry about the same person", async () => {
    const { root } = await rollWorkspace();
    const why = ["--by", "octavia", "--reason"];
    await roll(root, "include", "--unknown-login", "eva-r", ...why, "reviews");
    const run = await roll(root, "include", "--unknown-login", "Eva-R", ...why, "other");
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("voters.add has another entry about Eva-R");
  });
});

describe("kata-election roll address", () => {
  it("writes into the private file only, replacing what was there", async () => {
    const { root, read } = await rollWorkspace();
    await roll(root, "address", "ada-l", "first@mail.example");
    await roll(root, "address", "Ada-L", "second@mail.example");
    expect(await read(privatePath)).toBe(
      "formatVersion: 1\npreferred:\n  - { login: Ada-L, address: second@mail.example }\n",
    );
    expect(await read("elections/.private/.gitignore")).toBe("*\n");
    await expect(read(publicPath)).rejects.toThrow("ENOENT");
    await roll(root, "build");
    const { stdout } = await roll(root, "show", "--addresses");
    expect(stdout).toContain("\tsecond@mail.example\n");
  });

  it("refuses what cannot be written to", async () => {
    const { root } = await rollWorkspace();
    const run = await roll(root, "address", "ada-l", "1+ada-l@users.noreply.github.com");
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("is not an address that can receive email");
  });
});
