import type { Temporal } from "temporal-polyfill";
import { formatSeason } from "../../calendar/election-id.ts";
import type { Charter } from "../../charter/charter.ts";
import { charterInForce } from "../../charter/kata-charters.ts";
import { affiliationsOn } from "../../committee/affiliations.ts";
import { beginLedger } from "../../committee/beginning/begin-ledger.ts";
import { continuingMembers } from "../../committee/continuing.ts";
import type { Ledger } from "../../committee/ledger.ts";
import { utcDate } from "../../dates.ts";
import { pollInForce } from "../../election/poll.ts";
import { ifTold } from "../../errors.ts";
import { organizationIndex } from "../../people/organizations.ts";
import { type HeadroomReport, headroom } from "../../seats/organizations/headroom.ts";
import type { Coming, Running, SeatedCommittee, SiteFacts } from "../../site/facts.ts";
import { findLedger, ledgerPath } from "../../workspace/committee/committee-file.ts";
import { readCommitteeSources } from "../../workspace/committee/committee-sources.ts";
import { readCharter, readCharters } from "../../workspace/election/charter-file.ts";
import { electionFilePath, findElection } from "../../workspace/election/election-file.ts";
import { runningElection } from "../../workspace/election/election-pages.ts";
import { readPeople } from "../../workspace/people/people-files.ts";
import { findPublishedList } from "../../workspace/roll/public-list.ts";
import { readText, type Workspace } from "../../workspace/workspace.ts";
import { committeeJson, committeeOfLedger, showCommittee } from "../committee/show.ts";
import { electionStatus } from "../planning/election-status.ts";
import { nextElection } from "../planning/next-election.ts";
import { pageStatus } from "../planning/page-status.ts";
import { readNews } from "./read-news.ts";
import { officialsOnPage, readPast, readRunners } from "./read-past.ts";

type History = SiteFacts["history"];

/** The checkout's ledger; otherwise one built from its pages and the built-in history, if they leave nothing open. */
async function readHistory(workspace: Workspace, today: Temporal.PlainDate): Promise<History> {
  const written = await findLedger(workspace);
  if (written !== undefined) return { ledger: written, source: ledgerPath };
  if ((await readText(workspace, "README.md")) === undefined) return undefined;
  // Without a readable list in the README there is no history; doctor reports that.
  return ifTold(async () => {
    const sources = await readCommitteeSources(workspace, today);
    const { ledger, open, wrong } = beginLedger(sources, { values: new Map(), by: "nobody" });
    if (open.length > 0 || wrong.length > 0 || ledger.terms.length === 0) return undefined;
    return { ledger, source: "the community’s pages and their history; there is no ledger yet" };
  }, "input");
}

/** The members: from the ledger, given or built from pages, otherwise from the README. */
async function readCommittee(
  workspace: Workspace,
  history: History,
  today: Temporal.PlainDate,
): Promise<SeatedCommittee | undefined> {
  return ifTold(async () => {
    const { chair, seats } = committeeJson(
      history === undefined
        ? await showCommittee(workspace, today, today)
        : committeeOfLedger(history.ledger, today),
    );
    return {
      source: history?.source ?? "README.md",
      chair: chair ?? undefined,
      vacant: seats.flatMap(({ seat, name }) => (seat !== null && name === null ? [seat] : [])),
      members: seats.flatMap(({ name, organizations, ...more }) =>
        name === null
          ? []
          : {
              ...{ name, organizations, login: more.holder ?? undefined },
              ...{ seat: more.seat ?? undefined, elected: more.elected ?? undefined },
              until: more.until ?? undefined,
            },
      ),
    };
  }, "input");
}

/** Seats left under the limit for each organization of a member or candidate. */
async function headroomFor(
  workspace: Workspace,
  { ledger }: { readonly ledger: Ledger },
  charter: Charter,
  { election, schedule, runners }: Pick<Running, "election" | "schedule" | "runners">,
): Promise<HeadroomReport | undefined> {
  if (schedule === undefined) return undefined;
  const opens = utcDate(schedule.nominations.opens);
  const on = utcDate(schedule.nominations.closes);
  const continuing = continuingMembers(
    ledger,
    { election, nominations: schedule.nominations },
    charter,
    opens,
  );
  const index = organizationIndex(await readPeople(workspace));
  const { organizationLimit, groups } = charter.rules;
  return headroom(
    continuing.map(({ login, name }) => ({
      name,
      affiliations: affiliationsOn(ledger, login, on),
    })),
    runners
      .filter(({ state }) => state !== "withdrawn")
      .flatMap(({ organizations }) => organizations),
    organizationLimit.value,
    { index, groups: groups.value === "on", on },
  );
}

/** The election in progress by its `election.yaml`, else by its pages; undefined where there is none. */
async function readRunning(
  workspace: Workspace,
  now: Temporal.Instant,
): Promise<Omit<Running, "headroom"> | undefined> {
  const id = await runningElection(workspace, now);
  if (id === undefined) return undefined;
  const election = await findElection(workspace, id);
  const runners = await readRunners(workspace, id, election);
  if (election === undefined) {
    const { pages, schedule, stage } = await pageStatus(workspace, id, now);
    const { page, pagePath } = pages;
    return {
      election: id,
      schedule,
      stage,
      runners,
      source: pagePath,
      seats: page?.seats?.number,
      officials: officialsOnPage(pages),
      isClosed: false,
      vote: "unknown",
      poll: undefined,
      cancelled: undefined,
    };
  }
  const { stage, vote } = await electionStatus(workspace, election, now);
  return {
    election: id,
    schedule: election,
    stage,
    runners,
    source: electionFilePath(id),
    seats: election.seats,
    officials: election.officials,
    isClosed: election.candidatesClosed !== undefined,
    vote: vote.vote,
    poll: pollInForce(election.polls)?.url,
    cancelled: election.cancelled?.reason,
  };
}

async function readComing(
  workspace: Workspace,
  now: Temporal.Instant,
  committee: SeatedCommittee | undefined,
): Promise<Coming> {
  const { id, season: next, due, pattern } = await nextElection(workspace, now);
  const season = formatSeason(next);
  const seats = due?.length ?? pattern;
  // Without a ledger: those whose terms end then, if they are as many as the seats.
  const ending = (committee?.members ?? [])
    .filter(({ until }) => until === season)
    .map(({ name }) => name);
  const holders =
    due?.flatMap(({ lastTerm }) => lastTerm?.name ?? []) ??
    (ending.length === seats ? ending : undefined);
  return { election: id, season, seats, holders };
}

/** The charter of the election that runs, else the one in force. */
async function charterFor(
  workspace: Workspace,
  now: Temporal.Instant,
  running: string | undefined,
): Promise<Charter> {
  const election = running === undefined ? undefined : await findElection(workspace, running);
  if (election !== undefined) return readCharter(workspace, election.charter);
  return charterInForce(utcDate(now), await readCharters(workspace));
}

/** The checkout as if it had no private folder. */
export function publicView({ root }: Workspace): Workspace {
  return { root, isPublic: true, texts: new Map() };
}

/**
 * Everything that the site tells, from the public files of a checkout.
 *
 * @param checkout as {@link publicView} shows it.
 * @throws ElectionError (input) where one of them is malformed: leaving it out would make a page wrong.
 */
export async function readSite(
  checkout: Workspace,
  now: Temporal.Instant,
  version: string,
): Promise<SiteFacts> {
  const today = utcDate(now);
  const history = await readHistory(checkout, today);
  const running = await readRunning(checkout, now);
  const charter = await charterFor(checkout, now, running?.election);
  const past = await readPast(checkout, history?.ledger, now);
  const committee = await readCommittee(checkout, history, today);
  const listOf = (running ?? past[0])?.election;
  return {
    now,
    version,
    charter,
    history,
    running: running && {
      ...running,
      headroom: history && (await headroomFor(checkout, history, charter, running)),
    },
    coming: await readComing(checkout, now, committee),
    committee,
    past,
    voterList: listOf === undefined ? undefined : await findPublishedList(checkout, listOf),
    news: await readNews(checkout, past),
  };
}
