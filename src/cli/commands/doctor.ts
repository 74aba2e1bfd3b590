import { Command, Option } from "commander";
import type { Temporal } from "temporal-polyfill";
import { ElectionError } from "../../errors.ts";
import { failed, good, type HealthFinding, warning, wrong } from "../../health.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { CliContext, OpenContext } from "../context.ts";

interface DoctorRequest {
  readonly offline: boolean;
  readonly online: boolean;
  readonly json: boolean;
}

/** The oldest Node that this program runs on, as package.json says. */
export const oldestNode = "20.19.0";

const examples = `
Examples:
  $ kata-election doctor                check everything, including GitHub
  $ kata-election doctor --online       also run each query of the roll once
  $ kata-election doctor --offline      check only what is on this computer
  $ kata-election doctor --json | jq '.findings[] | select(.state == "wrong")'

Exit codes: 0 nothing is wrong (there may be warnings), 1 something is wrong. The token is never shown.`;

/** `run` is a parameter so that tests can check parsing without looking at anything. */
export function doctorCommand(open: OpenContext, run = runDoctor): Command {
  const command = new Command("doctor")
    .summary("check your setup")
    .description(
      "Check that everything is in place: versions, the checkout and its files, the private folder, the GitHub token and its permissions, the API budget, the clock. Each problem comes with a fix.",
    )
    .option("--offline", "ask GitHub nothing", false)
    .addOption(
      new Option("--online", "also run each query of the roll once (about ten requests)")
        .default(false)
        .conflicts("offline"),
    )
    .option("--json", "print the findings as JSON", false)
    .addHelpText("after", examples);
  return command.action((options: DoctorRequest) => run(open(command), options));
}

function versionNumbers(version: string): readonly number[] {
  return version.split(".").map((part) => Number.parseInt(part, 10));
}

/** The day from which a major version of Node gets no security fixes: https://github.com/nodejs/release#release-schedule */
const nodeEndsOfLife: Readonly<Record<number, string>> = {
  20: "2026-04-30",
  21: "2024-06-01",
  22: "2027-04-30",
  23: "2025-06-01",
  24: "2028-04-30",
  25: "2026-06-01",
  26: "2029-04-30",
};

/** Whether this program runs on that version of Node, and Node's makers still mend it today. */
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

async function checkWorkspace(
  { runProgram }: CliContext,
  workspace: Workspace,
  today: Temporal.PlainDate,
): Promise<HealthFinding[]> {
  const { checkFiles } = await import("../../workspace/file-health.ts");
  const { checkPrivateFolder } = await import("../../workspace/private/private-health.ts");
  const { gitOf } = await import("../../workspace/git.ts");
  const git = await gitOf(workspace.root, runProgram);
  const findings = await checkFiles(workspace, today);
  try {
    return [...findings, ...(await checkPrivateFolder(workspace, git))];
  } catch (failure) {
    return [...findings, failed("elections/.private", failure)];
  }
}

/** Whose members the workspace elects; the built-in charter's where its own cannot be read. */
async function organizationOf(
  workspace: Workspace | undefined,
  today: Temporal.PlainDate,
): Promise<string> {
  const { charterInForce, kataCharters } = await import("../../charter/kata-charters.ts");
  const { readCharters } = await import("../../workspace/election/charter-file.ts");
  const charters =
    workspace === undefined
      ? kataCharters
      : await readCharters(workspace).catch((failure) => {
          // The look at the file has told what is wrong with it.
          if (failure instanceof ElectionError) return kataCharters;
          throw failure;
        });
  return charterInForce(today, charters).rules.organization.value;
}

async function askGitHub(
  context: CliContext,
  organization: string,
  online: boolean,
): Promise<HealthFinding[]> {
  const { checkGitHub } = await import("../../github/health.ts");
  const { terminal, signal } = context;
  const news = {
    waiting: (limit: string, wait: number) =>
      terminal.note(`Waiting ${wait} s for GitHub's ${limit} limit.`),
    retrying: (_operation: string, reason: string) => terminal.detail(`Again: ${reason}`),
    answered: () => {},
  };
  try {
    const github = await context.github({ news, timeout: 15, maxWait: 60 });
    return await checkGitHub(github, { organization, online, signal, now: context.milliseconds });
  } catch (failure) {
    return [failed("token", failure)];
  }
}

/** Looks at everything and prints what it found; refuses (exit 1) when something is wrong. */
async function runDoctor(
  context: CliContext,
  { offline, online, json }: DoctorRequest,
): Promise<void> {
  const { terminal, versions } = context;
  const { utcDate } = await import("../../dates.ts");
  const today = utcDate(await context.now());
  const findings = [good("kata-election", versions.program), checkNode(versions.node, today)];
  let workspace: Workspace | undefined;
  try {
    workspace = await context.workspace();
    findings.push(good("workspace", workspace.root));
    findings.push(...(await checkWorkspace(context, workspace, today)));
  } catch (failure) {
    findings.push(failed("workspace", failure));
  }
  if (offline) findings.push({ state: "unknown", about: "GitHub", found: "not asked (--offline)" });
  else findings.push(...(await askGitHub(context, await organizationOf(workspace, today), online)));
  const sick = findings.filter(({ state }) => state === "wrong").length;
  if (json) {
    const report = { formatVersion: 1, healthy: sick === 0, versions, findings };
    terminal.print(JSON.stringify(report, null, 2));
  } else {
    const { renderHealth } = await import("../render/health.ts");
    terminal.print(renderHealth(findings, terminal));
  }
  if (sick > 0) {
    throw new ElectionError("refused", `${sick} ${sick === 1 ? "thing is" : "things are"} wrong`, {
      hint: "Apply the fixes above and run doctor again.",
    });
  }
}
