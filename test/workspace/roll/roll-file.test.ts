import { describe, expect, it } from "vitest";
import { readRoll, rollPath, rollText } from "../../../src/workspace/roll/roll-file.ts";
import { electionYaml } from "../../support/election-yaml.ts";
import { ada, bo, pullRequest, repository, roll } from "../../support/made-up-evidence.ts";
import { temporaryWorkspace } from "../../support/temporary-workspace.ts";

const made = roll(
  [
    pullRequest(1, {
      by: ada,
      commits: [
        { oid: "a1".repeat(20), by: ada, name: "Ada\nL: #1\u202e" },
        { oid: "b2".repeat(20), by: bo, on: "2020-01-01" },
      ],
    }),
  ],
  {
    profiles: [{ id: 1, login: "ada-l", name: null, email: "ada@public.example" }],
    repositories: [repository("runtime"), repository("linux", { fork: true })],
  },
);

describe("roll.yaml", () => {
  it("is written so that people can read it", () => {
    expect(
      rollText(made),
    ).toBe(`# Private: it contains addresses. Made by kata-election roll update; put corrections in people.yaml.

formatVersion: 1
election: 2026-10
rule:
  charter: 2025-03-07
  organization: example-org
  basis: "merged pull requests: who opened them and who authored their commits"
  from: 2025-10-05T00:00:00Z
  until: 2026-10-05T00:00:00Z
  oldestCommit: 2024-10-05T00:00:00Z
  branches: any
  repositories: [ runtime ]
  skipped:
    - name: linux
      reason: a fork
  tool: 1.2.3
evidence:
  pullRequests: 1
  counted: 1
  repositories: 2
  sha256: "${"0".repeat(64)}"
voters:
  - id: 1
    login: ada-l
    name: "Ada L: #1\\\\u202e"
    email: ada@public.example
    emails: [ ada@public.example, ada-l@mail.example ]
    pullRequests: 1
    commits: 1
    via: [ author, commit ]
    latest: 2026-06-01T12:00:00Z
review:
  - about: old-commits
    login: Bo-K
    commits: 1
    newest: 2020-01-01T12:00:00Z
    pullRequests: [ example-org/runtime#1 ]
excluded: []
`);
  });

  it("is read back as it was", async () => {
    const workspace = await temporaryWorkspace({ [rollPath("2026-10", 2)]: rollText(made) });
    expect(rollPath("2026-10", 2)).toBe("elections/.private/2026-10/roll.2.yaml");
    expect(await readRoll(workspace, "2026-10", 2)).toEqual(made);
  });

  it("is refused by file, line and field where it is malformed", async () => {
    const text = rollText(made).replace("id: 1\n", "id: -1\n");
    const workspace = await temporaryWorkspace({ [rollPath("2026-10")]: text });
    await expect(readRoll(workspace, "2026-10")).rejects.toThrow(
      /roll\.yaml:24:9: voters\[1\]\.id: /,
    );
  });

  it("is asked for where there is none", async () => {
    const facts = { "elections/arch-committee-2026-10/election.yaml": electionYaml("2026-10") };
    await expect(readRoll(await temporaryWorkspace(facts), "2026-10")).rejects.toThrow(
      expect.objectContaining({
        kind: "input",
        hint: "Build it with: kata-election roll update --election 2026-10\nThere is no public list of voters.",
      }),
    );
    await expect(readRoll(await temporaryWorkspace(), "2026-10")).rejects.toThrow(
      "there is no elections/arch-committee-2026-10/",
    );
  });

  it.each([
    [", by: octavia", "@octavia froze it"],
    ["", "It was frozen"],
  ])("tells of a roll in another official's checkout (frozen%s): %s", async (by, said) => {
    const rolls = `rolls: [{ revision: 1, voters: 3, sha256: ${"ab".repeat(32)}, frozen: 2026-10-06${by} }]\n`;
    const facts = {
      "elections/arch-committee-2026-10/election.yaml": `${electionYaml("2026-10")}${rolls}`,
    };
    await expect(readRoll(await temporaryWorkspace(facts), "2026-10")).rejects.toThrow(
      expect.objectContaining({
        hint: `${said}: revision 1, 3 voters.\nThere is no public list of voters.`,
      }),
    );
  });
});
