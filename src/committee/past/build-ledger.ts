import { Temporal } from "temporal-polyfill";
import type { Charter } from "../../charter/charter.ts";
import { charterInForce } from "../../charter/kata-charters.ts";
import { compareLogins, loginKey } from "../../people/account.ts";
import { organizationIndex } from "../../people/organizations.ts";
import { checkCommittee } from "../check-committee.ts";
import type { Ledger } from "../ledger.ts";
import { affiliationPeriods, type Evidence, statedEvidence } from "./affiliation-evidence.ts";
import { askOrganizations, askPresentOrganizations } from "./ask-organizations.ts";
import { askChair } from "./chair.ts";
import { type Answers, type InquiryOutcome, openInquiry } from "./inquiry.ts";
import { pastLists } from "./list-history.ts";
import { oddPages } from "./odd-pages.ts";
import { pastElection } from "./past-election.ts";
import {
  meetPresentList,
  noteDepartures,
  noteStrangers,
  recordSeatings,
  withAnsweredSeatings,
} from "./present-committee.ts";
import { presentMembers } from "./present-members.ts";
import { recognition } from "./recognize.ts";
import { replayElections } from "./replay.ts";
import type { ReplayedSeat } from "./replayed-seats.ts";
import type { CommitteeSources } from "./sources.ts";

/** What an attempt to build the ledger came to; it is whole once no doubt is open. */
export interface Attempt extends InquiryOutcome {
  readonly ledger: Ledger;
  /** The day of the newest source: the ledger tells the committee as of then. */
  readonly asOf: Temporal.PlainDate;
  /** What `committee check` would say is wrong with the ledger; nothing once it can be written. */
  readonly wrong: readonly string[];
}

/** Seats of the charter that no election of the pages filled. */
function addMissingSeats(seats: ReplayedSeat[], { rules }: Charter): ReplayedSeat[] {
  const all = [...seats];
  for (const season of ["autumn", "spring"] as const) {
    let missing = rules.seats.value[season] - all.filter((seat) => seat.season === season).length;
    for (; missing > 0 && all.length < rules.seats.value.total; missing--) {
      all.push({ id: all.length + 1, season, moved: [], tenures: [] });
    }
  }
  return all;
}

function termsOf(seats: readonly ReplayedSeat[]): Ledger["terms"] {
  const tenures = seats.flatMap((seat) => seat.tenures).filter(({ isProven }) => isProven);
  return tenures
    .map(({ isProven: _, ...term }) => term)
    .toSorted((a, b) =>
      a.elected === b.elected ? a.seat - b.seat : a.elected < b.elected ? -1 : 1,
    );
}

/**
 * Builds the seat ledger from a checkout as people left it. What the pages leave open becomes a doubt:
 * with answers the attempt is repeated until none is left.
 */
export function buildLedger(sources: CommitteeSources, answers: Answers): Attempt {
  const { charters, listPath, revisions } = sources;
  const { inquiry, outcome } = openInquiry(answers);
  const recognized = recognition(sources, inquiry);
  const read = sources.elections.map((pages, position) =>
    pastElection(pages, position === sources.elections.length - 1, charters, recognized, inquiry),
  );
  const members = presentMembers(sources, recognized, inquiry);
  const lists = pastLists(sources, recognized);
  const elections = withAnsweredSeatings(read, members, charters, inquiry);
  recordSeatings(members, inquiry);
  const launch = charters.map(({ id }) => id).sort()[0] ?? "";
  const replayed = replayElections(elections, lists, inquiry, launch);
  const days = [
    ...elections.filter(({ elected }) => elected.length > 0).map(({ over }) => over),
    ...revisions.slice(-1).map(({ date }) => date),
  ];
  const asOf = days.toSorted(Temporal.PlainDate.compare).at(-1) ?? Temporal.PlainDate.from(launch);
  const attempt = { lists, inquiry };
  noteDepartures(replayed, elections, attempt);
  noteStrangers(replayed, attempt);
  meetPresentList(replayed, members, { listPath, asOf }, attempt);
  const charter = charterInForce(asOf, charters);
  const seats = addMissingSeats(replayed, charter);
  const terms = termsOf(seats);
  const index = organizationIndex(sources.people);
  const stated = statedEvidence(sources, elections, members, asOf, recognized);
  const asking = { sources, elections, recognized, inquiry };
  const evidence: Evidence[] = [
    ...askOrganizations(terms, stated, asking),
    ...stated,
    ...askPresentOrganizations(members, asOf, inquiry),
  ];
  const holders = new Map(terms.map(({ holder }) => [loginKey(holder), holder]));
  const logins = [...holders.values()].toSorted(compareLogins);
  const chairs = askChair(sources, terms, inquiry);
  for (const text of oddPages(sources)) inquiry.odd(text);
  const result = outcome();
  const ledger: Ledger = {
    formatVersion: 1,
    seats: seats.map(({ id, season, moved }) => ({ id, season, moved })),
    terms,
    affiliations: affiliationPeriods(evidence, logins, index),
    chairs,
    doubts: [...result.settled],
  };
  const published = members.map(({ name, login, organization }) => ({ name, login, organization }));
  const findings = checkCommittee(ledger, charter, published, asOf, index);
  const wrong = findings.filter(({ severity }) => severity === "wrong").map(({ text }) => text);
  return { ...result, ledger, asOf, wrong };
}
