import type { Temporal } from "temporal-polyfill";
import { affiliationText } from "../../candidates/candidacy.ts";
import type { CandidacyContent } from "../../candidates/candidacy-file.ts";
import type { CandidacyReading } from "../../candidates/candidacy-reading.ts";
import type { Candidate } from "../../candidates/candidate.ts";
import { checkText } from "../../candidates/check-file.ts";
import type { Finding } from "../../candidates/finding.ts";
import { nameInElection } from "../../candidates/proposal.ts";
import { formatInstant } from "../../dates.ts";
import type { Election } from "../../election/election.ts";
import { ElectionError } from "../../errors.ts";
import { sameLogin } from "../../people/account.ts";
import { unknownAffiliation } from "../../people/affiliation-words.ts";
import { visible } from "../../visible-text.ts";
import { findCandidacyFile } from "../../workspace/candidates/candidacy-files.ts";
import { planCandidates } from "../../workspace/candidates/candidate-edits.ts";
import {
  readElectionCandidacies,
  surroundingsOf,
} from "../../workspace/candidates/election-candidacies.ts";
import type { FileChange } from "../../workspace/file-plan.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type KnownPeople, readKnownPeople } from "../known-people.ts";

/**
 * The entry that the file has already.
 *
 * @throws ElectionError (refused) where the candidate withdrew.
 */
function previousEntry(
  { candidates, election }: Election,
  fileName: string,
): Candidate | undefined {
  const previous = candidates.find(({ file }) => file === fileName);
  if (previous?.withdrawn === undefined) return previous;
  const { date, reason } = previous.withdrawn;
  throw new ElectionError(
    "refused",
    `@${previous.login} withdrew on ${date} (${visible(reason)})`,
    {
      hint: `If they run again, or never withdrew, take the entry back: kata-election candidates withdraw ${previous.login} --mistaken --election ${election} --reason <text>. Then accept again.`,
    },
  );
}

/** A candidacy that an official names, and what the records know before it is accepted. */
export interface NamedCandidacy {
  readonly path: string;
  readonly content: CandidacyContent;
  /** The entry that the file has already. */
  readonly previous: Candidate | undefined;
  readonly known: KnownPeople;
}

/**
 * Finds a candidacy in an election's folder.
 *
 * @param named the file as seen from the folder `from`, and today in UTC.
 * @throws ElectionError (input) where it lies anywhere else; (refused) where the candidate withdrew.
 */
export async function findCandidacy(
  workspace: Workspace,
  election: Election,
  named: {
    readonly file: string;
    readonly from: string;
    readonly today: Temporal.PlainDate;
  },
): Promise<NamedCandidacy> {
  const { file, from, today } = named;
  const { path, content } = await findCandidacyFile(workspace, from, election.election, file);
  const previous = "problem" in content ? undefined : previousEntry(election, nameInElection(path));
  return { path, content, previous, known: await readKnownPeople(workspace, today) };
}

function refuseOtherLogin(previous: Candidate | undefined, login: string): void {
  if (previous === undefined || sameLogin(previous.login, login)) return;
  throw new ElectionError(
    "refused",
    `${visible(previous.file)} is recorded as the candidacy of @${previous.login}, not of @${login}`,
    {
      hint: `If that was a mistake, take it back: kata-election candidates withdraw ${previous.login} --mistaken --reason <text>`,
    },
  );
}

/** A closed list takes no one else; what was declared before it closed counts. */
function refuseAfterClosing(
  { candidatesClosed: closing, election }: Election,
  previous: Candidate | undefined,
  { affiliation, login }: Pick<Candidate, "affiliation" | "login">,
): void {
  if (closing === undefined) return;
  const when = `@${closing.by} closed the list on ${formatInstant(closing.at)}`;
  if (previous === undefined) {
    throw new ElectionError("refused", `${when}, and @${login} is not on it`, {
      hint: `If @${login} should still run, reopen with a reason, accept, and close again: kata-election candidates reopen --election ${election} --by <official> --reason <text>`,
    });
  }
  if (affiliationText(affiliation) === affiliationText(previous.affiliation)) return;
  throw new ElectionError(
    "refused",
    `${when}: the affiliation of @${login} counts as it was declared then`,
    {
      hint: "If it was wrong, record who they work for in the decisions of election.yaml (about: affiliation).",
    },
  );
}

/** A checked candidacy as the beginning of its entry in `election.yaml`. */
export function candidateOf(
  path: string,
  { name, login, affiliation }: CandidacyReading,
): Pick<Candidate, "login" | "name" | "affiliation" | "file"> {
  if (name === undefined || login === undefined) {
    const what = name === undefined ? "candidate" : "GitHub account";
    throw new ElectionError("refused", `${visible(path)} names no ${what}`, {
      hint: "Give --name and --login.",
    });
  }
  return {
    login: login.value,
    name: name.value,
    affiliation: affiliation?.value ?? unknownAffiliation,
    file: nameInElection(path),
  };
}

/** What the check says of a candidacy as the official would record it. */
export async function acceptanceFindings(
  workspace: Workspace,
  election: string,
  path: string,
  content: { readonly text: string; readonly reading: CandidacyReading },
): Promise<readonly Finding[]> {
  const candidacies = await readElectionCandidacies(workspace, election);
  return checkText(path, content, surroundingsOf(candidacies, nameInElection(path)));
}

/** Refuses what the closed list or the file's existing entry does not allow. */
export function refuseContradictions(
  election: Election,
  previous: Candidate | undefined,
  candidate: Pick<Candidate, "affiliation" | "login">,
): void {
  refuseOtherLogin(previous, candidate.login);
  refuseAfterClosing(election, previous, candidate);
}

/** The change that records a candidate; it keeps what only an earlier entry says. */
export async function planAcceptance(
  workspace: Workspace,
  election: string,
  previous: Candidate | undefined,
  candidate: Candidate,
): Promise<{ readonly entry: Candidate; readonly plan: readonly FileChange[] }> {
  const { pullRequest, announcement } = previous ?? {};
  const entry: Candidate = {
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...(announcement === undefined ? {} : { announcement }),
    ...candidate,
  };
  return { entry, plan: [await planCandidates(workspace, election, [entry])] };
}

/** Characters that a name on a ballot cannot contain: they may be part of an address. */
const neverInName = /@|:\/\/|[\r\n]/;

/** Whether an official typed a name and nothing else. */
export function isName(text: string): boolean {
  return /\p{L}/u.test(text) && !neverInName.test(text);
}

/** The most likely name in `Peng, Tao` or `Ada Lindqvist, Northwind`. */
export function nameWithoutComma(name: string): string {
  const [first = "", second = ""] = name.split(/\s?[,;]\s?/);
  return /\s/.test(first) || /\s/.test(second) ? first : `${second} ${first}`;
}
