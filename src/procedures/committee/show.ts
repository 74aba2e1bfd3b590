import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { formatSeason } from "../../calendar/election-id.ts";
import { type History, historyOf } from "../../committee/history.ts";
import type { Ledger } from "../../committee/ledger.ts";
import type { ListedMember } from "../../committee/member-list/member-items.ts";
import { readMemberList } from "../../committee/member-list/member-list.ts";
import { chairsOn, committeeOn, type SeatState } from "../../committee/members.ts";
import { ledgerPath, readLedger } from "../../workspace/committee/committee-file.ts";
import { lastDecided } from "../../workspace/election/election-pages.ts";
import { readText, type Workspace } from "../../workspace/workspace.ts";
import { electedNotListed, outcomeOf } from "../planning/page-status.ts";

/** The committee on a day: from the ledger or, in a checkout without one, from the README. */
export interface CommitteeOnDay {
  readonly on: Temporal.PlainDate;
  readonly seats: readonly SeatState[];
  /** Logins; more than one only where the ledger contradicts itself. */
  readonly chairs: readonly string[];
  /** The README's members, who have no seat numbers; undefined where there is a ledger. */
  readonly listed?: readonly ListedMember[];
  /** Names from the last result that the README's list lacks. */
  readonly notListed?: readonly string[];
}

const readmePath = "README.md";

/** The members that the README lists now; undefined where there is a ledger, or no such list. */
async function listedMembers(workspace: Workspace): Promise<readonly ListedMember[] | undefined> {
  if ((await readText(workspace, ledgerPath)) !== undefined) return undefined;
  const text = await readText(workspace, readmePath);
  return text === undefined ? undefined : readMemberList(text, readmePath).members;
}

/**
 * The committee on a day.
 *
 * @throws ElectionError (input) where the ledger is malformed; where there is none, and the README has no list
 *   or another day than `today` is asked for.
 */
export async function showCommittee(
  workspace: Workspace,
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<CommitteeOnDay> {
  const listed = on.equals(today) ? await listedMembers(workspace) : undefined;
  if (listed !== undefined) {
    const decided = await lastDecided(workspace);
    const last = decided && (await outcomeOf(workspace, decided));
    const notListed = await electedNotListed(workspace, listed, last);
    return { on, seats: [], chairs: [], listed, notListed };
  }
  return committeeOfLedger((await readLedger(workspace)).value, on);
}

/** The committee on a day as a ledger has it. */
export function committeeOfLedger(ledger: Ledger, on: Temporal.PlainDate): CommitteeOnDay {
  return { on, seats: committeeOn(ledger, on), chairs: chairsOn(ledger, on) };
}

/**
 * Every term of the ledger, and the resulting committees.
 *
 * @throws ElectionError (input) where there is no valid ledger.
 */
export async function showHistory(workspace: Workspace): Promise<History> {
  return historyOf((await readLedger(workspace)).value);
}

export const committeeReport = z.strictObject({
  formatVersion: z.literal(1),
  asOf: z.iso.date(),
  source: z.enum(["ledger", "README.md"]).describe("README.md in a checkout without a ledger"),
  chair: z.string().nullable().describe("login"),
  seats: z.array(
    z.strictObject({
      seat: z.int().nullable().describe("null where the README is the source"),
      holder: z.string().nullable().describe("login; null for a vacant seat"),
      name: z.string().nullable(),
      organizations: z.array(z.string()),
      elected: z.string().nullable().describe("the election, such as 2026-10"),
      how: z.string().nullable(),
      until: z.string().nullable().describe("the season in which the term ends"),
      overdue: z.boolean().describe("the term is over and the ledger has no successor"),
      vacantSince: z.iso.date().nullable(),
      vacatedBecause: z.string().nullable(),
    }),
  ),
  notListed: z
    .array(z.string())
    .optional()
    .describe("names from the last result that the README's list lacks, where it is the source"),
});

function listedJson({ name, login, organization }: ListedMember) {
  return {
    seat: null,
    holder: login ?? null,
    name,
    organizations: organization === undefined ? [] : [organization.name],
    elected: null,
    how: null,
    until: null,
    overdue: false,
    vacantSince: null,
    vacatedBecause: null,
  };
}

/** The committee of a day as JSON. */
export function committeeJson({ on, seats, chairs, listed, notListed = [] }: CommitteeOnDay) {
  const head = { formatVersion: 1 as const, asOf: on.toString() };
  if (listed !== undefined) {
    return {
      ...head,
      source: "README.md" as const,
      chair: null,
      seats: listed.map(listedJson),
      notListed: [...notListed],
    };
  }
  return {
    ...head,
    source: "ledger" as const,
    chair: chairs[0] ?? null,
    seats: seats.map(({ seat, term, affiliations, vacatedBy, overdue }) => ({
      seat,
      holder: term?.holder ?? null,
      name: term?.name ?? null,
      organizations: [...affiliations],
      elected: term?.elected ?? null,
      how: term?.how ?? null,
      until: term === undefined ? null : formatSeason(term.until),
      overdue,
      vacantSince: vacatedBy?.ended?.date.toString() ?? null,
      vacatedBecause: vacatedBy?.ended?.reason ?? null,
    })),
  };
}

export const historyReport = z.strictObject({
  formatVersion: z.literal(1),
  seats: z.array(z.int()),
  terms: z.array(
    z.strictObject({
      elected: z.string(),
      from: z.iso.date().nullable(),
      seat: z.int(),
      holder: z.string(),
      name: z.string(),
      organizations: z.array(z.string()).describe("when the term began"),
      organizationsKnownFrom: z.iso
        .date()
        .nullable()
        .describe("set where the ledger knows them only from a later day of the term"),
      how: z.string(),
      until: z.string(),
      ended: z.iso.date().nullable(),
      endedBecause: z.string().nullable(),
    }),
  ),
  committees: z.array(
    z.strictObject({
      election: z.string().nullable().describe("null where a member left between elections"),
      month: z.string(),
      holders: z.array(z.string().nullable()).describe("logins, in the order of seats"),
    }),
  ),
});

/** The history as JSON. */
export function historyJson({ seats, terms, committees }: History) {
  return {
    formatVersion: 1 as const,
    seats: [...seats],
    terms: terms.map(({ term, affiliations, knownFrom }) => ({
      elected: term.elected,
      from: term.from?.toString() ?? null,
      seat: term.seat,
      holder: term.holder,
      name: term.name,
      organizations: [...affiliations],
      organizationsKnownFrom: knownFrom?.toString() ?? null,
      how: term.how,
      until: formatSeason(term.until),
      ended: term.ended?.date.toString() ?? null,
      endedBecause: term.ended?.reason ?? null,
    })),
    committees: committees.map(({ election, month, holders }) => ({
      election: election ?? null,
      month,
      holders: holders.map((term) => term?.holder ?? null),
    })),
  };
}
