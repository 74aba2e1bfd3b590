import { describe, expect, it } from "vitest";
import { electionWorkspace } from "../support/election-workspace.ts";
import { fakeGitHub } from "../support/fake-github/fake-github.ts";
import { slowPages } from "../support/fake-github/faults.ts";
import { madeUpYear } from "../support/fake-github/made-up-year.ts";
import { measured, printFigures } from "./measure.ts";

/** What a year of 1,000 pull requests may cost at most: requests, points; and a second run the next day. */
const limits = { requests: 20, points: 60, nextDay: 8 };
/** The same where GitHub gives no more than 20 pull requests in a page. */
const slowLimits = { requests: 70 };
/** The most memory that the fetch of the largest year may hold, in MB. */
const mostMegabytes = 300;

const heads = ["pull requests", "latency", "run", "requests", "points", "seconds", "peak MB"];

describe("roll fetch and roll build", () => {
  it.each([
    { pullRequests: 1000, accounts: 110, latency: 0 },
    { pullRequests: 1000, accounts: 110, latency: 80 },
    { pullRequests: 1000, accounts: 110, latency: 0, most: 20 },
    { pullRequests: 20_000, accounts: 1500, latency: 0 },
    { pullRequests: 20_000, accounts: 1500, latency: 80 },
  ])("$pullRequests pull requests, $latency ms, a limit of $most", async (year) => {
    const { pullRequests, accounts, latency, most } = year;
    const github = await fakeGitHub(madeUpYear({ pullRequests, accounts }), { latency });
    if (most !== undefined) github.fault(slowPages(most));
    const workspace = await electionWorkspace();
    const rows: string[][] = [];
    const run = async (
      name: string,
      now: string,
    ): Promise<{ requests: number; points: number; megabytes: number }> => {
      const before = { requests: github.requests.length, points: github.points() };
      const { seconds, megabytes } = await measured(["roll", "fetch", "--now", now, "--quiet"], {
        workingFolder: workspace.root,
        environment: github.environment,
      });
      const requests = github.requests.length - before.requests;
      const points = github.points() - before.points;
      rows.push([
        String(pullRequests),
        `${latency} ms`,
        most === undefined ? name : `${name}, limit ${most}`,
        String(requests),
        String(points),
        seconds.toFixed(2),
        megabytes.toFixed(0),
      ]);
      return { requests, points, megabytes };
    };
    await github.warmUp();
    const first = await run("first", "2025-10-03T12:00Z");
    const [last] = github.world.pullRequests.slice(-1);
    github.addPullRequest({
      repository: "repository-1",
      author: "person-1",
      mergedAt: "2025-10-03T18:00:00Z",
      openedAt: last?.createdAt ?? "2025-10-01T00:00:00Z",
    });
    const second = await run("next day", "2025-10-04T12:00Z");
    const built = await measured(["roll", "build", "--provisional", "--quiet"], {
      workingFolder: workspace.root,
    });
    rows.push([
      String(pullRequests),
      "",
      "roll build",
      "0",
      "0",
      built.seconds.toFixed(2),
      built.megabytes.toFixed(0),
    ]);
    printFigures(heads, rows);
    if (pullRequests > 1000) {
      expect(Math.max(first.megabytes, second.megabytes)).toBeLessThan(mostMegabytes);
      return;
    }
    expect(first.requests).toBeLessThanOrEqual(
      most === undefined ? limits.requests : slowLimits.requests,
    );
    if (most !== undefined) return;
    expect(first.points).toBeLessThanOrEqual(limits.points);
    expect(second.requests).toBeLessThanOrEqual(limits.nextDay);
  });
});
