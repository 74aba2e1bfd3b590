import { describe, expect, it } from "vitest";
import { readElectionPage } from "../../src/announcements/read-election-page.ts";
import { readAvoidFile } from "../../src/calendar/date-words.ts";
import { candidacyContent } from "../../src/candidates/candidacy-file.ts";
import { readMemberList } from "../../src/committee/member-list/member-list.ts";
import { readMailFailures } from "../../src/people/mail-failures.ts";
import { readBallotFile } from "../../src/workspace/ballots/ballot-files.ts";
import { readAnswersFile } from "../../src/workspace/committee/answers-file.ts";
import { readLedger } from "../../src/workspace/committee/committee-file.ts";
import { readCharters } from "../../src/workspace/election/charter-file.ts";
import { readElection } from "../../src/workspace/election/election-file.ts";
import { readElectionPages } from "../../src/workspace/election/election-pages.ts";
import { readGivenBytes, readGivenText } from "../../src/workspace/given-file.ts";
import { readPeople } from "../../src/workspace/people/people-files.ts";
import { readPublicList } from "../../src/workspace/roll/public-list.ts";
import { readText } from "../../src/workspace/workspace.ts";
import {
  candidate,
  confirmed,
  electionFile,
  everything,
  folder,
  fourStand,
  index,
  ledger,
  readme,
  workspaceWith,
} from "../support/results-workspace.ts";
import { runCli } from "../support/run-cli.ts";
import { type TemporaryWorkspace, temporaryWorkspace } from "../support/temporary-workspace.ts";

type Reader = (workspace: TemporaryWorkspace, path: string) => Promise<unknown>;

const given = async ({ root }: TemporaryWorkspace, path: string): Promise<string> =>
  readGivenText(root, path, "a file");

const electionPage = `# Architecture Committee Elections: October 2026

There are three Architecture Committee seats up for election. They are currently
held by \`Ada Lindqvist\` and \`Cy Mora\`.

Election Dates:

* September 01, 2026: Election officials are confirmed: @octavia, @wei-l
* October 05, 15:00 UTC - October 12, 2026 14:59 UTC: Candidate nominations open
* October 12, 15:00 UTC - October 19, 2026 14:59 UTC: Q&A/Debate period
* October 19, 15:00 UTC - October 26, 2026 14:59 UTC: Voting open
`;

/** What people write or download, how it is read, and something that is in what is read. */
const readers: readonly (readonly [string, string, Reader, string])[] = [
  [
    `${folder}/election.yaml`,
    electionFile([candidate("ada-l", "Ada Lindqvist", "Northwind")], confirmed),
    (workspace) => readElection(workspace, "2026-10"),
    "Northwind",
  ],
  ["elections/committee.yaml", ledger, async (each) => (await readLedger(each)).value, "ida-k"],
  [
    "elections/people.yaml",
    "formatVersion: 1\nbots:\n  - { login: helper-x, reason: sends updates }\n",
    readPeople,
    "helper-x",
  ],
  [
    "elections/charter.yaml",
    "formatVersion: 1\namendments:\n  - from: 2026-04-01\n    title: Groups count together\n    rules:\n      groups:\n        value: on\n        clause:\n          source: minutes\n          text: |\n            affiliated companies\n            count as one\n",
    readCharters,
    "affiliated companies\\ncount as one",
  ],
  [
    "README.md",
    readme,
    async (each, path) => readMemberList((await readText(each, path)) ?? "", path),
    "Lindqvist",
  ],
  [
    `${folder}/README.md`,
    electionPage,
    async (each, path) => readElectionPage((await readText(each, path)) ?? "", "2026-10"),
    "2026-10-12T15:00:00Z",
  ],
  [
    `${folder}/Results.md`,
    "3 nominations received:\n\n- [`Ada Lindqvist`](https://github.com/ada-l)\n- [`Bo Keller`](https://github.com/bo-k)\n\nA vote was held.\n\nElected:\n\n- [`Ada Lindqvist`](https://github.com/ada-l)\n",
    async (each) => (await readElectionPages(each, "2026-10")).result,
    "Lindqvist",
  ],
  [
    "AdaLindqvist.md",
    "Name: Ada Lindqvist\nGitHub: ada-l\nAffiliation: none\nEmail: ada@works.example\n\nBackground:\n\nI run.\nSecond line.\n",
    async ({ root }, path) => {
      const content = candidacyContent(await readGivenBytes(root, path, "a candidacy"));
      return "reading" in content ? content.reading : content;
    },
    "I run.\\nSecond line.",
  ],
  [
    "ballots.csv",
    "Ada,Bo,Cy\n1,2,3\n2,No opinion,1\n",
    ({ root }, path) => readBallotFile(root, path, {}),
    "no-opinion",
  ],
  [
    "ballots.cvotes",
    "#/CANDIDATES/Ada; Bo; Cy\n#/NUMBER OF SEATS/1\nAda > Bo > Cy * 42\nCy = Bo > Ada ^ 1\n/EMPTY_RANKING/ * 3\n",
    ({ root }, path) => readBallotFile(root, path, {}),
    "42",
  ],
  [
    "mail_failure_table.csv",
    "Address,Reason\nada@works.example,not activated, or\ngone\nbo@home.example,550 no such mailbox\n",
    async (each, path) => readMailFailures(await given(each, path)),
    "not activated, or gone",
  ],
  [
    "answers.yaml",
    "formatVersion: 1\nby: octavia\nanswers:\n  - { id: seat-1, answer: autumn }\n  - id: seat-2\n    answer: |-\n      spring\n      2027\n",
    async ({ root }, path) => {
      const { by, values } = await readAnswersFile(root, path);
      return { by, values: [...values] };
    },
    "spring\\n2027",
  ],
  [
    "avoid.txt",
    '# conferences\n2026-11-09..2026-11-12="KubeCon"\n\n2026-12-24=Eve\n',
    async (each, path) => readAvoidFile(await given(each, path), path),
    "KubeCon",
  ],
  [
    "voters.json",
    '{\n  "formatVersion": 1,\n  "election": "2026-10",\n  "voters": [\n    { "id": 1, "login": "ada-l", "name": "Ada Lindqvist" }\n  ]\n}\n',
    ({ root }, path) => readPublicList(root, path, "Give a list."),
    "Lindqvist",
  ],
];

const windows = (text: string): string => text.replaceAll("\n", "\r\n");

/** As Windows programs save a text: Notepad, a spreadsheet, git with core.autocrlf. */
const savings: readonly (readonly [string, (text: string) => string])[] = [
  ["with CRLF", windows],
  ["with a byte order mark", (text) => `\ufeff${text}`],
  ["with both", (text) => `\ufeff${windows(text)}`],
  ["with CRLF, and no end of the last line", (text) => windows(text).trimEnd()],
];

describe.each(readers)("%s", (path, text, read, holds) => {
  it.each(savings)("reads the same %s", async (_how, save) => {
    const savedValue = async (content: string): Promise<string> =>
      JSON.stringify(await read(await temporaryWorkspace({ [path]: content }), path));
    const expected = await savedValue(text);
    expect(expected).toContain(holds);
    expect(await savedValue(save(text))).toBe(expected);
  });
});

describe("a checkout with CRLF", () => {
  const files = {
    "README.md": readme,
    "elections/README.md": index,
    "elections/committee.yaml": ledger,
    "elections/people.yaml": "formatVersion: 1\nbots:\n  - { login: helper-x, reason: updates }\n",
    [`${folder}/election.yaml`]: electionFile(fourStand, confirmed),
    [`${folder}/README.md`]: electionPage,
  };
  const during = "2026-10-08T12:00:00Z";
  const after = "2026-10-27T12:00:00Z";

  it.each<[string, string, readonly (readonly string[])[], readonly string[]]>([
    [
      "a member steps down",
      during,
      [["committee", "step-down", "hal-j", "--reason", "new job", "--date", "2026-10-07"]],
      ["elections/committee.yaml"],
    ],
    [
      "a member moves",
      during,
      [["committee", "move", "hal-j", "--to", "Eastwind", "--date", "2026-10-07"]],
      ["elections/committee.yaml"],
    ],
    [
      "a candidate withdraws",
      during,
      [["candidates", "withdraw", "bo-k", "--reason", "no time"]],
      [`${folder}/election.yaml`],
    ],
    [
      "a result is published",
      after,
      [
        ["results", "prepare"],
        ["results", "publish", "--confirm", "2026-10"],
      ],
      ["README.md", "elections/README.md", "elections/committee.yaml"],
    ],
  ])("has it on every line after %s", async (_what, now, commands, changed) => {
    const saved = Object.entries(files).map(([path, text]) => [path, windows(text)]);
    const workspace = await workspaceWith(Object.fromEntries(saved));
    const before = await everything(workspace);
    for (const words of commands) {
      const run = await runCli(words, { workingFolder: workspace.root, now });
      expect(run).toEqual({ ...run, exitCode: 0 });
    }
    const written = await everything(workspace);
    const differing = Object.keys(files).filter((path) => written.get(path) !== before.get(path));
    expect(differing).toEqual(expect.arrayContaining([...changed]));
    for (const path of differing) expect(written.get(path), path).not.toMatch(/(?<!\r)\n/);
  });
});

it.each(["C:\\Users\\ada\\ballots.csv", "..\\ballots.csv", "\\\\server\\share\\b.csv", ".\\b.csv"])(
  "a path as Windows writes it, %s, is named where there is no such file",
  async (path) => {
    const run = await runCli(["tally", path]);
    expect(run).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `error: ${path} does not exist\nName a file of ballots.\n`,
    });
  },
);
