import type * as z from "zod";
import type { FetchReport, publicFetchReportSchema } from "../../../electorate/contribution.ts";
import { chosenId } from "../../../procedures/chosen-election.ts";
import { announcedEvidence, fetchRollEvidence } from "../../../procedures/roll/fetch.ts";
import { visible } from "../../../visible-text.ts";
import { agreeing, plural } from "../../../wording.ts";
import type { CliContext } from "../../context.ts";
import type { FetchOptions } from "./evidence-words.ts";
import { showProgress } from "./fetch-progress.ts";

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

function warnings(report: FetchReport, wantedUntil: string): string[] {
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
    ...(report.period.until < wantedUntil
      ? [
          `The qualifying period ends at ${wantedUntil}: fetch again after that; only new data is fetched.`,
        ]
      : []),
    ...(privates > 0
      ? [
          `${plural(privates, "private repository is", "private repositories are")} included because the token can see them; without it, the roll may differ. No public list names them.`,
        ]
      : []),
  ];
}

/** The report for a job's log: private repositories are counted, not named. */
function publicReport(report: FetchReport): z.input<typeof publicFetchReportSchema> {
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
 * Fetches the evidence of an election's roll and saves it once it is complete.
 *
 * @param options with `quiet`, the report is not printed.
 */
export async function fetchAndPlace(
  context: CliContext,
  election: string,
  options: FetchOptions & { readonly quiet?: boolean },
): Promise<void> {
  const { terminal, signal } = context;
  const workspace = await context.workspace();
  const { news, progress, stop } = await showProgress(context);
  try {
    const { organization, refresh, json, quiet = false } = options;
    const github = await context.github({ ...options, news });
    const present = (await context.now()).epochMilliseconds;
    const asked = { github, organization, present, pretended: context.rehearsal, progress, signal };
    if (options.dryRun) {
      const announced = await announcedEvidence(workspace, election, asked);
      stop();
      terminal.print(
        `${visible(announced.organization)} announces ${plural(announced.count, "pull request")} merged from ${announced.from} to ${announced.until}.`,
      );
      terminal.note("Dry run: nothing was written.");
      return;
    }
    const { report, wantedUntil } = await fetchRollEvidence(workspace, election, {
      ...asked,
      refresh,
    });
    stop();
    const shown = () => (json ? JSON.stringify(publicReport(report), null, 2) : summary(report));
    if (!quiet) terminal.print(shown());
    for (const warning of warnings(report, wantedUntil)) terminal.warn(warning);
  } catch (failure) {
    if (signal.aborted && !options.dryRun) {
      terminal.note("What was received is kept. Run the command again to continue.");
    }
    throw failure;
  } finally {
    stop();
  }
}

/** Fetches the evidence of an election's roll. */
export async function runFetch(context: CliContext, options: FetchOptions): Promise<void> {
  await fetchAndPlace(context, (await chosenId(context, options.election)).id, options);
}
