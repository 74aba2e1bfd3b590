import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { spawn } from "@lydell/node-pty";
import { describe, expect, it } from "vitest";
import type { FakeGitHubData } from "../support/fake-github/data.ts";
import { fakeGitHub } from "../support/fake-github/fake-github.ts";
import { executable } from "../support/run-executable.ts";
import { type TemporaryWorkspace, temporaryWorkspace } from "../support/temporary-workspace.ts";

// One election of a small made-up community, as officials see it at a terminal of 80 columns. What is printed is
// whole-election.txt beside this file: read what changed in it as a person would who has never seen the program.

const members = [
  ["Ada Lindqvist", "ada-l", "Northwind"],
  ["Bo Keller", "bo-k", "Eastwind"],
  ["Cy Mora", "cy-m", "Westwind"],
  ["Di Okoye", "di-o", "Northwind"],
  ["Eva Roth", "eva-r", "Southwind"],
  ["Fay Ames", "fay-a", "Southwind"],
  ["Gus Ito", "gus-i", "Harbor Cloud"],
] as const;

const files = {
  "README.md": `# A made-up community

## Architecture Committee

The current Architecture Committee members are:

${members.map(([name, login, organization]) => `- \`${name}\` ([\`${login}\`](https://github.com/${login})), \`${organization}\`.`).join("\n")}
`,
  "elections/README.md": "# Elections\n\n## Current elections\n\n## Previous elections\n",
};

const gitHub: FakeGitHubData = {
  organization: "kata-containers",
  repositories: [
    { name: "kata-containers" },
    { name: "tests", archivedAt: "2026-06-01T00:00:00Z" },
  ],
  accounts: [
    ...members.map(([name, login]) => ({ login, name, email: `${login}@mail.example` })),
    { login: "hal-j", name: "Hal Juarez", email: "hal@mail.example" },
    { login: "ida-k", name: "Ida Kaya", email: "ida@mail.example" },
    { login: "jo-l", name: null },
    { login: "kim-p", name: "Kim Park" },
    { login: "release-robot", type: "Bot" },
  ],
  members: ["ada-l"],
  pullRequests: [
    ...["ada-l", "bo-k", "di-o", "eva-r", "hal-j", "ida-k", "ada-l"].map((author, at) => ({
      repository: at === 3 ? "tests" : "kata-containers",
      author,
      mergedAt: `2026-0${at + 1}-15T10:00:00Z`,
      title: `Change ${at + 1}`,
    })),
    {
      repository: "kata-containers",
      author: "jo-l",
      mergedAt: "2026-08-20T10:00:00Z",
      title: "Split the agent",
      commits: [
        { login: "jo-l", name: "Jo Lund", email: "jo@mail.example" },
        { login: null, name: "Kim Park", email: "kim@old.example" },
      ],
    },
    {
      repository: "kata-containers",
      author: "release-robot",
      mergedAt: "2026-09-01T10:00:00Z",
      commits: [
        {
          login: null,
          name: "release-robot[bot]",
          email: "1+release-robot[bot]@users.noreply.github.com",
        },
      ],
    },
  ],
};

function candidacy(name: string, login: string, affiliation: string): string {
  return `Name: ${name}\n\nGitHub: ${login}\n\nAffiliation: ${affiliation}\n\nEmail: ${login}@mail.example\n\nBackground:\n\nI would like to go on with what I began.\n`;
}

const folder = "elections/arch-committee-2026-10";

/**
 * By hand: Ada defeats Hal 6–1, Bo and Ida 5–2; Hal defeats Bo 5–2 and Ida 6–1; Bo defeats Ida 5–2. Di, of Northwind,
 * keeps her seat: only one of Ada and Hal fits, so Hal, second, is passed over, and Ada, Bo and Ida are seated.
 */
const ballots = `Ada Lindqvist,Bo Keller,Hal Juarez,Ida Kaya
1,3,2,4
1,3,2,4
1,3,2,4
1,2,3,4
2,1,3,4
4,3,1,2
2,4,3,1
`;

/** What happens, in order: a time, a command at that time, or files that come from outside. */
const story: readonly (string | Readonly<Record<string, string>>)[] = [
  "--now 2026-09-01T09:00Z",
  "committee init",
  `committee init --unknown-login --by octavia ${members.map(([, login], at) => `--answer 'joined:${login}=${at < 3 ? "2025-10" : "2026-04"} vote'`).join(" ")}`,
  "plan 2026-10 --first-day 2026-10-05 --official octavia='Octavia Reyes' --official wei-l='Wei Lin' --unknown-login",
  "seats headroom",
  "status",
  "--now 2026-09-21T09:00Z",
  "plan 2026-10 --approved 2026-09-10='committee meeting notes'",
  "announce --list",
  "announce season --sent https://lists.example/season",
  "--now 2026-10-06T09:00Z",
  "roll fetch",
  "roll build",
  "roll show --review",
  "roll explain kim-p",
  "roll identify kata-containers/kata-containers@ebc1c8e615 kim-p",
  "roll include gus-i --reason reviews",
  "roll build",
  "roll explain kim-p",
  "roll freeze --confirm 2026-10",
  "roll show",
  "roll export --to civs",
  {
    [`${folder}/AdaLindqvist.md`]: candidacy("Ada Lindqvist", "ada-l", "Northwind"),
    [`${folder}/BoKeller.md`]: candidacy("Bo Keller", "bo-k", "Eastwind"),
    [`${folder}/HalJuarez.md`]: candidacy("Hal Juarez", "hal-j", "Northwind"),
    [`${folder}/IdaKaya.md`]: candidacy("Ida Kaya", "ida-k", "none"),
  },
  "--now 2026-10-12T14:00Z",
  "candidates check",
  `candidates accept ${folder}/AdaLindqvist.md --submitted 2026-10-06T09:12Z`,
  `candidates accept ${folder}/BoKeller.md --submitted 2026-10-07T10:00Z`,
  `candidates accept ${folder}/HalJuarez.md --submitted 2026-10-08T11:30Z`,
  `candidates accept ${folder}/IdaKaya.md --submitted 2026-10-12T13:59Z`,
  "--now 2026-10-12T15:10Z",
  "candidates close",
  "--now 2026-10-19T15:05Z",
  "poll show",
  "poll record --id E_made_up --opened 2026-10-19T15:00Z",
  "announce voting-open",
  { "elections/.private/2026-10/ballots.csv": ballots },
  "--now 2026-10-26T16:00Z",
  "poll record --ballots 7 --ranking 'ada-l > hal-j > bo-k > ida-k'",
  "tally --election 2026-10",
  "results prepare",
  "results publish --confirm 2026-10",
  "results verify 2026-10",
  "announce results",
  "committee show",
  "status",
] as const;

/** Runs a line as a shell does at a terminal of 80 columns. The progress of a fetch is left out: it tells times. */
async function shown(
  line: string,
  now: string,
  { root }: TemporaryWorkspace,
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  const redirection = line.startsWith("roll fetch") ? "2>/dev/null" : "";
  const script = `"$NODE" "$PROGRAM" ${line} --no-input --now ${now} ${redirection}`;
  const terminal = spawn("bash", ["-c", script], {
    name: "xterm",
    cols: 80,
    rows: 40,
    cwd: root,
    env: {
      ...{ PATH: process.env.PATH, HOME: root, TERM: "xterm", NO_COLOR: "1", COLUMNS: "80" },
      ...{ NODE: process.execPath, PROGRAM: executable, KATA_ELECTION_BY: "octavia" },
      ...{ ...environment },
    },
  });
  let output = "";
  terminal.onData((data) => {
    output += data;
  });
  const exitCode = await new Promise<number>((resolve) => {
    terminal.onExit((end) => resolve(end.exitCode));
  });
  const text = stripVTControlCharacters(output).replaceAll("\r\n", "\n");
  return `$ kata-election ${line}\n${text}${exitCode === 0 ? "" : `[exit ${exitCode}]\n`}\n`;
}

describe("one whole election", () => {
  it("reads well at 80 columns from the ledger to the published result", async () => {
    const workspace = await temporaryWorkspace(files);
    execFileSync("git", ["init", "-q"], { cwd: workspace.root });
    const { environment } = await fakeGitHub(gitHub);
    let transcript = "";
    let now = "";
    for (const part of story) {
      if (typeof part !== "string") {
        for (const [path, text] of Object.entries(part)) await workspace.write(path, text);
        transcript += `# These files arrive: ${Object.keys(part).join(", ")}\n\n`;
      } else if (part.startsWith("--now ")) {
        now = part.slice("--now ".length);
        transcript += `# It is ${now}\n\n`;
      } else {
        transcript += await shown(part, now, workspace, environment);
      }
    }
    // What is typed or copied stays on its line: commands, paths, links, and the text for CIVS.
    const isCopied = /^[$#]|^ {4}kata-election|^wrote|https:|^Election of 3 members/;
    const wide = transcript.split("\n").filter((line) => !isCopied.test(line) && line.length > 80);
    await expect(transcript.replaceAll(workspace.root, "/checkout")).toMatchFileSnapshot(
      join(import.meta.dirname, "whole-election.txt"),
    );
    expect(wide).toEqual([]);
  });
});
