import { Temporal } from "temporal-polyfill";
import type { Candidate } from "../../candidates/candidate.ts";
import { utcDate } from "../../dates.ts";
import type { Election } from "../../election/election.ts";
import { ElectionError } from "../../errors.ts";
import { sameLogin } from "../../people/account.ts";
import { visible } from "../../visible-text.ts";
import { planCandidates, withoutCandidate } from "../../workspace/candidates/candidate-edits.ts";
import { planElectionEdit, textWithEntry } from "../../workspace/election/election-edits.ts";
import { electionFilePath } from "../../workspace/election/election-file.ts";
import type { FileChange } from "../../workspace/file-plan.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/**
 * The entry of a candidate.
 *
 * @throws ElectionError (input) where no candidacy of this login was accepted.
 */
export function candidateBy({ candidates, election }: Election, login: string): Candidate {
  const found = candidates.find((each) => sameLogin(each.login, login));
  if (found !== undefined) return found;
  const logins = candidates.map((each) => `@${each.login}`).join(", ");
  throw new ElectionError(
    "input",
    `@${visible(login)} is not a candidate of election ${election}`,
    {
      hint:
        logins === ""
          ? "No candidacy has been accepted yet; only an accepted one can be withdrawn."
          : `Accepted so far: ${logins}. Only an accepted candidacy can be withdrawn.`,
    },
  );
}

/**
 * The day of a withdrawal: the one given, which must lie between the candidacy and today.
 *
 * @param today in UTC.
 * @throws ElectionError (input) for any other day.
 */
export function withdrawalDay(
  given: Temporal.PlainDate,
  { submitted }: Candidate,
  today: Temporal.PlainDate,
): Temporal.PlainDate {
  const first = utcDate(submitted);
  const { compare } = Temporal.PlainDate;
  if (compare(first, given) <= 0 && compare(given, today) <= 0) return given;
  throw new ElectionError("input", `--date ${given} is not between the candidacy and today`, {
    hint: `The candidacy was submitted on ${first}; today is ${today}.`,
  });
}

/** Refuses to record a withdrawal again with another day or reason. */
export function refuseOtherWithdrawal(
  { login, withdrawn }: Candidate,
  given: { readonly date: string | undefined; readonly reason: string | undefined },
): void {
  if (withdrawn === undefined) return;
  const isSame =
    (given.reason === undefined || given.reason === withdrawn.reason) &&
    (given.date === undefined || given.date === withdrawn.date.toString());
  if (isSame) return;
  const when = `@${login} withdrew on ${withdrawn.date} already (${visible(withdrawn.reason)})`;
  throw new ElectionError("refused", when, {
    hint: `If that is wrong, take it back with --mistaken, accept the candidacy again, and withdraw it again.`,
  });
}

/** The change that records a withdrawal. */
export async function planWithdrawal(
  workspace: Workspace,
  { election }: Election,
  candidate: Candidate,
  withdrawn: NonNullable<Candidate["withdrawn"]>,
): Promise<FileChange[]> {
  return [await planCandidates(workspace, election, [{ ...candidate, withdrawn }])];
}

/**
 * The change that takes back an acceptance that was a mistake: the entry is removed, and the decisions record
 * who did so and why.
 *
 * @throws ElectionError (refused) where the list is closed: reopen it instead.
 */
export async function planTakingBack(
  workspace: Workspace,
  { election, candidatesClosed: closing }: Election,
  { login, file }: Candidate,
  decision: { readonly by: string; readonly date: Temporal.PlainDate; readonly reason: string },
): Promise<FileChange[]> {
  if (closing !== undefined) {
    throw new ElectionError("refused", `@${closing.by} closed the list, and @${login} is on it`, {
      hint: `Reopen it first: kata-election candidates reopen ${election} --by <official> --reason <text>`,
    });
  }
  const { by, date, reason } = decision;
  const kept = { about: "mistaken-acceptance", person: login, file, by, date: `${date}`, reason };
  const edit = (text: string): string =>
    textWithEntry(
      withoutCandidate(text, electionFilePath(election), login),
      { election },
      "decisions",
      kept,
    );
  return [await planElectionEdit(workspace, { election }, edit)];
}
