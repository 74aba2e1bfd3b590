import type { Temporal } from "temporal-polyfill";
import { formatSeason } from "../../calendar/election-id.ts";
import { resultsDay } from "../../calendar/timeline.ts";
import { type TermThen, termsThen } from "../../committee/history.ts";
import type { Ledger } from "../../committee/ledger.ts";
import type { Election } from "../../election/election.ts";
import { sentMessages } from "../../election/election.ts";
import { readAffiliationWords } from "../../people/affiliation-words.ts";
import { isSamePerson } from "../../people/named-person.ts";
import type { Elected, Official, PastElection, Runner } from "../../site/facts.ts";
import { readElectionFolder } from "../../workspace/candidates/candidacy-files.ts";
import { ledgerPath } from "../../workspace/committee/committee-file.ts";
import { findElection } from "../../workspace/election/election-file.ts";
import {
  type ElectionPages,
  readElectionPages,
  scheduleOf,
  seatsOnPage,
} from "../../workspace/election/election-pages.ts";
import { electionFolder, listElections, type Workspace } from "../../workspace/workspace.ts";
import { listFrom } from "../candidacies/list.ts";
import { outcomeOf, type PublishedOutcome } from "../planning/page-status.ts";
import { readPublishedResult } from "../verifying/published-result.ts";

/** Organizations as declared, without words that mean none. */
function declared(affiliation: string | readonly string[] | undefined): string[] {
  return [affiliation ?? []].flat().filter((each) => readAffiliationWords(each) === "organization");
}

/** Everyone with a candidacy in the election's folder or accepted by officials, with their statements. */
export async function readRunners(
  workspace: Workspace,
  id: string,
  election: Election | undefined,
): Promise<Runner[]> {
  const folder = await readElectionFolder(workspace, id);
  const listing = listFrom(folder, id, election);
  const statements = new Map(
    folder.candidacies.map(({ name, content }) => [
      name,
      "reading" in content ? content.reading.statement?.value : undefined,
    ]),
  );
  return listing.candidates.map(({ name, login, affiliation, file, state, accepted }): Runner => {
    const { withdrawn } = accepted ?? {};
    return {
      name: name ?? login ?? file,
      login,
      organizations: declared(affiliation),
      file: `${electionFolder(id)}/${file}`,
      statement: statements.get(file),
      state: state === "withdrawn" ? "withdrawn" : state === "standing" ? "accepted" : "filed",
      withdrawn: withdrawn && { date: withdrawn.date.toString(), reason: withdrawn.reason },
      announcement: accepted?.announcement ?? accepted?.pullRequest,
    };
  });
}

/** The nominees of a result page with what their files say; where it names none, whoever filed. */
function nominees(filed: readonly Runner[], { result }: ElectionPages): readonly Runner[] {
  const named = result?.nominees ?? [];
  if (named.length === 0) return filed;
  const nothing = { organizations: [], file: undefined, statement: undefined };
  return named.map((nominee): Runner => {
    const file = filed.find((each) => isSamePerson(nominee, each));
    return {
      ...{ ...nothing, withdrawn: undefined, announcement: undefined, ...file },
      name: nominee.name,
      login: nominee.login ?? file?.login,
      state: "accepted",
    };
  });
}

/** Who was elected, with seat, end of the term and organization where the ledger tells them. */
function electedOf(
  { election, elected }: Pick<PublishedOutcome, "election" | "elected">,
  terms: readonly TermThen[],
  runners: readonly Runner[],
): Elected[] {
  const reachesBack = terms.some(({ term }) => term.how === "appointed");
  return elected.map((person): Elected => {
    const isTheirs = ({ term }: TermThen): boolean =>
      isSamePerson(person, { name: term.name, login: term.holder });
    const now = terms.find((each) => each.term.elected === election && isTheirs(each));
    const login = person.login ?? now?.term.holder;
    const runner = runners.find((each) => isSamePerson({ name: person.name, login }, each));
    const before = terms.some((each) => each.term.elected < election && isTheirs(each));
    return {
      // The ledger spells each name consistently.
      name: now?.term.name ?? person.name,
      login,
      organizations: now?.affiliations ?? runner?.organizations ?? [],
      seat: now?.term.seat,
      until: now === undefined ? undefined : formatSeason(now.term.until),
      // Someone without an earlier term is new only if the ledger goes back to the first committee.
      isNew: before ? false : reachesBack && now !== undefined ? true : undefined,
    };
  });
}

/**
 * The day of the result: as recorded, as on the page or, with a vote, as planned. Without a vote it came
 * earlier than planned, so the plan does not say.
 */
function toldOn(
  election: Election | undefined,
  pages: ElectionPages,
  how: PastElection["how"],
): Temporal.PlainDate | undefined {
  const sent = election && sentMessages(election).find(({ message }) => message === "results");
  const known = sent?.date ?? election?.declared ?? pages.result?.admitted;
  if (known !== undefined || how === "uncontested") return known;
  const schedule = election ?? scheduleOf(pages.page);
  return pages.page?.results?.day ?? (schedule && resultsDay(schedule));
}

/** The officials that an election's page names. */
export function officialsOnPage({ page }: ElectionPages): Official[] {
  return (page?.officials?.logins ?? []).map((login) => ({ login }));
}

async function pastElection(
  workspace: Workspace,
  id: string,
  terms: readonly TermThen[],
  now: Temporal.Instant,
): Promise<PastElection | undefined> {
  const pages = await readElectionPages(workspace, id);
  const outcome = await outcomeOf(workspace, pages);
  if (outcome === undefined) return undefined;
  // Refuses a result that does not match the public files, and says what is wrong.
  const clock = { now, machine: now.epochMilliseconds };
  const record = (await readPublishedResult(workspace, id, clock))?.record;
  const election = await findElection(workspace, id);
  const filed = await readRunners(workspace, id, election);
  const runners =
    election === undefined
      ? nominees(filed, pages)
      : filed.filter(({ state }) => state !== "filed");
  const elected = electedOf(outcome, terms, runners);
  const ways = terms.filter(({ term }) => term.elected === id).map(({ term }) => term.how);
  const [way] = ways;
  const how = outcome.how ?? (way === "appointed" ? undefined : way);
  return {
    election: id,
    record,
    schedule: election ?? scheduleOf(pages.page),
    seats: record?.seatsDue ?? election?.seats ?? seatsOnPage(pages, elected.length),
    runners,
    elected,
    how,
    officials: election?.officials ?? officialsOnPage(pages),
    told: toldOn(election, pages, how),
    sources: [...new Set([outcome.path, ...(pages.page === undefined ? [] : [pages.pagePath])])],
    voters: record?.roll?.voters ?? election?.rolls?.at(-1)?.voters,
    ballots: record?.ballots?.counted,
  };
}

/** An election known only from the terms of those elected. */
function byLedger(id: string, terms: readonly TermThen[]): PastElection {
  const ofIt = terms.filter(({ term }) => term.elected === id);
  const people = ofIt.map(({ term }) => ({ name: term.name, login: term.holder }));
  const [how] = ofIt.map(({ term }) => (term.how === "appointed" ? undefined : term.how));
  return {
    ...{ election: id, how, elected: electedOf({ election: id, elected: people }, terms, []) },
    ...{ record: undefined, schedule: undefined, seats: undefined, told: undefined },
    ...{ voters: undefined, ballots: undefined, runners: [], officials: [] },
    sources: [ledgerPath],
  };
}

/**
 * Every decided election of the checkout, newest first: by its record, else by its pages, else by the ledger.
 *
 * @throws ElectionError (refused) where a published result does not follow from the files.
 */
export async function readPast(
  workspace: Workspace,
  ledger: Ledger | undefined,
  now: Temporal.Instant,
): Promise<PastElection[]> {
  const terms = ledger === undefined ? [] : termsThen(ledger);
  const past: PastElection[] = [];
  for (const id of await listElections(workspace)) {
    const found = await pastElection(workspace, id, terms, now);
    if (found !== undefined) past.push(found);
  }
  const known = new Set(past.map(({ election }) => election));
  const elected = terms.flatMap(({ term }) => (term.how === "appointed" ? [] : [term.elected]));
  for (const id of new Set(elected)) if (!known.has(id)) past.push(byLedger(id, terms));
  return past.sort((a, b) => (a.election < b.election ? 1 : -1));
}
