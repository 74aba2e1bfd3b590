import { describe, expect, it } from "vitest";
import { electionWorkspace, privateFolder } from "../../../support/election-workspace.ts";
import type { FakeGitHubData } from "../../../support/fake-github/data.ts";
import { fakeGitHub } from "../../../support/fake-github/fake-github.ts";
import {
  badGateway,
  brokenConnection,
  doubledResult,
  type Fault,
  partialAnswer,
  partialSignOn,
  primaryLimit,
  secondaryLimit,
  signOnRequired,
  silence,
  slow,
  somethingWentWrong,
  truncatedBody,
  wrongCount,
} from "../../../support/fake-github/faults.ts";
import { madeUpYear } from "../../../support/fake-github/made-up-year.ts";
import type { FakeGitHubServer } from "../../../support/fake-github/server.ts";
import { type CliOptions, type CliRun, runCli } from "../../../support/run-cli.ts";
import type { TemporaryWorkspace } from "../../../support/temporary-workspace.ts";

/** 260 pull requests: three slices, of which the first has more than one page. */
const year: FakeGitHubData = madeUpYear({ pullRequests: 260, accounts: 12, repositories: 3 });
const evidence = ["contributions.jsonl", "profiles.jsonl", "fetch.json"];

function fetchRoll(
  workspace: TemporaryWorkspace,
  github: Pick<FakeGitHubServer, "environment">,
  words: readonly string[] = [],
  options: CliOptions = {},
): Promise<CliRun> {
  return runCli(["roll", "fetch", ...words], {
    workingFolder: workspace.root,
    environment: github.environment,
    ...options,
  });
}

function readEvidence(workspace: TemporaryWorkspace): Promise<string[]> {
  return Promise.all(evidence.map((file) => workspace.read(`${privateFolder}/${file}`)));
}

async function contributionsOf(workspace: TemporaryWorkspace): Promise<string> {
  return workspace.read(`${privateFolder}/contributions.jsonl`);
}

/** Digest of the contributions of {@link year}, fetched without any fault. */
let whole: Promise<string> | undefined;
function wholeYear(): Promise<string> {
  whole ??= fetchWholeYear();
  return whole;
}

async function fetchWholeYear(): Promise<string> {
  const workspace = await electionWorkspace();
  const run = await fetchRoll(workspace, await fakeGitHub(year));
  expect(run).toMatchObject({ exitCode: 0 });
  const text = await contributionsOf(workspace);
  expect(text.trimEnd().split("\n")).toHaveLength(260);
  return text;
}

const page = { of: "FindPullRequests" };

describe("faults that pass", () => {
  it.each<[string, readonly Fault[], string[]]>([
    ["a 502 on the first request", [badGateway({ of: "FindOrganization" })], []],
    ["a 502 on three pages", [badGateway({ ...page, times: 3 })], []],
    [
      "a 502 on every page of more than 30",
      [
        badGateway({
          ...page,
          times: Infinity,
          when: ({ variables }) => Number(variables?.first) > 30,
        }),
      ],
      [],
    ],
    ["a broken connection", [brokenConnection({ ...page, times: 2 })], []],
    ["an answer cut off by the network", [truncatedBody(page)], []],
    ["an answer cut off by a proxy", [truncatedBody({ ...page, clean: true })], []],
    ["GitHub's apology with status 200", [somethingWentWrong(page)], []],
    ["a partial answer with status 200", [partialAnswer(page)], []],
    ["no answer", [silence(page)], ["--timeout", "2s"]],
    ["a slow answer", [slow(300, page)], []],
    ["a secondary limit with status 403", [secondaryLimit(page)], []],
    ["a secondary limit with status 429", [secondaryLimit({ ...page, status: 429 })], []],
    ["a secondary limit with status 200", [secondaryLimit({ ...page, status: 200 })], []],
    ["the primary limit, for a second", [primaryLimit(page)], []],
    ["a count that is wrong once", [wrongCount(1, page)], []],
    ["a result that comes twice once", [doubledResult(page)], []],
    ["counts that stay wrong", [wrongCount(1, { of: "CountPullRequests", times: Infinity })], []],
    ["results that always come twice", [doubledResult({ ...page, times: Infinity })], []],
    ["profiles that fail at first", [badGateway({ of: "FindProfiles" })], []],
    ["counts that fail at first", [badGateway({ of: "CountPullRequests" })], []],
  ])("%s: the evidence is complete all the same", async (_, faults, words) => {
    const workspace = await electionWorkspace();
    const github = await fakeGitHub(year);
    for (const fault of faults) github.fault(fault);
    const run = await fetchRoll(workspace, github, words);
    expect(run.stderr).not.toContain("error");
    expect(run.exitCode).toBe(0);
    expect(await contributionsOf(workspace)).toBe(await wholeYear());
  });
});

describe("faults that stay", () => {
  const always = { times: Infinity };

  it.each<[string, Fault, string, string[]]>([
    ["502", badGateway({ ...page, ...always }), "FindPullRequests: status 502", []],
    ["broken connections", brokenConnection({ ...page, ...always }), "did not answer", []],
    ["cut answers", truncatedBody({ ...page, ...always, clean: true }), "cut off", []],
    ["partial answers", partialAnswer({ ...page, ...always }), "Something is missing here", []],
    [
      "a secondary limit",
      secondaryLimit({ ...page, ...always }),
      "secondary limit was reached again",
      [],
    ],
    [
      "a secondary limit that is too long",
      secondaryLimit({ ...page, seconds: 90 }),
      "asks to wait 90 s; at most 60 s",
      ["--max-wait", "1m"],
    ],
    [
      "the primary limit",
      primaryLimit({ ...page, ...always }),
      "primary limit was reached again",
      [],
    ],
    ["single sign-on", signOnRequired({ of: "FindOrganization" }), "requires single sign-on", []],
    ["partial single sign-on", partialSignOn(page), "sees only part of the data", []],
    [
      "profiles that fail",
      badGateway({ of: "FindProfiles", ...always }),
      "FindProfiles: status 502",
      [],
    ],
  ])("%s: exit 4, and the old files stay as they were", async (_, fault, message, words) => {
    const workspace = await electionWorkspace();
    const github = await fakeGitHub(year);
    expect(await fetchRoll(workspace, github, ["--now", "2025-03-01T00:00Z"])).toMatchObject({
      exitCode: 0,
    });
    const before = await readEvidence(workspace);
    github.fault(fault);
    const run = await fetchRoll(workspace, github, ["--refresh", ...words]);
    expect(run.stderr).toContain(message);
    expect(run.exitCode).toBe(4);
    expect(run.stdout).toBe("");
    expect(await readEvidence(workspace)).toEqual(before);
  });
});
