import { describe, expect, it } from "vitest";
import { applyPlan, planFile, renderPlan } from "../../src/workspace/file-plan.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

const candidacy = "elections/arch-committee-2030-10/AdaLindqvist.md";

async function plan(path: string, after: string, before?: string) {
  const workspace = await temporaryWorkspace(before === undefined ? {} : { [path]: before });
  return { workspace, changes: [await planFile(workspace, path, after)] };
}

describe("an e-mail address in a public file", () => {
  it.each([
    ["elections/people.yaml", "a: 1\nreason: ask eva@private.example\n", 2],
    ["README.md", "write to Eva@Private.Example", 1],
    ["elections/committee.yaml", "reason: <eva@private.example>\n", 1],
    ["elections/arch-committee-2030-10/README.md", "Email: eva@private.example\n", 1],
    ["elections/arch-committee-2030-10/election.yaml", "x: eva&#64;private.example\n", 1],
    [candidacy, "Name: Ada\nEmail: ada@works.example\n\nI know eva@private.example\n", 4],
  ])("is refused in %s, with its line", async (path, text, line) => {
    const { workspace, changes } = await plan(path, text);
    const refusal = { kind: "refused", message: `${path}:${line} would publish an email address` };
    await expect(applyPlan(workspace, changes)).rejects.toMatchObject(refusal);
    expect(() => renderPlan(changes)).toThrow(refusal.message);
  });

  it.each([
    ["a candidate's own line", candidacy, "Name: Ada\nEmail: ada@works.example\n", undefined],
    ["their own line in bold", candidacy, "- **E-mail:** ada@works.example\n", undefined],
    ["their own below the label", candidacy, "Email:\n\nada@works.example\nHi\n", undefined],
    ["one that was there", "README.md", "eva@private.example\nnew\n", "eva@private.example\n"],
    ["a list's archive", "README.md", "https://lists.example/x@lists.example/y\n", undefined],
    ["a place to clone from", "README.md", "git clone git@github.com:a/b\n", undefined],
    ["a commit", "elections/people.yaml", "commit: a/b@0f3c\n", undefined],
    ["a private file", "elections/.private/people.yaml", "eva@private.example\n", undefined],
  ])("stands as %s", async (_what, path, after, before) => {
    const { workspace, changes } = await plan(path, after, before);
    expect(await applyPlan(workspace, changes)).toHaveLength(1);
  });
});

describe("the option that holds it", () => {
  const ledger = `formatVersion: 1
seats:
  - { id: 1, season: autumn }
terms:
  - { seat: 1, holder: ada-l, name: Ada Lindqvist, elected: 2029-10, how: vote, until: autumn 2030 }
affiliations:
  - { person: ada-l, organization: Analytical Works, from: 2029-06-01, source: her candidacy }
`;
  it.each([[["--reason", "told me: ada@works.example"]], [["--reason=mail ada@works.example"]]])(
    "is named: %j",
    async (option) => {
      const workspace = await temporaryWorkspace({ "elections/committee.yaml": ledger });
      const words = ["-C", workspace.root, "committee", "step-down", "ada-l", ...option];
      const { exitCode, stderr } = await runCli([...words, "--date", "2030-01-10"], {
        now: "2030-02-01T12:00:00Z",
      });
      expect(stderr).toContain("--reason contains an email address");
      expect(stderr).not.toContain("works.example");
      expect(exitCode).toBe(1);
      expect(await workspace.read("elections/committee.yaml")).toBe(ledger);
    },
  );
});
