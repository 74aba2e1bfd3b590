import { describe, expect, it } from "vitest";
import type { FakeGitHubData } from "../../../support/fake-github/data.ts";
import { fakeGitHub } from "../../../support/fake-github/fake-github.ts";
import {
  badGateway,
  partialSignOn,
  refusal,
  shortList,
  signOnRequired,
} from "../../../support/fake-github/faults.ts";
import { fakePrompter } from "../../../support/fake-prompter.ts";
import {
  ledgerAfter,
  namedPeopleYaml,
  reviewDay,
  rolesGitHub,
  rolesWorkspace,
} from "../../../support/roles-workspace.ts";
import { type CliOptions, runCli } from "../../../support/run-cli.ts";

const committers = "/orgs/kata-containers/teams/kata-containers-committer/members";
const community = "kata-containers/community";
const issues = "/repos/kata-containers/community/issues";

async function opened(
  data: Partial<FakeGitHubData> = {},
  files: Readonly<Record<string, string>> = {},
  options: Parameters<typeof fakeGitHub>[1] = {},
) {
  const workspace = await rolesWorkspace(files);
  const github = await fakeGitHub({ ...rolesGitHub, ...data }, options);
  const review = (words: readonly string[] = [], more: CliOptions = {}) =>
    runCli(["roles", "review", ...words], {
      workingFolder: workspace.root,
      environment: github.environment,
      now: reviewDay,
      ...more,
    });
  return { workspace, github, review };
}

describe("kata-election roles review", () => {
  it("tells who is inactive since when, and whom to add and drop", async () => {
    const { review } = await opened();
    const { stdout, stderr, exitCode } = await review(["--json"]);
    expect(exitCode, stderr).toBe(0);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      formatVersion: 1,
      election: "2026-10",
      asOf: "2026-11-03",
      period: { from: "2025-10-05T00:00:00Z", until: "2026-10-05T00:00:00Z" },
      reviewDays: { value: 14 },
    });
    const logins = (list: { login: string }[]) => list.map(({ login }) => login);
    expect(logins(report.committers.active)).toEqual(["ada-l", "Bo-K", "fay-a"]);
    expect(logins(report.committers.inactive)).toEqual(["cy-m", "dee-p", "eva-r", "gus-i"]);
    expect(report.committers.inactive[0]).toMatchObject({
      // Of two merges the later one, though the other was touched last.
      lastMerged: {
        at: "2024-05-02T10:00:00Z",
        reference: "kata-containers/runtime-rs#42",
        isPrivate: false,
      },
      lastReview: {
        at: "2026-03-31T09:00:00Z",
        url: "https://github.com/kata-containers/runtime-rs/pull/43",
      },
      removeFrom: "2026-11-17",
    });
    expect(report.committers.doubtful).toMatchObject([{ login: "hal-j", because: "not-counted" }]);
    expect(logins(report.admins.add)).toEqual(["Bo-K", "kim-n"]);
    expect(report.admins.drop).toMatchObject([
      { login: "eva-r", because: "left-committee" },
      { login: "past-p", because: "expired", decision: { expires: "2026-03-01" } },
    ]);
    expect(logins(report.owners.drop)).toEqual(["eva-r", "quiet-q"]);
    expect(report.former).toMatchObject([
      { login: "eva-r", committer: "proposed", admin: "loses", owner: "loses" },
    ]);
    expect(report.remarks).toMatchObject([
      { code: "unknown-authors", count: 1 },
      { code: "no-member", login: "kim-n", standing: "invited" },
    ]);
  });

  it("shows it to people within 80 columns, and to programs a line each", async () => {
    const { review } = await opened();
    const shown = await review([], { screen: true });
    expect(shown.exitCode).toBe(0);
    expect(shown.stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(shown.stdout).toContain("Committers: 4 inactive of 8 in kata-containers-committer");
    expect(shown.stdout).toMatch(/gus-i \(on the +2023-02-01/);
    expect(shown.stdout).toContain("  drop  quiet-q: not on the committee");
    const { stdout } = await review();
    const rows = stdout
      .replace(/\n$/, "")
      .split("\n")
      .map((line) => line.split("\t"));
    expect(rows.every(({ length }) => length === 8)).toBe(true);
    expect(rows[1]).toEqual([
      ...["committer", "remove", "cy-m", "from 2026-11-17"],
      ...["2024-05-02T10:00:00Z", "https://github.com/kata-containers/runtime-rs/pull/42"],
      ...["2026-03-31T09:00:00Z", "https://github.com/kata-containers/runtime-rs/pull/43"],
    ]);
  });

  it("prints an issue that names nobody whose membership is not public", async () => {
    const { review } = await opened();
    const { stdout } = await review(["--issue-text"]);
    expect(stdout).toContain("| @cy-m |");
    expect(stdout).not.toContain("quiet-q");
    expect((await review(["--issue-text", "--name-all"])).stdout).toContain("quiet-q");
  });

  it("reads long lists page by page", async () => {
    const crowd = Array.from({ length: 230 }, (_, index) => `person-${index}`);
    const { review, github } = await opened({
      accounts: [
        ...(rolesGitHub.accounts ?? []),
        ...crowd.map((login, index) => ({ login, id: 1000 + index })),
      ],
      members: [...(rolesGitHub.members ?? []), ...crowd],
      teams: { ...rolesGitHub.teams, "kata-containers-committer": crowd },
    });
    const { stdout, stderr } = await review(["--json"]);
    expect(JSON.parse(stdout).committers.inactive, stderr).toHaveLength(230);
    expect(github.requests.filter(({ path }) => path === committers)).toHaveLength(3);
  });

  it.each([
    [
      "a token of nobody in the organization",
      "who is not a member of kata-containers",
      { members: ["bo-k"] },
    ],
    ["an organization that is gone", "has no organization", { organization: "other" }],
    [
      "a team that is not there",
      "no team kata-containers-admin that the token may see",
      {
        teams: { "kata-containers-committer": ["ada-l"] },
      },
    ],
  ])("refuses %s", async (_, words, data) => {
    const { review } = await opened(data);
    const { stdout, stderr, exitCode } = await review(["--json"]);
    expect(exitCode).toBe(4);
    expect(stdout).toBe("");
    expect(stderr).toContain(words);
  });

  it("asks whether the token is a member's before anything else", async () => {
    const { review, github } = await opened({ members: ["bo-k"] });
    await review();
    expect(github.requests.map(({ operation, path }) => operation ?? path)).toEqual([
      "FindMembership",
    ]);
  });

  it("names the scope that a token lacks", async () => {
    const { review } = await opened({}, {}, { tokens: { ghp_weak: { scopes: ["read:user"] } } });
    const { stderr, exitCode } = await review();
    expect(exitCode).toBe(4);
    expect(stderr).toContain("'read:org'");
  });

  it("never works with a list that is shorter than GitHub counts it", async () => {
    const { review, github } = await opened();
    github.fault(shortList({ of: committers, times: 3 }));
    const { stdout, stderr, exitCode } = await review();
    expect(exitCode).toBe(4);
    expect(stdout).toBe("");
    expect(stderr).toContain("counts 8 people in the team kata-containers-committer, but shows 7");
    expect(stderr).toContain("read:org");
  });

  it("reads a list again that changed meanwhile", async () => {
    const { review, github } = await opened();
    github.fault(shortList({ of: "/orgs/kata-containers/members" }));
    expect((await review()).exitCode).toBe(0);
  });

  it.each([
    ["single sign-on", signOnRequired({ of: "CountTeam" }), "single sign-on"],
    [
      "single sign-on for REST",
      refusal(403, "Resource protected by organization SAML enforcement.", {
        of: committers,
        headers: { "x-github-sso": "required; url=https://github.com/orgs/x/sso?token=y" },
      }),
      "Configure SSO",
    ],
    ["holes of single sign-on", partialSignOn({ of: committers }), "sees only part of the data"],
    [
      "a fine-grained token without the permission",
      refusal(403, "Resource not accessible by personal access token", { of: committers }),
      "Members (read)",
    ],
    ["a hidden team", refusal(404, "Not Found", { of: committers }), "elections/charter.yaml"],
    ["other refusals", refusal(422, "Validation Failed", { of: committers }), "Validation Failed"],
  ])("ends with 4 and a remedy for %s", async (_, fault, words) => {
    const { review, github } = await opened();
    github.fault(fault);
    const { stdout, stderr, exitCode } = await review();
    expect(exitCode).toBe(4);
    expect(stdout).toBe("");
    expect(stderr).toContain(words);
  });

  it("tries again where GitHub did not answer once", async () => {
    const { review, github } = await opened();
    github.fault(badGateway({ of: committers }));
    expect((await review()).exitCode).toBe(0);
  });

  it("refuses an answer that is no list of people", async () => {
    const { review, github } = await opened();
    github.fault(refusal(200, "hello", { of: committers }));
    expect(await review()).toMatchObject({
      exitCode: 4,
      stderr: expect.stringContaining("GitHub's answer is not"),
    });
  });

  it("finds out whether missing people are invited, outside, or known at all", async () => {
    const accounts = (rolesGitHub.accounts ?? []).filter(({ login }) => login !== "ci-eng");
    const without = (rolesGitHub.members ?? []).filter((login) => login !== "ci-eng");
    const teams = { ...rolesGitHub.teams, "kata-containers-admin": ["ada-l"] };
    const members = without.filter((login) => login !== "ida-k");
    const { review } = await opened({ accounts, members, teams });
    const { stdout } = await review(["--json"]);
    const { remarks } = JSON.parse(stdout) as {
      remarks: { code: string; login: string; standing: string }[];
    };
    expect(
      remarks
        .filter(({ code }) => code === "no-member")
        .map((each) => `${each.login} ${each.standing}`),
    ).toEqual(["ci-eng unknown", "ida-k outside", "kim-n invited"]);
  });

  it("does not judge by a roll whose evidence ends early, an early charter, or a ledger without members", async () => {
    const provisional = await opened();
    const path = "elections/.private/2026-10/fetch.json";
    const text = await provisional.workspace.read(path);
    await provisional.workspace.write(path, text.replace("2026-10-05T", "2026-09-01T"));
    expect(await provisional.review()).toMatchObject({ exitCode: 1 });
    const early = await opened();
    const election = "elections/arch-committee-2026-10/election.yaml";
    const facts = await early.workspace.read(election);
    await early.workspace.write(election, facts.replace("2025-03-07", "2024-03-27"));
    expect(await early.review()).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(
        "the charter of 2024-03-27 does not require a review of roles",
      ),
    });
    const empty = await opened(
      {},
      { "elections/committee.yaml": ledgerAfter.replace(/\nterms:[\s\S]*/, "\n") },
    );
    expect(await empty.review()).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("no member on 2026-11-03"),
    });
    for (const { github } of [provisional, early, empty]) expect(github.requests).toEqual([]);
  });

  it("uses the roll that was built, and refuses a provisional one", async () => {
    const { review, workspace } = await opened();
    const root = { workingFolder: workspace.root };
    expect((await runCli(["roll", "build"], root)).exitCode).toBe(0);
    const built = await review(["--json"]);
    expect(JSON.parse(built.stdout).committers.active).toHaveLength(3);
    const path = "elections/.private/2026-10/roll.yaml";
    const text = await workspace.read(path);
    const sha = /^ {2}sha256: .*$/m;
    await workspace.write(
      path,
      text.replace(sha, (line) => `${line}\n  until: 2026-09-01T00:00:00Z`),
    );
    expect(await review()).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("is provisional: its evidence ends at 2026-09-01T00:00:00Z"),
    });
  });

  it.each([
    [["--json", "--issue-text"], "--json and --issue-text cannot be combined"],
    [["--json", "--post", community], "--json and --post cannot be combined"],
    [["--dry-run"], "--dry-run requires --post"],
    [["--yes"], "--yes requires --post"],
    [["--name-all"], "--name-all requires"],
    [["--post", "community"], "Write it as owner/name."],
  ])("refuses %j", async (words, message) => {
    const { review } = await opened();
    const { stderr, exitCode } = await review(words);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe("kata-election roles review --post", () => {
  it("shows what it would write, and writes nothing, with --dry-run", async () => {
    const { review, github } = await opened();
    const { stdout, stderr, exitCode } = await review(["--post", community, "--dry-run"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("+| @cy-m |");
    expect(stderr).toContain("Dry run: nothing was written.");
    expect(github.world.issues).toEqual([]);
    expect(
      github.requests.every(({ method, path }) => method === "GET" || path === "/graphql"),
    ).toBe(true);
  });

  it("asks before it opens the issue", async () => {
    const { review, github } = await opened();
    const prompter = fakePrompter([/Open this issue\?/, true]);
    const { stdout, stderr, exitCode } = await review(["--post", community], { prompter });
    expect(exitCode).toBe(0);
    expect(stdout).toBe("https://github.com/kata-containers/community/issues/1\n");
    expect(stderr).toContain("+| @cy-m |");
    expect(github.world.issues).toMatchObject([
      { title: "Review of committers, admins and owners, election of October 2026" },
    ]);
  });

  it("writes nothing where the answer is no, or nobody can be asked", async () => {
    const { review, github } = await opened();
    const prompter = fakePrompter([/Open this issue\?/, false]);
    expect((await review(["--post", community], { prompter })).exitCode).toBe(130);
    const { stderr, exitCode } = await review(["--post", community]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("--yes is required");
    expect(github.world.issues).toEqual([]);
  });

  it("changes nothing the second time", async () => {
    const { review, github } = await opened();
    await review(["--post", community, "--yes"]);
    const before = structuredClone(github.world.issues);
    const { stdout, stderr, exitCode } = await review(["--post", community, "--yes"]);
    expect(exitCode).toBe(0);
    expect(stdout).toBe("https://github.com/kata-containers/community/issues/1\n");
    expect(stderr).toContain("Nothing to change");
    expect(github.world.issues).toEqual(before);
  });

  it("keeps the days of those listed before and what people wrote around it, and updates the rest", async () => {
    const { review, workspace } = await opened();
    const { stdout } = await review(["--issue-text"], { now: "2026-10-28T10:00:00Z" });
    const body =
      `Please read.\r\n\r\n${stdout.trimEnd().replaceAll("\n", "\r\n")}\r\n\r\nThanks.`.replace(
        "<!-- listed dee-p 2026-10-28 -->",
        "",
      );
    const issue = {
      ...{ repository: "community", number: 12, author: "found-f", body },
      ...{ createdAt: "2026-10-28T09:00:00Z", updatedAt: "2026-10-30T09:00:00Z" },
    };
    const pull = { ...issue, number: 13, isPullRequest: true };
    const github = await fakeGitHub({ ...rolesGitHub, issues: [issue, pull] });
    const run = await runCli(["roles", "review", "--post", community, "--yes"], {
      workingFolder: workspace.root,
      environment: github.environment,
      now: reviewDay,
    });
    expect(run).toMatchObject({
      exitCode: 0,
      stdout: "https://github.com/kata-containers/community/issues/12\n",
    });
    expect(github.world.issues).toHaveLength(2);
    const after = github.world.issues[0]?.body ?? "";
    expect(after).toMatch(/^Please read\.\n\n<!-- kata-election/);
    expect(after).toMatch(/end -->\n\nThanks\.$/);
    // 28 October + 14 days; Dee, whose day is gone, begins again: 3 November + 14 days.
    expect(after).toMatch(/\| @cy-m .* 2026-11-11 /);
    expect(after).toMatch(/\| @dee-p .* 2026-11-17 /);
  });

  it("leaves alone issues of strangers, refuses closed and several ones", async () => {
    const { review, workspace } = await opened();
    const body = (await review(["--issue-text"])).stdout;
    const issue = {
      ...{ repository: "community", number: 12, author: "stranger", body },
      ...{ createdAt: "2026-11-01T09:00:00Z" },
    };
    const post = async (...found: (typeof issue & { closed?: boolean })[]) => {
      const github = await fakeGitHub({ ...rolesGitHub, issues: found });
      const run = await runCli(["roles", "review", "--post", community, "--yes"], {
        workingFolder: workspace.root,
        environment: github.environment,
        now: reviewDay,
      });
      return { ...run, github };
    };
    const beside = await post(issue);
    expect(beside).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/issues\/13\n$/) });
    expect(beside.stderr).toContain("issues/12 has the marks of this review, but was opened by");
    const own = { ...issue, author: "ADA-L" };
    expect(await post({ ...own, closed: true })).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("issues/12, which is closed"),
    });
    expect(await post(own, { ...own, number: 14 })).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("several issues share the roles review of 2026-10"),
    });
    const long = await post({ ...own, body: `${"x".repeat(65_000)}\n${body}` });
    expect(long).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("GitHub accepts 65536"),
    });
  });

  it.each([
    [
      refusal(403, "Resource not accessible", {
        of: issues,
        when: ({ method }) => method === "POST",
      }),
      "Issues (write)",
    ],
    [refusal(410, "Issues are disabled for this repo", { of: issues }), "Issues are disabled"],
    [
      refusal(201, "hm", { of: issues, when: ({ method }) => method === "POST" }),
      "GitHub's answer is not",
    ],
  ])("says why GitHub refuses: %#", async (fault, words) => {
    const { review, github } = await opened();
    github.fault(fault);
    const { stdout, stderr, exitCode } = await review(["--post", community, "--yes"]);
    expect(exitCode).toBe(4);
    expect(stdout).toBe("");
    expect(stderr).toContain(words);
  });

  it("asks GitHub once only to open an issue, lest there be two", async () => {
    const { review, github } = await opened();
    github.fault(badGateway({ of: issues, when: ({ method }) => method === "POST" }));
    const { exitCode } = await review(["--post", community, "--yes"]);
    expect(exitCode).toBe(4);
    expect(
      github.requests.filter(({ method, path }) => method === "POST" && path === issues),
    ).toHaveLength(1);
  });

  it("says why an issue cannot be changed", async () => {
    const { review, workspace } = await opened();
    const { stdout: body } = await review(["--issue-text"], { now: "2026-11-02T10:00:00Z" });
    const github = await fakeGitHub({
      ...rolesGitHub,
      issues: [
        {
          repository: "community",
          number: 12,
          author: "ada-l",
          body: body.replace("cy-m", ""),
          createdAt: "2026-11-02T10:00:00Z",
        },
      ],
    });
    github.fault(refusal(404, "Not Found", { of: `${issues}/12` }));
    const run = await runCli(["roles", "review", "--post", community, "--yes"], {
      workingFolder: workspace.root,
      environment: github.environment,
      now: reviewDay,
    });
    expect(run).toMatchObject({ exitCode: 4, stderr: expect.stringContaining("community#12") });
  });
});

describe("people.yaml", () => {
  it("names file and field where a decision about a role is malformed", async () => {
    const files = {
      "elections/people.yaml": namedPeopleYaml.replace("role: admin", "role: admiral"),
    };
    const { review } = await opened({}, files);
    const { stderr, exitCode } = await review();
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/elections\/people\.yaml:5.*roles.*role/);
  });
});
