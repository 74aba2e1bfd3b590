import { Command, InvalidArgumentError, Option } from "commander";
import type { FetchReport } from "../../../electorate/contribution.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext, OpenContext } from "../../context.ts";
import { parseDuration } from "../../flags/duration.ts";
import { plural } from "../../render/plural.ts";

interface FetchRequest {
  readonly election?: string;
  readonly organization?: string;
  readonly refresh: boolean;
  readonly maxWait: number;
  readonly timeout: number;
  readonly dryRun: boolean;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election roll fetch                          for the election in progress
  $ kata-election roll fetch --election 2026-10 --verbose
  $ kata-election roll fetch --max-wait 15m           in CI: rather fail than wait for an hour

The evidence goes to elections/.private/<election>/: contributions.jsonl, profiles.jsonl, fetch.json.
It is complete, or the command ends with exit code 4 and the files stay as they were. Interrupted, it
keeps what it has; run again, it goes on, and asks only for what is new.

The token comes from GH_TOKEN, GITHUB_TOKEN or gh. A classic one needs the scope read:user (or
user:email), to read the addresses that people made public.`;

function parseLogin(text: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/.test(text)) return text;
  throw new InvalidArgumentError("An organization's name has letters, digits and hyphens.");
}

/** `run` is a parameter so that tests can check parsing without fetching anything. */
export function rollFetchCommand(open: OpenContext, run = runRollFetch): Command {
  const command = new Command("fetch")
    .summary("save the merged pull requests as evidence")
    .description(
      "Save the organization's merged pull requests of the qualifying period, with their commits, as evidence",
    )
    .option("--election <YYYY-MM>", "which election (default: the one in progress)")
    .option("--organization <name>", "another organization than the charter's", parseLogin)
    .option("--refresh", "ask for everything again, also for what is on disk", false)
    .addOption(
      new Option("--max-wait <duration>", "wait at most so long for one rate limit")
        .argParser(parseDuration)
        .default(3600, "1h"),
    )
    .addOption(
      new Option("--timeout <duration>", "give up on a request after so long")
        .argParser(parseDuration)
        .default(30, "30s"),
    )
    .option("--dry-run", "say what would be fetched; write nothing", false)
    .option("--json", "print the fetch's report as JSON", false)
    .addHelpText("after", examples);
  return command.action((options: FetchRequest) => run(open(command), options));
}

/** Which pull requests an election's roll is built from, by its file and its charter. */
async function whatToFetch(context: CliContext, request: FetchRequest) {
  const workspace = await context.workspace();
  const { chooseElection, readElection } = await import(
    "../../../workspace/election/election-file.ts"
  );
  const { readCharter } = await import("../../../workspace/election/charter-file.ts");
  const { rollRules } = await import("../../../electorate/roll-rules.ts");
  const election = await chooseElection(workspace, request.election);
  const { value } = await readElection(workspace, election);
  const rules = rollRules(await readCharter(workspace, value.charter), value);
  return {
    workspace,
    election,
    organization: request.organization ?? rules.organization,
    period: { from: rules.from, until: rules.until },
  };
}

function summary(report: FetchReport): string {
  const { organization, period, pullRequests, commits, profiles, repositories } = report;
  const lines = [
    `${visible(organization)}: ${pullRequests.received} of ${plural(pullRequests.announced, "pull request")} merged`,
    `from ${period.from} to ${period.until},`,
    `with ${plural(commits, "commit")}; ${plural(profiles, "account")}, ${repositories.length} repositories`,
    `(${plural(report.requests, "request")}, ${plural(report.cost, "point")}).`,
  ];
  return lines.join("\n");
}

function warnings(report: FetchReport, wanted: { readonly until: string }): string[] {
  return [
    ...(report.addresses === false
      ? [
          "The token may not read public addresses: every profile is without one. Use a classic token with the scope read:user or user:email, and fetch again.",
        ]
      : []),
    ...(report.period.until < wanted.until
      ? [
          `The qualifying period ends only at ${wanted.until}: fetch again when it is over, it takes only what is new.`,
        ]
      : []),
    ...(report.viewerIsAMember === false
      ? [
          "The token's owner is no member of the organization: pull requests of private repositories were out of sight.",
        ]
      : []),
  ];
}

/** Fetches the evidence of an election's roll and puts it in place when all of it is there. */
async function runRollFetch(context: CliContext, request: FetchRequest): Promise<void> {
  const { terminal } = context;
  const { workspace, election, organization, period } = await whatToFetch(context, request);
  const { showProgress } = await import("./fetch-progress.ts");
  const { news, progress, stop } = await showProgress(context);
  try {
    const github = await context.github({ ...request, news });
    const present = (await context.now()).epochMilliseconds;
    const asked = { github, organization, period, present, pretended: context.rehearsal, progress };
    if (request.dryRun) {
      const { surveyPeriod } = await import("../../../github/evidence/survey-period.ts");
      const { range, found } = await surveyPeriod(asked);
      stop();
      terminal.print(
        `${visible(found.login)} announces ${plural(found.announced, "pull request")} merged from ${range.from} to ${range.until}.`,
      );
      terminal.note("Dry run: nothing was written.");
      return;
    }
    const { fetchEvidence } = await import("../../../github/evidence/fetch-evidence.ts");
    const { openEvidenceStaging } = await import("../../../workspace/evidence/evidence-staging.ts");
    const { refresh } = request;
    const plan = { election, organization, period, refresh };
    const staging = await openEvidenceStaging(workspace, plan);
    if (staging.resumed) progress.note("Going on from what is on disk (--refresh starts over).");
    try {
      const evidence = await fetchEvidence({ ...asked, store: staging.store });
      context.signal.throwIfAborted();
      const placed = await staging.place(evidence);
      stop();
      if (request.json) terminal.print(JSON.stringify(placed, null, 2));
      else terminal.print(summary(placed));
      for (const warning of warnings(placed, period)) terminal.warn(warning);
    } catch (failure) {
      if (context.signal.aborted) {
        terminal.note("What was received is kept: run the command again to go on.");
      }
      throw failure;
    } finally {
      await staging.close();
    }
  } finally {
    stop();
  }
}
