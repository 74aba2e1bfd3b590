import type { Temporal } from "temporal-polyfill";
import { loginKey, sameLogin } from "../../people/account.ts";
import { lookAlikeKey } from "../../people/look-alike.ts";
import { compareText } from "../../wording.ts";
import { type Ledger, ledgerSchema } from "../ledger.ts";
import type { CommitteeSources } from "./committee-sources.ts";
import {
  pastAffiliations,
  pastDepartures,
  pastDoubts,
  pastElections,
  pastMoves,
  pastNames,
  pastSeats,
} from "./kata-history.ts";

/** A past election in the built-in history. */
interface BuiltIn {
  readonly election: string;
  readonly how: string;
  readonly until: string;
  readonly from: string | undefined;
  readonly source: string;
  readonly told: readonly [from: string, by: string];
  readonly holders: readonly { readonly seat: number; readonly login: string }[];
}

/** The part of the built-in history that was known on a day. */
export interface KnownHistory {
  readonly ledger: Ledger;
  /** The last election told; undefined before the first. */
  readonly last: string | undefined;
  /** All elections in the built-in history, for which no pages are read. */
  readonly elections: ReadonlySet<string>;
  /** Logins, by {@link loginKey}, of people whose first election was told later than that day. */
  readonly notYet: ReadonlySet<string>;
}

/** A person as pages name them. */
interface Named {
  readonly name: string;
  readonly login: string | undefined;
}

function rows(table: string): string[][] {
  const lines = table.trim().split("\n");
  return lines.map((line) => line.split(" | ").map((cell) => cell.trim()));
}

function given(cell = "-"): string | undefined {
  return cell === "-" ? undefined : cell;
}

const elections: readonly BuiltIn[] = rows(pastElections).map(
  ([election = "", first = "", by = "", how = "", until = "", from, seats = "", source]) => ({
    ...{ election, how, until, from: given(from), told: [first, by] },
    source: source ?? `elections/arch-committee-${election}/Results.md`,
    holders: seats.split(", ").map((each) => {
      const [seat, login = ""] = each.split(" ");
      return { seat: Number(seat), login };
    }),
  }),
);

const names = new Map(
  pastNames
    .trim()
    .split("\n")
    .map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]),
);

/**
 * The built-in history known on a day. Between the day a result was first published and the day it was on the
 * main branch, it depends on the checkout.
 *
 * @param day in UTC.
 * @param isOnPages whether the checkout's pages tell that these people were elected.
 */
export function historyKnownOn(
  day: Temporal.PlainDate,
  isOnPages: (election: string, logins: readonly string[]) => boolean,
): KnownHistory {
  const on = day.toString();
  const told = elections.filter(({ election, told: [first, by], holders }) => {
    if (on < first) return false;
    return (
      on > by ||
      isOnPages(
        election,
        holders.map(({ login }) => login),
      )
    );
  });
  const ids = new Set(told.map(({ election }) => election));
  const terms = told.flatMap(({ election, how, until, from, source, holders }) =>
    holders.map(({ seat, login }) => {
      const left = pastDepartures.find(
        (each) => each.holder === login && each.elected === election && each.date <= on,
      );
      const ended = left && { date: left.date, reason: left.reason, reference: left.reference };
      const about = { seat, holder: login, name: names.get(login) ?? login, elected: election };
      return { ...about, from, how, until, ended, source };
    }),
  );
  const ledger = ledgerSchema.parse({
    formatVersion: 1,
    seats: pastSeats
      .filter(({ id, since }) => since <= on || terms.some(({ seat }) => seat === id))
      .map(({ id, season }) => {
        const moved = pastMoves.filter(({ seat, election }) => seat === id && ids.has(election));
        return {
          id,
          season: moved.at(-1)?.to ?? season,
          moved: moved.map(({ to, election, reason }) => ({ to, election, reason })),
        };
      }),
    terms: terms.toSorted((a, b) => compareText(a.elected, b.elected) || a.seat - b.seat),
    affiliations: rows(pastAffiliations)
      .filter(([, , , , first = ""]) => first <= on)
      .map(([person, organization, from, until, , source]) => ({
        ...{ person, organization, from, source },
        until: given(until) !== undefined && (until ?? "") <= on ? until : undefined,
      })),
    doubts: pastDoubts
      .filter((doubt) => doubt.told <= on)
      .map(({ id, question, found }) => ({ id, question, found, answer: "unknown", by: "nobody" })),
  });
  const seated = new Set(ledger.terms.map(({ holder }) => loginKey(holder)));
  return {
    ledger,
    last: told.at(-1)?.election,
    elections: new Set(elections.map(({ election }) => election)),
    notYet: new Set([...names.keys()].map(loginKey).filter((key) => !seated.has(key))),
  };
}

/** Whether the list has anyone who ever held a seat on Kata's committee; another community's has none. */
function isHome({ list }: CommitteeSources): boolean {
  return list.members.some(({ name, login }) =>
    [...names].some(
      ([past, pastName]) =>
        lookAlikeKey(pastName) === lookAlikeKey(name) &&
        (login === undefined || sameLogin(login, past)),
    ),
  );
}

/** The built-in history as far as a checkout's day and pages have it; undefined in that of another community. */
export function knownHistory(sources: CommitteeSources): KnownHistory | undefined {
  const { today, list, elections: found } = sources;
  if (!isHome(sources)) return undefined;
  const areAll = (logins: readonly string[], people: readonly Named[]): boolean =>
    logins.every((login) =>
      people.some(
        (each) =>
          sameLogin(each.login, login) ||
          lookAlikeKey(each.name) === lookAlikeKey(names.get(login) ?? login),
      ),
    );
  return historyKnownOn(today, (election, logins) => {
    const result = found.find((each) => each.election === election)?.result;
    return areAll(logins, result?.elected ?? []) || areAll(logins, list.members);
  });
}
