import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";

/** The bounds of every request to GitHub. */
export interface Bounds {
  /** Ends all requests: the official pressed Ctrl-C. */
  readonly signal: AbortSignal;
  /** Milliseconds for one request, from its start to the last byte of its answer. */
  readonly timeout: number;
  /** Allowed origins; the token goes nowhere else. */
  readonly servers: readonly string[];
  readonly fetch: typeof globalThis.fetch;
}

/** The largest answer in bytes, after decompression. */
export const largestAnswer = 32 * 1024 * 1024;

/**
 * Runs work with a timeout and a signal. The timer is kept here because Node 20 may garbage-collect
 * `AbortSignal.any([…, AbortSignal.timeout(…)])`, which then never fires.
 *
 * @throws DOMException (TimeoutError) on timeout; the signal's reason when aborted.
 */
export async function withDeadline<Result>(
  { signal, timeout }: Pick<Bounds, "signal" | "timeout">,
  work: (limited: AbortSignal) => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const cancel = (): void => controller.abort(signal.reason);
  const late = (): void =>
    controller.abort(new DOMException(`no answer within ${timeout / 1000} s`, "TimeoutError"));
  const timer = setTimeout(late, timeout);
  signal.addEventListener("abort", cancel, { once: true });
  try {
    return await work(controller.signal);
  } catch (failure) {
    controller.signal.throwIfAborted();
    throw failure;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", cancel);
  }
}

/** All bytes of an answer, up to the size limit. */
async function boundedBytes({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (body !== null) {
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > largestAnswer) throw new RangeError("the answer is larger than 32 MB");
      chunks.push(chunk);
    }
  }
  return new Uint8Array(Buffer.concat(chunks, size));
}

/** Octokit would treat truncated JSON as text; as a failure it is retried. */
function refuseCut(response: Response, bytes: Uint8Array): void {
  if (!/\bjson\b/.test(response.headers.get("content-type") ?? "") || bytes.length === 0) return;
  try {
    JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new Error("the answer was cut off");
  }
}

function refuseOthers(address: string, servers: readonly string[]): void {
  const { origin } = new URL(address);
  if (servers.some((server) => new URL(server).origin === origin)) return;
  throw new ElectionError("github", `GitHub's answer leads to another server: ${visible(origin)}`, {
    hint: "The token was not sent there. Check GITHUB_API_URL, and any proxy between you and GitHub.",
  });
}

/**
 * Sends requests as `fetch` does, each within its bounds: only to the allowed servers, with a complete answer
 * in time and of at most 32 MB.
 *
 * @returns a function for Octokit. It throws ElectionError (github) for another server, RangeError for an
 * answer that is too large, Error for one that was cut off, and what {@link withDeadline} throws.
 */
export function boundedFetch(bounds: Bounds): typeof globalThis.fetch {
  return async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    refuseOthers(address, bounds.servers);
    return withDeadline(bounds, async (signal) => {
      const response = await bounds.fetch(address, { ...init, signal });
      if (response.redirected) refuseOthers(response.url, bounds.servers);
      const bytes = await boundedBytes(response);
      refuseCut(response, bytes);
      const { status, statusText, headers } = response;
      const isEmpty = [101, 204, 205, 304].includes(status);
      return new Response(isEmpty ? null : bytes, { status, statusText, headers });
    });
  };
}
