import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ballots, folder, results, workspaceWith } from "../../../support/results-workspace.ts";
import { runCli } from "../../../support/run-cli.ts";
import type { TemporaryWorkspace } from "../../../support/temporary-workspace.ts";

const recordPath = `${folder}/record.json`;
const ballotsPath = "elections/.private/2026-10/ballots.csv";

async function published(level: string): Promise<TemporaryWorkspace> {
  const workspace = await workspaceWith();
  await results(workspace, ["prepare", "--level", level]);
  await results(workspace, ["publish", "--confirm", "2026-10"]);
  return workspace;
}

async function correctedTwice(): Promise<TemporaryWorkspace> {
  const workspace = await published("winners");
  for (const times of [1, 2]) {
    await workspace.write(ballotsPath, `${ballots}${"1,2,3,4\n".repeat(times)}`);
    const words = ["--erratum", "late ballots", "--by", "octavia", "--date", "2026-10-27"];
    await results(workspace, ["prepare", "--election", "2026-10", ...words]);
    const run = await results(workspace, [
      "publish",
      "--election",
      "2026-10",
      "--confirm",
      "2026-10",
    ]);
    expect(run.exitCode).toBe(0);
  }
  return workspace;
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function rows(stdout: string): string[] {
  return stdout.split("\n").filter((line) => line.split("\t").length === 3);
}

describe("results verify, of a record by its address", () => {
  const environment = { GH_TOKEN: "ghp_neverToBeSent", GITHUB_TOKEN: "ghp_neverToBeSent" };
  const run = (words: readonly string[]) =>
    runCli(["results", "verify", ...words], { environment, fetch: globalThis.fetch });

  it("fetches it and the records that it replaced, sending no token", async () => {
    const workspace = await correctedTwice();
    const asked: string[] = [];
    const server = await serve(async (request, response) => {
      asked.push(`${request.url}`);
      expect(JSON.stringify(request.headers)).not.toMatch(/ghp_|authorization|cookie/i);
      const text = await workspace.read(`${folder}${request.url}`).catch(() => undefined);
      response.writeHead(text === undefined ? 404 : 200).end(text);
    });
    const verified = await run([`${server}/record.json`]);
    expect(verified.stderr).toContain(
      `The result of 2026-10, revision 3, at the level winners:\n  ${server}/record.json\n`,
    );
    expect(verified.exitCode).toBe(0);
    expect(rows(verified.stdout).slice(1)).toEqual([
      "the ranking and every place\tthe pairwise counts\tnot checked",
      "who is seated\tthe places and the limit\tnot checked",
      "the count and who is seated\tthe ballots\tnot checked",
      "seats, limit, ballots and roll\teach other\tmatches",
      "the poll and its page\tthe record's other entries\tmatches",
      "the erratum of revision 2\trecord.1.json\tmatches",
      "the erratum of revision 3\trecord.2.json\tmatches",
    ]);
    expect(asked).toEqual(["/record.json", "/record.1.json", "/record.2.json"]);
    const file = join(workspace.root, ballotsPath);
    const counted = await run([`${server}/record.json`, "--ballots", file]);
    expect(rows(counted.stdout)).toContain("the count and who is seated\tthe ballots\tmatches");
  });

  it("says that nothing is there, or that it is no record", async () => {
    const server = await serve((request, response) => {
      response.writeHead(request.url === "/page" ? 200 : 404).end("<!doctype html>");
    });
    const none = await run([`${server}/record.json`]);
    expect(none.exitCode).toBe(2);
    expect(none.stderr).toContain(`there is nothing at ${server}/record.json`);
    const page = await run([`${server}/page`]);
    expect(page.exitCode).toBe(2);
    expect(page.stderr).toContain(`${server}/page: not JSON`);
    expect((await run(["ftp://pages.example/record.json"])).exitCode).toBe(2);
  });
});

describe("results verify --ballots", () => {
  it("counts another copy of the ballots where the private folder is not", async () => {
    const workspace = await published("winners");
    const copy = await workspaceWith({
      [recordPath]: await workspace.read(recordPath),
      "elections/committee.yaml": await workspace.read("elections/committee.yaml"),
      "ballots.csv": await workspace.read(ballotsPath),
      // Another election's, which must not be counted.
      [ballotsPath]: "Zoe,Yan\n1,2\n",
    });
    const run = await results(copy, ["verify", "2026-10", "--ballots", "ballots.csv"]);
    expect(rows(run.stdout)).toContain("the count and who is seated\tthe ballots\tmatches");
    expect(rows(run.stdout)).toContain("the whole result\tballots, ledger, election.yaml\tmatches");
  });

  it("names what other ballots count to, and refuses a file that holds none", async () => {
    const workspace = await published("winners");
    const path = join(workspace.root, recordPath);
    await workspace.write("other.csv", "Ada Lindqvist,Bo Keller,Cy Mora,Di Okoye\n4,1,2,3\n");
    const run = await results(workspace, ["verify", path, "--ballots", "other.csv"]);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("    ballots.counted: expected 1, found 3\n");
    // Northwind's second place is Bo's now, so Ada is passed over.
    expect(run.stdout).toContain("    Ada Lindqvist (ada-l): expected not elected, found seated\n");
    const missing = await results(workspace, ["verify", path, "--ballots", "none.csv"]);
    expect(missing.exitCode).toBe(2);
    expect(missing.stderr).toContain("none.csv does not exist");
    await workspace.write("strangers.csv", "Zoe,Yan\n1,2\n");
    const others = await results(workspace, ["verify", path, "--ballots", "strangers.csv"]);
    expect(others.exitCode).toBe(2);
    expect(others.stderr).toContain('"Zoe" is on the ballots but has no candidacy');
  });
});

describe("results verify, of errata", () => {
  it("follows the chain of records in the checkout", async () => {
    const workspace = await correctedTwice();
    const run = await results(workspace, ["verify", "2026-10"]);
    expect(run.exitCode).toBe(0);
    expect(rows(run.stdout)).toContain("the erratum of revision 2\trecord.1.json\tmatches");
    expect(rows(run.stdout)).toContain("the erratum of revision 3\trecord.2.json\tmatches");
  });

  it("names a replaced record that was altered, is no record, or is not there", async () => {
    const workspace = await correctedTwice();
    const first = `${folder}/record.1.json`;
    const text = await workspace.read(first);
    await workspace.write(first, text.replace('"counted": 3', '"counted": 2'));
    const altered = await results(workspace, ["verify", recordPath]);
    expect(altered.exitCode).toBe(1);
    expect(altered.stdout).toMatch(
      / {4}errata\[1\]\.previousDigest: expected [0-9a-f]{64}, found [0-9a-f]{64}\n/,
    );
    await workspace.write(first, "{");
    expect((await results(workspace, ["verify", recordPath])).exitCode).toBe(1);
    await workspace.write(first, text);
    const { rm } = await import("node:fs/promises");
    await rm(join(workspace.root, `${folder}/record.2.json`));
    const gone = await results(workspace, ["verify", recordPath]);
    expect(gone.exitCode).toBe(0);
    expect(gone.stdout).toContain("record.2.json is not next to the record");
    expect(gone.stdout).toContain("the record after it is not here");
  });

  it("names errata that are not numbered as revisions are", async () => {
    const workspace = await correctedTwice();
    const text = await workspace.read(recordPath);
    await workspace.write(recordPath, text.replace('"revision": 3', '"revision": 7'));
    const run = await results(workspace, ["verify", recordPath]);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("errata[2].revision: expected 3 of 3, found 7");
  });
});

describe("results verify, of a hostile record", () => {
  it.each([
    ["a key for prototypes", (text: string) => text.replace("{", '{ "__proto__": { "x": 1 },')],
    ["an unknown key", (text: string) => text.replace("{", '{ "<b>\\u001b[2J": 1,')],
    ["a newer format", (text: string) => text.replace('"formatVersion": 1', '"formatVersion": 2')],
    ["a text as a number", (text: string) => text.replace('"seatsDue": 3', '"seatsDue": "3"')],
    ["more than 8 MB", (text: string) => `${text}${" ".repeat(9 * 1024 * 1024)}`],
    ["endless nesting", () => "[".repeat(100_000)],
    [
      "a thousand candidates",
      (text: string) => {
        const record = JSON.parse(text);
        const [first] = record.candidates;
        const candidates = Array.from({ length: 1000 }, () => first);
        return JSON.stringify({ ...record, candidates });
      },
    ],
  ])("refuses %s as malformed, without its control characters", async (_, spoil) => {
    const workspace = await published("matrix");
    await workspace.write("r.json", spoil(await workspace.read(recordPath)));
    const run = await results(workspace, ["verify", "r.json"]);
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).toMatch(/^error: r\.json/);
    expect(run.stderr).not.toContain("\u001b");
  });

  it("counts in time whatever a record of a hundred tied candidates says", async () => {
    const workspace = await published("matrix");
    const record = JSON.parse(await workspace.read(recordPath));
    const candidates = Array.from({ length: 100 }, (_, at) => `<img onerror=x> ${at}`);
    const pairwise = candidates.map(() => candidates.map(() => 0));
    record.count = { ...record.count, candidates, pairwise };
    record.rule = "ranked-pairs";
    await workspace.write("r.json", JSON.stringify(record));
    const run = await results(workspace, ["verify", "r.json"]);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("count.smithSet[1]: expected <img onerror=x> 0");
  });
});

describe("results verify, of the roll", () => {
  const rollPath = "elections/.private/2026-10/roll.yaml";
  const voter = (login: string) =>
    `{ id: null, login: ${login}, name: null, email: null, emails: [], pullRequests: 1, commits: 1, via: [author], latest: null }`;
  const roll = (voters: readonly string[]) => `formatVersion: 1
election: 2026-10
rule: { charter: 2025-03-07, organization: kata-containers, basis: x, from: 2025-10-05T00:00:00Z, until: 2026-10-05T00:00:00Z, oldestCommit: 2024-10-05T00:00:00Z, branches: any, repositories: [], skipped: [], tool: x }
evidence: { pullRequests: 0, counted: 0, repositories: 0, sha256: ${"e".repeat(64)} }
voters: [${voters.map(voter).join(", ")}]
review: []
excluded: []
`;

  async function withRoll(): Promise<TemporaryWorkspace> {
    const workspace = await workspaceWith({ [rollPath]: roll(["a", "b", "c", "d"]) });
    await results(workspace, ["prepare"]);
    await results(workspace, ["publish", "--confirm", "2026-10"]);
    return workspace;
  }

  it("holds the figures against the roll, and says where there is no evidence", async () => {
    const workspace = await withRoll();
    const run = await results(workspace, ["verify", "2026-10"]);
    expect(rows(run.stdout)).toContain("the voters on the roll\tthe roll\tmatches");
    expect(rows(run.stdout)).toContain("the roll\tthe evidence\tnot checked");
    expect(run.stdout).toContain(
      "  the roll: elections/.private/2026-10/contributions.jsonl is private; only the officials have it",
    );
    const { rm } = await import("node:fs/promises");
    await rm(join(workspace.root, rollPath));
    const gone = await results(workspace, ["verify", "2026-10"]);
    expect(gone.stdout).toContain(
      `  the voters on the roll: ${rollPath} is private; only the officials have it`,
    );
    expect(gone.exitCode).toBe(0);
  });

  it("names figures that another roll does not give", async () => {
    const workspace = await withRoll();
    await workspace.write(rollPath, roll(["a", "b", "c"]));
    const run = await results(workspace, ["verify", "2026-10"]);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("    roll.voters: expected 3, found 4\n");
    expect(run.stdout).toMatch(/ {4}roll\.sha256: expected [0-9a-f]{64}, found [0-9a-f]{64}\n/);
  });

  it("cannot check a roll whose evidence is incomplete", async () => {
    const workspace = await withRoll();
    await workspace.write("elections/.private/2026-10/contributions.jsonl", "{\n");
    const run = await results(workspace, ["verify", "2026-10"]);
    expect(rows(run.stdout)).toContain("the roll\tthe evidence\tnot checked");
    expect(run.stderr).not.toContain("bug");
  });
});

describe("results verify, of the checkout", () => {
  it("names terms and members that the record does not know", async () => {
    const workspace = await published("winners");
    const ledger = await workspace.read("elections/committee.yaml");
    await workspace.write(
      "elections/committee.yaml",
      ledger.replace("holder: cy-m, name: Cy Mora", "holder: bo-k, name: Bo Keller"),
    );
    const readme = await workspace.read("README.md");
    await workspace.write(
      "README.md",
      readme.replace(
        /`Cy Mora` \(\[`cy-m`\]\([^)]*\)\)/,
        "`Bo Keller` ([`bo-k`](https://github.com/bo-k))",
      ),
    );
    const run = await results(workspace, ["verify", "2026-10"]);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain(
      "    seat 2: expected Cy Mora (cy-m) until autumn 2027, found Bo Keller (bo-k) until autumn 2027\n",
    );
    expect(run.stdout).toContain(
      "    the list of members: expected Cy Mora (cy-m), found no one with that name\n",
    );
    expect(run.stdout).toMatch(
      / {4}line \d+: expected a member who holds a seat, found Bo Keller \(bo-k\)\n/,
    );
  });

  it("says where ledger or list are not there, or cannot be read", async () => {
    const workspace = await published("winners");
    await workspace.write("README.md", "# Community\n");
    const run = await results(workspace, ["verify", "2026-10"]);
    expect(run.stdout).toContain("  the list of members: README.md:1: there is no list");
    const { rm } = await import("node:fs/promises");
    await rm(join(workspace.root, "README.md"));
    expect((await results(workspace, ["verify", "2026-10"])).stdout).toContain(
      "  the list of members: README.md is not here",
    );
    await rm(join(workspace.root, "elections/committee.yaml"));
    const none = await results(workspace, ["verify", "2026-10"]);
    expect(none.stdout).toContain("  the terms: elections/committee.yaml is not here");
    expect(none.exitCode).toBe(0);
  });
});
