import { readFileSync } from "node:fs";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { checkNode, oldestNode } from "../../../src/procedures/checking/health.ts";
import { electionYaml } from "../../support/election-yaml.ts";
import { fakeGitHub } from "../../support/fake-github/fake-github.ts";
import { brokenConnection, signOnRequired } from "../../support/fake-github/faults.ts";
import type { FakeToken } from "../../support/fake-github/server.ts";
import { runCli } from "../../support/run-cli.ts";
import { temporaryWorkspace } from "../../support/temporary-workspace.ts";

// All versions of Node that the program runs on were still mended then.
const now = "2026-04-16T12:00:00Z";
const token = "ghp_madeUpTokenForTheDoctor000000000";

const members = Array.from(
  { length: 7 },
  (_, seat) =>
    `- \`Member ${seat}\` ([\`member-${seat}\`](https://github.com/member-${seat})), [Org ${seat}](https://org.example).`,
);

const files = {
  "README.md": ["The current Architecture Committee members are:", "", ...members, ""].join("\n"),
  "elections/committee.yaml": "formatVersion: 1\nseats: [{ id: 1, season: autumn }]\n",
  "elections/arch-committee-2026-10/election.yaml": electionYaml("2026-10", [
    "officials: [{ login: octavia }]",
  ]),
};

interface Situation {
  readonly scopes?: readonly string[] | "unknown";
  readonly members?: readonly string[];
  readonly serverTime?: string;
  readonly organization?: string;
}

async function situation({ scopes = ["read:org", "read:user"], ...given }: Situation = {}) {
  const kind: FakeToken = scopes === "unknown" ? {} : { scopes };
  return fakeGitHub(
    {
      organization: given.organization ?? "kata-containers",
      repositories: [],
      accounts: [{ login: "octavia" }],
      members: given.members ?? ["octavia"],
    },
    { tokens: { [token]: kind }, now: given.serverTime ?? now },
  );
}

async function doctor(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  more: Readonly<Record<string, string>> = {},
) {
  const { root } = await temporaryWorkspace({ ...files, ...more });
  const run = await runCli(["doctor", "--json", ...words], {
    workingFolder: root,
    environment,
    now,
  });
  const { findings, ...report } = JSON.parse(run.stdout) as {
    healthy: boolean;
    findings: { state: string; about: string; found: string; remedy?: string }[];
  };
  const about = (name: string) => findings.filter((finding) => finding.about === name);
  return { run, report, findings, about };
}

describe("kata-election doctor", () => {
  it("exits 0 where all is well, and says who the token belongs to and what it may read", async () => {
    const github = await situation();
    const { run, report, findings, about } = await doctor([], github.environment);
    expect(findings.filter(({ state }) => state !== "good")).toEqual([]);
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(report).toMatchObject({ formatVersion: 1, healthy: true });
    expect(about("token")).toMatchObject([{ found: "belongs to octavia" }]);
    expect(about("token scopes")).toMatchObject([{ found: "read:org, read:user" }]);
    expect(about("API budget")[0]?.found).toMatch(/^\d+ of 5000 points left this hour$/);
    expect(github.requests).toHaveLength(2);
    expect(run.stdout).not.toContain(token);
  });

  it("shows the findings and their remedies to people, and refuses", async () => {
    const { root } = await temporaryWorkspace({ ...files, "elections/people.yaml": "x: 1\n" });
    const run = await runCli(["doctor"], { workingFolder: root, now });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("WRONG    elections/people.yaml: elections/people.yaml:1:1: ");
    expect(run.stdout).toContain(
      "WRONG    token: there is no GitHub token\n         → Set GH_TOKEN",
    );
    expect(run.stdout).toMatch(/^2 wrong, 0 to check\.\nWRONG /);
    expect(run.stderr).toContain("error: 2 things are wrong");
    expect(Math.max(...run.stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("asks nobody with --offline", async () => {
    const { run, about } = await doctor(["--offline"], { GH_TOKEN: token });
    expect(run.exitCode).toBe(0);
    expect(about("GitHub")).toMatchObject([{ state: "unknown" }]);
    const { root } = await temporaryWorkspace(files);
    const shown = await runCli(["doctor", "--offline"], { workingFolder: root, now });
    expect(shown.stdout).toMatch(
      /^Nothing is wrong; 0 to check\.\nunknown {2}GitHub: .*\ngood {5}kata-election: /,
    );
  });

  it("says when there is no workspace, and goes on", async () => {
    const github = await situation();
    const run = await runCli(["doctor"], {
      workingFolder: "/",
      environment: github.environment,
      now,
    });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("WRONG    workspace: no folder elections/ in / or above it");
    expect(run.stdout.replaceAll(/\s+/g, " ")).toContain(
      "; organization kata-containers: the token's owner is a member",
    );
    expect(run.stderr).toContain("error: 1 thing is wrong");
  });

  it.each([
    [[], "warning", "none: it cannot see teams and hidden members"],
    // As gh auth login makes it: roll fetch works with it.
    [["gist", "read:org", "repo", "workflow"], "good", "gist, read:org, repo, workflow"],
    [["user:email"], "warning", "user:email: it cannot see teams and hidden members"],
    [["user", "admin:org"], "good", "user, admin:org"],
    ["unknown" as const, "unknown", "a kind of token that does not list"],
  ])("judges the scopes %j: %s", async (scopes, state, found) => {
    const github = await situation({ scopes });
    const [finding] = (await doctor([], github.environment)).about("token scopes");
    expect(finding?.state).toBe(state);
    expect(finding?.found).toContain(found);
  });

  it("warns where public addresses cannot be read", async () => {
    const github = await situation({ scopes: ["repo", "read:org"] });
    const { run, about } = await doctor([], github.environment);
    expect(about("public addresses")).toMatchObject([{ state: "warning" }]);
    expect(run.exitCode).toBe(0);
  });

  it("runs each of the roll's queries once with --online", async () => {
    const github = await fakeGitHub(
      {
        organization: "kata-containers",
        repositories: [{ name: "runtime" }],
        accounts: [{ login: "octavia" }],
        members: ["octavia"],
        pullRequests: [
          { repository: "runtime", author: "octavia", mergedAt: "2026-03-01T00:00:00Z" },
        ],
      },
      { tokens: { [token]: { scopes: ["repo", "read:org"] } }, now },
    );
    const { run, findings } = await doctor(["--online"], github.environment);
    expect(run.exitCode).toBe(0);
    const queries = findings.filter(({ about }) => about.startsWith("query: "));
    expect(queries.map(({ state }) => state)).toEqual(Array.from({ length: 8 }, () => "good"));
    expect(queries.at(-1)?.found).toBe("1 read, without public addresses");
    expect(github.requests.length).toBeLessThanOrEqual(11);
  });

  it.each([
    ["active", "good", "2 in kata-containers/community, none off", undefined],
    [
      "disabled_inactivity",
      "warning",
      ".github/workflows/voter-list.yml: GitHub switched its schedule off after 60 quiet days",
      "Enable it: gh workflow enable voter-list.yml --repo kata-containers/community",
    ],
    [
      "disabled_manually",
      "warning",
      ".github/workflows/voter-list.yml: someone disabled it",
      "Enable it: gh workflow enable voter-list.yml --repo kata-containers/community",
    ],
    ["disabled_fork", "good", "2 in kata-containers/community, none off", undefined],
    ["deleted", "good", "2 in kata-containers/community, none off", undefined],
  ])("looks whether the workflows run, with --online: %s", async (state, judged, found, remedy) => {
    const github = await fakeGitHub(
      {
        organization: "kata-containers",
        repositories: [{ name: "community" }],
        accounts: [{ login: "octavia" }],
        workflows: [
          { path: ".github/workflows/ci.yml", state: "active" },
          { path: ".github/workflows/voter-list.yml", state },
        ],
      },
      { tokens: { [token]: { scopes: ["repo", "read:org"] } }, now },
    );
    const { about } = await doctor(["--online"], {
      ...github.environment,
      GITHUB_REPOSITORY: "kata-containers/community",
    });
    expect(about("workflows")).toEqual([
      { state: judged, about: "workflows", found, ...(remedy && { remedy }) },
    ]);
  });

  it("says where the workflows cannot be looked at, with --online", async () => {
    const github = await situation();
    const at = (name: Record<string, string>) =>
      doctor(["--online"], { ...github.environment, ...name });
    const unread = await at({ GITHUB_REPOSITORY: "kata-containers/community" });
    expect(unread.about("workflows")).toMatchObject([
      { state: "unknown", found: expect.stringContaining("needs actions: read") },
    ]);
    expect((await at({})).about("workflows")).toMatchObject([
      { state: "unknown", found: expect.stringContaining("remote origin") },
    ]);
  });

  it("names the permission that a job's token lacks, with --online", async () => {
    const github = await fakeGitHub(
      {
        organization: "kata-containers",
        repositories: [{ name: "runtime" }],
        accounts: [{ login: "octavia" }],
        members: ["octavia"],
        pullRequests: [
          { repository: "runtime", author: "octavia", mergedAt: "2026-03-01T00:00:00Z" },
        ],
      },
      { tokens: { [token]: { readsPullRequests: false } }, now },
    );
    const { run, about } = await doctor(["--online"], github.environment);
    expect(run.exitCode).toBe(1);
    expect(about("query: pull requests")).toMatchObject([
      { state: "wrong", remedy: expect.stringContaining("pull-requests: read") },
    ]);
  });

  it.each([
    ["2026-04-16T12:01:00Z", "good", "agrees with GitHub's"],
    ["2026-04-16T11:58:59Z", "warning", "61 seconds ahead of GitHub's"],
    ["2026-04-16T13:00:00Z", "warning", "3600 seconds behind GitHub's"],
  ])("compares the clock with %s", async (serverTime, state, found) => {
    const github = await situation({ serverTime });
    expect((await doctor([], github.environment)).about("clock")).toMatchObject([{ state, found }]);
  });

  it("warns where the token's owner is no member", async () => {
    const github = await situation({ members: [] });
    const { about } = await doctor([], github.environment);
    expect(about("organization kata-containers")).toMatchObject([{ state: "warning" }]);
  });

  it("names the organization of the workspace's own charter", async () => {
    const github = await situation({ organization: "other-org" });
    const amended = [
      "formatVersion: 1",
      "amendments:",
      "  - from: 2026-01-01",
      "    rules: { organization: { value: other-org, clause: { source: here, text: ours } } }",
    ].join("\n");
    const { about } = await doctor([], github.environment, { "elections/charter.yaml": amended });
    expect(about("organization other-org")).toMatchObject([{ state: "good" }]);
  });

  it("finds an unknown organization, a bad token and a silent GitHub wrong", async () => {
    const unknown = await situation({ organization: "elsewhere" });
    const { about, run } = await doctor([], unknown.environment);
    expect(about("organization kata-containers")[0]).toMatchObject({ state: "wrong" });
    expect(run.exitCode).toBe(1);
    const bad = await doctor([], { ...unknown.environment, GH_TOKEN: "ghp_another0000000000000" });
    expect(bad.about("GitHub")[0]).toMatchObject({
      state: "wrong",
      found: "GitHub rejects the token (bad credentials)",
    });
    const silent = await situation();
    silent.fault(brokenConnection({ of: "/rate_limit" }));
    const gone = await doctor([], silent.environment);
    expect(gone.about("GitHub")[0]?.found).toMatch(/^GitHub does not respond: /);
  });

  it("hands on what GitHub demands", async () => {
    const github = await situation();
    github.fault(signOnRequired({ of: "Doctor" }));
    const { about } = await doctor([], github.environment);
    expect(about("organization kata-containers")[0]).toMatchObject({
      state: "wrong",
      found: "the organization requires single sign-on",
    });
  });
});

describe("checkNode", () => {
  it("knows the oldest Node that package.json allows", () => {
    const text = readFileSync(new URL("../../../package.json", import.meta.url), "utf8");
    const { engines } = JSON.parse(text) as { engines: { node: string } };
    expect(`${engines.node}.0`).toBe(`>=${oldestNode}`);
  });

  it.each([
    ["20.19.0", "2026-04-29", "good"],
    ["20.19.0", "2026-04-30", "warning"],
    ["20.16.1", "2026-01-01", "wrong"],
    ["18.20.0", "2026-01-01", "wrong"],
    ["22.1.0", "2027-04-29", "good"],
    ["22.1.0", "2027-05-01", "warning"],
    ["23.0.0", "2026-01-01", "warning"],
    ["26.10.0", "2026-11-28", "good"],
    ["28.0.0", "2030-01-01", "good"],
  ])("%s on %s is %s", (version, day, state) => {
    expect(checkNode(version, Temporal.PlainDate.from(day)).state).toBe(state);
  });
});
