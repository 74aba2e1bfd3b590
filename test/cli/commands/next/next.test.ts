import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { todoReport } from "../../../../src/procedures/planning/todo-report.ts";
import { committeeYaml } from "../../../support/committee-yaml.ts";
import { fakePrompter, type ScriptedAnswer } from "../../../support/fake-prompter.ts";
import { type CliOptions, runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

const folder = "elections/arch-committee-2026-10";
const electionYaml = `formatVersion: 1
election: 2026-10
charter: 2025-03-07
seats: 4
officials: [{ login: octavia }]
timelineApproved: { date: 2026-08-30, reference: minutes }
nominations: { opens: 2026-10-05T15:00Z, closes: 2026-10-12T15:00Z }
campaign: { opens: 2026-10-12T15:00Z, closes: 2026-10-19T15:00Z }
voting: { opens: 2026-10-19T15:00Z, closes: 2026-10-26T15:00Z }
`;
const frozen = `rolls: [{ revision: 1, voters: 9, sha256: ${"a".repeat(64)}, frozen: 2026-10-06 }]
polls: [{ provider: civs, id: E_1, opened: 2026-10-19T15:00Z }]
`;

async function checkout(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const { root } = await temporaryWorkspace({
    [`${folder}/election.yaml`]: electionYaml,
    [`${folder}/README.md`]: "# page\n",
    "elections/committee.yaml": committeeYaml,
    ...more,
  });
  return root;
}

async function next(
  root: string,
  now: string,
  answers?: readonly ScriptedAnswer[],
  { words = [], ...options }: Partial<CliOptions> & { words?: readonly string[] } = {},
) {
  const prompter = answers === undefined ? undefined : fakePrompter(...answers);
  return runCli(["next", ...words], {
    workingFolder: root,
    now,
    ...(prompter === undefined ? {} : { prompter }),
    ...options,
  });
}

const readElection = (root: string): Promise<string> =>
  readFile(join(root, folder, "election.yaml"), "utf8");

describe("kata-election next without a terminal", () => {
  it("prints where the election stands, the step and its commands", async () => {
    const { stdout, exitCode } = await next(await checkout(), "2026-09-20T00:00:00Z");
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`Nominations open in 15 days 15 hours, Mon 2026-10-05 15:00 UTC.

Next, by Mon 2026-09-21 15:00 UTC: Announce that the election is coming
    kata-election announce season
    kata-election announce season --format chat
    kata-election announce season --sent
`);
  });

  it("reports the step, what else is due, and what a voter may need, as its schema says", async () => {
    const root = await checkout({ [`${folder}/election.yaml`]: electionYaml + frozen });
    const at = (now: string) => next(root, now, undefined, { words: ["--json"] });
    const report = todoReport.parse(JSON.parse((await at("2026-10-20T12:00:00Z")).stdout));
    // Frozen, but the folder has no public list.
    expect(report.step).toMatchObject({
      id: "final-roll",
      commands: ["kata-election roll publish"],
    });
    const others = report.alsoDue.map(({ id }) => id);
    expect(others).toEqual(expect.arrayContaining(["close-nominations", "voting-open"]));
    expect(report.complaints.map(({ id }) => id)).toEqual([
      "voter-opt-in",
      "voter-address",
      "voter-missing",
    ]);
    expect(report.complaints[1]?.commands[0]).toBe(
      'kata-election roll address <login> "<email address>"',
    );
    const before = todoReport.parse(JSON.parse((await at("2026-10-18T12:00:00Z")).stdout));
    expect(before.complaints).toEqual([]);
  });

  it.each([
    // Twelve weeks before October 1 is July 9.
    ["2026-07-08T23:59:00Z", "later"],
    ["2026-07-09T00:00:00Z", "due"],
    ["2026-08-01T00:00:00Z", "due"],
  ])("between elections, at %s, the plan is %s", async (now, state) => {
    const { root } = await temporaryWorkspace({
      "elections/committee.yaml": committeeYaml,
      "elections/arch-committee-2026-04/README.md": "# page\n",
    });
    const { stdout } = await next(root, now, undefined, { words: ["--json"] });
    const { election, step } = JSON.parse(stdout);
    expect(election).toBe(null);
    expect(step).toMatchObject({ id: "plan", state, commands: ["kata-election plan 2026-10"] });
  });

  it("begins with the ledger where there is none", async () => {
    const { root } = await temporaryWorkspace({ "elections/README.md": "# Elections\n" });
    const { stdout } = await next(root, "2026-08-20T00:00:00Z");
    expect(stdout).toContain("Write the ledger of seats\n    kata-election committee init\n");
  });

  it("takes over an election that began with its page", async () => {
    const { root } = await temporaryWorkspace({
      "elections/committee.yaml": committeeYaml,
      [`${folder}/README.md`]: `# Architecture Committee elections

Three seats are up for election.

- October 05, 15:00 UTC - October 12, 2026 14:59 UTC: Candidate nominations open
- October 12, 15:00 UTC - October 19, 2026 14:59 UTC: Q&A/Debate period
- October 19, 15:00 UTC - October 26, 2026 14:59 UTC: Voting open
`,
    });
    const { stdout } = await next(root, "2026-10-07T00:00:00Z");
    expect(stdout).toContain("Take over the election that began with its page");
    expect(stdout).toContain("    kata-election plan 2026-10\n");
  });

  it("offers candidacies one by one while nominations are open", async () => {
    const more = { [`${folder}/Ada.md`]: "Name: Ada\n", [`${folder}/Bo K.md`]: "Name: Bo\n" };
    const { stdout } = await next(await checkout(more), "2026-10-10T00:00:00Z", undefined, {
      words: ["--json"],
    });
    const { step, alsoDue } = JSON.parse(stdout);
    const steps: { id: string; commands: string[] }[] = [step, ...alsoDue];
    const waiting = steps.filter(({ id }) => id.startsWith("candidacy"));
    expect(waiting.map(({ commands }) => commands[1])).toEqual([
      `kata-election candidates accept ${folder}/Ada.md --submitted <time>`,
      `kata-election candidates accept '${folder}/Bo K.md' --submitted <time>`,
    ]);
  });
});

describe("kata-election next at a terminal", () => {
  const season = "2026-09-20T00:00:00Z";

  it("explains a step, skips it with a reason that is kept, and puts the next one off", async () => {
    const root = await checkout();
    const run = await next(root, season, [
      [/What now/, "explain"],
      [/What now/, "settle"],
      [/Why is it not needed/, "the committee has announced it: see its minutes"],
      [/What now/, "later"],
    ]);
    expect(run.exitCode, run.stderr).toBe(0);
    expect(run.stdout).toContain("The process: https://github.com/kata-containers/community");
    expect(run.stdout).toContain("Next, by Mon 2026-09-21 15:00 UTC: Build a preliminary roll");
    expect(run.stdout).toContain("Nothing is due now. Next, from Mon 2026-10-05 15:00 UTC");
    expect(parse(await readElection(root)).settled).toEqual([
      {
        step: "season",
        date: "2026-09-20",
        by: "octavia",
        reason: "the committee has announced it: see its minutes",
      },
    ]);
    const { stdout } = await runCli(["status"], { workingFolder: root, now: season });
    expect(stdout).toContain(
      "Settled by officials\n  - Announce that the election is coming: the committee has announced it: see\n    its minutes\n",
    );
  });

  it("shows a message, and records it as sent", async () => {
    const root = await checkout();
    const run = await next(root, season, [
      [/What now/, "run"],
      [/Slack\. Done\?$/, true],
      [/URL of the message/, ""],
      [/What now/, "quit"],
    ]);
    expect(run.exitCode, run.stderr).toBe(0);
    expect(run.stdout).toMatch(/\$ kata-election announce season\nSubject: /);
    expect(run.stdout).toContain("$ kata-election announce season --sent\n");
    expect(await readElection(root)).toContain("message: season, date: 2026-09-20 }");
  });

  it("records nothing for a message that was not sent yet", async () => {
    const root = await checkout();
    await next(root, season, [
      [/What now/, "run"],
      [/Done\?$/, false],
      [/What now/, "quit"],
    ]);
    expect(await readElection(root)).toBe(electionYaml);
  });

  it("shows a dry run, and changes nothing", async () => {
    const root = await checkout({
      [`${folder}/election.yaml`]: electionYaml.replace(/timelineApproved.*\n/, ""),
    });
    const before = await readElection(root);
    const run = await next(root, "2026-09-02T00:00:00Z", [
      [/What now/, "preview"],
      [/On which day/, "2026-09-01"],
      [/Where can that be read/, "the minutes"],
      [/What now/, "quit"],
    ]);
    expect(run.stdout).toContain(
      "$ kata-election plan 2026-10 --approved '2026-09-01=the minutes' --dry-run\n",
    );
    expect(run.stdout).toContain("+timelineApproved");
    expect(await readElection(root)).toBe(before);
  });

  it("stops with the exit code of a command that ends badly, and passes the global options on", async () => {
    const root = await checkout();
    // Without a token GitHub cannot be asked.
    const run = await next(
      root,
      "2026-01-01T00:00:00Z",
      [
        [/What now/, "later"],
        [/What now/, "run"],
      ],
      { words: ["--now", season] },
    );
    expect(run.exitCode).toBe(4);
    expect(run.stderr).toContain("kata-election roll update ended with exit code 4");
    expect(run.stderr.split("Simulated time:")).toHaveLength(2);
    expect(run.stderr).toContain("To resume at this step, run kata-election next again.");
  });

  it("says which time is simulated once, however many commands it runs", async () => {
    const root = await checkout();
    const run = await next(
      root,
      "2026-01-01T00:00:00Z",
      [
        [/What now/, "settle"],
        [/Why is it not needed/, "told in person"],
        [/What now/, "later"],
      ],
      { words: ["--now", season] },
    );
    expect(run.exitCode, run.stderr).toBe(0);
    // The command that recorded it used that time.
    expect(parse(await readElection(root)).settled[0].date).toBe("2026-09-20");
    expect(run.stderr.match(/Simulated time: .*/g)).toEqual([
      expect.stringMatching(/^Simulated time: 2026-09-20T00:00(:00)?Z \(--now\)$/),
    ]);
  });

  it("asks for one report where the command of a step has a bug", async () => {
    const { root } = await temporaryWorkspace({ "elections/committee.yaml": committeeYaml });
    // The script ends where plan asks: the prompter fails in a way that no command expects.
    const run = await next(root, "2026-08-20T00:00:00Z", [[/What now/, "run"]]);
    expect(run.exitCode).toBe(70);
    expect(run.stderr.split("has a bug")).toHaveLength(2);
    expect(run.stderr).toContain("error: kata-election plan 2026-10 ended with exit code 70\n");
  });

  it("goes through a voter's complaint while voting is open", async () => {
    const closed = "candidatesClosed: { at: 2026-10-12T15:30Z, by: octavia, candidates: [] }\n";
    const sent = ["nominations-closed", "opt-in", "voting-open"].map(
      (message) => `  - { message: ${message}, date: 2026-10-19 }\n`,
    );
    const root = await checkout({
      [`${folder}/election.yaml`]: `${electionYaml + frozen + closed}announced:\n${sent.join("")}`,
    });
    const run = await next(root, "2026-10-21T00:00:00Z", [
      [/What now/, "complaint"],
      [/What is wrong/, ""],
      [/What now/, "quit"],
    ]);
    expect(run.exitCode, run.stderr).toBe(0);
  });
});

describe("kata-election plan --settle", () => {
  const settle = async (root: string, ...words: string[]) =>
    runCli(["plan", "2026-10", "--settle", ...words], {
      workingFolder: root,
      now: "2026-09-20T00:00:00Z",
    });

  it("writes the reason once, and nothing as a dry run", async () => {
    const root = await checkout();
    const words = ["first-roll", "--reason", "shared by Oskar"];
    expect((await settle(root, ...words, "--dry-run")).stdout).toContain("+settled:");
    expect(await readElection(root)).toBe(electionYaml);
    await settle(root, ...words);
    const once = await readElection(root);
    expect((await settle(root, ...words)).stderr).toContain("Nothing to change");
    expect(await readElection(root)).toBe(once);
    expect(once).toContain("step: first-roll, date: 2026-09-20, by: octavia");
  });

  it.each([
    [["poll", "--reason", "x"], 2, "poll is not a step that can be settled"],
    [["publication", "--reason", "x"], 2, "is not a step that can be settled"],
    [["seson", "--reason", "x"], 2, "seson is not a step"],
    [["season"], 2, "--reason"],
    [["season", "--reason", " "], 2, "a reason is needed"],
    [["season", "--reason", "ask jo@mail.example"], 1, "--reason"],
  ])("refuses %j", async (words, code, text) => {
    const root = await checkout();
    const run = await settle(root, ...words);
    expect(run.exitCode).toBe(code);
    expect(run.stderr).toContain(text);
    expect(await readElection(root)).toBe(electionYaml);
  });
});
