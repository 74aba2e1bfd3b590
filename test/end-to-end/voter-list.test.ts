import { spawn } from "node:child_process";
import { access, chmod, mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { armor, generateX25519Identity, identityToRecipient } from "age-encryption";
import { describe, expect, it } from "vitest";
import { decryptWith } from "../../src/workspace/private/age-encryption.ts";
import { actionPath, actionRunner, readAction, readWorkflow } from "../support/action-runner.ts";
import { electionWorkspace } from "../support/election-workspace.ts";
import type { FakeGitHubData } from "../support/fake-github/data.ts";
import { fakeGitHub } from "../support/fake-github/fake-github.ts";
import { slowPages } from "../support/fake-github/faults.ts";
import { madeUpYear } from "../support/fake-github/made-up-year.ts";
import type { TemporaryWorkspace } from "../support/temporary-workspace.ts";

const actionFolder = actionPath("voter-list");

const data: FakeGitHubData = {
  organization: "kata-containers",
  repositories: [{ name: "kata-containers" }],
  accounts: [
    { login: "ada-l", name: "Ada Lindqvist", email: "ada@public.example" },
    { login: "bo-k", name: "bo@name.example" },
    { login: "cy-m", name: "Cy Mora" },
  ],
  members: ["ada-l"],
  pullRequests: [
    { repository: "kata-containers", author: "ada-l", mergedAt: "2025-01-10T10:00:00Z" },
    {
      repository: "kata-containers",
      author: "bo-k",
      mergedAt: "2025-02-10T10:00:00Z",
      commits: [
        { login: "bo-k", email: "bo@commit.example" },
        {
          login: null,
          name: "Dan <dan@name.example>",
          email: "dan@commit.example",
          message: "Help\n\nCo-authored-by: Eva <eva@trailer.example>",
        },
      ],
    },
  ],
};
/** Every made-up address ends like this. */
const anyAddress = /@[\w-]+\.example/;

async function keyPair() {
  const secret = await generateX25519Identity();
  return { secret, recipient: await identityToRecipient(secret) };
}

const electionPath = "elections/arch-committee-2025-10/election.yaml";

async function workspaceFor(recipient: string): Promise<TemporaryWorkspace> {
  const workspace = await electionWorkspace();
  const text = await workspace.read(electionPath);
  await workspace.write(
    electionPath,
    `${text}officials: [{ login: octavia, age: ${recipient} }]\n`,
  );
  return workspace;
}

async function textsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return Promise.all(names.map((name) => readFile(join(folder, name), "latin1")));
}

describe("the action voter-list", { timeout: 180_000 }, () => {
  it("makes the lists, tells newcomers, and shows no address to the public", async () => {
    const { secret, recipient } = await keyPair();
    const workspace = await workspaceFor(recipient);
    const { environment, addPullRequest } = await fakeGitHub(data);
    const token = environment.GH_TOKEN ?? "";
    const ci = await actionRunner("voter-list", workspace);

    const first = await ci.run({ token }, environment);
    expect(first.log).not.toContain("error:");
    expect(first.exitCode).toBe(0);
    expect(await ci.npmLog()).toMatch(/ ci --ignore-scripts.*\n.* run build\n$/);
    expect(first.outputs.get("election")).toBe("2025-10");
    const [open, sealed] = [first.outputs.get("public"), first.outputs.get("private")];
    expect((await readdir(open ?? "")).sort()).toEqual([
      "summary.json",
      "voters.json",
      "voters.md",
    ]);
    expect(await readdir(sealed ?? "")).toEqual(["voters.csv.age"]);
    for (const text of [...(await textsIn(open ?? "")), first.summary, first.log]) {
      expect(text).not.toMatch(anyAddress);
    }
    expect((await textsIn(sealed ?? "")).join()).not.toMatch(anyAddress);
    const list = await readFile(join(sealed ?? "", "voters.csv.age"), "utf8");
    const csv = new TextDecoder().decode(await decryptWith(secret, armor.decode(list)));
    expect(csv).toContain("1001,ada-l,Ada Lindqvist,ada@public.example");
    expect(csv).toContain("bo@commit.example");
    expect(first.summary).toContain("## Voters of the election 2025-10: 2");
    expect(first.summary).toContain("No earlier list of this election");
    const folder = join(workspace.root, "elections/.private/2025-10");
    await expect(access(folder)).rejects.toThrow("ENOENT");

    await workspace.write("voters.json", await readFile(join(open ?? "", "voters.json"), "utf8"));
    addPullRequest({
      repository: "kata-containers",
      author: "cy-m",
      mergedAt: "2025-03-01T10:00:00Z",
    });
    const second = await ci.run({ token, previous: "voters.json" }, environment);
    expect(second.exitCode).toBe(0);
    expect(second.summary).toContain("Newcomers (1): [`cy-m`](https://github.com/cy-m)");
    expect(second.summary).toContain("No longer on the list: no one.");
    expect(second.summary).not.toMatch(anyAddress);
  });

  it("encrypts to the keys given, and leaves nothing where a key is wrong", async () => {
    const [official, other] = [await keyPair(), await keyPair()];
    const workspace = await workspaceFor(official.recipient);
    const { environment } = await fakeGitHub(data);
    const token = environment.GH_TOKEN ?? "";
    const ci = await actionRunner("voter-list", workspace);
    const run = await ci.run({ token, "encrypt-to": `${other.recipient}\n` }, environment);
    expect(run.exitCode).toBe(0);
    const sealed = join(run.outputs.get("private") ?? "", "voters.csv.age");
    const bytes = armor.decode(await readFile(sealed, "utf8"));
    expect(new TextDecoder().decode(await decryptWith(other.secret, bytes))).toContain("ada@");
    await expect(decryptWith(official.secret, bytes)).rejects.toThrow("cannot be decrypted");

    const wrong = await ci.run({ token, "encrypt-to": "age1* --to" }, environment);
    expect(wrong.exitCode).toBe(2);
    expect(wrong.log).toMatch(/^::error title=Voter list \(exit code 2\)::/m);
    expect(wrong.summary).toContain("## The voter list failed");
    expect(wrong.outputs.size).toBe(0);
    expect(wrong.log).not.toMatch(anyAddress);
    await expect(access(sealed)).rejects.toThrow("ENOENT");
    const folder = join(workspace.root, "elections/.private/2025-10");
    await expect(access(folder)).rejects.toThrow("ENOENT");
  });

  describe("with fewer points an hour than a year takes", () => {
    // 300 pull requests at 10 a page: about 45 points, where an hour has 25.
    const year = madeUpYear({ pullRequests: 300, accounts: 12, repositories: 2 });
    const open = async () => {
      const { recipient } = await keyPair();
      const workspace = await workspaceFor(recipient);
      const github = await fakeGitHub(year, { pointsAnHour: 25 });
      github.fault(slowPages(10));
      const ci = await actionRunner("voter-list", workspace);
      const token = github.environment.GH_TOKEN ?? "";
      const attempt = (more: Record<string, string>) =>
        ci.run({ token, "quiet-repositories": "x", ...more }, github.environment);
      const kept = join(workspace.root, ".runner/temp/voter-list-kept/evidence.age");
      return { workspace, github, attempt, kept };
    };
    const secret = { "cache-key": "a long secret of this repository" };

    it("several attempts get there with a cache-key; what is kept shows no one", async () => {
      const { workspace, github, attempt, kept } = await open();
      let attempts = 1;
      let run = await attempt(secret);
      const folder = join(workspace.root, "elections/.private/2025-10");
      for (; run.exitCode === 4 && attempts < 6; attempts += 1) {
        expect(run.summary).toContain("the next run of this job goes on from there");
        expect(run.summary).not.toContain("where it stopped");
        expect(run.outputs.get("kept")).toBe("true");
        expect(await readFile(kept, "latin1")).not.toMatch(/person-|mail\.example|kata-containers/);
        await expect(access(folder)).rejects.toThrow("ENOENT");
        github.nextHour();
        run = await attempt(secret);
        expect(run.log).toContain("Going on from what an earlier attempt received.");
      }
      expect(run.exitCode, run.log).toBe(0);
      expect(attempts).toBeGreaterThan(1);
      const summary = join(run.outputs.get("public") ?? "", "summary.json");
      expect(await readFile(summary, "utf8")).toContain('"pullRequests": 300');
      // It served: an attempt of next week must not go on from last week's pages.
      expect(run.outputs.get("kept")).toBe("true");
      expect(await readFile(kept, "utf8")).toBe("");
    });

    it("without one nothing is kept, and the job says that the next run starts over", async () => {
      const { attempt, kept } = await open();
      const run = await attempt({});
      expect(run.exitCode).toBe(4);
      expect(run.summary).toContain("The next run of this job starts over");
      expect(run.summary).not.toContain("where it stopped");
      expect(run.outputs.has("kept")).toBe(false);
      await expect(access(kept)).rejects.toThrow("ENOENT");
    });

    it("another key opens nothing: it starts over, and says so; a short one is refused", async () => {
      const { attempt } = await open();
      expect((await attempt(secret)).exitCode).toBe(4);
      const other = await attempt({ "cache-key": "another long secret of someone" });
      expect(other.log).toContain("does not open with this cache-key");
      expect((await attempt({ "cache-key": "short" })).exitCode).toBe(2);
    });
  });

  it("does nothing where no election is in progress", async () => {
    const workspace = await electionWorkspace();
    await workspace.write("elections/arch-committee-2025-10/record.json", "{}");
    const { environment, requests } = await fakeGitHub(data);
    const run = await (await actionRunner("voter-list", workspace)).run(
      { token: "none" },
      environment,
    );
    expect(run).toMatchObject({ exitCode: 0, summary: "No election is in progress.\n" });
    expect(run.outputs.size).toBe(0);
    expect(requests).toEqual([]);
  });

  it.each(["../..", "2025-10; id", "--help"])("refuses the election %s", async (election) => {
    const workspace = await electionWorkspace({ "elections/.private/2025-09/ballots.csv": "1" });
    const { environment } = await fakeGitHub(data);
    const run = await (await actionRunner("voter-list", workspace)).run(
      { token: "none", election },
      environment,
    );
    expect(run.exitCode).toBe(2);
    expect(await workspace.read("elections/.private/2025-09/ballots.csv")).toBe("1");
  });

  it("refuses a workspace that has private files, and leaves them", async () => {
    const ballots = "elections/.private/2025-10/ballots.csv";
    const workspace = await electionWorkspace({ [ballots]: "1,2\n" });
    const { environment } = await fakeGitHub(data);
    const run = await (await actionRunner("voter-list", workspace)).run(
      { token: "none" },
      environment,
    );
    expect(run.exitCode).toBe(2);
    expect(run.log).toContain("works in a fresh checkout only");
    expect(await workspace.read(ballots)).toBe("1,2\n");
  });

  it("publishes the public list alone, and warns, where no official has an age key", async () => {
    const workspace = await electionWorkspace();
    const { environment } = await fakeGitHub(data);
    const ci = await actionRunner("voter-list", workspace);
    const run = await ci.run({ token: environment.GH_TOKEN ?? "" }, environment);
    expect(run.exitCode).toBe(0);
    expect(run.log).toMatch(/^::warning::no official has an age key/m);
    expect(run.outputs.get("private")).toBe("");
    expect(await readdir(run.outputs.get("public") ?? "")).toContain("voters.json");
  });

  it("stops where most voters are gone, or a repository gave nothing, unless that is right", async () => {
    const workspace = await electionWorkspace();
    const gone = { formatVersion: 1, election: "2025-10", voters: [{ id: 7, login: "gone-7" }] };
    await workspace.write("voters.json", JSON.stringify(gone));
    const { environment } = await fakeGitHub({
      ...data,
      repositories: [
        ...(data.repositories ?? []),
        { name: "silent", pushedAt: "2025-03-01T00:00:00Z" },
        { name: "asleep", pushedAt: "2023-03-01T00:00:00Z" },
        { name: "empty" },
      ],
    });
    const token = environment.GH_TOKEN ?? "";
    const ci = await actionRunner("voter-list", workspace);
    const run = await ci.run({ token, previous: "voters.json" }, environment);
    expect(run.exitCode).toBe(1);
    expect(run.outputs.size).toBe(0);
    expect(run.log).toMatch(
      /^::error title=Voter list \(exit code 1\)::the list may lack someone/m,
    );
    expect(run.log.match(/^::error /gm)).toHaveLength(1);
    expect(run.summary).toContain("1 of 1 voters of the previous list are gone");
    expect(run.summary).toContain("no merged pull request: silent");
    const right = { "most-lost": "100", "quiet-repositories": "silent\nother" };
    const again = await ci.run({ token, previous: "voters.json", ...right }, environment);
    expect(again.exitCode).toBe(0);
  });

  it("ends with exit code 4 and no list where GitHub refuses", async () => {
    const { recipient } = await keyPair();
    const workspace = await workspaceFor(recipient);
    const { environment } = await fakeGitHub(data);
    const run = await (await actionRunner("voter-list", workspace)).run(
      { token: "wrong" },
      environment,
    );
    expect(run.exitCode).toBe(4);
    expect(run.outputs.size).toBe(0);
  });
});

describe("the workflow voter-list", () => {
  it("pins every action, asks for little, caches what is encrypted alone, and puts no input into a script", async () => {
    const { permissions, jobs } = await readWorkflow("voter-list");
    const { runs } = await readAction("voter-list");
    const [job] = Object.values(jobs);
    expect(permissions).toEqual({});
    expect(job?.permissions).toEqual({
      actions: "read",
      contents: "read",
      "pull-requests": "read",
    });
    const steps = [...(job?.steps ?? []), ...runs.steps];
    const used = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    expect(used.length).toBeGreaterThan(5);
    for (const uses of used)
      expect(uses).toMatch(/^(\.\/tool\/|actions\/[\w-]+(\/[\w-]+)?@[0-9a-f]{40}$)/);
    const caches = steps.filter(({ uses }) => uses?.startsWith("actions/cache"));
    expect(caches.map(({ uses = "", if: when }) => [uses.split("@")[0], when])).toEqual([
      ["actions/cache/restore", "inputs.cache-key != ''"],
      ["actions/cache/save", "always() && steps.lists.outputs.kept == 'true'"],
    ]);
    for (const each of caches) expect(each.with?.path).toMatch(/ }}\/voter-list-kept$/);
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
  });

  it.each([
    ["goes on where there are elections", true, "false", 0, "elections=true\n", ""],
    ["rests on the schedule of a repository without", false, "true", 0, "", "No list was built"],
    ["fails where a caller's checkout has none", false, "false", 2, "", ""],
  ])("%s", async (_, hasElections, scheduledHere, exitCode, output, summary) => {
    const workspace = await electionWorkspace();
    const at = (name: string): string => join(workspace.root, name);
    if (hasElections) await mkdir(at("workspace/elections"), { recursive: true });
    await workspace.write("output", "");
    await workspace.write("summary", "");
    const { jobs } = await readWorkflow("voter-list");
    const look = jobs.list?.steps.find(({ run }) => run?.includes("elections=true"));
    const child = spawn("bash", ["-eo", "pipefail", "-c", look?.run ?? ""], {
      cwd: workspace.root,
      env: {
        PATH: process.env.PATH,
        GITHUB_OUTPUT: at("output"),
        GITHUB_STEP_SUMMARY: at("summary"),
        SCHEDULED_HERE: scheduledHere,
      },
    });
    expect(await new Promise((resolve) => child.on("close", resolve))).toBe(exitCode);
    expect(await workspace.read("output")).toBe(output);
    expect(await workspace.read("summary")).toContain(summary);
  });

  it("takes the newest public list of this branch of this repository as the previous one", async () => {
    const workspace = await electionWorkspace();
    const at = (name: string): string => join(workspace.root, name);
    const artifact = (id: number, day: string, more: object = {}, run: object = {}) => ({
      created_at: `2025-10-${day}T05:00:00Z`,
      expired: false,
      workflow_run: { id, head_branch: "main", head_repository_id: 7, ...run },
      ...more,
    });
    const artifacts = [
      artifact(11, "01"),
      artifact(12, "03"),
      artifact(13, "04", { expired: true }),
      artifact(14, "05", {}, { head_repository_id: 8 }),
      artifact(15, "06", {}, { head_branch: "change" }),
      artifact(10, "02"),
    ];
    await workspace.write("artifacts.json", JSON.stringify({ artifacts }));
    await workspace.write("bin/gh", `#!/bin/sh\ncat "${at("artifacts.json")}"\n`);
    await chmod(at("bin/gh"), 0o755);
    const child = spawn("bash", [join(actionFolder, "previous.sh")], {
      env: {
        PATH: `${at("bin")}:${process.env.PATH}`,
        GITHUB_OUTPUT: at("output"),
        REPOSITORY: "kata-containers/community",
        REPOSITORY_ID: "7",
        BRANCH: "main",
      },
    });
    expect(await new Promise((resolve) => child.on("close", resolve))).toBe(0);
    expect(await workspace.read("output")).toBe("run=12\n");
  });
});
