import { describe, expect, it } from "vitest";
import { electionYaml } from "../../../support/election-yaml.ts";
import { ada, pullRequest } from "../../../support/made-up-evidence.ts";
import { rollWorkspace } from "../../../support/roll-workspace.ts";
import { runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

const explain = (root: string, ...words: string[]) =>
  runCli(["-C", root, "roll", "explain", ...words]);
const pulls = "https://github.com/kata-containers/runtime-rs/pull";

describe("kata-election roll explain", () => {
  it("tells a voter's evidence, and what does not count", async () => {
    const { root } = await rollWorkspace();
    expect(
      (await explain(root, "bo-k")).stdout,
    ).toBe(`Bo-K may vote: authored commits of pull requests merged in the period
  counts (1):
    2026-04-01  has commits in ${pulls}/2
  does not count (1):
    2024-01-01  opened ${pulls}/3: merged 643 days before the period began on 2025-10-05
`);
  });

  it("tells what would change it, and how many people fit", async () => {
    const { root } = await rollWorkspace();
    const commit = `kata-containers/runtime-rs@${"c3".repeat(20)}`;
    const run = await explain(root, "Cy Mora");
    expect(run.stdout).toContain(`to change it: kata-election roll identify ${commit} <login>`);
    expect((await explain(root, "nobody")).stdout).toContain(
      "no merged pull request or commit found",
    );
  });

  it("shows ten of many, and all as JSON without addresses", async () => {
    const many = Array.from({ length: 12 }, (_, index) => ({
      ...pullRequest(index + 1, { by: ada }),
      repository: "kata-containers/runtime-rs",
    }));
    const { root } = await rollWorkspace({ contributions: many });
    expect((await explain(root, "ada-l")).stdout).toContain("and 2 more (all with --json)");
    const { stdout } = await explain(root, "ada@public.example", "--json");
    const report = JSON.parse(stdout) as { explanations: { counted: unknown[] }[] };
    expect(Object.keys(report)).toEqual(["formatVersion", "election", "explanations"]);
    expect(report.explanations[0]?.counted).toHaveLength(12);
    expect(stdout).not.toContain("public.example");
  });

  it.each([
    ["@Ada-L", "voters.json, which may still change, has the login Ada-L."],
    ["bo-k", "voters.json, which may still change, does not have the login bo-k."],
  ])("points %s to the published list in a checkout without evidence", async (person, text) => {
    const list = {
      formatVersion: 1,
      election: "2026-10",
      voters: [{ id: 1, login: "ada-l", name: "Ada Lindqvist" }],
    };
    const files = { "elections/arch-committee-2026-10/election.yaml": electionYaml("2026-10") };
    const published = await temporaryWorkspace({
      ...files,
      "elections/arch-committee-2026-10/voters.json": JSON.stringify(list),
    });
    const run = await explain(published.root, person);
    expect([run.exitCode, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toContain("this checkout has no evidence of 2026-10");
    expect(run.stderr).toContain(text);
    const { root } = await temporaryWorkspace(files);
    expect((await explain(root, person)).stderr).toContain("There is no public list of voters");
  });

  it("explains everyone of a name", async () => {
    const commits = [{ name: "Sam" }, { name: "Sam", email: "other@mail.example" }];
    const contributions = [
      { ...pullRequest(1, { by: ada, commits }), repository: "kata-containers/runtime-rs" },
    ];
    const { root } = await rollWorkspace({ contributions });
    expect((await explain(root, "sam")).stdout).toMatch(/^2 people fit:\n\n/);
  });
});
