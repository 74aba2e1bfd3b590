import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { committeeYaml } from "../../../support/committee-yaml.ts";
import { fakePrompter } from "../../../support/fake-prompter.ts";
import { type CliOptions, runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

const folder = "elections/arch-committee-2026-10";
const index = `# Elections

## Current elections

- April 2026
  - [election](arch-committee-2026-04)

## Previous elections

- October 2025
  - [election](arch-committee-2025-10)
`;
const files = {
  "elections/README.md": index,
  "elections/committee.yaml": committeeYaml,
  "elections/people.yaml": `formatVersion: 1
names:
  - { login: octavia, name: Octavia Reyes }
  - { login: wei-l, name: Wei Lin }
`,
  "elections/arch-committee-2026-04/Results.md":
    "The nominees elected to the positions were:\n\n- [`Bo Keller`](https://github.com/bo-k)\n",
};
const flags = ["--first-day", "2026-10-05", "--official", "octavia"];

function plan(root: string, words: readonly string[], options: Partial<CliOptions> = {}) {
  const now = "2026-09-01T12:00:00Z";
  return runCli(["plan", "2026-10", ...words], { workingFolder: root, now, ...options });
}

describe("kata-election plan", () => {
  it("writes facts, page and index entry, and explains the seats", async () => {
    const workspace = await temporaryWorkspace(files);
    const run = await plan(workspace.root, flags);
    expect(run).toMatchObject({ exitCode: 0, stdout: "" });
    expect(run.stderr).toContain(
      "Seats: 4, not 3, the usual number in autumn, because of the ledger:",
    );
    expect(run.stderr).toContain("seat 7 was vacated by Jo Lund on 2026-08-01 (stepped down)");
    expect(run.stderr).not.toContain("warning");
    expect(await workspace.read(`${folder}/election.yaml`)).toContain(
      "charter: 2025-03-07\nseats: 4 # due when nominations open\n",
    );
    expect(await workspace.read(`${folder}/README.md`)).toContain(
      "filled by `Ada Lindqvist`, `Eva Roth`, `Gus Ito` and `Jo\nLund` (who stepped down early).",
    );
    expect(await workspace.read("elections/README.md")).toContain(
      "## Previous elections\n\n- April 2026\n",
    );
  });

  it("shows a diff and writes nothing with --dry-run", async () => {
    const workspace = await temporaryWorkspace(files);
    const run = await plan(workspace.root, [...flags, "--dry-run"]);
    expect(run.stdout).toContain(`+++ ${folder}/election.yaml`);
    expect(run.stdout).toContain("+- October 2026");
    expect(await workspace.read("elections/README.md")).toBe(index);
  });

  it.each(["ada-ll", "adal", "ad-l", "aba-l", "@ada-1", 'ada-ll="Ada Lindqvist"'])(
    "asks about the official %s, who is nearly someone known",
    async (typed) => {
      const workspace = await temporaryWorkspace(files);
      const words = ["--first-day", "2026-10-05", "--official", typed];
      const run = await plan(workspace.root, words);
      expect(run.exitCode).toBe(3);
      expect(run.stderr).toContain("Did you mean @ada-l");
      expect(run.stderr).toContain("--unknown-login");
      expect((await plan(workspace.root, [...words, "--unknown-login"])).exitCode).toBe(0);
    },
  );

  it.each(["zed-x", "new-official", "@Octavia-2", 'stranger="A Stranger"', "ada-l-robot"])(
    "asks about the official %s, whom no record knows",
    async (typed) => {
      const workspace = await temporaryWorkspace(files);
      const words = ["--first-day", "2026-10-05", "--official", typed];
      const run = await plan(workspace.root, words);
      expect(run.exitCode).toBe(3);
      expect(run.stderr).toContain("--official: the login @");
      expect(run.stderr).toContain("--unknown-login");
      await expect(workspace.read(`${folder}/election.yaml`)).rejects.toThrow("ENOENT");
      expect((await plan(workspace.root, [...words, "--unknown-login"])).exitCode).toBe(0);
    },
  );

  it("knows the officials whom the page of an election that is over names", async () => {
    const earlier = "elections/arch-committee-2026-04/README.md";
    const workspace = await temporaryWorkspace(files);
    const words = ["--first-day", "2026-10-05", "--official", "vera-s"];
    expect((await plan(workspace.root, words)).exitCode).toBe(3);
    await workspace.write(earlier, "Dates:\n\n* March 16: Election officials confirmed: @vera-s\n");
    expect((await plan(workspace.root, words)).exitCode).toBe(0);
  });

  it("only notes an unknown official where nothing can tell", async () => {
    const workspace = await temporaryWorkspace({ "elections/README.md": index });
    const run = await plan(workspace.root, flags);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain("@octavia could not be checked");
  });

  it.each([[["--reschedule", "--first-day", "2026-10-06"]], [["--cancel"]]])(
    "asks about who decides %j, whom no record knows",
    async (words) => {
      const workspace = await temporaryWorkspace(files);
      await plan(workspace.root, [...flags, "--official", "wei-l"]);
      const change = [...words, "--reason", "holidays", "--by"];
      const run = await plan(workspace.root, [...change, "octavai"]);
      expect(run.exitCode).toBe(3);
      expect(run.stderr).toContain(
        "Did you mean @octavia? Correct it, or if it is right, add --unknown-login",
      );
      expect((await plan(workspace.root, [...change, "OCTAVIA"])).exitCode).toBe(0);
      expect(await workspace.read(`${folder}/election.yaml`)).toContain("by: octavia");
    },
  );

  it("asks for first day and officials where no flag says them", async () => {
    const workspace = await temporaryWorkspace(files);
    const prompter = fakePrompter(
      [/nominations open/, "2026-10-05"],
      [/^Officials/, "@octavia wei-l"],
      [/Write these files/, true],
    );
    expect((await plan(workspace.root, [], { prompter })).exitCode).toBe(0);
    expect(await workspace.read(`${folder}/README.md`)).toContain(
      "are confirmed: @octavia, @wei-l",
    );
  });

  it("shows the files before it writes them, and writes none without a yes", async () => {
    const workspace = await temporaryWorkspace(files);
    const prompter = fakePrompter(
      [/nominations open/, "2026-10-05"],
      [/^Officials/, "octavia"],
      [/Write these files/, false],
    );
    const run = await plan(workspace.root, [], { prompter });
    expect(run.exitCode).toBe(130);
    expect(run.stderr).toContain(
      `Files to write:\n  new      ${folder}/README.md\n  changed  elections/README.md\n`,
    );
    await expect(workspace.read(`${folder}/election.yaml`)).rejects.toThrow();
  });

  it.each([
    [/nominations open/, "2026-08-05", "2026-08-05T15:00Z is in the past", flags.slice(2)],
    [/nominations open/, "soon", "“soon” is not a date", flags.slice(2)],
    [/^Officials/, "octavia!", "“octavia!” is not a GitHub login", flags.slice(0, 2)],
  ])("asks again after an answer to %s such as %s", async (question, wrong, message, given) => {
    const { root } = await temporaryWorkspace(files);
    // The scripted person gives up where a real one is asked again.
    const run = await plan(root, given, { prompter: fakePrompter([question, wrong]) });
    expect(run.stderr).toContain(message);
  });

  it.each(["8", "70"])("refuses %s seats: the committee has seven", async (seats) => {
    const { root } = await temporaryWorkspace({ "elections/README.md": index });
    const run = await plan(root, [...flags, "--seats", seats]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(`--seats ${seats} is more than the 7 seats of the committee`);
    const prompter = fakePrompter([/How many seats are up/, seats]);
    const asked = await plan(root, flags, { prompter });
    expect(asked.stderr).toContain("That is more than the 7 seats of the committee");
  });

  it("asks for the number of seats where no ledger says it, and warns", async () => {
    const workspace = await temporaryWorkspace({ "elections/README.md": index });
    const prompter = fakePrompter([/How many seats are up/, "4"], [/Write these files/, true]);
    const run = await plan(workspace.root, flags, { prompter });
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain("Seats: 4. There is no elections/committee.yaml");
    expect(run.stderr).toContain("warning: elections/committee.yaml is needed to fill seats");
    expect(await workspace.read(`${folder}/election.yaml`)).toContain("seats: 4 #");
  });

  it("says what to do with the files: a pull request, the committee's approval, status", async () => {
    const workspace = await temporaryWorkspace(files);
    const run = await plan(workspace.root, flags);
    expect(run.stderr).toContain(
      `git add \\\n    ${folder}/README.md \\\n    elections/README.md \\\n    elections/.gitignore \\\n    ${folder}/election.ics \\\n    ${folder}/election.yaml\n`,
    );
    expect(run.stderr).toContain('kata-election plan 2026-10 --approved <date>="<where>"');
    const approved = await plan(workspace.root, ["--approved", "2026-09-01=minutes"]);
    expect(approved.exitCode).toBe(0);
    expect(approved.stderr).not.toContain("--approved <date>");
    expect(approved.stderr).toContain("kata-election next shows the next step");
  });

  it("keeps a calendar file in the folder, which moves with the dates", async () => {
    const workspace = await temporaryWorkspace(files);
    await plan(workspace.root, flags);
    const first = await workspace.read(`${folder}/election.ics`);
    expect(first).toContain("DTSTART:20261005T150000Z");
    expect(first.match(/SEQUENCE:0/g)).toHaveLength(4);
    const moved = ["--reschedule", "--first-day", "2026-10-12", "--reason", "a conference"];
    const run = await plan(workspace.root, [...moved, "--by", "octavia"]);
    expect(run.exitCode, run.stderr).toBe(0);
    const second = await workspace.read(`${folder}/election.ics`);
    expect(second).toContain("DTSTART:20261012T150000Z");
    expect(second.match(/SEQUENCE:1/g)).toHaveLength(4);
    const uids = (text: string) => text.match(/^UID:.*$/gm);
    expect(uids(second)).toEqual(uids(first));
  });

  it("prints the plan as JSON, asks nothing then, and writes it unless it is a dry run", async () => {
    const workspace = await temporaryWorkspace(files);
    const dry = await plan(workspace.root, [...flags, "--json", "--dry-run"]);
    expect(dry.stderr).toBe("");
    expect(JSON.parse(dry.stdout)).toEqual({
      formatVersion: 1,
      election: "2026-10",
      charter: "2025-03-07",
      season: "autumn",
      periods: {
        nominations: { opens: "2026-10-05T15:00Z", closes: "2026-10-12T15:00Z" },
        campaign: { opens: "2026-10-12T15:00Z", closes: "2026-10-19T15:00Z" },
        voting: { opens: "2026-10-19T15:00Z", closes: "2026-10-26T15:00Z" },
      },
      seats: 4,
      seatsDue: expect.arrayContaining([
        { seat: 7, why: expect.stringContaining("seat 7 was vacated by Jo Lund") },
      ]),
      officials: ["octavia"],
      read: [],
      candidacies: [],
      warnings: [],
      remarks: [],
      files: [
        { path: `${folder}/README.md`, change: "new" },
        { path: "elections/README.md", change: "changed" },
        { path: "elections/.gitignore", change: "new" },
        { path: `${folder}/election.ics`, change: "new" },
        { path: `${folder}/election.yaml`, change: "new" },
      ],
      written: false,
    });
    expect(await workspace.read("elections/README.md")).toBe(index);
    const asked = await plan(workspace.root, ["--json"], { screen: true });
    expect(asked).toMatchObject({ exitCode: 2, stdout: "" });
    expect(asked.stderr).toContain("--first-day is required with --json");
    const done = await plan(workspace.root, [...flags, "--json"]);
    expect(JSON.parse(done.stdout).written).toBe(true);
    expect(await workspace.read(`${folder}/README.md`)).toContain("octavia");
  });

  it("plans by the charter's pattern where there is no ledger and no index, and says so", async () => {
    const workspace = await temporaryWorkspace();
    const run = await plan(workspace.root, ["--first-day", "2026-10-05", "--officials-later"]);
    expect(run.stderr).toContain("Seats: 3. There is no elections/committee.yaml");
    expect(run.stderr).toContain("there is no elections/README.md to add the election to");
  });

  it("warns of what the process advises against, and goes on", async () => {
    const workspace = await temporaryWorkspace({ ...files, "away.txt": "2026-10-20=Fair\n" });
    const words = ["--first-day", "2026-10-03", "--days", "5,7,7", "--official", "ADA-L"];
    const avoid = ["--avoid", '2026-10-08..2026-10-09="KubeCon"', "--avoid-file", "away.txt"];
    const run = await plan(workspace.root, [...words, ...avoid], { now: "2026-09-30T00:00:00Z" });
    expect(run.exitCode).toBe(0);
    expect(run.stderr.split("\n").filter((line) => line.startsWith("warning: "))).toEqual([
      "warning: Nominations last 5 days; the process asks for at least a week.",
      "warning: Nominations begin on a Saturday, when few people are online.",
      // Nominations close on the 8th at 15:00 UTC.
      "warning: Nominations fall on KubeCon (2026-10-08 to 2026-10-09).",
      "warning: Q&A period falls on KubeCon (2026-10-08 to 2026-10-09).",
      "warning: Voting falls on Fair (2026-10-20).",
      "warning: Publish the election page a month before the start, by 2026-09-03.",
      "warning: Confirm the officials a week before the start, by 2026-09-26.",
      "warning: @ada-l is an official and holds a seat that is up: officials should not run themselves.",
    ]);
  });

  it.each([
    [["--official", "octavia"], "--first-day is required when not running interactively"],
    [["--first-day", "2026-10-05"], "--official (or --officials-later) is required"],
    [["--first-day", "5.10.2026", "--official", "x"], "--first-day: “5.10.2026” is not a date"],
    [["--first-day", "2026-10-05T15:00", "--official", "x"], "does not say its time zone"],
    [["--first-day", "2026-08-05", "--official", "x"], "nominations would have opened at"],
    [[...flags, "--days", "7,7"], "does not give three numbers of days"],
    [
      [...flags, "--voting", "2026-10-18..2026-10-25"],
      "voting would open at 2026-10-18T15:00Z, before",
    ],
    [[...flags, "--official", "no login"], "“no login” is not a GitHub login"],
    [[...flags, "--seats", "3"], "--seats 3, but the ledger has 4 up for election"],
    [[...flags, "--seats", "three"], "--seats three is not a number of seats"],
    [[...flags, "--approved", "2026-09-01"], "does not say where it can be read"],
    [
      [...flags, "--avoid-file", "none.txt"],
      "none.txt does not exist\nName a text file with lines such as",
    ],
    [["--reschedule", "--reason", "x"], `there is no ${folder}/`],
  ])("refuses %j with exit 2 and writes nothing", async (words, message) => {
    const workspace = await temporaryWorkspace(files);
    const run = await plan(workspace.root, words);
    expect(run.stderr).toContain(message);
    expect(run.exitCode).toBe(2);
    expect(await workspace.read("elections/README.md")).toBe(index);
    await expect(workspace.read(`${folder}/election.yaml`)).rejects.toThrow();
  });

  it("refuses an election that is over or past, and two at once", async () => {
    const workspace = await temporaryWorkspace(files);
    const past = await runCli(["plan", "2026-04", ...flags], {
      workingFolder: workspace.root,
      now: "2026-09-01T12:00:00Z",
    });
    expect(past.stderr).toContain("election 2026-04 is over: its result is in elections/arch-comm");
    const gone = await runCli(["plan", "2026-03", ...flags], {
      workingFolder: workspace.root,
      now: "2026-09-01T12:00:00Z",
    });
    expect(gone.stderr).toContain("election 2026-03 is in the past: it is 2026-09");
    const malformed = await runCli(["plan", "2026-13"], { workingFolder: workspace.root });
    expect(malformed.stderr).toContain("Name an election by year and month");
    const other = await temporaryWorkspace(files);
    await plan(other.root, flags);
    const second = await runCli(
      ["plan", "2027-04", "--first-day", "2027-04-05", "--officials-later"],
      {
        workingFolder: other.root,
        now: "2026-09-02T00:00:00Z",
      },
    );
    expect(second).toMatchObject({ exitCode: 2 });
    expect(second.stderr).toContain("election 2026-10 is still in progress");
    expect((await plan(other.root, flags)).stderr).toContain("election 2026-10 is already planned");
  });

  it("refuses a ledger that contradicts itself", async () => {
    const twice = committeeYaml.replace("seat: 2, holder: eva-r", "seat: 1, holder: eva-r");
    const { root } = await temporaryWorkspace({ ...files, "elections/committee.yaml": twice });
    expect((await plan(root, flags)).stderr).toContain("seat 1 has two holders");
  });
});

describe("kata-election plan, of a planned election", () => {
  async function planned() {
    const workspace = await temporaryWorkspace(files);
    await plan(workspace.root, [...flags, "--approved", "2026-08-30=minutes"]);
    return workspace;
  }

  it("adds officials and the approval", async () => {
    const workspace = await planned();
    const run = await plan(workspace.root, [
      "--official",
      "wei-l",
      "--approved",
      "2026-08-31=mail",
    ]);
    expect(run.exitCode).toBe(0);
    const facts = await workspace.read(`${folder}/election.yaml`);
    expect(facts).toContain("  - { login: octavia }\n  - { login: wei-l }\n");
    expect(facts).toContain("timelineApproved: { date: 2026-08-31, reference: mail }");
    expect(await workspace.read(`${folder}/README.md`)).toContain(
      "are confirmed: @octavia, @wei-l",
    );
  });

  it("refuses an approval of a day to come", async () => {
    const workspace = await planned();
    const run = await plan(workspace.root, ["--approved", "2026-09-02=mail"]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("--approved 2026-09-02 is in the future");
  });

  it("moves dates, records why, and takes back the approval", async () => {
    const workspace = await planned();
    const words = ["--reschedule", "--first-day", "2026-10-07", "--reason", "holidays"];
    const run = await plan(workspace.root, words);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain("the committee approved the old dates on 2026-08-30");
    expect(run.stderr).toContain("build the roll again");
    expect(run.stderr).toContain("elections: Change the plan of the elections of October 2026");
    const facts = await workspace.read(`${folder}/election.yaml`);
    expect(facts).toContain("nominations: { opens: 2026-10-07T15:00Z, closes: 2026-10-14T15:00Z }");
    expect(facts).toContain(
      "    by: octavia\n    reason: holidays\n    nominations: { opens: 2026-10-05T15:00Z,",
    );
    expect(facts).not.toMatch(/^timelineApproved/m);
    const page = await workspace.read(`${folder}/README.md`);
    expect(page).toContain("* October 07, 15:00 UTC - October 14, 2026 14:59 UTC: Candidate");
    const again = await plan(workspace.root, words);
    expect(again).toMatchObject({ exitCode: 2 });
    expect(again.stderr).toContain("already has these dates");
  });

  it("moves one end alone while the election runs, asking why", async () => {
    const workspace = await planned();
    const words = ["--reschedule", "--voting", "2026-10-19..2026-10-28"];
    const prompter = fakePrompter([/why/i, "CIVS was down"]);
    const run = await plan(workspace.root, words, { prompter, now: "2026-10-20T00:00:00Z" });
    expect(run.exitCode).toBe(0);
    expect(await workspace.read(`${folder}/election.yaml`)).toContain(
      "voting: { opens: 2026-10-19T15:00Z, closes: 2026-10-28T15:00Z }",
    );
  });

  it.each([
    [
      ["--first-day", "2026-10-21"],
      "2026-10-20T00:00:00Z",
      "nominations already opened at 2026-10-05T15:00Z",
    ],
    [
      ["--voting", "2026-10-19..2026-10-20"],
      "2026-10-21T00:00:00Z",
      "voting would have closed at 2026-10-20T15:00Z, in the past",
    ],
    [["--days", "7,7,7"], "2026-09-02T00:00:00Z", "already has these dates"],
    [[], "2026-09-02T00:00:00Z", "already has these dates"],
    [["--days", "8,7,7", "--by", "no one"], "2026-09-02T00:00:00Z", "Write a GitHub login"],
    [["--days", "8,7,7", "--reason", " "], "2026-09-02T00:00:00Z", "a reason is needed"],
  ])("refuses to reschedule with %j at %s", async (words, now, message) => {
    const workspace = await planned();
    const reason = words.includes("--reason") ? [] : ["--reason", "x"];
    const run = await plan(workspace.root, ["--reschedule", ...reason, ...words], { now });
    expect(run.stderr).toContain(message);
    expect(run.exitCode).toBe(2);
  });

  it("refuses once the result is published", async () => {
    const workspace = await planned();
    await workspace.write(`${folder}/record.json`, "{}");
    const run = await plan(workspace.root, ["--official", "wei-l"]);
    expect(run).toMatchObject({ exitCode: 1 });
  });

  it("removes officials and names others", async () => {
    const workspace = await planned();
    const words = ["--official", 'wei-l="Wei Lin"', "--remove-official", "@Octavia"];
    expect((await plan(workspace.root, words)).exitCode).toBe(0);
    expect(await workspace.read(`${folder}/election.yaml`)).toContain(
      "officials:\n  - { login: wei-l, name: Wei Lin }\n",
    );
    expect(await workspace.read(`${folder}/README.md`)).toContain("are confirmed: @wei-l\n");
    const stranger = await plan(workspace.root, ["--remove-official", "bo-k"]);
    expect(stranger).toMatchObject({ exitCode: 2 });
    expect(stranger.stderr).toContain("@bo-k is not an official of 2026-10");
  });

  it("cancels, which makes room for another, and comes back with new dates", async () => {
    const workspace = await planned();
    const run = await plan(workspace.root, ["--cancel", "--reason", "no room"]);
    expect(run.exitCode).toBe(0);
    expect(await workspace.read(`${folder}/election.yaml`)).toContain(
      "cancelled: { date: 2026-09-01, by: octavia, reason: no room }",
    );
    expect(await workspace.read(`${folder}/README.md`)).toContain(
      "> These elections are cancelled (September 01, 2026): no room\n",
    );
    const again = await plan(workspace.root, ["--cancel", "--reason", "no room"]);
    expect(again).toMatchObject({ exitCode: 1 });
    expect(again.stderr).toContain("--reschedule --first-day <date>");
    const other = await runCli(
      ["plan", "2027-02", "--first-day", "2027-02-01", "--officials-later", "--dry-run"],
      { workingFolder: workspace.root, now: "2026-09-02T00:00:00Z" },
    );
    expect(other.exitCode).toBe(0);
    const words = ["--reschedule", "--first-day", "2026-10-12", "--reason", "room again"];
    expect((await plan(workspace.root, words)).exitCode).toBe(0);
    expect(await workspace.read(`${folder}/README.md`)).not.toContain("cancelled");
    expect(await workspace.read(`${folder}/election.yaml`)).toMatch(
      /rescheduled:\n[\s\S]*cancelled: \{ date: 2026-09-01, by: octavia, reason: no room \}/,
    );
  });

  it.each([[`${folder}/README.md`], ["elections/.gitignore"]])(
    "completes a plan that was interrupted before %s",
    async (missing) => {
      const workspace = await planned();
      const whole = await workspace.read(missing);
      await rm(join(workspace.root, missing));
      await workspace.write("elections/README.md", index);
      expect((await plan(workspace.root, [])).exitCode).toBe(0);
      expect(await workspace.read(missing)).toBe(whole);
      expect(await workspace.read("elections/README.md")).toContain("- October 2026");
      expect((await plan(workspace.root, [])).stderr).toContain("is already planned");
    },
  );

  it("completes a plan that was interrupted before the facts, asking nothing", async () => {
    const workspace = await planned();
    const facts = await workspace.read(`${folder}/election.yaml`);
    await rm(join(workspace.root, `${folder}/election.yaml`));
    expect((await plan(workspace.root, ["--approved", "2026-08-30=minutes"])).exitCode).toBe(0);
    expect(await workspace.read(`${folder}/election.yaml`)).toBe(facts);
  });
});

describe("kata-election plan, of an election that officials began by hand", () => {
  const page = `# Architecture Committee Elections: Oct 2026

There are three Architecture Committee seats up for election.

Election Dates:

* September 23, 2026: Election officials are confirmed: @octavia, @wei-l
* October 01, 15:00 UTC - October 15, 2026 14:59 UTC: Candidate nominations open
* October 15, 15:00 UTC - October 22, 2026 14:59 UTC: Q&A/Debate period
* October 22, 15:00 UTC - October 29, 2026 14:59 UTC: Voting open
* October 29, 2026, results announced
`;
  const begun = {
    ...files,
    [`${folder}/README.md`]: page,
    [`${folder}/AdaLindqvist.md`]: "Name: Ada Lindqvist\n\nGitHub: ada-l\n",
    [`${folder}/Results.md`]: "# Results\n\nTBA\n",
  };
  const during = { now: "2026-10-05T12:00:00Z" };

  it("takes over what its page says, under way, and asks nothing", async () => {
    const workspace = await temporaryWorkspace(begun);
    const run = await plan(workspace.root, [], during);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain(`${folder}/README.md:8: nominations 2026-10-01T15:00Z to`);
    expect(run.stderr).toContain(`${folder}/Results.md: names no one elected yet`);
    expect(run.stderr).toContain("says 3 seats; 4 are up for election");
    expect(run.stderr).toContain("kata-election candidates accept AdaLindqvist.md");
    expect(await workspace.read(`${folder}/README.md`)).toBe(page);
    const facts = await workspace.read(`${folder}/election.yaml`);
    expect(facts).toContain("  - { login: octavia }\n  - { login: wei-l }\n");
    expect(facts).toContain("voting: { opens: 2026-10-22T15:00Z, closes: 2026-10-29T15:00Z }");
    expect(facts).toContain("results: 2026-10-29\n");
  });

  it("asks about an official of the page whose login looks like a slip of a known one", async () => {
    const named = (login: string) =>
      temporaryWorkspace({ ...begun, [`${folder}/README.md`]: page.replace("@octavia", login) });
    const slip = await named("@octavai");
    const run = await plan(slip.root, [], during);
    expect(run).toMatchObject({ exitCode: 3, stdout: "" });
    expect(run.stderr).toContain("Did you mean @octavia?");
    await expect(slip.read(`${folder}/election.yaml`)).rejects.toThrow("ENOENT");
    expect((await plan(slip.root, ["--unknown-login"], during)).exitCode).toBe(0);
    // A page that was merged may well name someone new.
    expect((await plan((await named("@zora-new")).root, [], during)).exitCode).toBe(0);
  });

  it("asks only for what the page leaves open, and edits only that line", async () => {
    const vague = page.replace(/\* October 22.*/, "* Voting: October 22 - October 29, 2026");
    const workspace = await temporaryWorkspace({ ...begun, [`${folder}/README.md`]: vague });
    const silent = await plan(workspace.root, [], during);
    expect(silent).toMatchObject({ exitCode: 2 });
    expect(silent.stderr).toContain("does not say at which time (UTC) voting opens and closes");
    expect(silent.stderr).toContain("Give --voting");
    const prompter = fakePrompter(
      [/voting opens/, "2026-10-22T15:00Z..2026-10-29T15:00Z"],
      [/Write these files/, true],
    );
    expect((await plan(workspace.root, [], { ...during, prompter })).exitCode).toBe(0);
    expect(await workspace.read(`${folder}/README.md`)).toBe(page);
  });

  it("takes flags before the page, which then says the same", async () => {
    const workspace = await temporaryWorkspace(begun);
    const words = ["--voting", "2026-10-22..2026-10-30", "--official", "eva-r"];
    expect((await plan(workspace.root, words, during)).exitCode).toBe(0);
    const after = await workspace.read(`${folder}/README.md`);
    expect(after).toContain("are confirmed: @eva-r\n");
    expect(after).toContain("* October 22, 15:00 UTC - October 30, 2026 14:59 UTC: Voting open");
    expect(after).toContain("* October 15, 15:00 UTC - October 22");
  });

  it("refuses where the result stands, and adds dates to a page that has none", async () => {
    const over = await temporaryWorkspace({
      ...begun,
      [`${folder}/Results.md`]: files["elections/arch-committee-2026-04/Results.md"],
    });
    expect((await plan(over.root, [], during)).stderr).toContain("election 2026-10 is over");
    const bare = await temporaryWorkspace({ ...files, [`${folder}/README.md`]: "# TBA\n" });
    expect((await plan(bare.root, flags)).exitCode).toBe(0);
    expect(await bare.read(`${folder}/README.md`)).toMatch(/^# TBA\n\nElection Dates:\n\n\* Sept/);
  });
});
