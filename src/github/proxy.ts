import { ElectionError } from "../errors.ts";

type Environment = Readonly<Record<string, string | undefined>>;
type Fetch = typeof globalThis.fetch;

/** The value of a variable; like curl, reads both spellings, lower case first. */
function variable(environment: Environment, name: string): string {
  return (environment[name.toLowerCase()]?.trim() || environment[name]?.trim()) ?? "";
}

/** A proxy's URL, if set; it may contain a password, so messages never show it. */
function proxyIn(environment: Environment, name: string): string {
  const text = variable(environment, name) || variable(environment, "ALL_PROXY");
  if (text === "") return "";
  const address = text.includes("://") ? text : `http://${text}`;
  const { protocol, hostname } = URL.canParse(address)
    ? new URL(address)
    : { protocol: "", hostname: "" };
  if ((protocol === "http:" || protocol === "https:") && hostname !== "") return address;
  throw new ElectionError("input", `${name} (or ALL_PROXY) is not the address of an HTTP proxy`, {
    hint: "Write it as http://proxy.example.org:3128, or unset it. Proxies of other kinds, such as SOCKS, are not used.",
  });
}

/** Why a connection failed; `fetch` itself says only that it did. */
function reasonOf(failure: unknown): string {
  const { cause, message } = failure as { cause?: { message?: unknown }; message: string };
  return typeof cause?.message === "string" && cause.message !== "" ? cause.message : message;
}

/**
 * `fetch` as the environment wants it: through the proxy of HTTPS_PROXY, HTTP_PROXY or ALL_PROXY, except to the
 * servers of NO_PROXY. Node supports them only from version 24, with a flag.
 *
 * @returns a function that throws ElectionError (input) where such a variable holds no address of a proxy.
 */
export function proxiedFetch(environment: Environment, direct: Fetch): Fetch {
  let proxied: Promise<Fetch> | undefined;
  const open = async (httpProxy: string, httpsProxy: string): Promise<Fetch> => {
    // A dispatcher works only with its own undici's fetch, and Node's bundled version varies.
    const { EnvHttpProxyAgent, fetch } = (await import("undici")).default;
    const noProxy = variable(environment, "NO_PROXY");
    const dispatcher = new EnvHttpProxyAgent({ httpProxy, httpsProxy, noProxy });
    return async (input, init) => {
      try {
        const words = { ...init, dispatcher } as Parameters<typeof fetch>[1];
        return (await fetch(input as string | URL, words)) as unknown as Response;
      } catch (failure) {
        init?.signal?.throwIfAborted();
        const { cause } = failure as { cause?: unknown };
        if (failure instanceof TypeError && cause === undefined) throw failure;
        throw new Error(`${reasonOf(failure)} (a proxy is set: HTTPS_PROXY, HTTP_PROXY)`, {
          cause: failure,
        });
      }
    };
  };
  return async (input, init) => {
    const http = proxyIn(environment, "HTTP_PROXY");
    const https = proxyIn(environment, "HTTPS_PROXY");
    if (http === "" && https === "") return direct(input, init);
    proxied ??= open(http, https);
    return (await proxied)(input, init);
  };
}
