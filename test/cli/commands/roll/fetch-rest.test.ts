import { describe, expect, it } from "vitest";
import { electionWorkspace, privateFolder } from "../../../support/election-workspace.ts";
import type { FakeGitHubData } from "../../../support/fake-github/data.ts";
import { fakeGitHub } from "../../../support/fake-github/fake-github.ts";
import {
  badGateway,
  brokenConnection,
  type Fault,
  secondaryLimit,
  silence,
  truncatedBody,
} from "../../../support/fake-github/faults.ts";
import { runCli } from "../../../support/run-cli.ts";

/** The one question that `roll fetch` asks by REST: where a repository went that is no longer listed. */
const renamed = { of: "/repos/kata-containers/runtime" };

const small: FakeGitHubData = {
  organization: "kata-containers",
  repositories: [{ name: "runtime" }],
  accounts: [{ login: "ada-l", email: "ada@mail.example" }],
  members: ["ada-l"],
  pullRequests: [{ repository: "runtime", author: "ada-l", mergedAt: "2025-03-01T10:00:00Z" }],
};

/** A workspace whose evidence names a repository that has another name since. */
async function afterRename() {
  const workspace = await electionWorkspace();
  const github = await fakeGitHub(small);
  const fetchRoll = () =>
    runCli(["roll", "fetch", "--timeout", "1s", "--max-wait", "5s"], {
      workingFolder: workspace.root,
      environment: github.environment,
    });
  const evidence = () => workspace.read(`${privateFolder}/contributions.jsonl`);
  expect(await fetchRoll()).toMatchObject({ exitCode: 0 });
  const before = await evidence();
  github.world.repositories[0] = { name: "engine", formerly: ["runtime"] };
  Object.assign(github.world.pullRequests[0] ?? {}, { repository: github.world.repositories[0] });
  return { github, fetchRoll, evidence, before };
}

describe("faults of REST that pass", () => {
  it.each<[string, Fault]>([
    ["502", badGateway(renamed)],
    ["a broken connection", brokenConnection(renamed)],
    ["a cut answer", truncatedBody(renamed)],
    [
      "an answer cut behind a correct length",
      truncatedBody({ of: "/repositories/5000", clean: true }),
    ],
    ["no answer at all", silence(renamed)],
    ["a secondary limit with status 403", secondaryLimit(renamed)],
    ["a secondary limit with status 429", secondaryLimit({ ...renamed, status: 429 })],
  ])("%s: the evidence is whole, under the new name", async (_, fault) => {
    const { github, fetchRoll, evidence } = await afterRename();
    github.fault(fault);
    expect(await fetchRoll()).toMatchObject({ exitCode: 0 });
    expect(await evidence()).toContain('"repository":"kata-containers/engine"');
  });
});

describe("faults of REST that stay", () => {
  it("a secondary limit that is too long: exit 4 at once, and the old files stay as they were", async () => {
    const { github, fetchRoll, evidence, before } = await afterRename();
    github.fault(secondaryLimit({ ...renamed, seconds: 60 }));
    const { exitCode, stderr } = await fetchRoll();
    expect(stderr).toContain("GitHub's secondary limit asks to wait 60 s");
    expect(exitCode).toBe(4);
    expect(await evidence()).toBe(before);
  });
});
