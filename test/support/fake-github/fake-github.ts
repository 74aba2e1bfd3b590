import { onTestFinished } from "vitest";
import type { FakeGitHubData } from "./data.ts";
import { type FakeGitHubOptions, type FakeGitHubServer, startFakeGitHub } from "./server.ts";

/** A fake GitHub for one test: it stops with the test, and fails it when a planned fault never struck. */
export async function fakeGitHub(
  data: FakeGitHubData,
  options: FakeGitHubOptions = {},
): Promise<FakeGitHubServer> {
  const server = await startFakeGitHub(data, options);
  onTestFinished(async () => {
    await server.close();
    const unused = server.unusedFaults();
    if (unused.length > 0) throw new Error(`faults that did not strike: ${unused.join("; ")}`);
  });
  return server;
}
