import { Octokit } from "@octokit/rest";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { pageSize } from "../../src/github/evidence/page-size.ts";
import { graphqlReader } from "../../src/github/graphql-reader.ts";
import { patience } from "../../src/github/patience.ts";
import { boundedFetch } from "../../src/github/transport.ts";
import type { FakeGitHubData } from "../support/fake-github/data.ts";
import { fakeGitHub } from "../support/fake-github/fake-github.ts";
import {
  badGateway,
  type Fault,
  primaryLimit,
  secondaryLimit,
  silence,
  slow,
} from "../support/fake-github/faults.ts";

const empty: FakeGitHubData = { organization: "example", repositories: [] };
const schema = z.unknown();
const text = "query Ask { rateLimit { cost limit remaining } }";

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A reader of a fake GitHub, whose waits are written down instead of waited. */
async function openReader(options: {
  faults?: readonly Fault[];
  signal?: AbortSignal;
  timeout?: number;
}) {
  const github = await fakeGitHub(empty);
  for (const fault of options.faults ?? []) github.fault(fault);
  const slept: number[] = [];
  const news: string[] = [];
  const usage = { requests: 0, cost: 0 };
  const signal = options.signal ?? new AbortController().signal;
  const told = {
    waiting: (limit: string, seconds: number) => void news.push(`${limit} ${seconds}`),
    retrying: (_: string, reason: string) => void news.push(reason),
    answered: () => {},
  };
  const fetch = boundedFetch({
    signal,
    timeout: options.timeout ?? 5000,
    servers: [github.url],
    fetch: globalThis.fetch,
  });
  const reader = graphqlReader({
    octokit: new Octokit({ auth: github.token, log: silent, request: { fetch } }),
    url: `${github.url}/graphql`,
    signal,
    patiently: patience({
      signal,
      maxWait: 600,
      sleep: async (milliseconds) => void slept.push(milliseconds),
      news: told,
    }),
    now: () => 0,
    usage,
    news: told,
    scope: { organization: undefined },
  });
  return { github, reader, slept, news, usage };
}

describe("graphqlReader", () => {
  it("doubles its delay with each failure, and gives up after six repetitions", async () => {
    const { reader, slept, usage } = await openReader({ faults: [badGateway({ times: 7 })] });
    await expect(reader.read({ make: () => ({ text, variables: {}, schema }) })).rejects.toThrow(
      "GitHub did not answer Ask: status 502 (tried 7 times)",
    );
    expect(slept).toEqual([250, 500, 1000, 2000, 4000, 8000]);
    expect(usage.requests).toBe(7);
  });

  it("halves what it asks for with each failure, then comes near what failed, from below", async () => {
    const { reader } = await openReader({ faults: [badGateway({ times: 2 })] });
    const size = pageSize(100);
    const asked: number[] = [];
    const ask = () =>
      reader.read({
        size,
        make: (count) => {
          asked.push(count);
          return { text, variables: {}, schema };
        },
      });
    for (let time = 1; time <= 6; time++) await ask();
    expect(asked).toEqual([100, 50, 25, 25, 37, 37, 43, 43]);
  });

  it("counts silence as failure", async () => {
    const { reader, news } = await openReader({
      faults: [silence({ times: Infinity })],
      timeout: 20,
    });
    await expect(reader.read({ make: () => ({ text, variables: {}, schema }) })).rejects.toThrow(
      "no answer within 0.02 s",
    );
    expect(news).toHaveLength(6);
  });

  it.each([
    ["as long as it says", secondaryLimit({ seconds: 7 }), 7000, "secondary 7"],
    [
      "as long as it says, with status 429",
      secondaryLimit({ seconds: 7, status: 429 }),
      7000,
      "secondary 7",
    ],
  ])("waits for a secondary limit %s", async (_, fault, milliseconds, told) => {
    const { reader, slept, news } = await openReader({ faults: [fault] });
    await reader.read({ make: () => ({ text, variables: {}, schema }) });
    expect(slept).toEqual([milliseconds]);
    expect(news).toEqual([told]);
  });

  it("waits for the primary limit once, until it is reset", async () => {
    const { reader, slept } = await openReader({
      faults: [primaryLimit({ seconds: 300, times: 2 })],
    });
    await expect(reader.read({ make: () => ({ text, variables: {}, schema }) })).rejects.toThrow(
      "its primary limit was reached again",
    );
    // The reset is told in whole seconds, and the answer's Date too: a second or two more is right.
    expect(slept).toHaveLength(1);
    expect(slept[0]).toBeGreaterThanOrEqual(300_000);
    expect(slept[0]).toBeLessThanOrEqual(303_000);
  });

  it("does not wait longer than it may", async () => {
    const { reader, slept } = await openReader({ faults: [primaryLimit({ seconds: 3600 })] });
    await expect(reader.read({ make: () => ({ text, variables: {}, schema }) })).rejects.toThrow(
      /primary limit asks to wait 360\d s; at most 600 s are allowed/,
    );
    expect(slept).toEqual([]);
  });

  it("has three requests under way at most", async () => {
    let now = 0;
    let most = 0;
    const { reader, github } = await openReader({});
    github.fault({
      ...slow(10, { times: 9 }),
      reply: async (_, usual) => {
        now += 1;
        most = Math.max(most, now);
        await new Promise((resolve) => setTimeout(resolve, 10));
        now -= 1;
        return usual();
      },
    });
    const asking = Array.from({ length: 9 }, () =>
      reader.read({ make: () => ({ text, variables: {}, schema }) }),
    );
    await Promise.all(asking);
    expect(most).toBe(3);
  });

  it("stops at once when it is cancelled", async () => {
    const cancel = new AbortController();
    const struck = (): boolean => setImmediate(() => cancel.abort()) !== undefined;
    const faults = [silence({ when: struck })];
    const { reader, github } = await openReader({ faults, signal: cancel.signal });
    const asking = reader.read({ make: () => ({ text, variables: {}, schema }) });
    await expect(asking).rejects.toMatchObject({ name: "AbortError" });
    expect(github.requests).toHaveLength(1);
  });

  it("says what GitHub finds wrong with a query, without asking again", async () => {
    const { reader, github } = await openReader({});
    const wrong = "query Ask { nonsense }";
    await expect(
      reader.read({ make: () => ({ text: wrong, variables: {}, schema }) }),
    ).rejects.toThrow('GitHub refused a query: Cannot query field "nonsense" on type "Query".');
    expect(github.requests).toHaveLength(1);
  });

  it("counts requests and points", async () => {
    const { reader, usage } = await openReader({});
    await reader.read({ make: () => ({ text, variables: {}, schema }) });
    await reader.read({ make: () => ({ text, variables: {}, schema }) });
    expect(usage).toEqual({ requests: 2, cost: 2 });
  });
});
