import { readdirSync, readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { boundedFetch, largestAnswer, withDeadline } from "../../src/github/transport.ts";

/** A server for one test; answers with its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function open(url: string, timeout = 5000, signal = new AbortController().signal) {
  return boundedFetch({ signal, timeout, servers: [url], fetch: globalThis.fetch });
}

/** The garbage collector, as `node --expose-gc` gives it. */
function collector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}

describe("a deadline", () => {
  it("holds while garbage is collected, also on Node 20", async () => {
    const collect = collector();
    const url = await serve(() => {});
    const every = setInterval(collect, 20);
    onTestFinished(() => clearInterval(every));
    const begun = Date.now();
    await expect(open(url, 300)(url)).rejects.toMatchObject({ name: "TimeoutError" });
    expect(Date.now() - begun).toBeLessThan(3000);
  });

  it("counts until the last byte: an answer that drips is over, too", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const drip = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(drip));
    });
    await expect(open(url, 300)(url)).rejects.toThrow("no answer within 0.3 s");
  });

  it("ends at once when the official stops the command", async () => {
    const url = await serve(() => {});
    const cancel = new AbortController();
    const asking = open(url, 60_000, cancel.signal)(url);
    setTimeout(() => cancel.abort(), 20);
    await expect(asking).rejects.toMatchObject({ name: "AbortError" });
    await expect(open(url, 60_000, cancel.signal)(url)).rejects.toMatchObject({
      name: "AbortError",
    });
  });

  it("leaves no timer behind, and hands on what the work threw", async () => {
    const { signal } = new AbortController();
    const failing = withDeadline({ signal, timeout: 1e6 }, async () => {
      throw new Error("its own");
    });
    await expect(failing).rejects.toThrow("its own");
    await expect(withDeadline({ signal, timeout: 1e6 }, async () => 7)).resolves.toBe(7);
    expect(process.getActiveResourcesInfo()).not.toContain("Immediate");
  });

  it("is kept by this alone: nothing in src/ puts its trust in AbortSignal's own timers", () => {
    const source = new URL("../../src/", import.meta.url);
    const files = readdirSync(source, { recursive: true, encoding: "utf8" });
    const trusting = files
      .filter((file) => file.endsWith(".ts"))
      .filter((file) =>
        /AbortSignal\.(any|timeout)\(/.test(code(readFileSync(new URL(file, source), "utf8"))),
      );
    expect(trusting).toEqual([]);
  });
});

/** A source text without its comments. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*$/gm, "");
}

describe("an answer", () => {
  it.each([
    ["plain", largestAnswer + 1, false],
    ["a small file that grows when it is unpacked", 200 * 1024 * 1024, true],
  ])("of more than 32 MB is not read to its end: %s", async (_, size, packed) => {
    const body = Buffer.alloc(size, " ");
    const sent = packed ? gzipSync(body) : body;
    const url = await serve((__, response) => {
      response.writeHead(200, packed ? { "content-encoding": "gzip" } : {});
      response.end(sent);
    });
    await expect(open(url)(url)).rejects.toThrow("the answer is larger than 32 MB");
  });

  it("of 32 MB is whole", async () => {
    const url = await serve((_, response) => response.end(Buffer.alloc(largestAnswer, "x")));
    const answer = await open(url)(url);
    expect((await answer.arrayBuffer()).byteLength).toBe(largestAnswer);
  });

  it("without a body stays without one", async () => {
    const url = await serve((_, response) => response.writeHead(204, { "x-kept": "yes" }).end());
    const answer = await open(url)(url);
    expect([answer.status, answer.headers.get("x-kept"), await answer.text()]).toEqual([
      204,
      "yes",
      "",
    ]);
  });

  it("of JSON that was cut off is a failure", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { "content-type": "application/json; charset=utf-8" });
      response.end('{"data":');
    });
    await expect(open(url)(url)).rejects.toThrow("the answer was cut off");
  });
});

describe("the token", () => {
  it.each(["http://127.0.0.1:1/next", "https://example.org/repos", "http://localhost/graphql"])(
    "is never sent to another server: %s",
    async (other) => {
      const url = await serve((_, response) => response.end());
      const asked: unknown[] = [];
      const fetch = boundedFetch({
        signal: new AbortController().signal,
        timeout: 1000,
        servers: [url],
        fetch: async (...words) => {
          asked.push(words);
          return new Response();
        },
      });
      await expect(fetch(other, { headers: { authorization: "token x" } })).rejects.toThrow(
        "leads to another server",
      );
      expect(asked).toEqual([]);
    },
  );
});
