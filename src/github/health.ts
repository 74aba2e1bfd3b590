import * as z from "zod";
import { ElectionError } from "../errors.ts";
import { failed, good, type HealthFinding, warning } from "../health.ts";
import type { GitHub } from "./client.ts";
import { tryQueries } from "./try-queries.ts";
import { checkWorkflows } from "./workflow-health.ts";

interface RestLook {
  /** Scopes of a classic token; undefined for other kinds, which do not list theirs. */
  readonly scopes: readonly string[] | undefined;
  /** Milliseconds by GitHub's clock; undefined if unknown. */
  readonly time: number | undefined;
}

const healthAnswer = z.object({
  viewer: z.object({ login: z.string() }).nullable(),
  organization: z.object({ viewerIsAMember: z.boolean() }).nullable(),
  rateLimit: z.object({ limit: z.int(), remaining: z.int(), resetAt: z.string() }).nullable(),
});
type Answer = z.output<typeof healthAnswer>;

/** Exported so that tests can check it against GitHub's schema. */
export const healthQuery = `query Doctor($organization: String!) {
  viewer { login }
  organization(login: $organization) { databaseId viewerIsAMember }
  rateLimit { cost limit remaining resetAt }
}`;

const seconds = 1000;
/** A larger difference from GitHub's clock makes this computer's deadlines wrong. */
const tolerance = 60 * seconds;
/** The roll of a busy year takes about sixty points; several attempts should fit. */
const fewPoints = 200;

function httpDate(text: unknown): number | undefined {
  const time = Date.parse(String(text));
  return Number.isFinite(time) ? time : undefined;
}

/** One free request, tried once: whether GitHub answers, what the token says it may do, and the time. */
async function lookByRest({ rest }: GitHub, signal: AbortSignal): Promise<RestLook> {
  try {
    const { headers } = await rest.request("GET /rate_limit", {
      request: { retries: 0 },
    });
    const scopes = headers["x-oauth-scopes"];
    return {
      scopes: scopes
        ?.split(",")
        .map((scope) => scope.trim())
        .filter((scope) => scope !== ""),
      time: httpDate(headers.date),
    };
  } catch (failure) {
    signal.throwIfAborted();
    if (failure instanceof ElectionError) throw failure;
    const { status, message } = failure as { status?: number; message: string };
    if (status === 401) {
      throw new ElectionError("github", "GitHub rejects the token (bad credentials)", {
        hint: "It has expired or was revoked. Set GH_TOKEN again, or log in with: gh auth login",
      });
    }
    throw new ElectionError("github", `GitHub does not respond: ${message}`, {
      hint: "Check the network, GITHUB_API_URL and https://www.githubstatus.com, or use --offline.",
    });
  }
}

function checkScopes(scopes: readonly string[] | undefined): HealthFinding[] {
  if (scopes === undefined) {
    const found = "a kind of token that does not list its permissions";
    return [{ state: "unknown", about: "token scopes", found }];
  }
  const has = (...wanted: string[]): boolean => wanted.some((scope) => scopes.includes(scope));
  const granted = scopes.length === 0 ? "none" : scopes.join(", ");
  const findings: HealthFinding[] = [];
  const remedy = "Add it at https://github.com/settings/tokens, or: gh auth refresh --scopes";
  if (has("read:org", "write:org", "admin:org")) findings.push(good("token scopes", granted));
  else {
    const found = `${granted}: it cannot see teams and hidden members`;
    findings.push(warning("token scopes", found, `${remedy} read:org`));
  }
  if (!has("read:user", "user:email", "user")) {
    const found = "cannot be read with these scopes: roll fetch works, but without them";
    findings.push(warning("public addresses", found, `${remedy} read:user`));
  }
  return findings;
}

function checkClock(local: number, { time }: RestLook): HealthFinding {
  if (time === undefined) {
    return { state: "unknown", about: "clock", found: "GitHub did not send its time" };
  }
  const off = Math.round((local - time) / seconds);
  if (Math.abs(local - time) <= tolerance) return good("clock", "agrees with GitHub's");
  const found = `${Math.abs(off)} seconds ${off > 0 ? "ahead of" : "behind"} GitHub's`;
  return warning(
    "clock",
    found,
    "Synchronize it over the network, e.g. sudo timedatectl set-ntp true",
  );
}

function checkAnswer(
  organization: string,
  { viewer, rateLimit, ...answer }: Answer,
): HealthFinding[] {
  const about = `organization ${organization}`;
  const findings = [good("token", `belongs to ${viewer?.login ?? "an account without a name"}`)];
  if (answer.organization?.viewerIsAMember === true) {
    findings.push(good(about, "the token's owner is a member"));
  } else {
    const found =
      "the token's owner is not a member: enough for the roll, but not for reviewing roles";
    findings.push(warning(about, found, "To review roles, use the token of a member."));
  }
  if (rateLimit === null) return findings;
  const { limit, remaining, resetAt } = rateLimit;
  const left = `${remaining} of ${limit} points left this hour`;
  findings.push(
    remaining >= Math.min(fewPoints, limit)
      ? good("API budget", left)
      : warning("API budget", left, `Wait until ${resetAt}, when it is reset.`),
  );
  return findings;
}

/**
 * Whether GitHub answers, what the token may read, how much of its budget is left, and whether this computer's
 * clock agrees. Any problem is a finding, not an error.
 */
export async function checkGitHub(
  github: GitHub,
  options: {
    readonly organization: string;
    /** Runs each of the roll's queries once too, and looks at the workflows of a repository. */
    readonly online?: { readonly repository: string | undefined } | undefined;
    readonly signal: AbortSignal;
    /** Milliseconds of this computer's clock. */
    readonly now: () => number;
  },
): Promise<HealthFinding[]> {
  const { organization, signal, now, online } = options;
  const findings: HealthFinding[] = [];
  try {
    const look = await lookByRest(github, signal);
    findings.push(checkClock(now(), look), ...checkScopes(look.scopes));
  } catch (failure) {
    return [failed("GitHub", failure)];
  }
  try {
    const asked = { text: healthQuery, variables: { organization }, schema: healthAnswer };
    const answer = await github.graphql.read({ make: () => asked });
    findings.push(...checkAnswer(organization, answer));
  } catch (failure) {
    signal.throwIfAborted();
    findings.push(failed(`organization ${organization}`, failure));
  }
  if (online !== undefined) {
    findings.push(...(await tryQueries(github, organization, signal)));
    findings.push(...(await checkWorkflows(github, online.repository, signal)));
  }
  return findings;
}
