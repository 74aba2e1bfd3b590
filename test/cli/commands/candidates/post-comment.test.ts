import { describe, expect, it } from "vitest";
import {
  adasPath,
  adasText,
  type CandidacyGitHub,
  candidacyGitHub,
  community,
  gitOf,
  proposal,
} from "../../../support/candidacy-github.ts";
import { brokenConnection } from "../../../support/fake-github/faults.ts";
import { headOf } from "../../../support/fake-github/pull-requests.ts";
import {
  afterNominations,
  nominationsFolder,
  nominationsWorkspace,
} from "../../../support/nominations-workspace.ts";
import { type CliOptions, runCli } from "../../../support/run-cli.ts";

const marker = "<!-- kata-election: candidacy check -->";
const named = ["--pull-request", "12"];

async function check(
  github: CandidacyGitHub,
  words: readonly string[] = [...named, "--post"],
  options: CliOptions = {},
) {
  const { root } = await nominationsWorkspace();
  return runCli(["candidates", "check", ...words], {
    workingFolder: root,
    now: afterNominations,
    environment: github.environment,
    runProgram: gitOf(`git@github.com:${community}.git`),
    ...options,
  });
}

const writes = ({ requests }: CandidacyGitHub): string[] =>
  requests
    .filter(({ method, path }) => method !== "GET" && path !== "/graphql")
    .map(({ method }) => method);

const faulty = proposal({
  files: [{ path: adasPath, content: adasText.replace("Name: Ada Lindqvist\n", "") }],
});

describe("candidates check --post", () => {
  it.each([
    ["a token", "ghp_0123456789abcdefghijk", "ghp_0123"],
    ["a secret key", "AGE-SECRET-KEY-1QQQQQQQQQQ", "AGE-SECRET"],
    ["a mark of direction", "Ada\u202e", "\u202e"],
    ["a control character", "Ada\u001b]0;x", "\u001b"],
    ["the token itself", "ghp_madeUpTokenOfAnOfficial000000000", "madeUpToken"],
  ])("posts no %s, though a file be named so", async (_, name, never) => {
    const path = `${nominationsFolder}/${name}.md`;
    const content = adasText.replace("Name: Ada Lindqvist\n", "");
    const github = await candidacyGitHub([proposal({ files: [{ path, content }] })]);
    await check(github);
    expect(github.comments()).toHaveLength(1);
    expect(github.comments()[0]).not.toContain(never);
    await check(github);
    expect(writes(github)).toEqual(["POST"]);
  });

  it("comments once, renews the comment when the findings change, and else leaves it", async () => {
    const github = await candidacyGitHub([faulty]);
    const first = await check(github);
    expect(first.exitCode).toBe(1);
    expect(first.stderr).toMatch(/posted https:\/\/github\.com\/\S+\/pull\/12#issuecomment-\d+\n/);
    const again = await check(github);
    expect(again.stderr).toContain("unchanged https://github.com/");
    github.push(proposal());
    const renewed = await check(github);
    expect(renewed).toMatchObject({ exitCode: 0, stdout: "" });
    expect(renewed.stderr).toContain("renewed https://github.com/");
    expect(writes(github)).toEqual(["POST", "PATCH"]);
    expect(github.comments()).toEqual([
      `${marker}\n### Candidacy check\n\n1 file checked: 0 errors, 0 warnings. No problems found. The officials will accept this candidacy.\n`,
    ]);
  });

  it("finds its comment among hundreds, and takes no other's for it", async () => {
    const others = Array.from({ length: 130 }, (_, index) => ({
      author: index === 40 ? null : "ada-l",
      body: index % 10 === 0 ? `${marker}\nI am the check.` : "Me too.",
    }));
    const talk = { author: "octavia", body: `I mean ${marker}` };
    const mine = { author: "octavia", body: `${marker}\nOld.` };
    const github = await candidacyGitHub([proposal({ comments: [...others, talk, mine] })]);
    expect((await check(github)).stderr).toContain("renewed");
    expect(github.comments()).toHaveLength(132);
    expect(github.comments()[131]).toContain("No problems found");
    expect(github.comments().slice(0, 131)).toEqual([...others, talk].map(({ body }) => body));
  });

  it("knows the comments of a robot by its number", async () => {
    const robot = "github-actions[bot]";
    const impostor = { author: "github-actions", body: `${marker}\nNo.` };
    const mine = { author: robot, body: `${marker}\nOld.` };
    const github = await candidacyGitHub([proposal({ comments: [impostor, mine] })], {
      owner: robot,
    });
    await check(github);
    expect(github.comments()[0]).toBe(impostor.body);
    expect(github.comments()[1]).toContain("No problems found");
  });

  it("shows with --dry-run what it would post", async () => {
    const github = await candidacyGitHub();
    const run = await check(github, [...named, "--post", "--dry-run"]);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(new RegExp(`^${marker}\n### Candidacy check\n\n1 file checked`));
    expect(run.stderr).toContain("Dry run: nothing was posted; it would be a comment on");
    github.push(proposal({ comments: [{ author: "octavia", body: marker }] }));
    const renewed = await check(github, [...named, "--post", "--dry-run"]);
    expect(renewed.stderr).toContain("it would be another text in the comment on");
    expect(writes(github)).toEqual([]);
  });

  it("posts nothing in a rehearsal", async () => {
    const github = await candidacyGitHub();
    const run = await check(github, [...named, "--post", "--now", "2031-10-08T12:00Z"]);
    expect(run.stderr).toContain("Simulated time: nothing was posted");
    expect(writes(github)).toEqual([]);
  });

  it.each(["merged", "closed"] as const)("says nothing on a %s pull request", async (state) => {
    const github = await candidacyGitHub([proposal({ state })]);
    const run = await check(github, [...named, "--post", "--json"]);
    expect(run.stderr).toContain(`Nothing is posted: the pull request is ${state}.`);
    expect(JSON.parse(run.stdout)).toMatchObject({ comment: { action: "none", url: null } });
    expect(writes(github)).toEqual([]);
  });

  it("says nothing where no candidacy is touched, but takes back what it said", async () => {
    const files = [{ path: "docs/a.md", content: "x" }];
    const github = await candidacyGitHub([proposal({ files })]);
    expect((await check(github)).stderr).toContain("the pull request touches no candidacy");
    expect(writes(github)).toEqual([]);
    github.push(proposal({ files, comments: [{ author: "octavia", body: `${marker}\nBad.` }] }));
    const run = await check(github, [...named, "--post", "--json"]);
    expect(run.exitCode).toBe(0);
    const { comment } = JSON.parse(run.stdout) as { comment: { action: string; url: string } };
    expect(comment.action).toBe("update");
    expect(comment.url).toContain("#issuecomment-");
    expect(github.comments()).toEqual([
      `${marker}\n### Candidacy check\n\nThere is no candidacy to check.\n`,
    ]);
  });

  it("says with exit 4 where the token may not write", async () => {
    const github = await candidacyGitHub([proposal()], { mayWrite: false });
    const run = await check(github);
    expect(run).toMatchObject({ exitCode: 4, stdout: "" });
    expect(run.stderr).toContain("pull-requests: write");
    github.push(proposal({ comments: [{ author: "octavia", body: marker }] }));
    expect(await check(github)).toMatchObject({ exitCode: 4 });
  });

  it("does not ask twice for a comment whose answer was lost", async () => {
    const github = await candidacyGitHub();
    const isPost = ({ method, path }: { method: string; path: string }): boolean =>
      method === "POST" && path.endsWith("/comments");
    const lost = brokenConnection({ when: isPost });
    // GitHub does as asked; only its answer gets lost.
    github.fault({
      ...lost,
      reply: async (request, usual) => {
        await usual();
        return lost.reply(request, usual);
      },
    });
    expect(await check(github)).toMatchObject({ exitCode: 4 });
    expect((await check(github)).stderr).toContain("unchanged https://github.com/");
    expect(github.comments()).toHaveLength(1);
  });

  it("holds no address, mention, link or markup of whoever wrote the files", async () => {
    const hostile = [
      "Name: <img src=x> @kata-containers/everyone",
      "GitHub: https://evil.example/#1 GH-7 ada@home.example",
      "Email: ada at works dot example, bo@works",
      "Affiliation: <script>x</script> | [a](https://evil.example) kata-containers/community#1",
      "",
      "Background: TODO",
      `<b onclick="x">`,
    ].join("\n");
    const files = [
      { path: `${nominationsFolder}/ada@home.example \`@bo-k\`.md`, content: hostile },
    ];
    const github = await candidacyGitHub([proposal({ files })]);
    expect(await check(github)).toMatchObject({ exitCode: 1 });
    const [body = ""] = github.comments();
    // The marker is the only markup.
    expect(body.replace(marker, "")).not.toMatch(/[<>`]|\]\(/);
    // GitHub looks for mentions, references and links in the text that a reader sees.
    const seen = body.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
    expect(seen).not.toMatch(/home\.example|works|@\w|#\d|GH-|:\/\//);
    expect(seen).toContain(`| error | ${nominationsFolder}/[address] [address], line 3 | Email:`);
  });

  it("fits into a comment whatever the files hold", async () => {
    const line = `<b a="${"|".repeat(290)}">`;
    const content = `${adasText}${`${line}\n`.repeat(200)}`;
    const github = await candidacyGitHub([proposal({ files: [{ path: adasPath, content }] })]);
    expect(await check(github)).toMatchObject({ exitCode: 0 });
    const [body = ""] = github.comments();
    expect(body.length).toBeLessThan(65_536);
    const rows = body.match(/^\| warning/gm)?.length ?? 0;
    expect(body).toContain(`… and ${200 - rows} more`);
  });
});

describe("candidates check --head", () => {
  const head = headOf(proposal());

  it("finds the open pull requests with that head, also from a fork", async () => {
    const github = await candidacyGitHub([
      proposal({ number: 11, files: [] }),
      proposal(),
      proposal({ number: 13, head, state: "closed" }),
    ]);
    const run = await check(github, ["--head", head, "--post"]);
    expect(run).toMatchObject({ exitCode: 0, stdout: "" });
    expect(run.stderr).toContain("#12: open");
    expect(github.comments()).toHaveLength(1);
    expect(writes(github)).toEqual(["POST"]);
  });

  it("checks each, where several have it", async () => {
    const github = await candidacyGitHub([proposal({ number: 14, head }), proposal()]);
    const run = await check(github, ["--head", head]);
    expect(run.stderr.match(/#1[24]: open/g)).toEqual(["#12: open", "#14: open"]);
    const json = await check(github, ["--head", head, "--json"]);
    expect(json).toMatchObject({ exitCode: 3, stdout: "" });
    expect(json.stderr).toContain(`${community}#12, ${community}#14 have the same head commit`);
  });

  it("refuses one that nobody proposes, and one that is another's", async () => {
    const github = await candidacyGitHub([proposal({ comments: [] })]);
    const other = "0".repeat(40);
    const none = await check(github, ["--head", other, "--post"]);
    expect(none).toMatchObject({ exitCode: 1, stdout: "" });
    expect(none.stderr).toContain(`no open pull request of ${community} has the head ${other}`);
    const moved = await check(github, [...named, "--head", other, "--post"]);
    expect(moved).toMatchObject({ exitCode: 1, stdout: "" });
    expect(moved.stderr).toContain(`the head of ${community}#12 is ${head}, not ${other}`);
    expect(writes(github)).toEqual([]);
  });

  it("looks through all that are open", async () => {
    const many = Array.from({ length: 120 }, (_, index) =>
      proposal({ number: 100 + index, files: [], head: String(index).padStart(40, "a") }),
    );
    const github = await candidacyGitHub([...many, proposal()]);
    expect((await check(github, ["--head", head])).stderr).toContain("#12: open");
  });
});

describe("a pull request that cannot be checked", () => {
  it.each([
    [["--pull-request", "12", "--repository", "kata"], "--repository kata is not a repository"],
    [["--pull-request", "twelve"], "twelve does not name a pull request"],
    [["--pull-request", "https://evil.example/a/b/pull/1"], "does not name a pull request"],
    [["--pull-request", "a/b#1", "--repository", "c/d"], "in a/b, but --repository says c/d"],
    [["--pull-request", "12", "Ada.md"], "files and a pull request are named"],
    [
      ["--pull-request", "12", "--submitted", "2031-10-07T10:00Z"],
      "--submitted cannot be combined",
    ],
    [["--post"], "--post needs a pull request"],
    [["--repository", "a/b"], "--repository needs a pull request"],
    [["--pull-request", "12", "--dry-run"], "--dry-run requires --post"],
    [["--head", "abc"], "--head is not the full name of a commit"],
  ])("as %j", async (words, message) => {
    const github = await candidacyGitHub();
    const run = await check(github, words);
    expect(run.stderr).toContain(message);
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(github.requests).toEqual([]);
  });

  it("as its number, where the checkout has no remote on GitHub", async () => {
    const github = await candidacyGitHub();
    for (const runProgram of [gitOf("https://git.example/a/b.git"), async () => undefined]) {
      const run = await check(github, named, { runProgram });
      expect(run.exitCode).toBe(2);
      expect(run.stderr).toContain("Name the pull request as owner/name#12");
    }
  });

  it("because there is none, or no token", async () => {
    const github = await candidacyGitHub();
    const none = await check(github, ["--pull-request", "99"]);
    expect(none).toMatchObject({ exitCode: 4, stdout: "" });
    expect(none.stderr).toContain(`GitHub refused the pull request ${community}#99: Not Found`);
    const wrong = { ...github.environment, GH_TOKEN: "wrong" };
    const stranger = await check(github, named, { environment: wrong });
    expect(stranger).toMatchObject({ exitCode: 4, stdout: "" });
    expect(stranger.stderr).toContain("bad credentials");
    expect(await check(github, named, { environment: {} })).toMatchObject({ exitCode: 4 });
  });

  it("because it is pushed to all the time", async () => {
    const github = await candidacyGitHub();
    github.fault({
      name: "a push after each list of files",
      matches: ({ path }) => path.endsWith("/files"),
      times: 3,
      reply: async (_, usual) => {
        const reply = await usual();
        github.push(proposal({ head: String(github.requests.length).padStart(40, "b") }));
        return reply;
      },
    });
    const run = await check(github);
    expect(run).toMatchObject({ exitCode: 4, stdout: "" });
    expect(run.stderr).toContain("is incomplete");
  });

  it("because GitHub answers something else", async () => {
    const github = await candidacyGitHub();
    github.fault({
      name: "another shape",
      matches: ({ path }) => path.endsWith("/pulls/12"),
      times: 1,
      reply: async (_, usual) => ({ ...(await usual()), body: '{"number":12}' }),
    });
    const run = await check(github);
    expect(run).toMatchObject({ exitCode: 4, stdout: "" });
    expect(run.stderr).toContain("GitHub's answer is not the pull request");
  });
});
