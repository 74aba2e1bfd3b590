import { describe, expect, it } from "vitest";
import { fakePrompter, type ScriptedAnswer } from "../../../support/fake-prompter.ts";
import {
  listPage,
  memberLine,
  pastCheckout,
  runForReal,
  withHistory,
} from "../../../support/past-checkout.ts";
import { type CliOptions, runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

const ledgerPath = "elections/committee.yaml";
/** Eva left in between: who elected 2029-10 and 2030-04 worked for is on no page, nor the day she left. */
const allUnknown = ["--answer", "*=unknown"];

async function checkout(files: Record<string, string> = pastCheckout()) {
  const workspace = await temporaryWorkspace(files);
  const run = (words: readonly string[], options: CliOptions = {}) =>
    runCli(["committee", ...words], {
      workingFolder: workspace.root,
      now: "2030-11-05T12:00:00Z",
      ...options,
    });
  return { ...workspace, run };
}

function lines(text: string, key: string): string[] {
  const all = text.split("\n");
  const start = all.indexOf(`${key}:`) + 1;
  const rest = all.slice(start);
  const end = rest.findIndex((line) => !line.startsWith("  "));
  return rest.slice(0, end === -1 ? rest.length : end).map((line) => line.trim());
}

describe("kata-election committee init", () => {
  it("stops with exit 3 where nobody can be asked, listing each doubt in a file to fill in", async () => {
    const { run, read } = await checkout();
    const { exitCode, stdout, stderr } = await run(["init"]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain("  left-on:eva-r@2030-04\n");
    expect(stdout).toContain(
      [
        "  # On which day did Eva Rask (eva-r), elected 2030-04, leave the seat before the term was over?",
        "  #   elections/arch-committee-2030-10/README.md:3: says that they stepped down early",
        "  #   no later than 2030-10-07",
        "  # Answer: a day such as 2026-10-05; or unknown",
        '  - { id: "left-on:eva-r@2030-04", answer: "" }',
      ].join("\n"),
    );
    await expect(read(ledgerPath)).rejects.toThrow();
  });

  it("takes that file back, and builds the committee with the seat that moved", async () => {
    const { run, write, read } = await checkout();
    const { stdout: template } = await run(["init"]);
    const filled = template
      .replace('by: ""', "by: octavia")
      .replace('"left-on:eva-r@2030-04", answer: ""', '"left-on:eva-r@2030-04", answer: 2030-09-20')
      .replaceAll(/(organization:[^"]*", answer: )""/g, "$1unknown");
    await write("answers.yaml", filled);
    const { exitCode, stdout } = await run(["init", "--answers", "answers.yaml"]);
    expect(exitCode).toBe(0);
    const text = await read(ledgerPath);
    const source = (election: string): string =>
      `source: elections/arch-committee-${election}/Results.md }`;
    // Worked out by hand: seats by login, re-elected Ada keeps seat 1, Eva's spring seat 4 is free in autumn.
    expect(lines(text, "seats")).toEqual([
      "- { id: 1, season: autumn }",
      "- { id: 2, season: autumn }",
      "- { id: 3, season: autumn }",
      '- { id: 4, season: autumn, moved: [ { to: autumn, election: 2030-10, reason: "vacated by Eva Rask (eva-r): stepped down early" } ] }',
      "- { id: 5, season: spring }",
      "- { id: 6, season: spring }",
      "- { id: 7, season: spring }",
    ]);
    expect(lines(text, "terms")).toEqual([
      `- { seat: 1, holder: ada-l, name: Ada Lindqvist, elected: 2029-10, how: vote, until: autumn 2030, ${source("2029-10")}`,
      `- { seat: 2, holder: bo-k, name: Bo Keller, elected: 2029-10, how: vote, until: autumn 2030, ${source("2029-10")}`,
      `- { seat: 3, holder: cy-m, name: Cy Mora, elected: 2029-10, how: vote, until: autumn 2030, ${source("2029-10")}`,
      `- { seat: 4, holder: eva-r, name: Eva Rask, elected: 2030-04, from: 2030-04-17, how: uncontested, until: spring 2031, ended: { date: 2030-09-20, reason: stepped down early, reference: elections/arch-committee-2030-10/README.md:3 }, ${source("2030-04")}`,
      `- { seat: 5, holder: fay-n, name: Fay Novak, elected: 2030-04, from: 2030-04-17, how: uncontested, until: spring 2031, ${source("2030-04")}`,
      `- { seat: 6, holder: gus-p, name: Gus Petrov, elected: 2030-04, from: 2030-04-17, how: uncontested, until: spring 2031, ${source("2030-04")}`,
      `- { seat: 7, holder: hal-o, name: Hal Ortega, elected: 2030-04, from: 2030-04-17, how: uncontested, until: spring 2031, ${source("2030-04")}`,
      `- { seat: 1, holder: ada-l, name: Ada Lindqvist, elected: 2030-10, how: vote, until: autumn 2031, ${source("2030-10")}`,
      `- { seat: 2, holder: ivy-t, name: Ivy Tan, elected: 2030-10, how: vote, until: autumn 2031, ${source("2030-10")}`,
      `- { seat: 3, holder: jun-s, name: Jun Sato, elected: 2030-10, how: vote, until: autumn 2031, ${source("2030-10")}`,
      `- { seat: 4, holder: kim-u, name: Kim Urban, elected: 2030-10, how: vote, until: autumn 2031, ${source("2030-10")}`,
    ]);
    expect(lines(text, "affiliations")[0]).toBe(
      "- { person: ada-l, organization: Northwind, from: 2030-11-02, source: README.md }",
    );
    expect(text).toContain("    answer: 2030-09-20\n    by: octavia\n");
    expect(stdout).toContain("Due in spring 2031: 3 seats (5, 6, 7)\n");
    expect(stdout).toContain("Due in autumn 2031: 4 seats (1, 2, 3, 4)\n");
    expect((await run(["check"])).exitCode).toBe(0);
  });

  it("leaves open what may stay open, and says so in the ledger", async () => {
    const { run, read } = await checkout();
    expect((await run(["init", ...allUnknown])).exitCode).toBe(0);
    const text = await read(ledgerPath);
    expect(text).toContain(
      'ended: { date: 2030-10-07, reason: "stepped down early; the day is not known, this is the latest possible"',
    );
    expect(text).toContain("    answer: unknown\n    by: nobody\n");
  });

  it("gives the same bytes each time, and overwrites nothing unless told to", async () => {
    const { run, read, write } = await checkout();
    await run(["init", ...allUnknown]);
    const first = await read(ledgerPath);
    await write(ledgerPath, "mine\n");
    const refused = await run(["init", ...allUnknown]);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain("elections/committee.yaml stands there already");
    const shown = await run(["init", ...allUnknown, "--dry-run"]);
    expect(shown.stdout).toContain("-mine\n");
    expect(await read(ledgerPath)).toBe("mine\n");
    expect((await run(["init", ...allUnknown, "--replace"])).exitCode).toBe(0);
    expect(await read(ledgerPath)).toBe(first);
  });

  it("asks at a terminal, one doubt after the other", async () => {
    const { run, read } = await checkout();
    const script: ScriptedAnswer[] = [
      [/^left-on:eva-r@2030-04/, "2030-09-20"],
      [/^Your GitHub login/, "@octavia"],
      [/^No page states whom the holders of 7 past terms worked for/, "unknown"],
    ];
    const { exitCode, stderr } = await run(["init"], { prompter: fakePrompter(...script) });
    expect(exitCode).toBe(0);
    expect(stderr.replace(/\s+/g, " ")).toContain("says that they stepped down early");
    expect(await read(ledgerPath)).toContain("    answer: 2030-09-20\n    by: octavia\n");
  });

  it("asks for organizations one by one where wanted, and ends what is no longer known", async () => {
    const { run, read } = await checkout();
    const unknown = [
      "bo-k@2029-10",
      "cy-m@2029-10",
      "eva-r@2030-04",
      "fay-n@2030-04",
      "gus-p@2030-04",
      "hal-o@2030-04",
    ];
    const script: ScriptedAnswer[] = [
      [/^No page states/, "ask"],
      [/^organization:ada-l@2029-10/, "Southwind"],
      ...unknown.map((id): ScriptedAnswer => [new RegExp(`^organization:${id}`), "unknown"]),
    ];
    const words = ["init", "--by", "octavia", "--answer", "left-on:eva-r@2030-04=2030-09-20"];
    expect((await run(words, { prompter: fakePrompter(...script) })).exitCode).toBe(0);
    expect(lines(await read(ledgerPath), "affiliations").slice(0, 2)).toEqual([
      "- { person: ada-l, organization: Southwind, from: 2029-10-01, until: 2030-11-02, source: answer organization:ada-l@2029-10 }",
      "- { person: ada-l, organization: Northwind, from: 2030-11-02, source: README.md }",
    ]);
  });

  it("takes what candidacies suggest at one word, and asks only where they suggest nothing", async () => {
    const { run, read, write } = await checkout();
    await write(
      "elections/arch-committee-2029-10/AdaLindqvist.txt",
      "Name: Ada Lindqvist\n\nBackground:\n\nI am an engineer at Southwind. I like it.\n",
    );
    const others = ["bo-k@2029-10", "cy-m@2029-10", "eva-r@2030-04"];
    const script: ScriptedAnswer[] = [
      [/^No page states/, "suggested"],
      ...[...others, "fay-n@2030-04", "gus-p@2030-04", "hal-o@2030-04"].map(
        (id): ScriptedAnswer => [new RegExp(`^organization:${id}`), "unknown"],
      ),
    ];
    const words = ["init", "--by", "octavia", "--answer", "left-on:eva-r@2030-04=2030-09-20"];
    expect((await run(words, { prompter: fakePrompter(...script) })).exitCode).toBe(0);
    expect(await read(ledgerPath)).toContain(
      "person: ada-l, organization: Southwind, from: 2029-10-01",
    );
  });

  it("has JSON for doubts and for the ledger", async () => {
    const { run } = await checkout();
    const open = await run(["init", "--json"]);
    expect(open.exitCode).toBe(3);
    expect(Object.keys(JSON.parse(open.stdout))).toEqual([
      "formatVersion",
      "asOf",
      "history",
      "open",
      "settled",
      "odd",
      "seats",
      "chair",
      "due",
      "terms",
    ]);
    expect(JSON.parse(open.stdout).open[0]).toMatchObject({
      id: "left-on:eva-r@2030-04",
      expected: "a day such as 2026-10-05; or unknown",
      suggestion: null,
      mayStayOpen: true,
    });
    const built = JSON.parse((await run(["init", ...allUnknown, "--json"])).stdout);
    expect(built).toMatchObject({
      asOf: "2030-11-02",
      open: [],
      terms: 11,
      due: [
        { season: "spring 2031", seats: [5, 6, 7] },
        { season: "autumn 2031", seats: [1, 2, 3, 4] },
      ],
    });
  });

  it.each<[string[], number, string]>([
    [["--answer", "left-on:eva-r@2030-04=2030-09-20"], 2, "--by is missing"],
    [["--answer", "left-on:eva-r@2030-04"], 2, "does not say what it answers"],
    [["--by", "no one", ...allUnknown], 2, "--by no one is not a GitHub login"],
    [
      ["--by", "octavia", "--answer", "left-on:eva-r@2030-04=in autumn"],
      2,
      "expected a day such as",
    ],
    [
      ["--by", "octavia", "--answer", "left-on:zoe=2030-09-20", ...allUnknown],
      2,
      "nothing asks for the answers left-on:zoe",
    ],
    [["--answers", "nowhere.yaml"], 2, "nowhere.yaml cannot be read"],
    // Before the term of 2030-04-17 began: the ledger would contradict itself.
    [
      ["--by", "octavia", "--answer", "left-on:eva-r@2030-04=2030-01-20", ...allUnknown],
      3,
      "contradict each other",
    ],
  ])("refuses %j with exit %i", async (words, exit, message) => {
    const { run, read } = await checkout();
    const { exitCode, stderr } = await run(["init", ...words]);
    expect(stderr).toContain(message);
    expect(exitCode).toBe(exit);
    await expect(read(ledgerPath)).rejects.toThrow();
  });

  it("names sentences of the pages that contradict it, and says which of them the ledger explains", async () => {
    const files = pastCheckout();
    const readme = `${files["README.md"]}\nElections take place in the Autumn (4 seats available) and in the Spring (3 seats available). It is comprised of five members.\n`;
    const { run } = await checkout({ ...files, "README.md": readme });
    const { stdout } = await run(["init", ...allUnknown]);
    // The charter in force has three seats in autumn and four in spring; seat 4 moved.
    expect(stdout).toContain(
      "seats filled in autumn: 4 here, 3 in the charter; the ledger agrees with the page: a seat moved\n",
    );
    expect(stdout).toContain("seats of the committee: 5 here, 7 in the charter\n");
    expect(stdout).toContain(
      "4 seats are up, the season's regular number is 3: a seat moved or is new, or the number is wrong; the ledger agrees with the page: so many were elected\n",
    );
  });

  it("refuses a file that answers something twice", async () => {
    const { run, write } = await checkout();
    await write(
      "a.yaml",
      "formatVersion: 1\nanswers:\n  - { id: chair, answer: ada-l }\n  - { id: chair, answer: bo-k }\n",
    );
    const { exitCode, stderr } = await run(["init", "--answers", "a.yaml"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("a.yaml: chair is answered twice");
  });

  it("needs a page with the list of members", async () => {
    const { run } = await checkout({});
    expect((await run(["init"])).stderr).toContain(
      "there is no README.md with the list of members",
    );
  });
});

describe("kata-election committee init in a git repository", () => {
  const before = listPage(
    (["ada", "bo", "cy", "eva", "fay", "gus", "hal"] as const).map((who) => memberLine(who)),
  );
  const after = listPage(
    (["ada", "bo", "cy", "fay", "gus", "hal"] as const).map((who) => memberLine(who)),
  );
  const present = pastCheckout()["README.md"] ?? "";

  it("takes days, organizations and departures from the history of the list", async () => {
    const workspace = await checkout();
    const moved = before.replace(memberLine("ada"), memberLine("ada", "Southwind"));
    await withHistory(workspace, [
      ["2030-05-02", moved],
      ["2030-07-01", "# Community\n\nno list for once\n"],
      ["2030-09-18", after],
      ["2030-11-04", present],
    ]);
    const { exitCode, stdout } = await workspace.run(["init", "--json", "--answer", "*=unknown"], {
      runProgram: runForReal,
    });
    expect(exitCode).toBe(0);
    const report = JSON.parse(stdout);
    expect(report.history).toBe("git has 4 revisions of README.md since 2030-05-02");
    expect(report.asOf).toBe("2030-11-04");
    expect(report.odd).toContainEqual(
      expect.stringMatching(
        /^README\.md of 2030-07-01 \(commit \w{10}\): not read: .*there is no list/,
      ),
    );
    const ledger = await workspace.read(ledgerPath);
    expect(ledger).toContain("ended: { date: 2030-09-18, reason: ");
    expect(ledger).toMatch(
      /person: ada-l, organization: Southwind, from: 2030-05-02, until: 2030-09-18, source: "?README\.md of 2030-05-02/,
    );
    expect(ledger).toMatch(/person: ada-l, organization: Northwind, from: 2030-09-18, source/);
  });

  it("counts a list committed after the pretended present as that of the present", async () => {
    const workspace = await checkout();
    await withHistory(workspace, [["2033-01-02", present]]);
    const { exitCode, stdout } = await workspace.run(["init", "--json", "--answer", "*=unknown"], {
      runProgram: runForReal,
    });
    // In 2033 every term would be long over, and each member be asked for as elected again.
    expect(exitCode).toBe(0);
    const report = JSON.parse(stdout);
    expect(report.asOf).toBe("2030-11-05");
    expect(report.history).toBe(
      "git has 1 revision of README.md since 2033-01-02; what was committed after 2030-11-05 counts as of that day",
    );
  });

  it("finds who left a regular seat before its term was over", async () => {
    const workspace = await checkout();
    const without = listPage(
      (["ada", "cy", "eva", "fay", "gus", "hal"] as const).map((who) => memberLine(who)),
    );
    await withHistory(workspace, [
      ["2030-05-02", before],
      ["2030-06-10", without],
      ["2030-11-04", present],
    ]);
    const words = ["init", "--by", "octavia", "--answer", "left-why:bo-k@2029-10=new job"];
    const { exitCode } = await workspace.run([...words, "--answer", "*=unknown"], {
      runProgram: runForReal,
    });
    expect(exitCode).toBe(0);
    expect(await workspace.read(ledgerPath)).toContain(
      'ended: { date: 2030-06-10, reason: "new job; the day is not known, this is the latest possible"',
    );
  });

  it("says where the clone is shallow", async () => {
    const workspace = await checkout();
    await withHistory(workspace, [
      ["2030-05-02", before],
      ["2030-11-04", present],
    ]);
    const shallow = await temporaryWorkspace();
    const into = `${shallow.root}/clone`;
    const source = `file://${workspace.root}`;
    await runForReal("git", ["clone", "--quiet", "--depth", "1", source, into]);
    const { stdout } = await runCli(
      ["committee", "init", "--json", "--answer", "*=unknown", "--dry-run"],
      {
        workingFolder: into,
        runProgram: runForReal,
        now: "2030-11-05T12:00:00Z",
      },
    );
    expect(JSON.parse(stdout).history).toBe(
      "git has 1 revision of README.md since 2030-11-04; the clone is shallow: what was before is not in it",
    );
  });
});
