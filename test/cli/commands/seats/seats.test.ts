import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

const golden = new URL("../../../elections/", import.meta.url);

function fileOf(folder: string, name: string): string {
  return readFileSync(new URL(`${folder}/${name}`, golden), "utf8");
}

const electionPath = "elections/arch-committee-2030-10/election.yaml";
const ballotsFile = "elections/.private/2030-10/ballots.csv";

async function workspaceOf(folder: string, files: Record<string, string> = {}) {
  return temporaryWorkspace({
    [electionPath]: fileOf(folder, "election.yaml"),
    "elections/committee.yaml": fileOf(folder, "committee.yaml"),
    ...files,
  });
}

async function contested(folder: string, files: Record<string, string> = {}) {
  const workspace = await workspaceOf(folder, {
    [ballotsFile]: fileOf(folder, "ballots.csv"),
    ...files,
  });
  return workspace.root;
}

describe("kata-election seats fill", () => {
  it("shows everybody with a reason at a terminal of 80 columns", async () => {
    const workingFolder = await contested("passed-over-by-the-limit");
    const run = await runCli(["seats", "fill"], { workingFolder, screen: true });
    expect(run.exitCode).toBe(0);
    // Every ballot ranks all candidates without a tie: it reads as well the other way round.
    expect(run.stderr).toMatch(/^warning: ballots of 2030-10: nothing shows whether low or high/);
    expect(run.stderr.match(/warning:/g)).toHaveLength(1);
    expect(run.stdout).toContain(
      [
        " 2. PASSED OVER  Bo Keller (northwind)",
        "      Northwind already has its limit of 2 seats: Ugo Brandt and Ada Lindqvist",
      ].join("\n"),
    );
    expect(run.stdout).toContain("* Dee Park belongs to no organization, so the limit");
    expect(Math.max(...run.stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("gives pipes a line a candidate, and what else there is to say to stderr", async () => {
    const workingFolder = await contested("passed-over-by-the-limit");
    const run = await runCli(["seats", "fill", "--election", "2030-10"], { workingFolder });
    const lines = run.stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t"));
    expect(lines).toHaveLength(5);
    expect(lines[0]?.slice(0, 7)).toEqual([
      "rank",
      "login",
      "name",
      "organization",
      "outcome",
      "seat",
      "until",
    ]);
    expect(lines[1]?.slice(0, 7)).toEqual([
      "1",
      "ada-l",
      "Ada Lindqvist",
      "Northwind",
      "seated",
      "1",
      "autumn 2031",
    ]);
    expect(run.stderr).toContain("Dee Park belongs to no organization");
  });

  it("says that no vote is needed", async () => {
    const { root } = await workspaceOf("uncontested");
    const run = await runCli(["seats", "fill"], { workingFolder: root, screen: true });
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain("the members whose seats are not up must confirm the result");
    expect(run.stdout).toContain("3 candidates run for 3 seats; no vote is needed");
    expect(run.stdout).toContain("without a vote");
  });

  it("says exit 3 that there are no ballots yet", async () => {
    const { root } = await workspaceOf("contested");
    const run = await runCli(["seats", "fill"], { workingFolder: root });
    expect(run).toMatchObject({ exitCode: 3, stdout: "" });
    expect(run.stderr).toContain(
      "a vote is needed, since the ranking decides who is seated, and there are no",
    );
    expect(run.stderr).toMatch(/elections\/\.private\/\d{4}-\d{2}\/ballots\.csv/);
  });

  it("prints everything, then exits 3 with how to record a tie; recorded, it is settled", async () => {
    const workspace = await workspaceOf("tie-left-to-people", {
      [ballotsFile]: fileOf("tie-left-to-people", "ballots.csv"),
    });
    const options = { workingFolder: workspace.root, screen: true };
    const undecided = await runCli(["seats", "fill"], options);
    expect(undecided.exitCode).toBe(3);
    expect(undecided.stdout).toContain("TIED         Cy Mora");
    const record = undecided.stderr.slice(undecided.stderr.indexOf("decisions:"));
    const election = await workspace.read(electionPath);
    await workspace.write(electionPath, election.replace("decisions: []\n", record));
    const incomplete = await runCli(["seats", "fill"], options);
    expect(incomplete.exitCode).toBe(2);
    expect(incomplete.stderr).toContain("decisions[1].by:\nexpected a GitHub login");
    const completed = record
      .replace("<login of who decided>", "octavia")
      .replace("[cy-m, dee-p]", "[dee-p, cy-m]");
    await workspace.write(electionPath, election.replace("decisions: []\n", completed));
    const settled = await runCli(["seats", "fill"], options);
    expect(settled.exitCode).toBe(0);
    expect(settled.stdout).toContain(
      "takes seat 3 until autumn 2031, in the tie settled by octavia",
    );
  });

  it("shows open seats", async () => {
    const { root } = await workspaceOf("too-few-candidates");
    const run = await runCli(["seats", "fill"], { workingFolder: root, screen: true });
    expect(run.stdout).toContain("seats left open: 1");
    expect(run.exitCode).toBe(3);
  });

  it("makes hostile names harmless", async () => {
    const folder = "contested";
    const hostile = fileOf(folder, "election.yaml").replaceAll(
      "Cy Mora",
      '"Cy\\u202e\\u001b[2J Mora"',
    );
    const workingFolder = await contested(folder, {
      [electionPath]: hostile.replace(/file: [^,]*Mora[^,]*,/, "file: CyMora.md,"),
      [ballotsFile]: fileOf(folder, "ballots.csv").replace("Cy Mora", "Cy\u202e\u001b[2J Mora"),
    });
    const run = await runCli(["seats", "fill"], { workingFolder, screen: true });
    expect(run.stdout).toContain("Cy\\u202e\\u001b[2J Mora");
    expect(run.stdout).not.toContain("\u202e");
  });
});

describe("kata-election seats fill --what-if", () => {
  const words = ["seats", "fill", "--what-if", "affiliation=bo-k:Borealis"];

  it("shows who would be seated and what changes, and writes nothing", async () => {
    const folder = "passed-over-by-the-limit";
    const workspace = await workspaceOf(folder, { [ballotsFile]: fileOf(folder, "ballots.csv") });
    const run = await runCli(words, { workingFolder: workspace.root, screen: true });
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("SEATED       Bo Keller (Borealis)");
    expect(run.stderr).toContain(
      "Bo Keller: passed over → seated\n  Dee Park: seated → not reached",
    );
    expect(await workspace.read(electionPath)).toBe(fileOf(folder, "election.yaml"));
  });

  it("gives both seatings as JSON", async () => {
    const workingFolder = await contested("passed-over-by-the-limit");
    const run = await runCli([...words, "--json"], { workingFolder });
    const report = JSON.parse(run.stdout);
    expect(Object.keys(report)).toEqual(["formatVersion", "whatIf", "asIs", "asIf", "changes"]);
    expect(report.asIs.outcomes[1].outcome).toBe("passed over");
    expect(report.asIf.outcomes[1].outcome).toBe("seated");
  });

  it("tells what a withdrawal would mean before there are ballots", async () => {
    const { root } = await workspaceOf("contested");
    const gone = ["seats", "fill", "--what-if", "withdrawn=cy-m"];
    const run = await runCli(gone, { workingFolder: root, screen: true });
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("3 candidates run for 3 seats; no vote is needed");
    expect(run.stderr).toContain("As things are: 4 candidates run for 3 seats");
    const nothing = ["seats", "fill", "--what-if", "affiliation=cy-m:none"];
    const still = await runCli(nothing, { workingFolder: root });
    expect(still.exitCode).toBe(0);
    expect(still.stdout).toContain("No answer: 4 candidates run for 3 seats; a vote is needed");
  });

  it("names what would be open, and says where nothing changes", async () => {
    const { root } = await workspaceOf("uncontested");
    const run = await runCli(["seats", "fill", "--what-if", "withdrawn=bo-k"], {
      workingFolder: root,
    });
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("Open: No eligible candidate is left for 1 of 3 seats");
    const same = ["seats", "fill", "--what-if", "groups=on"];
    expect((await runCli(same, { workingFolder: root })).stderr).toContain("nothing for anyone");
  });
});

describe("kata-election tally --election", () => {
  it("prints the count, then the seats", async () => {
    const workingFolder = await contested("contested");
    const run = await runCli(["tally", "--election"], { workingFolder, screen: true });
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain("on CIVS's page for the poll was never recorded");
    const count = run.stdout.indexOf("9 ballots counted by minimax");
    expect(count).toBeGreaterThanOrEqual(0);
    expect(run.stdout.indexOf("Seats of 2030-10")).toBeGreaterThan(count);
  });

  it("has the seating in its JSON", async () => {
    const workingFolder = await contested("contested");
    const run = await runCli(["tally", "--election", "2030-10", "--json"], { workingFolder });
    const report = JSON.parse(run.stdout);
    expect(report.formatVersion).toBe(1);
    expect(report.ranking).toEqual([["Rosa Vint"], ["Ada Lindqvist"], ["Bo Keller"], ["Cy Mora"]]);
    expect(Object.keys(report.seating)).toEqual([
      "election",
      "charter",
      "declared",
      "vote",
      "seats",
      "continuing",
      "struck",
      "outcomes",
      "ties",
      "doubts",
      "openSeats",
      "remarks",
      "openQuestions",
    ]);
    expect(report.seating.outcomes[0]).toEqual({
      login: "rosa-v",
      name: "Rosa Vint",
      rank: 1,
      organization: "Meridian",
      outcome: "seated",
      seat: 1,
      until: "autumn 2031",
      reason: "takes seat 1 until autumn 2031, ranked 1",
    });
    expect(report.seating.seats[0]).toEqual({
      seat: 1,
      because: "term ends",
      until: "autumn 2031",
    });
  });

  it("strikes a withdrawn candidate and shows the ranking with them", async () => {
    const folder = "contested";
    const withdrawn = fileOf(folder, "election.yaml").replace(
      "name: Ada Lindqvist,",
      "name: Ada Lindqvist, withdrawn: { date: 2030-10-20, reason: new job },",
    );
    const workingFolder = await contested(folder, { [electionPath]: withdrawn });
    const run = await runCli(["tally", "--election", "--all-rules"], {
      workingFolder,
      screen: true,
    });
    expect(run.exitCode).toBe(0);
    expect(run.stdout.replaceAll(/\s+/g, " ")).toContain(
      "Struck before the count: Ada Lindqvist (withdrawn). The ranking with them: Rosa Vint > Ada Lindqvist > Bo Keller > Cy Mora",
    );
    expect(run.stdout).toContain("ranked-pairs");
    expect(run.stdout).not.toContain("Smith set");
    expect(run.stderr).toContain(
      "Next: draft the result with kata-election results prepare --election 2030-10",
    );
    const detailed = await runCli(["tally", "2030-10", "--details"], {
      workingFolder,
      screen: true,
    });
    for (const shown of ["Smith set", "Schwartz set", "ranked-pairs"]) {
      expect(detailed.stdout).toContain(shown);
    }
    expect(detailed.stdout.indexOf("Seats of")).toBeGreaterThan(
      detailed.stdout.indexOf("ranked-pairs"),
    );
    const json = await runCli(["tally", "--election", "--json"], { workingFolder });
    const report = JSON.parse(json.stdout);
    expect(report.seating.struck).toEqual([{ name: "Ada Lindqvist", login: "ada-l" }]);
    expect(report.candidates).toEqual(["Cy Mora", "Rosa Vint", "Bo Keller"]);
  });

  it("names a candidate who is not on the ballots, and one on them who does not stand", async () => {
    const folder = "contested";
    const renamed = fileOf(folder, "ballots.csv").replace("Bo Keller", "Bob Killer");
    const workingFolder = await contested(folder, { [ballotsFile]: renamed });
    const run = await runCli(["tally", "--election"], { workingFolder });
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).toContain('"Bob Killer" is on the ballots but has no candidacy');
    expect(run.stderr).toContain('"Bo Keller" (bo-k) is a candidate but is not on the ballots');
  });

  it.each([
    [["tally", "ballots.csv", "--election"], "--election cannot be combined with a file"],
    [["tally", "--rule", "schulze", "--election"], "--election cannot be combined with --rule"],
    [["tally"], "there is nothing to count"],
  ])("refuses %j", async (words, message) => {
    const workingFolder = await contested("contested");
    const run = await runCli(words, { workingFolder });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });

  it("says where the ballots belong", async () => {
    const { root } = await workspaceOf("uncontested");
    const run = await runCli(["tally", "--election"], { workingFolder: root });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(`there is no ${ballotsFile}`);
  });
});

describe("kata-election seats headroom", () => {
  it("lists places left before an election", async () => {
    const { root } = await workspaceOf("members-alone-exceed-the-limit");
    const run = await runCli(["seats", "headroom"], { workingFolder: root });
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("Northwind\tUgo Brandt, Vera Sand, Wim Dale\t0\n");
    expect(run.stdout).toContain("Borealis\t\t2\n");
  });

  it("looks at the season to come where no election is planned", async () => {
    const committee = fileOf("vacancy-moves-the-seat", "committee.yaml");
    const { root } = await temporaryWorkspace({
      "elections/committee.yaml": committee,
      "elections/people.yaml": [
        "formatVersion: 1",
        "groups:",
        "  - { name: Clouds, organizations: [Southwind, Example Cloud], from: 2029-01-01, decision: x }",
      ].join("\n"),
    });
    const run = await runCli(["seats", "headroom"], {
      workingFolder: root,
      screen: true,
      now: "2030-09-25T12:00:00Z",
    });
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain(
      "The next election, not planned yet (autumn 2030): 4 seats up for election",
    );
    expect(run.stdout).toContain("Affiliated companies counted together (groups: on):");
    const json = await runCli(["seats", "headroom", "--json"], {
      workingFolder: root,
      now: "2030-09-25T12:00:00Z",
    });
    expect(Object.keys(JSON.parse(json.stdout))).toEqual([
      "formatVersion",
      "election",
      "season",
      "limit",
      "seatsDue",
      "organizations",
      "otherwise",
      "groups",
      "unsure",
      "spelledAlike",
    ]);
  });

  it("asks whether an organization of the list spelled in two ways is one", async () => {
    const { root } = await temporaryWorkspace({
      "elections/committee.yaml": fileOf("contested", "committee.yaml").replace(
        "organization: Example Cloud",
        "organization: North-Wind",
      ),
    });
    const run = await runCli(["seats", "headroom"], {
      workingFolder: root,
      now: "2030-09-25T12:00:00Z",
    });
    expect(run.stderr).toContain("“North-Wind” and “Northwind” count as different organizations");
  });

  it("answers for an election to come that is not planned, and for none that is past", async () => {
    const committee = fileOf("vacancy-moves-the-seat", "committee.yaml");
    const { root } = await temporaryWorkspace({ "elections/committee.yaml": committee });
    const ask = (id: string) =>
      runCli(["seats", "headroom", "--election", id, "--json"], {
        workingFolder: root,
        now: "2030-08-25T12:00:00Z",
      });
    const coming = JSON.parse((await ask("2030-10")).stdout);
    expect(coming).toMatchObject({ election: null, season: "autumn 2030" });
    expect(coming.seatsDue).toHaveLength(4);
    expect((await ask("2030-04")).stderr).toContain("there is no elections/arch-committee-2030-04");
    expect((await ask("soon")).stderr).toContain(
      "argument 'soon' is invalid. Name an election by year and month",
    );
  });

  it.each([
    [
      `The current Architecture Committee members are:

- \`Ada Lindqvist\` ([\`ada-l\`](https://github.com/ada-l)), [Northwind](https://northwind.example).
- \`Bo Keller\` ([\`bo-k\`](https://github.com/bo-k)), [Northwind](https://northwind.example).
- \`Cy Mora\` ([\`cy-m\`](https://github.com/cy-m)), [Borealis](https://borealis.example).
`,
      ["At most 2 members", "  Borealis: Cy Mora", "  Northwind: Ada Lindqvist, Bo Keller"],
    ],
    ["# A page without a list\n", []],
  ])(
    "says without a ledger what the member list tells, and no number of places",
    async (page, known) => {
      const { root } = await temporaryWorkspace({ "README.md": page });
      const run = await runCli(["seats", "headroom"], { workingFolder: root });
      expect([run.exitCode, run.stdout]).toEqual([2, ""]);
      expect(run.stderr).toContain(
        "there is no elections/committee.yaml to say whose seats are up",
      );
      for (const each of known) expect(run.stderr).toContain(each);
      expect(run.stderr.includes("At most")).toBe(known.length > 0);
      expect(run.stderr).toContain("kata-election committee init");
    },
  );

  it("says whose organization is not known", async () => {
    const committee = fileOf("contested", "committee.yaml").replace(
      /.*ugo-b, organization.*\n/,
      "",
    );
    const { root } = await temporaryWorkspace({ "elections/committee.yaml": committee });
    const run = await runCli(["seats", "headroom"], {
      workingFolder: root,
      screen: true,
      now: "2030-09-25T12:00:00Z",
    });
    expect(run.stdout).toContain("The organization of Ugo Brandt");
  });
});
