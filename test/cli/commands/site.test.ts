import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reportSchemas } from "../../../src/cli/report-schemas.ts";
import { publicListSchema } from "../../../src/workspace/roll/public-list.ts";
import {
  candidacy,
  duringNominations,
  nominationsFolder,
  nominationsWorkspace,
} from "../../support/nominations-workspace.ts";
import { pastCheckout } from "../../support/past-checkout.ts";
import { folder, results, workspaceWith } from "../../support/results-workspace.ts";
import { runCli } from "../../support/run-cli.ts";
import { temporaryWorkspace } from "../../support/temporary-workspace.ts";

async function build(root: string, now: string, ...words: string[]) {
  return runCli(["site", "build", ...words], { workingFolder: root, now });
}

/** Every file of a folder and those below it, by path. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(folder.length + 1), await readFile(path, "utf8")] as const;
  });
  return Object.fromEntries((await Promise.all(read)).sort());
}

describe("kata-election site build", () => {
  it("builds the pages of a checkout into a folder that git ignores", async () => {
    const { root, read } = await nominationsWorkspace({
      "AdaLindqvist.md": candidacy("Ada Lindqvist", "ada-l", "Analytical Works"),
    });
    const run = await build(root, duringNominations);
    expect(run.exitCode, run.stderr).toBe(0);
    expect(run.stdout).toBe(`${root}/elections/.site/index.html\n`);
    expect(await read("elections/.site/.gitignore")).toBe("*\n");
    const now = await read("elections/.site/index.html");
    expect(now).toContain("<h1>Nominations are open</h1>");
    expect(now).toContain("Monday, October 13, 2031, 15:00 UTC");
    const candidates = await read("elections/.site/candidates.html");
    expect(candidates).toContain("<bdi>Ada Lindqvist</bdi>");
    expect(candidates).toContain("I stand.");
    expect(candidates).not.toContain("works.example");
    // Eve, Fay, Gus and Hal go on: one seat of Eastwind and of Westwind is held, one each is left.
    expect(candidates).toMatch(/Eastwind<\/bdi><\/th><td><bdi>Eve Sato<\/bdi><\/td><td>one seat/);
    const list = JSON.parse(await read("elections/.site/data/candidates.json"));
    expect(list.candidates[0]).toMatchObject({ name: "Ada Lindqvist", emails: [] });
    const status = JSON.parse(await read("elections/.site/data/status.json"));
    expect(status).toMatchObject({ formatVersion: 1, election: "2031-10" });
    expect(JSON.parse(await read("elections/.site/data/headroom.json"))).toMatchObject({
      election: "2031-10",
      limit: 2,
    });
    expect(await read("elections/.site/elections/2031-10.ics")).toContain("BEGIN:VEVENT");
  });

  it("depends on public files, version and time alone", async () => {
    const files = { "AdaLindqvist.md": candidacy("Ada Lindqvist", "ada-l", "Analytical Works") };
    const { root, write } = await nominationsWorkspace(files);
    const other = await nominationsWorkspace(files);
    const words = ["--json", "--output"];
    expect((await build(root, duringNominations, ...words, "one")).exitCode).toBe(0);
    await write("elections/.private/people.yaml", "not: [valid");
    await write("elections/.private/2031-10/roll.yaml", "not: [valid");
    await write("elections/.private/2031-10/record.json", "{");
    await write("elections/.private/2031-10/ballots.csv", "1,2,3");
    expect((await build(root, duringNominations, ...words, "two")).exitCode).toBe(0);
    expect((await build(other.root, duringNominations, ...words, "three")).exitCode).toBe(0);
    const one = await filesIn(join(root, "one"));
    expect(await filesIn(join(root, "two"))).toEqual(one);
    expect(await filesIn(join(other.root, "three"))).toEqual(one);
    expect(Object.keys(one).length).toBeGreaterThan(10);
  });

  it("tells past elections and the committee from pages alone, and says where that is from", async () => {
    const { root, read } = await temporaryWorkspace(pastCheckout());
    const run = await build(root, "2031-01-15T12:00:00Z", "--output", "public", "--json");
    expect(run.exitCode, run.stderr).toBe(0);
    const { files } = JSON.parse(run.stdout);
    expect(files.map(({ path }: { path: string }) => path)).toContain("elections/2029-10.html");
    const elections = await read("public/elections.html");
    expect(elections).toContain("Three elections so far, 2 of them with a vote.");
    const newest = await read("public/elections/2030-10.html");
    expect(newest).toMatch(/Jun Sato<\/bdi>.*, <a [^>]*>|Jun Sato/);
    expect(newest).toContain("elections/arch-committee-2030-10/Results.md");
    expect(newest).toContain("not elected");
    // The page says four seats; Eva Rask's was vacated.
    expect(newest).toContain("Four seats were up.");
    const committee = await read("public/committee.html");
    for (const name of ["Ada Lindqvist", "Fay Novak", "Kim Urban"])
      expect(committee).toContain(name);
    expect(await read("public/index.html")).toContain("<h1>No election is on</h1>");
    expect(await read("public/feed.xml")).toContain("April 2030: the result");
    for (const { path, bytes } of files) expect(bytes, path).toBeLessThan(60_000);
  });

  it("tells of elections that only the ledger knows who was elected, and how", async () => {
    const { root, read } = await nominationsWorkspace();
    const run = await build(root, duringNominations);
    expect(run.exitCode, run.stderr).toBe(0);
    const elections = await read("elections/.site/elections.html");
    expect(elections).toContain("Two elections so far, 2 of them with a vote.");
    const page = await read("elections/.site/elections/2031-04.html");
    for (const name of ["Eve Sato", "Fay Toth", "Gus Udo", "Hal Voss"])
      expect(page).toContain(`<bdi>${name}</bdi>`);
    expect(page).toContain("Seat 7 until spring 2032");
    expect(page).toContain("elections/committee.yaml");
    // There is no folder of it to look into.
    expect(page).not.toMatch(/<h2[^>]*>(?:Who ran|Dates)|the election’s folder/);
    const now = await read("elections/.site/index.html");
    expect(now).toContain("<p>April 2031: <bdi>Eve Sato</bdi>, ");
    expect(await read("elections/.site/feed.xml")).not.toContain("2031-04");
  });

  it("does not take the planned day of a result for that of one without a vote", async () => {
    const files = pastCheckout();
    const path = "elections/arch-committee-2030-04/Results.md";
    const page = (files as Record<string, string>)[path] ?? "";
    expect(page).toContain("admitted");
    const undated = page.replace(/ on [^\n]*\n/, "\n");
    const { root, read } = await temporaryWorkspace({ ...files, [path]: undated });
    const run = await build(root, "2031-01-15T12:00:00Z");
    expect(run.exitCode, run.stderr).toBe(0);
    const told = await read("elections/.site/elections/2030-04.html");
    expect(told).toContain("elected without a vote");
    expect(told).not.toMatch(/<th scope="row">(?:Result|Voting)/);
  });

  it("shows the public list of voters, without what no one may know", async () => {
    const list = {
      ...{ formatVersion: 1, election: "2031-10", frozen: undefined, more: "passed over" },
      rule: { from: "2030-10-06T00:00:00Z", until: "2031-10-06T00:00:00Z" },
      objections: { to: ["octavia"], before: "2031-10-20" },
      voters: [
        { id: 1, login: "ada-l", name: "Ada Lindqvist" },
        { id: 2, login: "bo-k", name: "bo@keller.example" },
        { id: 3, login: "cy-m", name: null },
      ],
    };
    const { root, read, write } = await nominationsWorkspace();
    await write(`${nominationsFolder}/voters.json`, JSON.stringify(list));
    const run = await build(root, duringNominations);
    expect(run.exitCode, run.stderr).toBe(0);
    const voters = await read("elections/.site/voters.html");
    expect(voters).toContain("The 3 voters");
    expect(voters).toContain("<bdi>Ada Lindqvist</bdi>");
    expect(voters).not.toContain("keller.example");
    const data = JSON.parse(await read("elections/.site/data/voters.json"));
    expect(publicListSchema.parse(data)).toEqual(data);
    expect(data.voters[1]).toEqual({ id: 2, login: "bo-k", name: null });
    expect(data.more).toBeUndefined();
    await write(
      `${nominationsFolder}/voters.json`,
      JSON.stringify({ ...list, election: "2030-10" }),
    );
    const other = await build(root, duringNominations);
    expect(other.exitCode).toBe(2);
    expect(other.stderr).toContain("expected the list of 2031-10");
  });

  it("has the reports of commands as data, in their own form", async () => {
    const { root, read } = await nominationsWorkspace();
    await rm(join(root, "elections/.private"), { recursive: true, force: true });
    await build(root, duringNominations);
    const commands: [file: string, ...words: string[]][] = [
      ["calendar", "calendar", "2031-10"],
      ["candidates", "candidates", "list"],
      ["committee", "committee", "show"],
      ["headroom", "seats", "headroom"],
      ["history", "committee", "history"],
      ["status", "status"],
    ];
    for (const [file, ...words] of commands) {
      const run = await runCli([...words, "--json"], {
        workingFolder: root,
        now: duringNominations,
      });
      const data = JSON.parse(await read(`elections/.site/data/${file}.json`));
      const said = JSON.parse(run.stdout, (key, value) => (key === "emails" ? [] : value));
      expect(data, file).toEqual(said);
      const schema = reportSchemas[words.join(" ")];
      if (schema !== undefined) expect(schema.safeParse(data).success, file).toBe(true);
    }
  });

  it("replaces an earlier build, and removes pages that are no more", async () => {
    const { root, write, read } = await nominationsWorkspace();
    expect((await build(root, duringNominations, "--output", "public")).exitCode).toBe(0);
    await write("public/own.txt", "stays");
    await write(`${nominationsFolder}/election.yaml`, "formatVersion: 2");
    const broken = await build(root, duringNominations, "--output", "public");
    expect(broken.exitCode).toBe(2);
    expect(await read("public/index.html")).toContain("Nominations are open");
    const listed = JSON.parse(await read("public/.kata-election-site.json"));
    listed.files.push("elections/2011-11.html");
    await write("public/.kata-election-site.json", JSON.stringify(listed));
    await write("public/elections/2011-11.html", "old");
    const whole = await nominationsWorkspace();
    const again = await build(whole.root, duringNominations, "--output", join(root, "public"));
    expect(again.exitCode, again.stderr).toBe(0);
    expect(Object.keys(await filesIn(join(root, "public")))).not.toContain(
      "elections/2011-11.html",
    );
    expect(await read("public/own.txt")).toBe("stays");
  });

  it.each([
    [
      "a folder of someone else's files",
      async (folder: string) => writeFile(join(folder, "notes.txt"), "x"),
      "holds files that are not a site",
    ],
    [
      "a list that names files elsewhere",
      async (folder: string) =>
        writeFile(
          join(folder, ".kata-election-site.json"),
          JSON.stringify({ formatVersion: 1, files: ["../../etc/passwd"] }),
        ),
      "files[1]",
    ],
    [
      "a link in a page's place",
      async (folder: string) => {
        await writeFile(
          join(folder, ".kata-election-site.json"),
          JSON.stringify({ formatVersion: 1, files: [] }),
        );
        await symlink("/etc/passwd", join(folder, "index.html"));
      },
      "symbolic link",
    ],
  ])("leaves %s alone", async (_, prepare, problem) => {
    const { root } = await nominationsWorkspace();
    const folder = join(root, "public");
    await mkdir(folder);
    await prepare(folder);
    const before = await readdir(folder);
    const run = await build(root, duringNominations, "--output", "public");
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(problem);
    expect((await readdir(folder)).filter((name) => name.endsWith(".html"))).toEqual(
      before.filter((name) => name.endsWith(".html")),
    );
  });

  it("refuses a file in the folder's place, and the checkout itself", async () => {
    const { root, write } = await nominationsWorkspace();
    await write("public", "a file");
    expect((await build(root, duringNominations, "--output", "public")).stderr).toContain(
      "is not a folder",
    );
    expect((await build(root, duringNominations, "--output", ".")).exitCode).toBe(2);
  });
});

describe("kata-election site check", () => {
  it("finds links of the checkout's pages that lead to no file", async () => {
    const { root, write } = await nominationsWorkspace();
    await write(
      "README.md",
      [
        "[a](CONTRIBUTING.md) [b](elections) [c](https://example.org/x) [d](#here) [e](elections/README.md#y)",
        "[f](https://github.com/kata-containers/community/blob/main/gone/G.md) [g](../outside.md)",
        "[h](elections/arch%2Dcommittee-2031-10) [i](%zz.md) [j]",
        "",
        "[j]: elections/tools",
      ].join("\n"),
    );
    await write("elections/README.md", "[up](../README.md) [own](arch-committee-2031-10)");
    const run = await runCli(["site", "check", "--json"], {
      workingFolder: root,
      now: duringNominations,
    });
    expect(run.exitCode).toBe(1);
    const { dead, formatVersion, files } = JSON.parse(run.stdout);
    expect([formatVersion, files > 8]).toEqual([1, true]);
    expect(dead).toEqual(
      [
        "CONTRIBUTING.md",
        "https://github.com/kata-containers/community/blob/main/gone/G.md",
        "../outside.md",
        "%zz.md",
        "elections/tools",
      ].map((target) => ({ page: "README.md", target })),
    );
    const words = await runCli(["site", "check"], { workingFolder: root, now: duringNominations });
    expect(words.stdout).toContain("README.md: CONTRIBUTING.md\n");
    expect(words.stderr).toContain("5 dead links");
  });

  it("says that all is well", async () => {
    const { root } = await nominationsWorkspace();
    const run = await runCli(["site", "check"], { workingFolder: root, now: duringNominations });
    expect(run.exitCode, run.stderr).toBe(0);
    expect(run.stdout).toMatch(/^Every link among \d+ files of the site/);
  });
});

describe("a published result on the site", () => {
  async function published() {
    const workspace = await workspaceWith();
    const steps = [["prepare"], ["publish", "--confirm", "2026-10"]];
    for (const words of steps) expect((await results(workspace, words)).exitCode).toBe(0);
    return workspace;
  }
  const later = "2026-11-01T12:00:00Z";

  it("is shown where the public files give it", async () => {
    expect((await build((await published()).root, later)).exitCode).toBe(0);
  });

  it.each([
    ["more seats than were filled", /"seatsDue": 3/, '"seatsDue": 4'],
    ["fewer seats than were filled", /"seatsDue": 3/, '"seatsDue": 2'],
  ])("is refused with %s, and nothing is written", async (_, found, instead) => {
    const workspace = await published();
    const path = `${folder}/record.json`;
    const before = await workspace.read(path);
    const changed = before.replace(found, instead);
    expect(changed).not.toBe(before);
    await workspace.write(path, changed);
    const run = await build(workspace.root, later);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(/does not follow/);
    expect(
      Object.keys(await filesIn(workspace.root)).filter((each) => each.includes(".site")),
    ).toEqual([]);
  });
});
