import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";

/** The network, the signal that cancels requests, and this program's version. */
export interface Network {
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
  readonly version: string;
}

/** The same limit as for text files of a workspace. */
const largestBytes = 8 * 1024 * 1024;
const mostRedirects = 5;
const patience = 30_000;
const loopback = ["127.0.0.1", "[::1]", "localhost"];

function refuse(message: string, hint: string, cause?: unknown): never {
  throw new ElectionError("input", message, { hint, cause });
}

/** The address to fetch: a file's page on GitHub stands for the file itself. */
export function addressOf(text: string): URL {
  const hint = "Give an https URL, e.g. https://example.org/record.json.";
  if (!URL.canParse(text)) refuse(`${visible(text)} is not a URL`, hint);
  const url = new URL(text);
  const isLocal = url.protocol === "http:" && loopback.includes(url.hostname);
  if (url.protocol !== "https:" && !isLocal) refuse(`${visible(text)} is not an https URL`, hint);
  if (url.username !== "" || url.password !== "") {
    refuse(
      "the URL contains a user name or password",
      "Leave it out: kata-election sends no secrets.",
    );
  }
  url.hash = "";
  if (url.hostname === "github.com") {
    url.pathname = url.pathname.replace(/^(\/[^/]+\/[^/]+)\/blob\//, "$1/raw/");
  }
  return url;
}

async function request({ fetch, signal, version }: Network, url: URL): Promise<Response> {
  // Node 20 may garbage-collect AbortSignal.any of AbortSignal.timeout; this timer also covers the body.
  const limit = new AbortController();
  let late = false;
  setTimeout(() => {
    late = true;
    limit.abort();
  }, patience).unref();
  signal.addEventListener("abort", () => limit.abort(signal.reason), { once: true });
  try {
    return await fetch(url, {
      redirect: "manual",
      credentials: "omit",
      headers: { "user-agent": `kata-election/${version}`, accept: "application/json, text/plain" },
      signal: limit.signal,
    });
  } catch (cause) {
    signal.throwIfAborted();
    const why = late ? "did not answer in 30 seconds" : "cannot be reached";
    throw new ElectionError("github", `${visible(url.host)} ${why}`, {
      hint: "Try again later, or download the file and name it.",
      cause,
    });
  }
}

/** Where a redirect leads; undefined where the answer is none. */
function redirectOf(response: Response, from: URL): URL | undefined {
  if (response.status < 300 || response.status > 399) return undefined;
  const location = response.headers.get("location") ?? "";
  const to = URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
  const isSafe = to?.protocol === "https:" && to.username === "" && to.password === "";
  if (to !== undefined && isSafe) return to;
  return refuse(
    `${visible(from.host)} sends to ${visible(location)}, which is not an https URL`,
    "Use the URL of the file itself.",
  );
}

async function readBody(response: Response, url: URL): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    const part = next.value;
    size += part.byteLength;
    if (size > largestBytes) {
      await reader?.cancel();
      refuse(
        `${visible(url.href)} has more than ${largestBytes} bytes`,
        "An election's record is never that large: is it the right URL?",
      );
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function textOf(response: Response, url: URL, { signal }: Network): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readBody(response, url));
  } catch (cause) {
    if (cause instanceof ElectionError) throw cause;
    signal.throwIfAborted();
    if (cause instanceof TypeError && /encoded data/.test(cause.message)) {
      refuse(`${visible(url.href)} is not UTF-8 text`, "Is it the right URL?", cause);
    }
    throw new ElectionError("github", `${visible(url.host)} cut off its response`, {
      hint: "Try again, or download the file and name it.",
      cause,
    });
  }
}

/**
 * Fetches a text over https (http from this machine alone): at most 8 MB, within 30 seconds a request, over at
 * most five redirects, which lead to https only. No token or cookie is ever sent.
 *
 * @returns undefined where the server knows no such file (404, 410).
 * @throws ElectionError (input) where the URL or its content is unusable; (github) where the server is
 * unreachable or fails, so that it can be tried again.
 */
export async function fetchText(network: Network, address: URL): Promise<string | undefined> {
  let url = address;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const response = await request(network, url);
    const next = redirectOf(response, url);
    if (next === undefined) {
      if (response.ok) return textOf(response, url, network);
      await response.body?.cancel();
      if (response.status === 404 || response.status === 410) return undefined;
      const retry = response.status === 429 || response.status >= 500;
      throw new ElectionError(
        retry ? "github" : "input",
        `${visible(url.href)} is refused with status ${response.status}`,
        { hint: retry ? "Try again later." : "Can anyone read this URL without logging in?" },
      );
    }
    await response.body?.cancel();
    url = next;
  }
  return refuse(
    `${visible(address.href)} redirects more than ${mostRedirects} times`,
    "Use the URL of the file itself.",
  );
}
