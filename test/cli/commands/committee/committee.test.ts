import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

const ledgerPath = "elections/committee.yaml";
const golden = new URL(
  "../../../elections/members-alone-exceed-the-limit/committee.yaml",
  import.meta.url,
);
const ledger = readFileSync(golden, "utf8");
const now = "2030-09-25T12:00:00Z";

const page = `# Community

The current Architecture Committee members are:

- \`Rosa Vint\` ([\`rosa-v\`](https://github.com/rosa-v)), [\`Meridian\`](https://example.org).
- \`Sten Olm\` ([\`sten-o\`](https://github.com/sten-o)), [\`Borealis\`](https://example.org).
- \`Tilde Kroon\` ([\`tilde-k\`](https://github.com/tilde-k)), [\`Cygnus\`](https://example.org).
- \`Ugo Brandt\` ([\`ugo-b\`](https://github.com/ugo-b)), [\`Northwind\`](https://example.org).
- \`Vera Sand\` ([\`vera-s\`](https://github.com/vera-s)), [\`Northwind\`](https://example.org).
- \`Wim Dale\` ([\`wim-d\`](https://github.com/wim-d)), [\`Northwind\`](https://example.org).
- \`Xia Lund\` ([\`xia-l\`](https://github.com/xia-l)).
`;

async function run(words: string[], files: Record<string, string> = {}, screen = false) {
  const workspace = await temporaryWorkspace({ [ledgerPath]: ledger, ...files });
  const result = await runCli(["committee", ...words], {
    workingFolder: workspace.root,
    now,
    screen,
  });
  return { ...result, ledger: await workspace.read(ledgerPath) };
}

describe("kata-election committee show", () => {
  it("shows who holds which seat on a day", async () => {
    const { stdout, exitCode } = await run(["show"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("4\tUgo Brandt (ugo-b)\tNorthwind\t2030-04 (vote)\tspring 2031\n");
    const earlier = await run(["show", "--as-of", "2029-12-01"], {}, true);
    expect(earlier.stdout).toContain("The committee on 2029-12-01");
    expect(earlier.stdout).toContain("never filled");
    const long = ledger.replaceAll("Wim Dale", "Wilhelmina Dale-Oosterhout of Delft");
    const words = ["show", "--as-of", "2031-03-01"];
    const narrow = await run(words, { [ledgerPath]: long }, true);
    expect(narrow.stdout).toContain("(autumn 2030)");
    expect(narrow.stdout).toContain("In brackets: the term is over");
    // No name is cut: it goes on below itself.
    expect(narrow.stdout).toMatch(/Wilhelmina Dale-Oosterhout of Delft +Northwind .*\n +\(wim-d\)/);
    expect(narrow.stdout).not.toContain("…");
    expect(Math.max(...narrow.stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(
      80,
    );
    const late = await run(["show", "--as-of", "2031-03-01"]);
    expect(late.stdout).toContain("autumn 2030 (over)");
  });

  it("shows the README's members in a checkout without a ledger, and says so", async () => {
    const { root } = await temporaryWorkspace({ "elections/README.md": "", "README.md": page });
    const show = (words: string[], screen: boolean) =>
      runCli(["committee", ...words], { workingFolder: root, now, screen });
    const { exitCode, stdout } = await show([], true);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("The committee, from README.md: 7 members");
    expect(stdout).toMatch(/Ugo Brandt \(ugo-b\) +Northwind/);
    expect(stdout).toMatch(/Xia Lund \(xia-l\) +\?/);
    expect(stdout).toContain("there is no elections/committee.yaml");
    const report = JSON.parse((await show(["show", "--json"], false)).stdout);
    expect(report.source).toBe("README.md");
    expect(report.seats[0]).toMatchObject({ seat: null, elected: null, until: null });
    const past = await show(["show", "--as-of", "2020-01-01"], false);
    expect([past.exitCode, past.stderr]).toEqual([
      2,
      "error: there is no elections/committee.yaml\nWrite it first: kata-election committee init\n",
    ]);
  });

  it("has JSON, vacant seats too", async () => {
    const left = ledger.replace(
      "name: Ugo Brandt,",
      "name: Ugo Brandt, ended: { date: 2030-09-20, reason: new job },",
    );
    const { stdout } = await run(["show", "--json"], { [ledgerPath]: left });
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toEqual(["formatVersion", "asOf", "source", "chair", "seats"]);
    expect(report.seats[3]).toEqual({
      seat: 4,
      holder: null,
      name: null,
      organizations: [],
      elected: null,
      how: null,
      until: null,
      overdue: false,
      vacantSince: "2030-09-20",
      vacatedBecause: "new job",
    });
    expect((await run(["show"], { [ledgerPath]: left })).stdout).toContain(
      "4\tvacant since 2030-09-20 (Ugo Brandt: new job)",
    );
  });

  it("names the chair where one is recorded for the day", async () => {
    const chaired = `${ledger}chairs:\n  - { holder: ROSA-V, from: 2029-11-01, until: 2030-06-01 }\n  - { holder: ugo-b, from: 2030-06-01 }\n`;
    const files = { [ledgerPath]: chaired };
    expect((await run(["show"], files, true)).stdout).toContain("Chair: Ugo Brandt (ugo-b)");
    const before = await run(["show", "--as-of", "2030-05-31"], files, true);
    expect(before.stdout).toContain("Chair: Rosa Vint (ROSA-V)");
    const late = await run(["show", "--as-of", "2029-10-31"], files, true);
    expect(late.stdout).not.toContain("Chair:");
    const left = chaired.replace(
      "name: Ugo Brandt,",
      "name: Ugo Brandt, ended: { date: 2030-09-20, reason: new job },",
    );
    expect((await run(["show"], { [ledgerPath]: left }, true)).stdout).toContain(
      "ugo-b (holds no seat on this day)",
    );
    expect(JSON.parse((await run(["show", "--json"], files)).stdout).chair).toBe("ugo-b");
  });

  it("refuses a day that is none", async () => {
    const { exitCode, stderr } = await run(["show", "--as-of", "yesterday"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("--as-of yesterday is not a date");
  });
});

describe("kata-election committee history", () => {
  it("lists every term, and draws who sat where within 80 columns", async () => {
    const { stdout } = await run(["history"], {}, true);
    expect(stdout).toContain(
      "2029-10  *rosa-v   *sten-o   *tilde-k   -         -         -         -\n",
    );
    expect(stdout).toContain("2030-04   rosa-v    sten-o    tilde-k  *ugo-b");
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    const piped = await run(["history"]);
    expect(piped.stdout.split("\n")[0]).toBe(
      "elected\tseat\tmember\torganization then\thow\tuntil",
    );
  });

  it("has JSON, with terms that ended early", async () => {
    const left = ledger.replace(
      "name: Ugo Brandt,",
      "name: Ugo Brandt, ended: { date: 2030-09-20, reason: new job },",
    );
    const report = JSON.parse((await run(["history", "--json"], { [ledgerPath]: left })).stdout);
    expect(Object.keys(report)).toEqual(["formatVersion", "seats", "terms", "committees"]);
    expect(report.terms[3]).toMatchObject({ holder: "ugo-b", ended: "2030-09-20" });
    expect(report.committees.at(-1)).toMatchObject({ election: null, month: "2030-09" });
    expect(report.committees.at(-1).holders[3]).toBeNull();
    expect((await run(["history"], { [ledgerPath]: left })).stdout).toContain(
      "left 2030-09-20 (new job)",
    );
  });
});

describe("kata-election committee history on narrow screens", () => {
  const later = ledger
    .replace("name: Ugo Brandt,", "name: Ugo Brandt, ended: { date: 2030-09-20, reason: new job },")
    .replace(
      /\{ person: ugo-b, organization: Northwind/,
      "{ person: ugo-b, organization: Northwind, from: 2030-06-01",
    );

  it.each([40, 60, 79, 80, 100, 160])(
    "fits %i columns, how each was elected included",
    async (columns) => {
      const workspace = await temporaryWorkspace({ [ledgerPath]: later });
      const { stdout } = await runCli(["committee", "history"], {
        workingFolder: workspace.root,
        ...{ now, screen: true, columns },
      });
      expect(
        Math.max(...stdout.split("\n").map((line) => line.trimEnd().length)),
      ).toBeLessThanOrEqual(columns);
      expect(stdout).toMatch(/Ugo Brandt.*~Northwind.*vote/);
      expect(stdout).toContain("~ known only from a later day");
      expect(stdout.replace(/\s+/g, " ")).toContain("left 2030-09-20");
    },
  );

  it("tells seat by seat who held it where seats do not fit side by side", async () => {
    const workspace = await temporaryWorkspace({ [ledgerPath]: later });
    const { stdout } = await runCli(["committee", "history"], {
      workingFolder: workspace.root,
      ...{ now, screen: true, columns: 60 },
    });
    expect(stdout).toContain(
      "Elected 2030-04\n 4  Ugo Brandt, ~Northwind, vote, left 2030-09-20 (new job)\n",
    );
    expect(stdout).toContain("seat 4\n  2030-04 ugo-b, 2030-09 -\n");
  });

  it("has a line in the timeline where somebody left between elections", async () => {
    const { stdout } = await run(["history"], { [ledgerPath]: later }, true);
    expect(stdout).toMatch(/2030-09 +rosa-v +sten-o +tilde-k +- +vera-s/);
    expect(stdout).toContain("a line without * follows a member who left early");
  });
});

describe("kata-election committee check", () => {
  it("notes what is worth knowing, exit 0", async () => {
    const { exitCode, stdout } = await run(["check"], { "README.md": page });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("note: Northwind holds 3 seats (Ugo Brandt, Vera Sand, Wim Dale)");
    expect((await run(["check"])).stdout).toContain("there is no README.md to compare with");
  });

  it("names what is wrong, exit 1", async () => {
    const wrong = page
      .replaceAll("ugo-b", "ugo-x")
      .replace(
        ", [`Northwind`](https://example.org).\n- `Wim",
        ", [`Aurora`](https://example.org).\n- `Wim",
      );
    const { exitCode, stdout, stderr } = await run(["check", "--json"], { "README.md": wrong });
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).findings.map(({ text }: { text: string }) => text)).toEqual(
      expect.arrayContaining([
        "Ugo Brandt (ugo-b) holds seat 4, but is not in the README's member list",
        "Ugo Brandt (ugo-x) is in the README's member list, but holds no seat in the ledger",
        "Vera Sand (vera-s) works for Northwind in the ledger, but for Aurora in the README",
      ]),
    );
    expect(stderr).toContain("the committee's records have 3 errors");
  });

  it.each([
    [
      "missing",
      page.replace(/- `[\s\S]*/, ""),
      "README.md:3: the member list is missing after this line",
    ],
    [
      "not introduced",
      "# Community\n",
      "README.md:1: there is no list of the Architecture Committee's members on this page",
    ],
    ["doubled", `${page}\n${page}`, "README.md:15: and introduced again here"],
    [
      "half edited",
      page.replace("- `Sten Olm`", "<<<<<<< mine\n- `Sten Olm`"),
      "the member list has a merge conflict",
    ],
    ["half edited again", page.replace("- `Rosa Vint` ", "- "), "README.md:5: not a member's line"],
  ])("names a list that is %s, and looks at all else", async (_, readme, message) => {
    const { exitCode, stdout } = await run(["check"], { "README.md": readme });
    expect(stdout).toContain(`wrong: README.md`);
    expect(stdout).toContain(message);
    expect(stdout).toContain("note: Northwind holds 3 seats");
    expect(exitCode).toBe(1);
  });

  it("asks whether two spellings are one organization, and says how to record it", async () => {
    const inc = page.replace(
      "[`Northwind`](https://example.org).\n- `Vera",
      "[`North-Wind, Inc.`](https://example.org).\n- `Vera",
    );
    const { stdout } = await run(["check"], { "README.md": inc });
    expect(stdout).toContain(
      'note: “North-Wind, Inc.” and “Northwind” count as different organizations; if they are one, record it: organizations: [{ name: "North-Wind, Inc.", also: ["Northwind"] }] in elections/people.yaml',
    );
  });

  it("names a login that its link contradicts, and says where all is well", async () => {
    const odd = page.replace("github.com/xia-l", "github.com/someone");
    const { exitCode, stdout } = await run(["check"], { "README.md": odd });
    expect(exitCode).toBe(1);
    expect(stdout).toContain("both are ignored");
    const sound = ledger
      .replace(/affiliations:[\s\S]*/, "affiliations:\n")
      .concat(
        ["rosa-v", "sten-o", "tilde-k", "ugo-b", "vera-s", "wim-d", "xia-l"]
          .map((login, index) => `  - { person: ${login}, organization: Company ${index} }\n`)
          .join(""),
      );
    const list = page
      .split("\n")
      .map((line, index) =>
        line.replace(
          /, \[`.*\]\(.*\)\.$|\.$/,
          `, [\`Company ${index - 4}\`](https://example.org).`,
        ),
      );
    const fine = await run(["check"], { [ledgerPath]: sound, "README.md": list.join("\n") });
    expect(fine.stdout).toBe("The ledger agrees with the README and the charter.\n");
  });
});

describe("kata-election committee step-down", () => {
  const words = ["step-down", "@ugo-b", "--reason", 'new job: "x"'];

  it("changes that one line of the ledger", async () => {
    const result = await run([...words, "--date", "2030-09-20", "--source", "mail 12"]);
    expect(result.exitCode).toBe(0);
    const line = ledger.split("\n").find((each) => each.includes("name: Ugo Brandt")) ?? "";
    const changed = line.replace(
      " }",
      `, ended: { date: 2030-09-20, reason: 'new job: "x"', reference: mail 12 } }`,
    );
    expect(result.ledger).toBe(ledger.replace(line, changed));
    expect(result.stderr).toContain("The seat is vacant from 2030-09-20");
    expect(result.stderr).toContain("for a full term");
  });

  it("writes into entries of several lines, comments kept", async () => {
    const block = ledger.replace(
      /.*name: Ugo Brandt.*\n/,
      "  - seat: 4\n    holder: ugo-b # who?\n    name: Ugo Brandt\n    elected: 2030-04\n    how: vote\n    until: spring 2031\n",
    );
    const result = await run(words, { [ledgerPath]: block });
    expect(result.ledger).toBe(
      block.replace(
        "    until: spring 2031\n",
        `    until: spring 2031\n    ended: { date: 2030-09-25, reason: 'new job: "x"' }\n`,
      ),
    );
  });

  it("shows the change and writes nothing on a dry run", async () => {
    const result = await run([...words, "--dry-run"]);
    expect(result.stdout).toContain("+  - { seat: 4, holder: ugo-b,");
    expect(result.ledger).toBe(ledger);
  });

  it.each([
    [["step-down", "zoe", "--reason", "x"], "zoe holds no seat on 2030-09-24"],
    [["step-down", "ugo-b"], "required option '--reason <text>' not specified"],
    [["step-down", "ugo-b", "--reason", ""], "terms[4].ended.reason"],
  ])("refuses %j", async (given, message) => {
    const result = await run(given);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain(message);
    expect(result.ledger).toBe(ledger);
  });
});

describe("kata-election committee move", () => {
  it("ends what was, adds what is, and says what the limit will mean", async () => {
    const result = await run(["move", "xia-l", "--to", "Northwind", "--source", "notes"]);
    expect(result.exitCode).toBe(0);
    expect(result.ledger).toBe(
      `${ledger.replace("{ person: xia-l, organization: none }", "{ person: xia-l, organization: none, until: 2030-09-25 }")}  - { person: xia-l, organization: Northwind, from: 2030-09-25, source: notes }\n`,
    );
    expect(result.stderr).toContain(
      "Northwind now holds 4 of at most 2 seats (Ugo Brandt, Vera Sand, Wim Dale, Xia Lund): all keep their seats",
    );
  });

  it.each([
    ["Aurora", "Aurora now holds 1 of at most 2 seats (Ugo Brandt)"],
    ["none", "The limit does not apply to members without an organization"],
  ])("to %s", async (to, message) => {
    const result = await run(["move", "ugo-b", "--to", to, "--date", "2030-09-01"]);
    expect(result.exitCode).toBe(0);
    expect(result.stderr).toContain(message);
  });

  it("refuses where they are already", async () => {
    const result = await run(["move", "ugo-b", "--to", "Northwind"]);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain("ugo-b already works for Northwind");
  });
});
