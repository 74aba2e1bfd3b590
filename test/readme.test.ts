import { existsSync, readdirSync, readFileSync } from "node:fs";
import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { amendmentsSchema } from "../src/charter/amendment.ts";
import { ledgerSchema } from "../src/committee/ledger.ts";
import { demoBallots } from "../src/demo/ballots.ts";
import { candidacyFile, candidacyText, demoCandidacies } from "../src/demo/candidacies.ts";
import { type GitHubStandIn, startGitHubStandIn } from "../src/demo/stand-in.ts";
import { demoWorkspaceFiles } from "../src/demo/workspace-files.ts";
import { decisionSchema } from "../src/election/decision.ts";
import { electionSchema } from "../src/election/election.ts";
import { peopleFileSchema } from "../src/people/people-file.ts";
import { parseYaml } from "../src/workspace/formats/yaml-file.ts";
import { everyLeaf } from "./support/every-command.ts";
import { runCli } from "./support/run-cli.ts";
import { temporaryWorkspace } from "./support/temporary-workspace.ts";

function pageOf(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
}

const docs = new URL("../.github/docs/", import.meta.url);
const readme = pageOf("README.md");
const guide = pageOf(".github/docs/officials.md");
const commands = pageOf(".github/docs/commands.md");
const files = pageOf(".github/docs/files.md");

/** What the README has between its commands: comments that no reader sees. */
const arrivals: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "candidacies arrive": Object.fromEntries(
    demoCandidacies.map((candidacy) => [
      `elections/arch-committee-2027-04/${candidacyFile(candidacy)}`,
      candidacyText(candidacy),
    ]),
  ),
  "ballots arrive": { "elections/.private/2027-04/ballots.csv": demoBallots() },
};

type Step = { readonly comment: string } | { readonly command: string };

function stepsOf(text: string): Step[] {
  const steps: Step[] = [];
  let inConsole = false;
  for (const line of text.split("\n")) {
    if (line.startsWith("```")) inConsole = line === "```console";
    const comment = /^<!-- (.*) -->$/.exec(line)?.[1];
    const command = inConsole ? /^\$ kata-election (.*)$/.exec(line)?.[1] : undefined;
    if (comment !== undefined) steps.push({ comment });
    if (command !== undefined) steps.push({ command });
  }
  return steps;
}

/** The words of a command line; the README quotes with single quotes only. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
}

/** The first YAML example below a heading. */
function exampleBelow(heading: string): string {
  const section = files.slice(files.indexOf(`\n${heading}\n`));
  return /```yaml\n([\s\S]*?)```/.exec(section)?.[1] ?? "";
}

/** The command lines that the table of commands names: "roll show", "tally", … */
function commandsInTable(): string[] {
  const table = commands.slice(0, commands.indexOf("\n## Exit codes\n"));
  return [...table.matchAll(/^\| (`.*?`) +\|/gm)].flatMap(([, cell = ""]) => {
    const parts = [...cell.matchAll(/`([^`]*)`/g)].map(([, part = ""]) =>
      part.split(" ").filter((word) => /^[a-z][a-z-]*$/.test(word)),
    );
    const [first = []] = parts;
    return parts.map((part, index) =>
      (index === 0 ? part : [...first.slice(0, -1), ...part]).join(" "),
    );
  });
}

describe("README.md and the pages that it links to", () => {
  it("is at most 150 lines, and links to files that exist", () => {
    expect(readme.trimEnd().split("\n").length).toBeLessThanOrEqual(150);
    const pages = ["README.md", ...readdirSync(docs).map((name) => `.github/docs/${name}`)];
    for (const page of pages) {
      const folder = new URL(`../${page}`, import.meta.url);
      for (const [, target = ""] of pageOf(page).matchAll(
        /(?:\]\(|(?:src|srcset)=")(?!https?:|#)([^)#"]+)/g,
      )) {
        expect({ page, target, exists: existsSync(new URL(target, folder)) }).toEqual({
          page,
          target,
          exists: true,
        });
      }
    }
  });

  let now = "2027-04-05T15:10Z";
  let standIn: GitHubStandIn;
  beforeAll(async () => {
    standIn = await startGitHubStandIn(() => Date.parse(now));
  });
  afterAll(() => standIn.close());

  it("shows commands that work, in the order in which an official meets them", async () => {
    const workspace = await temporaryWorkspace(demoWorkspaceFiles);
    const environment = {
      GH_TOKEN: "made-up",
      GITHUB_API_URL: standIn.url,
      GITHUB_GRAPHQL_URL: `${standIn.url}/graphql`,
    };
    const steps = stepsOf(guide);
    expect(steps.filter((step) => "command" in step).length).toBeGreaterThan(15);
    for (const step of steps) {
      if ("comment" in step) {
        if (step.comment.startsWith("at ")) now = step.comment.slice(3);
        for (const [path, text] of Object.entries(arrivals[step.comment] ?? {})) {
          await workspace.write(path, text);
          await utimes(join(workspace.root, path), new Date(now), new Date(now));
        }
        continue;
      }
      const run = await runCli(wordsOf(step.command), {
        workingFolder: workspace.root,
        environment,
        now,
      });
      expect(`${step.command}: ${run.exitCode} ${run.exitCode === 0 ? "" : run.stderr}`).toBe(
        `${step.command}: 0 `,
      );
    }
  });

  it("has the six steps of an election, and the one command that leads through them", async () => {
    const steps = [...readme.matchAll(/^(\d)\. \*\*([^*]+)\*\*/gm)].map(
      ([, , words = ""]) => words,
    );
    expect(steps).toEqual([
      "Plan",
      "Build the roll",
      "Accept the candidates",
      "Hold the poll",
      "Count and publish",
      "Review the roles",
    ]);
    const { root } = await temporaryWorkspace(demoWorkspaceFiles);
    const [, command = ""] = /^kata-election (next)$/m.exec(readme) ?? [];
    const run = await runCli([command], { workingFolder: root, now: "2027-03-01T10:00Z" });
    expect(run.exitCode, run.stderr).toBe(0);
    expect(run.stdout).toContain("kata-election plan 2027-04\n");
  });

  it("lists every exit code", async () => {
    for (const code of [0, 1, 2, 3, 4, 70, 130]) {
      expect(commands).toMatch(new RegExp(`^\\| ${code} +\\|`, "m"));
    }
  });

  it("has every command in its table, and none that does not exist", async () => {
    const all = (await everyLeaf()).map(({ words }) => words.join(" "));
    expect(all).toContain("roll opt-in import");
    expect([...new Set(commandsInTable())].sort()).toEqual(all.sort());
  });

  it.each([
    ["## `election.yaml`", electionSchema],
    ["## `committee.yaml`", ledgerSchema],
    ["## `people.yaml`", peopleFileSchema],
    ["## `charter.yaml`", amendmentsSchema],
  ])("shows below %s a file that can be read", (heading, schema) => {
    expect(() => parseYaml(exampleBelow(heading), heading, schema)).not.toThrow();
  });

  it("shows an entry of every kind of decision that can be read", () => {
    const section = files.slice(files.indexOf("\n## Decisions\n"), files.indexOf("\n## `com"));
    const shown = [...section.matchAll(/^\| `([a-z-]+)` +\|([^|]*)\|/gm)].map(
      ([, about, cell = ""]) => {
        const fields = [...cell.matchAll(/`([a-z]+: [^`]*)`/g)].map(([, field]) => field);
        const entry = [
          `about: ${about}`,
          ...fields,
          "by: octavia",
          "date: 2027-04-27",
          "reason: why",
        ];
        return parseYaml(entry.join("\n"), "README.md", decisionSchema).value.about;
      },
    );
    const kinds = decisionSchema.options.map(({ shape }) => shape.about.value);
    expect(shown.sort()).toEqual([...kinds].sort());
  });
});
