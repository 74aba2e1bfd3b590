import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fakeGitHub } from "../../../support/fake-github/fake-github.ts";
import { signOnRequired } from "../../../support/fake-github/faults.ts";
import {
  afterNominations,
  candidacy,
  duringNominations,
  nominationsFolder,
  nominationsWorkspace,
} from "../../../support/nominations-workspace.ts";
import { runCli } from "../../../support/run-cli.ts";

const ada = candidacy("Ada Lindqvist", "ADA-L");
const files = {
  "AdaLindqvist.md": ada,
  "BoKeller.md": candidacy("Bo Keller", "bo-k"),
  "CyMora.md": candidacy("Cy Mora", "cy-m"),
  "Organization.md": candidacy("Organization", "northwind"),
};
const folder = (name: string): string => `${nominationsFolder}/${name}`;

function world() {
  return fakeGitHub({
    organization: "kata-containers",
    repositories: [{ name: "kata-containers" }],
    accounts: [{ login: "ada-l" }, { login: "bo-k" }, { login: "northwind", type: "Organization" }],
    pullRequests: [
      { repository: "kata-containers", mergedAt: "2019-01-01T00:00:00Z", author: "ada-l" },
    ],
  });
}

describe("candidates check --github", () => {
  it("says who is nobody, and of whom nothing was merged", async () => {
    const github = await world();
    const { root } = await nominationsWorkspace(files);
    const run = await runCli(["candidates", "check", "--github"], {
      workingFolder: root,
      now: duringNominations,
      environment: github.environment,
    });
    expect(run.exitCode).toBe(1);
    expect(run.stdout.split("\n")).toEqual([
      `${folder("CyMora.md")}:2: error: GitHub has no account @cy-m [no-account]`,
      `${folder("Organization.md")}:2: error: GitHub has no account @northwind [no-account]`,
      `${folder("BoKeller.md")}:2: warning: found no merged pull request of @bo-k in kata-containers; contributions take other forms too, so please check [no-merged-pull-request]`,
      "",
    ]);
  });

  it("asks nothing where nobody names an account, and without --github", async () => {
    const { root } = await nominationsWorkspace({ "Nobody.md": "Name: Nobody\n" });
    const options = { workingFolder: root, now: duringNominations };
    expect(await runCli(["candidates", "check", "--github"], options)).toMatchObject({
      exitCode: 1,
    });
    expect(await runCli(["candidates", "check"], options)).toMatchObject({ exitCode: 1 });
  });

  it("stops with exit 4 without a token, and where GitHub refuses", async () => {
    const { root } = await nominationsWorkspace({ "AdaLindqvist.md": ada });
    const words = ["candidates", "check", "--github"];
    const without = await runCli(words, { workingFolder: root, now: duringNominations });
    expect(without).toMatchObject({ exitCode: 4, stdout: "" });
    const github = await world();
    github.fault(signOnRequired());
    const refused = await runCli(words, {
      workingFolder: root,
      now: duringNominations,
      environment: github.environment,
    });
    expect(refused).toMatchObject({ exitCode: 4, stdout: "" });
    expect(refused.stderr).toContain("single sign-on");
  });
});

describe("candidates check in GitHub Actions", () => {
  const event = (login: string): string =>
    JSON.stringify({ pull_request: { created_at: "2031-10-13T14:59:00Z", user: { login } } });

  async function inActions(login: string, words: readonly string[] = []) {
    const { root, read } = await nominationsWorkspace({ "AdaLindqvist.md": ada });
    await writeFile(join(root, "event.json"), event(login));
    const run = await runCli(["candidates", "check", folder("AdaLindqvist.md"), ...words], {
      workingFolder: root,
      now: afterNominations,
      environment: {
        GITHUB_ACTIONS: "true",
        GITHUB_EVENT_PATH: join(root, "event.json"),
        GITHUB_STEP_SUMMARY: join(root, "summary.md"),
      },
    });
    return { run, summary: await read("summary.md") };
  }

  it("knows when the pull request was opened", async () => {
    const { run, summary } = await inActions("ada-l");
    expect(run).toMatchObject({ exitCode: 0, stdout: "" });
    expect(summary).toContain("1 file checked: 0 errors, 0 warnings. No problems found");
  });

  it("knows who opened it", async () => {
    const { run, summary } = await inActions("eve-s");
    expect(run.stdout).toBe(
      `::warning file=${folder("AdaLindqvist.md")},line=2,title=author-differs::the candidacy is of @ADA-L, but @eve-s opened the pull request\n`,
    );
    expect(summary).toContain(
      "| warning | elections/arch-committee-2031-10/AdaLindqvist.md, line 2 |",
    );
    expect(summary).toContain("but @&#8203;eve-s opened");
  });

  it.each([["{"], ["{}"], ['{"pull_request": {"created_at": "noon"}}'], ["missing"]])(
    "goes by the clock where the event %s is about no pull request",
    async (text) => {
      const { root } = await nominationsWorkspace({ "AdaLindqvist.md": ada });
      const path = join(root, text === "missing" ? "missing.json" : "event.json");
      await writeFile(join(root, "event.json"), text);
      const run = await runCli(["candidates", "check", "AdaLindqvist.md"], {
        workingFolder: root,
        now: afterNominations,
        environment: { GITHUB_ACTIONS: "true", GITHUB_EVENT_PATH: path },
      });
      expect(run.stdout).toContain("title=late::nominations closed 2031-10-13T15:00Z; if the pull");
    },
  );

  it("says when the summary cannot be written", async () => {
    const { root } = await nominationsWorkspace({ "AdaLindqvist.md": ada });
    const run = await runCli(["candidates", "check"], {
      workingFolder: root,
      now: duringNominations,
      environment: { GITHUB_STEP_SUMMARY: root },
    });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("GITHUB_STEP_SUMMARY names it");
  });

  it("believes --submitted more", async () => {
    const { run } = await inActions("ada-l", ["--submitted", "2031-10-13T15:00Z"]);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("title=late::submitted 2031-10-13T15:00Z");
  });
});

describe("candidates check --comment", () => {
  it("is a comment that nothing in a candidacy can break out of", async () => {
    const hostile = ada
      .replace("GitHub: ADA-L", "GitHub: | [x](https://evil.example) @everyone `a` <b>")
      .replace("I stand.", "**<your words>** TODO");
    const { root } = await nominationsWorkspace({ "AdaLindqvist.md": hostile });
    const run = await runCli(["candidates", "check", "--comment"], {
      workingFolder: root,
      now: duringNominations,
    });
    expect(run.exitCode).toBe(1);
    const lines = run.stdout.split("\n");
    expect(lines[0]).toBe("<!-- kata-election: candidacy check -->");
    const rows = lines.filter((line) => line.startsWith("| error") || line.startsWith("| warning"));
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      expect(row.match(/\|/g)).toHaveLength(4);
      expect(row).not.toMatch(/[<>`[\]*]|@\w|:\/\//);
    }
  });
});
