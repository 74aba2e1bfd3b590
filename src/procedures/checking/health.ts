import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { charterInForce, kataCharters } from "../../charter/kata-charters.ts";
import { ifTold } from "../../errors.ts";
import { isRepositoryName } from "../../github/candidacies/pull-request-reference.ts";
import type { GitHub } from "../../github/client.ts";
import { checkGitHub } from "../../github/health.ts";
import { failed, good, type HealthFinding, warning, wrong } from "../../health.ts";
import { readCharters } from "../../workspace/election/charter-file.ts";
import { checkFiles } from "../../workspace/file-health.ts";
import { gitOf } from "../../workspace/git.ts";
import { checkPrivateFolder } from "../../workspace/private/private-health.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { privateRoot } from "../../workspace/workspace.ts";
import { chooseRepository } from "../candidacies/named-pull-request.ts";

/** The oldest Node that this program runs on, as package.json says. */
export const oldestNode = "20.19.0";

function versionNumbers(version: string): readonly number[] {
  return version.split(".").map((part) => Number.parseInt(part, 10));
}

/**
 * The day on which security fixes for a major version of Node end:
 * https://github.com/nodejs/release#release-schedule
 */
const nodeEndsOfLife: Readonly<Record<number, string>> = {
  20: "2026-04-30",
  21: "2024-06-01",
  22: "2027-04-30",
  23: "2025-06-01",
  24: "2028-04-30",
  25: "2026-06-01",
  26: "2029-04-30",
};

/**
 * Whether this program supports a version of Node, and whether that still gets security fixes.
 *
 * @param today in UTC.
 */
export function checkNode(version: string, today: Temporal.PlainDate): HealthFinding {
  const [major = 0, minor = 0] = versionNumbers(version);
  const [oldestMajor = 0, oldestMinor = 0] = versionNumbers(oldestNode);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) {
    const end = nodeEndsOfLife[major];
    if (end === undefined || today.toString() < end) return good("Node.js", version);
    const ended = `${version} works, but has had no security fixes since ${end}`;
    return warning("Node.js", ended, "Install a newer version: https://nodejs.org");
  }
  const found = `${version} is too old: ${oldestNode} or later is needed`;
  return wrong("Node.js", found, "Install a newer version: https://nodejs.org");
}

/** Everything that is wrong, or worth a look, in the files of a checkout and its private folder. */
export async function checkCheckout(
  workspace: Workspace,
  today: Temporal.PlainDate,
  runProgram: Parameters<typeof gitOf>[1],
): Promise<HealthFinding[]> {
  const git = await gitOf(workspace.root, runProgram);
  const findings = await checkFiles(workspace, today);
  try {
    return [...findings, ...(await checkPrivateFolder(workspace, git))];
  } catch (failure) {
    return [...findings, failed(privateRoot, failure)];
  }
}

/** The organization that a checkout belongs to; the built-in charter's where its own cannot be read. */
export async function organizationOf(
  workspace: Workspace | undefined,
  today: Temporal.PlainDate,
): Promise<string> {
  const charters =
    workspace === undefined
      ? undefined
      : // The look at the file has told what is wrong with it.
        await ifTold(() => readCharters(workspace));
  return charterInForce(today, charters ?? kataCharters).rules.organization.value;
}

/** The repository whose workflows run: a job's own, else that of the checkout's remote; undefined without. */
async function repositoryHere(
  place: Parameters<typeof chooseRepository>[0],
): Promise<string | undefined> {
  const ofJob = place.environment.GITHUB_REPOSITORY ?? "";
  if (isRepositoryName(ofJob)) return ofJob;
  return ifTold(() => chooseRepository(place, undefined));
}

/**
 * Everything that is wrong, or worth a look, between this computer and GitHub.
 *
 * @param asked.online whether each query of the roll runs once, and the repository's workflows are looked at.
 * @param asked.now milliseconds of the real clock.
 */
export async function checkConnection(
  open: () => Promise<GitHub>,
  place: Parameters<typeof chooseRepository>[0],
  asked: {
    readonly organization: string;
    readonly online: boolean;
    readonly signal: AbortSignal;
    readonly now: () => number;
  },
): Promise<HealthFinding[]> {
  try {
    const github = await open();
    const online = asked.online ? { repository: await repositoryHere(place) } : undefined;
    return await checkGitHub(github, { ...asked, online });
  } catch (failure) {
    return [failed("token", failure)];
  }
}

export const healthReport = z.strictObject({
  formatVersion: z.literal(1),
  healthy: z.boolean().describe("nothing is wrong; there may be warnings"),
  versions: z.strictObject({ program: z.string(), node: z.string() }),
  findings: z.array(
    z.strictObject({
      state: z.enum(["good", "warning", "wrong", "unknown"]),
      about: z.string().describe("what was looked at, such as elections/people.yaml"),
      found: z.string(),
      remedy: z.string().optional().describe("what to do"),
    }),
  ),
});
