import { execFileSync } from "node:child_process";
import { mkdir, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { demoBallots } from "../../src/demo/ballots.ts";
import { candidacyFile, candidacyText, demoCandidacies } from "../../src/demo/candidacies.ts";
import { startGitHubStandIn } from "../../src/demo/stand-in.ts";
import { demoFolder, demoWorkspaceFiles } from "../../src/demo/workspace-files.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

/** What no official may be told to do again once a colleague has done it. */
const doneByColleague = /roll (?:update|build|freeze)|poll (?:show|record)|ballots check|tally/;

/** The checkouts of two officials, clones of one bare repository. */
async function twoClones() {
  const { root: parent } = await temporaryWorkspace();
  const origin = join(parent, "origin.git");
  let now = "";
  const github = await startGitHubStandIn(() => Date.parse(now));
  onTestFinished(() => github.close());
  const environment = {
    GH_TOKEN: "made-up",
    GITHUB_API_URL: github.url,
    GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
  };
  const git = (folder: string, ...words: string[]): string =>
    execFileSync(
      "git",
      ["-c", "user.name=Octavia Reyes", "-c", "user.email=o@x.example", ...words],
      {
        cwd: folder,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null" },
      },
    );
  git(parent, "init", "-q", "--bare", "-b", "main", origin);
  const clone = (login: string) => {
    const root = join(parent, login);
    git(parent, "clone", "-q", origin, root);
    const put = async (path: string, text: string, at?: string): Promise<void> => {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
      if (at !== undefined) await utimes(join(root, path), new Date(at), new Date(at));
    };
    const run = async (at: string, ...words: string[]): Promise<string> => {
      now = at;
      const done = await runCli(words, {
        workingFolder: root,
        now: at,
        environment: { ...environment, KATA_ELECTION_BY: login },
      });
      expect(`${words.join(" ")}: ${done.exitCode} ${done.exitCode === 0 ? "" : done.stderr}`).toBe(
        `${words.join(" ")}: 0 `,
      );
      return done.stdout;
    };
    return {
      put,
      run,
      commit: (subject: string) => {
        git(root, "add", "-A");
        git(root, "commit", "-qsm", subject);
      },
      push: () => git(root, "push", "-q", "origin", "HEAD:main"),
      pull: () => git(root, "pull", "-q", "--no-rebase", "--no-edit", "origin", "main"),
      /** States of the steps, by name. */
      steps: async (at: string): Promise<Record<string, string>> => {
        const { steps } = JSON.parse(await run(at, "status", "2027-04", "--json")) as {
          steps: { step: string; state: string }[];
        };
        return Object.fromEntries(steps.map(({ step, state }) => [step, state]));
      },
    };
  };
  return { clone };
}

type Clone = ReturnType<Awaited<ReturnType<typeof twoClones>>["clone"]>;

/** An election up to its frozen roll, in the checkout of one official. */
async function freezeRoll(a: Clone): Promise<void> {
  for (const [path, text] of Object.entries(demoWorkspaceFiles)) await a.put(path, text);
  const officials = ["--official", "priya-h", "--official", "oskar-v"];
  await a.run("2027-03-01T10:00Z", "plan", "2027-04", "--first-day", "2027-04-05", ...officials);
  await a.run("2027-03-12T10:00Z", "plan", "2027-04", "--approved", "2027-03-11=minutes");
  const opened = "2027-04-06T09:00Z";
  await a.run(opened, "roll", "fetch");
  await a.run(opened, "roll", "exclude", "bella-s", "--reason", "imported", "--by", "priya-h");
  const commit = "kata-containers/kata-containers@e634460";
  await a.run(opened, "roll", "identify", commit, "chen-m");
  await a.run(opened, "roll", "build");
  await a.run(opened, "roll", "freeze", "--confirm", "2027-04");
  await a.run(opened, "roll", "publish");
  for (const candidacy of demoCandidacies) {
    const path = `${demoFolder}/${candidacyFile(candidacy)}`;
    await a.put(path, candidacyText(candidacy), "2027-04-10T12:00Z");
  }
  a.commit("elections: plan and roll");
  a.push();
}

async function accept(clone: Clone, login: string): Promise<void> {
  const candidacy = demoCandidacies.find((each) => each.login === login);
  if (candidacy === undefined) throw new Error(`nobody runs as ${login}`);
  const path = `${demoFolder}/${candidacyFile(candidacy)}`;
  const submitted = ["--submitted", "2027-04-07T09:12Z"];
  await clone.run("2027-04-10T12:00Z", "candidates", "accept", path, ...submitted);
  clone.commit(`elections: accept ${login}`);
}

describe("two officials with a clone each", () => {
  it("never tells one to do again what the other has done, and tells both the same", async () => {
    const { clone } = await twoClones();
    const a = clone("priya-h");
    await freezeRoll(a);
    const b = clone("oskar-v");
    expect(await b.steps("2027-04-10T12:00Z")).toMatchObject({
      "first-roll": "done",
      "final-roll": "done",
    });

    // Each accepts another candidate, above and below the one that both know.
    await accept(a, "goran-d");
    a.push();
    b.pull();
    await accept(a, "dana-w");
    await accept(b, "ivo-c");
    a.push();
    b.pull();
    b.push();
    a.pull();
    for (const login of ["emeka-s", "farah-n", "hana-p"]) await accept(a, login);
    await a.run("2027-04-12T15:10Z", "candidates", "close", "--by", "priya-h");
    const opened = "2027-04-19T15:05Z";
    await a.run(opened, "poll", "record", "--id", "E_made_up", "--opened", "2027-04-19T15:00Z");
    a.commit("elections: list and poll");
    a.push();
    b.pull();
    const whileOpen = await b.run("2027-04-20T12:00Z", "status");
    expect(whileOpen).toContain("Private files: in another official's checkout. Ask what");
    expect(whileOpen).not.toMatch(
      /roll (?:update|build|freeze)|poll (?:show|record)|candidates (?:close|accept)/,
    );

    // The count is in the files of one checkout alone: the other names whom to ask.
    const closed = "2027-04-26T16:00Z";
    await a.put("elections/.private/2027-04/ballots.csv", demoBallots(), closed);
    const ranking = demoCandidacies.map(({ login }) => login).join(" > ");
    await a.run(closed, "poll", "record", "--ballots", "33", "--ranking", ranking);
    type Step = { readonly id: string; readonly commands: readonly string[] };
    const { step, alsoDue } = JSON.parse(await b.run(closed, "next", "--json", "2027-04")) as {
      readonly step: Step;
      readonly alsoDue: readonly Step[];
    };
    const ballots = [step, ...alsoDue].find(({ id }) => id === "ballots");
    expect(ballots?.commands[0]).toContain("kata-election private unpack ");

    await a.run(closed, "results", "prepare", "--level", "matrix");
    await a.run(closed, "results", "publish", "--confirm", "2027-04");
    a.commit("elections: publish the result");
    a.push();
    b.pull();
    const after = "2027-04-27T09:00Z";
    const stepsOfB = await b.steps(after);
    for (const name of ["first-roll", "final-roll", "close-nominations", "poll", "ballots"]) {
      expect({ name, state: stepsOfB[name] }).toEqual({ name, state: "done" });
    }
    // Only whoever has the private files can hand them over.
    expect({ ...stepsOfB, "hand-over": "missed" }).toEqual(await a.steps(after));
    expect(await b.run(after, "status", "2027-04")).not.toMatch(doneByColleague);
    expect(await b.run(after, "next", "--json", "2027-04")).not.toMatch(doneByColleague);
  });
});
