import { describe, expect, it } from "vitest";
import { fakePrompter, type ScriptedAnswer } from "../../../support/fake-prompter.ts";
import { pastCheckout } from "../../../support/past-checkout.ts";
import { type CliOptions, runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

const ledgerPath = "elections/committee.yaml";
/** The day on which Eva left is on no page. */
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
        "  # When did Eva Rask (eva-r) (elected in 2030-04) leave the seat early?",
        "  #   elections/arch-committee-2030-10/README.md:3: stepped down early",
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
      .replace(
        '"left-on:eva-r@2030-04", answer: ""',
        '"left-on:eva-r@2030-04", answer: 2030-09-20',
      );
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
      "- { person: ada-l, organization: Northwind, from: 2030-11-05, source: README.md }",
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
    expect(refused.stderr).toContain("elections/committee.yaml exists already");
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
    ];
    const { exitCode, stderr } = await run(["init"], { prompter: fakePrompter(...script) });
    expect(exitCode).toBe(0);
    expect(stderr.replace(/\s+/g, " ")).toContain("README.md:3: stepped down early");
    expect(await read(ledgerPath)).toContain("    answer: 2030-09-20\n    by: octavia\n");
  });

  it("goes back to the question before, and asks nothing that Enter alone would answer", async () => {
    const { run, read } = await checkout({
      ...pastCheckout(),
      "elections/arch-committee-2030-10/Results.md": [
        "# Results",
        "The nominees elected to the positions were:\n",
        "- [`Ada Lindqvist`](https://github.com/ada-l)",
        "- [`Ivy Tan`](https://github.com/ivy-t)",
        "- [`Jun Sato`](https://github.com/jun-s)",
        "- [`Kim Urban`](https://github.com/kim-u)",
      ].join("\n"),
    });
    const script: ScriptedAnswer[] = [
      [/^how:2030-10/, "uncontested"],
      [/^left-on:eva-r@2030-04/, "back"],
      [/^how:2030-10/, "vote"],
      [/^left-on:eva-r@2030-04/, "unknown"],
    ];
    const words = ["init", "--by", "octavia"];
    expect((await run(words, { prompter: fakePrompter(...script) })).exitCode).toBe(0);
    const terms = lines(await read(ledgerPath), "terms").filter((term) =>
      term.includes("2030-10,"),
    );
    expect(terms.map((term) => /how: (\w+)/.exec(term)?.[1])).toEqual([
      "vote",
      "vote",
      "vote",
      "vote",
    ]);
  });

  it("prints what was answered where someone stops", async () => {
    const { run } = await checkout({
      ...pastCheckout(),
      "elections/arch-committee-2030-04/Results.md":
        "The results:\n\n- Eva Rask (eva-r)\n- Fay Novak (fay-n)\n- Gus Petrov (gus-p)\n- Hal Ortega (hal-o)\n",
    });
    const script: ScriptedAnswer[] = [[/^how:2030-04/, "uncontested"]];
    const { exitCode, stdout } = await run(["init", "--by", "octavia"], {
      prompter: fakePrompter(...script),
    });
    expect(exitCode).not.toBe(0);
    expect(stdout).toContain('by: "octavia"');
    expect(stdout).toContain('{ id: "how:2030-04", answer: "uncontested" }');
    expect(stdout).toContain('{ id: "left-on:eva-r@2030-04", answer: "" }');
  });

  it("takes a filled-in file that answers more than is still asked", async () => {
    const { run, write } = await checkout();
    const rows = ["how:2030-10, answer: vote", "left-on:eva-r@2030-04, answer: 2030-09-20"];
    const answers = rows.map((row) => `  - { id: "${row.replace(",", '",')} }`).join("\n");
    await write("answers.yaml", `formatVersion: 1\nby: octavia\nanswers:\n${answers}\n`);
    expect((await run(["init", "--answers", "answers.yaml"])).exitCode).toBe(0);
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
      asOf: "2030-11-05",
      open: [],
      terms: 11,
      due: [
        { season: "spring 2031", seats: [5, 6, 7] },
        { season: "autumn 2031", seats: [1, 2, 3, 4] },
      ],
    });
  });

  it.each<[string[], number, string]>([
    [["--answer", "left-on:eva-r@2030-04=2030-09-20"], 2, "--by is required"],
    [["--answer", "left-on:eva-r@2030-04"], 2, "does not say what it answers"],
    [["--by", "no one", ...allUnknown], 2, "Write a GitHub login"],
    [
      ["--by", "octavia", "--answer", "left-on:eva-r@2030-04=in autumn"],
      2,
      "expected a day such as",
    ],
    [
      ["--by", "octavia", "--answer", "left-on:zoe=2030-09-20", ...allUnknown],
      2,
      "no question has the id left-on:zoe",
    ],
    [["--answers", "nowhere.yaml"], 2, "nowhere.yaml does not exist\nName a file of answers"],
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
