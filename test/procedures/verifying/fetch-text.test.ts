import { describe, expect, it } from "vitest";
import { addressOf, fetchText } from "../../../src/procedures/verifying/fetch-text.ts";

interface Request {
  readonly url: string;
  readonly init: RequestInit | undefined;
}

/** A network that answers by address; others cannot be reached. */
function network(answers: Readonly<Record<string, () => Response>>, signal?: AbortSignal) {
  const requests: Request[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    requests.push({ url: String(input), init });
    const answer = answers[String(input)];
    if (answer === undefined) throw new TypeError("fetch failed");
    return answer();
  };
  const used = { fetch, version: "9.9.9", signal: signal ?? new AbortController().signal };
  return { requests, used };
}

function redirect(location: string) {
  return () => new Response(null, { status: 302, headers: { location } });
}

const address = "https://pages.example/record.json";
const megabyte = new Uint8Array(1024 * 1024).fill(32);

describe("an address to fetch", () => {
  it.each([
    [address, address],
    ["http://127.0.0.1:8080/record.json#x", "http://127.0.0.1:8080/record.json"],
    [
      "https://github.com/a/b/blob/main/elections/blob/record.json",
      "https://github.com/a/b/raw/main/elections/blob/record.json",
    ],
  ])("%s is taken", (text, expected) => {
    expect(addressOf(text).href).toBe(expected);
  });

  it.each([
    ["http://pages.example/record.json", "is not an https URL"],
    ["file:///etc/passwd", "is not an https URL"],
    ["https://", "is not a URL"],
    ["https://me:secret@pages.example/", "contains a user name or password"],
  ])("%s is refused", (text, message) => {
    expect(() => addressOf(text)).toThrow(message);
    expect(() => addressOf(text)).not.toThrow("secret");
  });
});

describe("fetching a text", () => {
  it("sends nothing but who asks, and follows redirects over https", async () => {
    const { requests, used } = network({
      [address]: redirect("/elsewhere.json"),
      "https://pages.example/elsewhere.json": redirect("https://other.example/r"),
      "https://other.example/r": () => new Response("{}"),
    });
    expect(await fetchText(used, new URL(address))).toBe("{}");
    expect(requests.map(({ url }) => url)).toEqual([
      address,
      "https://pages.example/elsewhere.json",
      "https://other.example/r",
    ]);
    for (const { init } of requests) {
      expect(init).toMatchObject({ redirect: "manual", credentials: "omit" });
      expect(Object.keys(init?.headers ?? {}).sort()).toEqual(["accept", "user-agent"]);
    }
  });

  it.each([404, 410])("knows that nothing is there (%i)", async (status) => {
    const { used } = network({ [address]: () => new Response("no", { status }) });
    expect(await fetchText(used, new URL(address))).toBeUndefined();
  });

  it.each([
    ["a redirect to http", redirect("http://pages.example/x"), "which is not an https URL"],
    ["a redirect to a file", redirect("file:///etc/passwd"), "which is not an https URL"],
    ["a redirect with a password", redirect("https://a:b@pages.example/"), "an https URL"],
    ["a redirect to nowhere", redirect("https://["), "which is not an https URL"],
    ["a circle", redirect(address), "redirects more than 5 times"],
    ["a refusal", () => new Response("", { status: 403 }), "is refused with status 403"],
    ["other bytes", () => new Response(new Uint8Array([0xff, 0xfe])), "is not UTF-8 text"],
    [
      "more than 8 MB",
      () =>
        new Response(
          new ReadableStream({
            pull: (stream) => stream.enqueue(megabyte),
          }),
        ),
      "has more than 8388608 bytes",
    ],
  ])("refuses %s", async (_, answer, message) => {
    const { used } = network({ [address]: answer });
    const failure = await fetchText(used, new URL(address)).catch((reason: unknown) => reason);
    expect(failure).toMatchObject({ kind: "input", message: expect.stringContaining(message) });
  });

  it.each([
    ["a server that fails", () => new Response("", { status: 503 }), "refused with status 503"],
    ["too many requests", () => new Response("", { status: 429 }), "refused with status 429"],
    [
      "an answer that breaks off",
      () =>
        new Response(
          new ReadableStream({
            start: (stream) => stream.error(new TypeError("terminated")),
          }),
        ),
      "cut off its response",
    ],
  ])("may be tried again after %s", async (_, answer, message) => {
    const { used } = network({ [address]: answer });
    const failure = await fetchText(used, new URL(address)).catch((reason: unknown) => reason);
    expect(failure).toMatchObject({ kind: "github", message: expect.stringContaining(message) });
  });

  it("says that a server cannot be reached, and stops when cancelled", async () => {
    const { used } = network({});
    const failure = await fetchText(used, new URL(address)).catch((reason: unknown) => reason);
    expect(failure).toMatchObject({ kind: "github", message: "pages.example cannot be reached" });
    const cancelled = network({}, AbortSignal.abort());
    await expect(fetchText(cancelled.used, new URL(address))).rejects.toThrow(/abort/i);
  });
});
