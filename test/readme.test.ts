import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoBallots } from "../src/demo/ballots.ts";
import { candidacyFile, candidacyText, demoCandidacies } from "../src/demo/candidacies.ts";
import { type GitHubStandIn, startGitHubStandIn } from "../src/demo/stand-in.ts";
import { demoWorkspaceFiles } from "../src/demo/workspace-files.ts";
import { runCli } from "./support/run-cli.ts";
import { temporaryWorkspace } from "./support/temporary-workspace.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

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

describe("README.md", () => {
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
    const steps = stepsOf(readme);
    expect(steps.filter((step) => "command" in step).length).toBeGreaterThan(15);
    for (const step of steps) {
      if ("comment" in step) {
        if (step.comment.startsWith("at ")) now = step.comment.slice(3);
        for (const [path, text] of Object.entries(arrivals[step.comment] ?? {})) {
          await workspace.write(path, text);
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

  it("lists every exit code", async () => {
    for (const code of [0, 1, 2, 3, 4, 70, 130]) {
      expect(readme).toMatch(new RegExp(`^\\| ${code} +\\|`, "m"));
    }
  });

  it("names every command of the top level", async () => {
    const { stdout } = await runCli(["--help"]);
    const commands = [...stdout.matchAll(/^ {2}([a-z]+)(?: |$)/gm)].map(([, name]) => name);
    for (const name of commands.filter((each) => each !== "help")) {
      expect(readme).toContain(`\`${name}`);
    }
  });
});
