import { describe, expect, it } from "vitest";
import { fakeGitHub } from "../support/fake-github/fake-github.ts";
import { keys, openPseudoTerminal } from "../support/pseudo-terminal.ts";
import { reviewDay, rolesGitHub, rolesWorkspace } from "../support/roles-workspace.ts";
import { runExecutable } from "../support/run-executable.ts";

const pretended = ["--now", "2026-11-03T10:00Z"];
const community = "kata-containers/community";

describe("the roles after an election", () => {
  it("are reviewed, shared as an issue, and shared again without change", async () => {
    const { root } = await rolesWorkspace();
    const { environment, world } = await fakeGitHub(rolesGitHub);
    const run = (...words: string[]) =>
      runExecutable([...pretended, "roles", "review", ...words], {
        workingFolder: root,
        environment,
      });
    const review = await run("--json");
    expect(review.exitCode, review.stderr).toBe(0);
    expect(JSON.parse(review.stdout).asOf).toBe(reviewDay.slice(0, 10));
    const posted = await run("--post", community, "--yes");
    expect(posted).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("/issues/1\n") });
    const again = await run("--post", community, "--yes");
    expect(again).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining("Nothing to change"),
    });
    expect(world.issues).toHaveLength(1);
  });

  it("are shared only once a person at a terminal agrees", async () => {
    const { root } = await rolesWorkspace();
    const { environment, world } = await fakeGitHub(rolesGitHub);
    const words = [...pretended, "roles", "review", "--post", community];
    const terminal = openPseudoTerminal(words, { workingFolder: root, environment });
    await terminal.waitFor("Open this issue?");
    expect(world.issues).toEqual([]);
    terminal.send("y", keys.enter);
    expect(await terminal.ended).toBe(0);
    expect(world.issues).toHaveLength(1);
  });

  it("grow by a committer whom a quorum approved", async () => {
    const { root } = await rolesWorkspace();
    const createdAt = "2026-11-02T10:00:00Z";
    const thumbs = (...logins: string[]) =>
      logins.map((user) => ({ user, content: "THUMBS_UP", createdAt }));
    const issue = {
      ...{ repository: "community", number: 403, title: "Nominate @zoe-z", author: "cy-m" },
      comments: [{ author: "ida-k", body: "LGTM", createdAt }],
      reactions: thumbs("ada-l", "Bo-K", "fay-a"),
    };
    const { environment } = await fakeGitHub({
      ...rolesGitHub,
      issues: [issue, { ...issue, number: 404, comments: [] }],
    });
    const run = (number: string) =>
      runExecutable([...pretended, "roles", "quorum", number], {
        workingFolder: root,
        environment,
      });
    expect(await run("403")).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("Quorum reached: 4 of 4"),
    });
    expect(await run("404")).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining("No quorum: 3 of 4 approvals, 1 missing."),
    });
  });
});
