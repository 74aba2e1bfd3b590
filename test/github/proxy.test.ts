import { describe, expect, it } from "vitest";
import { proxiedFetch } from "../../src/github/proxy.ts";
import { connectProxy } from "../support/connect-proxy.ts";
import { electionWorkspace } from "../support/election-workspace.ts";
import { fakeGitHub } from "../support/fake-github/fake-github.ts";
import { runExecutable } from "../support/run-executable.ts";

const data = {
  organization: "kata-containers",
  repositories: [{ name: "runtime" }],
  accounts: [{ login: "ada-l" }],
  pullRequests: [{ repository: "runtime", author: "ada-l", mergedAt: "2025-03-01T10:00:00Z" }],
};

const here = { "x-answer": "direct" };
const direct: typeof globalThis.fetch = async () => new Response("", { headers: here });

async function answerThrough(environment: Record<string, string>, address: string) {
  const response = await proxiedFetch(environment, direct)(address);
  return response.headers.get("x-answer") ?? response.status;
}

describe("proxiedFetch", () => {
  it.each([
    ["HTTP_PROXY", (port: number) => `http://127.0.0.1:${port}`],
    ["http_proxy", (port: number) => `http://127.0.0.1:${port}/`],
    ["HTTP_PROXY", (port: number) => `127.0.0.1:${port}`],
    ["HTTP_PROXY", (port: number) => ` http://localhost:${port} `],
    ["ALL_PROXY", (port: number) => `http://127.0.0.1:${port}`],
  ])("goes through the proxy of %s", async (name, address) => {
    const { url } = await fakeGitHub(data);
    const { port, tunnels } = await connectProxy();
    expect(await answerThrough({ [name]: address(port) }, `${url}/rate_limit`)).toBe(401);
    expect(tunnels).toEqual([{ to: new URL(url).host, authorization: undefined }]);
  });

  it("gives a proxy the name and password of its address, and no one else", async () => {
    const { url, requests } = await fakeGitHub(data);
    const { port, tunnels } = await connectProxy();
    await answerThrough({ HTTP_PROXY: `http://ada:s%20t@127.0.0.1:${port}` }, `${url}/rate_limit`);
    // RFC 7617: base64 of "ada:s t".
    expect(tunnels[0]?.authorization).toBe("Basic YWRhOnMgdA==");
    expect(requests[0]?.token).toBeUndefined();
  });

  it.each([
    ["nothing is set", {}],
    ["the values are empty", { HTTP_PROXY: "", https_proxy: " " }],
  ])("takes Node's own fetch where %s", async (_, environment) => {
    expect(await answerThrough(environment, "https://api.github.com/")).toBe("direct");
  });

  it.each(["127.0.0.1", "*", "example.org, 127.0.0.1", "example.org 127.0.0.1:PORT"])(
    "asks the servers of NO_PROXY itself: %s",
    async (servers) => {
      const { url } = await fakeGitHub(data);
      const { port, tunnels } = await connectProxy();
      const environment = {
        HTTP_PROXY: `http://127.0.0.1:${port}`,
        NO_PROXY: servers.replace("PORT", new URL(url).port),
      };
      expect(await answerThrough(environment, `${url}/rate_limit`)).toBe(401);
      expect(tunnels).toEqual([]);
    },
  );

  it.each(["socks5://127.0.0.1:1080", "http://", "not an address", "ftp://proxy.example.org"])(
    "refuses %s, without repeating it",
    async (address) => {
      const environment = { HTTPS_PROXY: address.replace("//", "//ada:secret@") };
      const answer = answerThrough(environment, "https://api.github.com/");
      await expect(answer).rejects.toThrow(/is not the address of an HTTP proxy$/);
    },
  );
});

describe("the executable behind a proxy", () => {
  it("fetches the roll through it, by GraphQL and REST", async () => {
    const workspace = await electionWorkspace();
    const { environment, url } = await fakeGitHub(data);
    const { port, tunnels } = await connectProxy();
    const run = (...words: string[]) =>
      runExecutable(words, {
        workingFolder: workspace.root,
        environment: { ...environment, HTTP_PROXY: `http://127.0.0.1:${port}` },
      });
    const fetched = await run("roll", "fetch");
    expect(fetched.stderr).not.toContain("error");
    expect(fetched.exitCode).toBe(0);
    const doctor = await run("doctor");
    expect(doctor.stdout).toContain("agrees with GitHub's");
    expect(new Set(tunnels.map(({ to }) => to))).toEqual(new Set([new URL(url).host]));
  });

  it("says that a proxy stands in the way where it does not answer", async () => {
    const workspace = await electionWorkspace();
    const { environment, requests } = await fakeGitHub(data);
    const { exitCode, stdout } = await runExecutable(["doctor"], {
      workingFolder: workspace.root,
      environment: { ...environment, HTTP_PROXY: "http://127.0.0.1:1" },
    });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/a\s+proxy\s+is\s+set/);
    expect(requests).toEqual([]);
  });
});
