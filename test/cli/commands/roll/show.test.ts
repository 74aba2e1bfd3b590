import { describe, expect, it } from "vitest";
import { account, pullRequest } from "../../../support/made-up-evidence.ts";
import {
  madeUpContributions,
  type RollWorkspaceOptions,
  rollWorkspace,
} from "../../../support/roll-workspace.ts";
import { runCli } from "../../../support/run-cli.ts";

async function builtWorkspace(options: RollWorkspaceOptions = {}) {
  const workspace = await rollWorkspace(options);
  await runCli(["-C", workspace.root, "roll", "build"]);
  return workspace;
}

const show = (root: string, ...words: string[]) => runCli(["-C", root, "roll", "show", ...words]);

describe("kata-election roll show", () => {
  it("lists who votes and why, without addresses", async () => {
    const { root } = await builtWorkspace();
    const run = await show(root);
    expect(run.stdout).toBe(
      [
        "login\tname\twhy\tPRs\tcommits\tlatest\taddress",
        "ada-l\tAda Lindqvist\tauthor, commit\t2\t1\t2026-04-01\t2 known",
        "Bo-K\tBo Keller\tcommit\t1\t1\t2026-04-01\t1 known",
        "",
      ].join("\n"),
    );
    expect(run.stderr).toContain("Roll of 2026-10: 2 voters");
  });

  it("shows addresses on demand", async () => {
    const { root } = await builtWorkspace();
    expect((await show(root, "--addresses")).stdout).toContain("2026-04-01\tada@public.example\n");
    expect((await show(root, "--json", "--addresses")).stdout).toContain("ada@public.example");
  });

  it("--json holds no address", async () => {
    const { root } = await builtWorkspace();
    const { stdout } = await show(root, "--json");
    expect(stdout).not.toContain("@mail.example");
    expect(stdout).not.toContain('.example"');
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: 1,
      election: "2026-10",
      voters: [
        {
          id: 1,
          login: "ada-l",
          name: "Ada Lindqvist",
          pullRequests: 2,
          commits: 1,
          via: ["author", "commit"],
          latest: "2026-04-01T12:00:00Z",
          reachable: true,
        },
        { login: "Bo-K" },
      ],
      review: [{ about: "unresolved", name: "Cy Mora" }],
      excluded: [],
    });
    const review = JSON.parse((await show(root, "--json", "--review")).stdout) as object;
    expect(Object.keys(review)).toEqual(["formatVersion", "election", "review"]);
  });

  it("--review lists the questions with links and remedies", async () => {
    const { root } = await builtWorkspace();
    const commit = "c3".repeat(5);
    expect((await show(root, "--review")).stdout).toBe(
      `Decide before you freeze the roll (1):
  no known author: Cy Mora, 1 commit in kata-containers/runtime-rs#2
    https://github.com/kata-containers/runtime-rs/commit/${commit}
    kata-election roll identify kata-containers/runtime-rs@${commit} <login>
`,
    );
  });

  it("--review leaves out what a decision settled", async () => {
    const workspace = await builtWorkspace();
    const path = "elections/arch-committee-2026-10/election.yaml";
    const decision = `decisions:
  - about: voter
    subject: kata-containers/runtime-rs@c3c3c3c3
    outcome: not counted
    by: octavia
    date: 2026-10-06
    reason: nobody answers at that address
`;
    await workspace.write(path, (await workspace.read(path)) + decision);
    expect((await show(workspace.root, "--review")).stdout).toBe(
      "1 more decided in election.yaml.\n",
    );
  });

  it("--review says so when there is nothing", async () => {
    const { root } = await builtWorkspace({ contributions: madeUpContributions.slice(0, 1) });
    expect((await show(root, "--review")).stdout).toBe("No open questions.\n");
  });

  it("--review has words for every kind of question, safe to show", async () => {
    const eve = account(9, "eve-bot");
    const shared = { email: "team@mail.example" };
    const coAuthoredBy = [
      { name: "Dee \u202e", email: "dee@mail.example" },
      { name: "", email: "x@mail.example" },
    ];
    const { root } = await builtWorkspace({
      contributions: [
        pullRequest(1, { by: null, commits: [{ by: eve, ...shared, name: "Eve", coAuthoredBy }] }),
        pullRequest(2, { by: account(8, "company", "Organization") }),
        pullRequest(3, {
          by: account(7, "fay-old"),
          on: "2026-01-01",
          commits: [{ by: account(7, "fay-old"), ...shared }],
        }),
        pullRequest(4, { by: account(7, "fay"), on: "2026-02-01" }),
        pullRequest(5, { by: account(6, "gus"), repository: "kata-containers/elsewhere" }),
        pullRequest(6, {
          by: account(6, "gus"),
          commits: [{ by: account(5, "hal"), on: "2019-01-01" }],
        }),
        pullRequest(7, { by: null, commits: [{ name: "", email: "" }] }),
      ].map((each) => ({
        ...each,
        repository: each.number === 5 ? each.repository : "kata-containers/runtime-rs",
      })),
      profiles: [],
      files: {
        "elections/people.yaml": `formatVersion: 1
voters:
  add: [{ login: ivy-z, reason: reviews, by: octavia, date: 2026-09-20 }]
  count:
    - { pullRequest: kata-containers/runtime-rs#77, authors: [hal], reason: maintained it }
`,
      },
    });
    const { stdout } = await show(root, "--review");
    const expected = [
      "no known author: someone without a name, 1 commit in kata-containers/runtime-rs#7",
      "not counted, because kata-containers/elsewhere is not one of the organization's repositories: kata-containers/elsewhere#5",
      "opened by a deleted account: kata-containers/runtime-rs#1",
      "not a personal account: company (Organization)",
      "looks like a bot: eve-bot (Eve)",
      "one address for eve-bot and fay: one person twice?",
      "without effect: people.yaml credits kata-containers/runtime-rs#77 to hal, but it does not count here",
      "old commits only: hal, 1 commit, the newest of 2019-01-01, in kata-containers/runtime-rs#6",
      "no usable address: gus",
      "known only from an official's entry: ivy-z",
      "renamed: fay, formerly fay-old",
      "co-author without a vote: Dee \\u202e in kata-containers/runtime-rs#1",
      "co-author without a vote: someone in kata-containers/runtime-rs#1",
    ];
    for (const line of expected) expect(stdout).toContain(`  ${line}\n`);
    expect(stdout).not.toContain("mail.example");
  });

  it("asks for the roll where there is none", async () => {
    const { root } = await rollWorkspace();
    const run = await show(root);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("Build it with: kata-election roll update");
  });
});
