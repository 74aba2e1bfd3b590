import { describe, expect, it } from "vitest";
import type { FakeComment, FakeGitHubData, FakeIssue } from "../../../support/fake-github/data.ts";
import { fakeGitHub } from "../../../support/fake-github/fake-github.ts";
import type { Fault } from "../../../support/fake-github/faults.ts";
import { reviewDay, rolesGitHub, rolesWorkspace } from "../../../support/roles-workspace.ts";
import { type CliOptions, runCli } from "../../../support/run-cli.ts";

const at = (hour: number): string => `2026-11-02T${String(hour).padStart(2, "0")}:00:00Z`;

function comment(author: string | null, body: string, hour: number): FakeComment {
  return { author, body, createdAt: at(hour) };
}

function thumb(user: string, hour: number, content = "THUMBS_UP") {
  return { user, content, createdAt: at(hour) };
}

/** Cy nominates Zoe. In office are seven, so the quorum is four. */
function nomination(more: Partial<FakeIssue> = {}): FakeIssue {
  return {
    repository: "community",
    number: 403,
    title: "Nominate @zoe-z as a committer",
    body: "Zoe reviews a lot.",
    author: "cy-m",
    ...more,
  };
}

const approved = nomination({
  comments: [
    comment("ada-l", "> Zoe reviews a lot.\n\nShe does. +1", 1),
    comment("Bo-K", "LGTM", 2),
    comment("eva-r", "+1", 3),
    comment("gus-i", "Where can I see that?", 3),
  ],
  reactions: [thumb("fay-a", 1), thumb("hal-j", 4), thumb("ida-k", 4, "HEART")],
});

async function quorum(
  issues: readonly FakeIssue[],
  words: readonly string[] = ["403"],
  more: CliOptions & { readonly data?: Partial<FakeGitHubData>; readonly fault?: Fault } = {},
) {
  const { data, fault, ...options } = more;
  const { root } = await rolesWorkspace();
  const github = await fakeGitHub({ ...rolesGitHub, issues, ...data });
  if (fault !== undefined) github.fault(fault);
  const run = await runCli(["roles", "quorum", ...words], {
    workingFolder: root,
    environment: github.environment,
    now: reviewDay,
    ...options,
  });
  return { ...run, requests: github.requests };
}

describe("kata-election roles quorum", () => {
  it("says who approved and ends with 0 where the quorum is reached", async () => {
    const { stdout, stderr, exitCode } = await quorum([approved], ["403"], { screen: true });
    expect(exitCode, stderr).toBe(0);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).toContain("nominee    zoe-z");
    expect(stdout).toContain("nominator  cy-m, a committer today");
    expect(stdout).toContain("quorum     a majority of the 7 members on 2026-11-03: 4");
    expect(stdout).toContain("Quorum reached: 4 of 4 approvals.");
    expect(stdout).toMatch(/^ada-l +approves +2026-11-02 /m);
    expect(stdout).toContain("gus-i  2026-11-02: “Where can I see that?”");
    expect(stdout).toContain("ida-k  2026-11-02: reaction heart");
    expect(stdout).toMatch(/Not on the committee, so not counted:\n {2}eva-r approves/);
    expect(stdout).toMatch(/^kim-n +– *$/m);
  });

  it("says how many are missing and ends with 1", async () => {
    const issue = nomination({ comments: approved.comments ?? [] });
    const { stdout, stderr, exitCode } = await quorum([issue]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("No quorum: 2 of 4 approvals, 2 missing.");
    expect(stderr).toContain("of 4 approvals 2 are missing");
  });

  it("prints the same as JSON", async () => {
    const { stdout, exitCode } = await quorum([approved], ["#403", "--json"]);
    expect(exitCode).toBe(0);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      formatVersion: 1,
      issue: { repository: "kata-containers/community", number: 403, open: true },
      asOf: "2026-11-03",
      rule: {
        quorum: "majority",
        clause: { source: expect.stringContaining("not in the charter") },
      },
      nominee: { login: "zoe-z", committer: false },
      nominator: { login: "cy-m", committer: true },
      needed: 4,
      approvals: 4,
      missing: 0,
      approved: true,
      because: null,
    });
    expect(report.committee.map(({ login, position }: never) => `${login} ${position}`)).toEqual([
      "ada-l approves",
      "Bo-K approves",
      "fay-a approves",
      "gus-i unclear",
      "hal-j approves",
      "ida-k unclear",
      "kim-n silent",
    ]);
  });

  it("counts by the committee of another day", async () => {
    // In March 2026, the month before the spring election, the ledger has Ada, Eva and Gus alone.
    const { stdout, exitCode } = await quorum(
      [approved],
      ["403", "--as-of", "2026-03-01", "--json"],
    );
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ asOf: "2026-03-01", needed: 2, approvals: 2 });
  });

  it("reads an issue of many comments to its end", async () => {
    const chatter = Array.from({ length: 230 }, (_, index) => comment("eva-r", `${index}`, 1));
    const issue = nomination({ comments: [...chatter, comment("ada-l", "+1", 9)] });
    const { stdout, requests } = await quorum([issue], ["403", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ approvals: 1 });
    expect(requests.filter(({ operation }) => operation === "FindNomination")).toHaveLength(3);
  });

  it("shows objections, edits, and hostile text harmlessly", async () => {
    const issue = nomination({
      title: "Nominate @zoe-z\u202e\u001b[31m",
      closed: true,
      comments: [
        comment("ada-l", "I don't approve", 1),
        { ...comment("Bo-K", "+1", 2), editedAt: at(5) },
        { ...comment("fay-a", "+1", 2), editedAt: at(5), editor: "cy-m" },
        comment("gus-i", `\u001b]0;x\u0007 ${"why ".repeat(50)}`, 3),
      ],
    });
    const { stdout } = await quorum([issue], ["403"], { screen: true });
    for (const character of ["\u001b", "\u0007", "\u202e"]) expect(stdout).not.toContain(character);
    expect(stdout).toContain("(closed)");
    expect(stdout).toMatch(/^ada-l +objects +2026-11-02 +“I don't approve”/m);
    expect(stdout).toMatch(/^Bo-K +approves +2026-11-02, edited 2026-11-02 +“\+1”/m);
    expect(stdout).toMatch(
      /^fay-a +unclear +2026-11-02, edited 2026-11-02 by cy-m +edited by someone else/m,
    );
    expect(stdout).toMatch(/…”/);
  });

  it("does not approve what no committer nominated, unless told who did", async () => {
    const issue = { ...approved, author: "kim-n" };
    const refused = await quorum([issue]);
    expect(refused.exitCode).toBe(1);
    expect(refused.stdout).toContain("kim-n, NO committer today");
    expect(refused.stdout).toContain("Quorum reached");
    expect((await quorum([issue], ["403", "--nominator", "@cy-m"])).exitCode).toBe(0);
    const gone = await quorum([{ ...approved, author: null, title: "Nomination" }]);
    expect(gone.stdout).toContain("name them with --nominator");
    expect(gone.stdout).toContain("name them with --nominee");
    const known = await quorum([approved], ["403", "--nominee", "dee-p"]);
    expect(known.stdout).toContain("dee-p (a committer already)");
  });

  it("warns where GitHub does not know a member's account", async () => {
    const accounts = (rolesGitHub.accounts ?? []).filter(({ login }) => login !== "kim-n");
    const { stdout } = await quorum([approved], ["403"], { data: { accounts } });
    expect(stdout).toContain("GitHub has no account kim-n: was it renamed?");
  });

  it.each([
    ["another number", ["404"], 4, "no issue kata-containers/community#404"],
    [
      "another repository",
      ["kata-containers/nothing#403"],
      4,
      "no issue kata-containers/nothing#403",
    ],
    ["a pull request", ["405"], 2, "is a pull request"],
    ["what is no issue", ["x"], 2, "x is not an issue"],
    ["what is no login", ["403", "--nominee", "a b"], 2, "Write a GitHub login, such as octavia"],
    [
      "a day before there were committers",
      ["403", "--as-of", "2025-01-01"],
      2,
      "has no committers",
    ],
    ["a day without a committee", ["403", "--as-of", "2025-04-01"], 2, "no member on 2025-04-01"],
  ])("refuses %s", async (_, words, code, message) => {
    const pull = nomination({ number: 405, isPullRequest: true });
    const { stdout, stderr, exitCode } = await quorum([approved, pull], words);
    expect(exitCode).toBe(code);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
  });

  it("needs the token of a member, first of all", async () => {
    const { exitCode, requests } = await quorum([approved], ["403"], {
      data: { members: ["bo-k"] },
    });
    expect(exitCode).toBe(4);
    expect(requests.map(({ operation }) => operation)).toEqual(["FindMembership"]);
  });

  it("does not count where GitHub gave fewer comments than it counts", async () => {
    const fault: Fault = {
      name: "missing comment",
      times: 1,
      matches: ({ operation }) => operation === "FindNomination",
      reply: async (_, usual) => {
        const reply = await usual();
        const body = JSON.parse(reply.body) as {
          data: { repository: { issueOrPullRequest: { comments: { nodes: unknown[] } } } };
        };
        body.data.repository.issueOrPullRequest.comments.nodes.pop();
        return { ...reply, body: JSON.stringify(body) };
      },
    };
    const { stdout, stderr, exitCode } = await quorum([approved], ["403"], { fault });
    expect(exitCode).toBe(4);
    expect(stdout).toBe("");
    expect(stderr).toContain("counts 4 comments on kata-containers/community#403, but gave 3");
  });
});
