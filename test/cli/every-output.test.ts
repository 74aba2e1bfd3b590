import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { showProgress } from "../../src/cli/commands/roll/fetch-progress.ts";
import { gatedPrompter, type Prompter } from "../../src/cli/prompts/prompter.ts";
import { openTerminal } from "../../src/cli/terminal.ts";
import { fakeGitHub } from "../support/fake-github/fake-github.ts";
import {
  afterNominations,
  candidacy,
  duringNominations,
  nominationsFolder,
  nominationsWorkspace,
} from "../support/nominations-workspace.ts";
import { runCli } from "../support/run-cli.ts";

const token = "ghp_plantedInEveryInput0000000000000";
const key = "AGE-SECRET-KEY-1PLANTEDINEVERYINPUT00000";
/** What must come out harmless wherever it is put in. */
const planted: Readonly<Record<string, string>> = {
  "secrets, an escape sequence, direction marks and a command in brackets": [
    ...[token, key, "\u001b]0;taken\u0007\u001b[2J", "\u202egpj\u2066", "##[error]x"],
  ].join(" "),
  "a command to the runner on a line of its own": "x\n::add-mask::x",
};

/** What an output must never hold, for people, programs and a job's runner. */
function expectHarmless(what: string, text: string): void {
  expect(text, what).not.toMatch(/ghp_planted|1PLANTED/i);
  expect(text, what).not.toMatch(/[^\P{Cc}\n\t]/u);
  expect(text, what).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  expect(text, what).not.toMatch(/^[ \t]*::(?!(?:error|warning|notice) )/m);
  expect(text, what).not.toContain("##[");
}

const job = { CI: "true", GITHUB_ACTIONS: "true" };

/** Runs command lines in a job's log and on a screen, and looks at all that they tell. */
async function expectHarmlessRuns(
  root: string,
  lines: readonly (readonly string[])[],
  now: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const summary = join(root, "summary.md");
  const outputs = join(root, "outputs.txt");
  for (const words of lines) {
    const inJob = { ...job, ...more, GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: outputs };
    for (const [environment, screen] of [
      [inJob, false],
      [{ ...more, GITHUB_ACTIONS: "true" }, true],
    ] as const) {
      const typed = screen ? [...words, "--no-input"] : words;
      const run = await runCli(typed, { workingFolder: root, now, environment, screen });
      const line = JSON.stringify(words);
      expect([0, 1, 2, 3, 4], `${line}: ${run.stderr}`).toContain(run.exitCode);
      expectHarmless(`stdout of ${line}`, run.stdout);
      expectHarmless(`stderr of ${line}`, run.stderr);
    }
  }
  const text = async (path: string): Promise<string> => readFile(path, "utf8").catch(() => "");
  expectHarmless("the job's summary", await text(summary));
  const lineOfOutput = /^(?:findings|errors|candidate|late)=[\w -]*$/;
  for (const line of (await text(outputs)).trimEnd().split("\n")) {
    if (line !== "") expect(line).toMatch(lineOfOutput);
  }
}

const reading = [
  ["status"],
  ["status", "--json"],
  ["candidates", "list"],
  ["candidates", "list", "--json"],
  ["candidates", "check"],
  ["candidates", "check", "--json"],
  ["candidates", "check", "--comment"],
  ["candidates", "check", "--annotations"],
  ["doctor", "--offline"],
  ["doctor", "--offline", "--json"],
  ["announce", "campaign"],
  ["candidates", "close", "--by", "octavia"],
  ["poll", "show"],
];

describe.each(Object.entries(planted))("%s", (_what, poison) => {
  it("in the name of a file", async () => {
    const { root, write } = await nominationsWorkspace();
    const name = `Ada ${poison.replaceAll("/", "")}.md`;
    await write(`${nominationsFolder}/${name}`, candidacy("Ada Lindqvist", "ada-l"));
    await mkdir(join(root, "elections", `arch-committee-${poison}`));
    const more = [
      ["candidates", "accept", `${nominationsFolder}/${name}`],
      ["tally", name],
    ];
    await expectHarmlessRuns(root, [...reading, ...more], duringNominations);
  });

  it.each(["name", "login", "affiliation", "statement"])("in the %s of a candidacy", async (at) => {
    const text = {
      name: candidacy(`Ada ${poison}`, "ada-l"),
      login: candidacy("Ada Lindqvist", `ada-l ${poison}`),
      affiliation: candidacy("Ada Lindqvist", "ada-l", `Northwind ${poison}`),
      statement: `${candidacy("Ada Lindqvist", "ada-l")}${poison}\n`,
    }[at];
    const { root } = await nominationsWorkspace({ "AdaLindqvist.md": text ?? "" });
    const more = [["candidates", "accept", `${nominationsFolder}/AdaLindqvist.md`]];
    await expectHarmlessRuns(root, [...reading, ...more], duringNominations);
    await expectHarmlessRuns(root, reading, afterNominations);
  });

  it("in the value of an option, a word and the working folder", async () => {
    const { root } = await nominationsWorkspace();
    await expectHarmlessRuns(
      root,
      [
        [poison],
        ["help", poison],
        ["status", `--${poison}`],
        ["status", "-C", poison],
        ["--now", poison, "status"],
        ["tally", poison],
        ["tally", "x.csv", "--rule", poison],
        ["roll", "show", poison],
        ["roll", "explain", poison],
        ["roll", "include", poison, "--reason", poison, "--by", poison, "--dry-run"],
        ["announce", poison],
        ["candidates", "withdraw", poison, "--reason", poison],
        ["candidates", "nominate", "--name", poison, "--login", "ada-l", "--dry-run"],
        ["committee", "step-down", poison, "--reason", poison, "--dry-run"],
        ["committee", "move", "eve-s", "--to", `X ${poison}`, "--dry-run"],
        ["plan", poison, "--dry-run"],
        ["calendar", "--ics", poison.replaceAll("/", ""), "--zone", poison],
        ["private", "pack", "--to", poison],
        ["results", "verify", poison],
        ["roles", "quorum", poison],
      ],
      duringNominations,
      { KATA_ELECTION_BY: poison },
    );
  });

  it("in GitHub's answers: names, titles, errors", async () => {
    const github = await fakeGitHub(
      {
        organization: "kata-containers",
        repositories: [{ name: "kata-containers" }],
        accounts: [{ login: "octavia" }, { login: "ada-l", name: `Ada ${poison}` }],
        pullRequests: [
          {
            repository: "kata-containers",
            author: "ada-l",
            title: poison,
            mergedAt: "2031-01-01T00:00:00Z",
            commits: [{ login: null, name: `Build ${poison}`, email: "build@host.example" }],
          },
        ],
      },
      { tokens: { [token]: { scopes: ["read:user"] } } },
    );
    const { root } = await nominationsWorkspace({ "AdaLindqvist.md": candidacy("Ada", "ada-l") });
    const environment = { ...github.environment, GH_TOKEN: token };
    const lines = [
      ["roll", "fetch", "--verbose"],
      ["roll", "build"],
      ["roll", "show", "--review"],
      ["roll", "show", "--json"],
      ["roll", "explain", "ada-l"],
      ["roll", "summary"],
      ["roll", "summary", "--to-summary"],
      ["candidates", "check", "--github"],
    ];
    await expectHarmlessRuns(root, lines, duringNominations, environment);
    github.fault({
      name: "an error that quotes what it was sent",
      times: Number.POSITIVE_INFINITY,
      matches: () => true,
      reply: async () => ({
        status: 403,
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ message: poison, errors: [{ message: poison, type: poison }] }),
      }),
    });
    const asking = [
      ["roll", "fetch", "--refresh", "--verbose"],
      ["doctor", "--online"],
      ["candidates", "check", "--github"],
      ["roles", "quorum", "7"],
    ];
    await expectHarmlessRuns(root, asking, duringNominations, environment);
  });

  it("in the line that changes, a question and a page", async () => {
    const stay = (): boolean => true;
    const moves = { cursorTo: stay, clearLine: stay, moveCursor: stay };
    const screen = { isTTY: true, columns: 200, rows: 2, ...moves };
    const stream = Object.assign(new PassThrough(), screen);
    let drawn = "";
    stream.on("data", (chunk: Buffer) => {
      drawn += chunk.toString("utf8");
    });
    const told: string[] = [];
    const terminal = openTerminal(
      {
        stdin: stream,
        stdout: stream,
        stderr: stream,
        environment: {},
        page: (text) => told.push(text) > 0,
      },
      { color: false, input: true, quiet: false, verbose: true },
    );
    const shown = await showProgress({ terminal, milliseconds: () => 0 });
    shown.progress.stage(poison);
    shown.news.waiting(poison as never, 5);
    await new Promise((resolve) => setTimeout(resolve, 150));
    shown.stop();
    // The spinner's own sequences, which hide the cursor and draw at once.
    expectHarmlessOnScreen(drawn.replaceAll(/\p{Cc}\[\?\d+[hl]/gu, ""));
    terminal.printListing(`${poison}\n`.repeat(5));

    const tell = async (question: object): Promise<never> => {
      const { validate, ...words } = question as { validate?: (text: string) => unknown };
      told.push(JSON.stringify(words), String(validate?.("") ?? ""));
      return "" as never;
    };
    const telling = { text: tell, line: tell, longText: tell, choice: tell, confirm: tell };
    const asked = gatedPrompter(telling as Prompter, terminal.shown);
    await asked.text({ message: poison, default: poison, validate: () => poison });
    await asked.line({ prompt: poison, suggestion: poison });
    await asked.choice({ message: poison, choices: [{ name: poison, value: "1" }] });
    await asked.confirm({ message: poison, default: true });
    expect(told.length).toBeGreaterThan(8);
    for (const text of told) expectHarmlessOnScreen(text);
  });
});

/** At a terminal no runner takes orders. */
function expectHarmlessOnScreen(text: string): void {
  expectHarmless("the screen", text.replaceAll("##[", "").replace(/^::/gm, ""));
}

it("offers an answer only as it is", async () => {
  const offered: unknown[] = [];
  const noting = { text: async (question: object) => void offered.push(question) };
  const shown = (text: string): string => text.replace("secret", "[token]");
  const asked = gatedPrompter(noting as unknown as Prompter, shown);
  await asked.text({ message: "Who?", default: "ada-l" });
  await asked.text({ message: "Who?", default: "secret" });
  expect(offered).toEqual([{ message: "Who?", default: "ada-l" }, { message: "Who?" }]);
});
