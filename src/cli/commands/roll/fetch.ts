import type { FetchReport } from "../../../electorate/contribution.ts";
import { rollRules } from "../../../electorate/roll-rules.ts";
import { fetchEvidence } from "../../../github/evidence/fetch-evidence.ts";
import { surveyPeriod } from "../../../github/evidence/survey-period.ts";
import { visible } from "../../../visible-text.ts";
import { agreeing, plural } from "../../../wording.ts";
import { readCharter } from "../../../workspace/election/charter-file.ts";
import { chooseElection, readElection } from "../../../workspace/election/election-file.ts";
import { openEvidenceStaging } from "../../../workspace/evidence/evidence-staging.ts";
import type { CliContext } from "../../context.ts";
import { showProgress } from "./fetch-progress.ts";

export interface FetchOptions {
  readonly organization?: string | undefined;
  readonly refresh: boolean;
  readonly maxWait: number;
  readonly timeout: number;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** Which pull requests an election's roll is built from, by its file and its charter. */
async function whatToFetch(context: CliContext, election: string, request: FetchOptions) {
  const workspace = await context.workspace();
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
  const unread = report.unread?.length ?? 0;
  const privates = report.repositories.filter((each) => each.private === true).length;
  return [
    ...(unread > 0
      ? [
          `${plural(unread, "pull request")} could not be read completely: look at ${agreeing(unread, "it", "each")} before you freeze the roll (kata-election roll show --review).`,
        ]
      : []),
    ...(report.addresses === false
      ? [
          "The token cannot read public email addresses, so no profile has one. Use a classic token with the scope read:user or user:email, and fetch again.",
        ]
      : []),
    ...(report.period.until < wanted.until
      ? [
          `The qualifying period ends at ${wanted.until}: fetch again after that; only new data is fetched.`,
        ]
      : []),
    ...(privates > 0
      ? [
          `${plural(privates, "private repository is", "private repositories are")} included because the token can see them; without it, the roll may differ. No public list names them.`,
        ]
      : []),
  ];
}

/** The report as others may see it, in the log of a job: private repositories are counted, not named. */
function publicReport(report: FetchReport): object {
  const isPrivate = new Set(report.repositories.flatMap((each) => (each.private ? each.name : [])));
  if (isPrivate.size === 0) return report;
  const { sources, unread } = report;
  const shown = ({ name }: { readonly name: string }): boolean => !isPrivate.has(name);
  return {
    ...report,
    ...(report.silent && { silent: report.silent.filter((name) => !isPrivate.has(name)) }),
    repositories: report.repositories.filter(shown),
    privateRepositories: isPrivate.size,
    ...(sources && {
      sources: { ...sources, repositories: sources.repositories.filter(shown) },
    }),
    ...(unread && {
      unread: unread.filter(({ repository }) => !isPrivate.has(repository.split("/")[1] ?? "")),
    }),
  };
}

/**
 * Fetches the evidence of an election's roll and puts it in place when all of it is there.
 *
 * @param options with `quiet`, what was fetched is not printed.
 */
export async function fetchAndPlace(
  context: CliContext,
  election: string,
  options: FetchOptions & { readonly quiet?: boolean },
): Promise<void> {
  const { terminal } = context;
  const { workspace, organization, period } = await whatToFetch(context, election, options);
  const { news, progress, stop } = await showProgress(context);
  try {
    const github = await context.github({ ...options, news });
    const present = (await context.now()).epochMilliseconds;
    const asked = { github, organization, period, present, pretended: context.rehearsal, progress };
    if (options.dryRun) {
      const { range, found } = await surveyPeriod(asked);
      stop();
      terminal.print(
        `${visible(found.login)} announces ${plural(found.announced, "pull request")} merged from ${range.from} to ${range.until}.`,
      );
      terminal.note("Dry run: nothing was written.");
      return;
    }
    const { refresh } = options;
    const staging = await openEvidenceStaging(workspace, {
      election,
      organization,
      period,
      refresh,
    });
    if (staging.resumed) progress.note("Continuing from what is on disk (--refresh starts over).");
    try {
      const evidence = await fetchEvidence({ ...asked, store: staging.store });
      context.signal.throwIfAborted();
      const read = new Date(present).toISOString().replace(/\.\d+Z$/, "Z");
      const placed = await staging.place({ ...evidence, report: { ...evidence.report, read } });
      stop();
      if (options.quiet !== true) {
        // As in fetch.json, key by key.
        terminal.print(
          options.json ? JSON.stringify(publicReport(placed), null, 2) : summary(placed),
        );
      }
      for (const warning of warnings(placed, period)) terminal.warn(warning);
    } catch (failure) {
      if (context.signal.aborted) {
        terminal.note("What was received is kept. Run the command again to continue.");
      }
      throw failure;
    } finally {
      await staging.close();
    }
  } finally {
    stop();
  }
}

/** Fetches the evidence of an election's roll. */
export async function runFetch(
  context: CliContext,
  named: string | undefined,
  options: FetchOptions,
): Promise<void> {
  await fetchAndPlace(context, await chooseElection(await context.workspace(), named), options);
}
