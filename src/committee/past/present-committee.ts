import { Temporal } from "temporal-polyfill";
import { compareSeasons, formatSeason, seasonOfElection } from "../../calendar/election-id.ts";
import type { Charter } from "../../charter/charter.ts";
import { loginKey } from "../../people/account.ts";
import { visible } from "../../visible-text.ts";
import { termStart } from "../ledger.ts";
import { seasonOfDay } from "../members.ts";
import { leaveEarly } from "./early-end.ts";
import type { Inquiry } from "./inquiry.ts";
import { firstWithout, type PastList } from "./list-history.ts";
import { charterOfElection, type ElectedPerson, type PastElection } from "./past-election.ts";
import type { PresentMember } from "./present-members.ts";
import type { ReplayedSeat } from "./replayed-seats.ts";

interface Attempt {
  readonly lists: readonly PastList[];
  readonly inquiry: Inquiry;
}

/** The elections with the seatings that a person gave for members whom no result page seats. */
export function withAnsweredSeatings(
  elections: readonly PastElection[],
  members: readonly PresentMember[],
  charters: readonly Charter[],
  { peek }: Inquiry,
): PastElection[] {
  const known = new Map(elections.map((each) => [each.id, each]));
  for (const { login, name } of members) {
    for (const kind of ["joined", "reelected"]) {
      const [, id, how] =
        /^\s*(\d{4}-(?:0[1-9]|1[0-2]))\s+(vote|uncontested|appointed)\s*$/.exec(
          peek(`${kind}:${loginKey(login)}`) ?? "",
        ) ?? [];
      if (id === undefined) continue;
      const day = Temporal.PlainDate.from(`${id}-01`);
      const before = known.get(id) ?? {
        id,
        season: seasonOfElection(id),
        charter: charterOfElection(id, charters),
        ...{ holders: [], newSeats: 0, elected: [], from: undefined, source: undefined },
        ...{ opens: day, closes: day, over: day.add({ months: 1 }).subtract({ days: 1 }) },
      };
      const source = `answer ${kind}:${loginKey(login)}`;
      const person = { login, name, how: how as ElectedPerson["how"], source };
      if (before.elected.some((each) => loginKey(each.login) === loginKey(login))) continue;
      known.set(id, { ...before, elected: [...before.elected, person] });
    }
  }
  return [...known.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Ends the tenures that the history of the list shows to have been left before the next holder came. */
export function noteDepartures(
  seats: readonly ReplayedSeat[],
  elections: readonly PastElection[],
  attempt: Attempt,
): void {
  const opens = new Map(elections.map((each) => [each.id, each.opens]));
  for (const { tenures } of seats) {
    for (const [position, tenure] of tenures.entries()) {
      const next = tenures[position + 1];
      if (next === undefined || tenure.ended !== undefined || !tenure.isProven) continue;
      if (loginKey(next.holder) === loginKey(tenure.holder)) continue;
      const start = termStart(next);
      const opened = opens.get(next.elected) ?? start;
      const by = Temporal.PlainDate.compare(opened, start) < 0 ? opened : start;
      const lastDay = by.subtract({ days: 1 });
      if (firstWithout(attempt.lists, tenure.holder, termStart(tenure), lastDay) === undefined)
        continue;
      leaveEarly(tenure, { by: lastDay, words: undefined, found: [] }, attempt);
    }
  }
}

/** Says where past lists have members whom nothing seats. */
export function noteStrangers(seats: readonly ReplayedSeat[], { lists, inquiry }: Attempt): void {
  const tenures = seats.flatMap((seat) => seat.tenures);
  for (const { date, name, members } of lists) {
    for (const login of members) {
      const isSeated = tenures.some(
        (tenure) =>
          loginKey(tenure.holder) === login &&
          Temporal.PlainDate.compare(termStart(tenure), date) <= 0,
      );
      if (!isSeated) inquiry.odd(`${name}: lists ${login}, whom nothing seats by then`);
    }
  }
}

/** Who took the seats that a listed member held. */
function lostSeats(seats: readonly ReplayedSeat[], login: string, name: string): string[] {
  return seats.flatMap(({ id, tenures }) => {
    const [last, before] = [tenures.at(-1), tenures.at(-2)];
    if (last === undefined || before === undefined) return [];
    if (loginKey(before.holder) !== loginKey(login)) return [];
    return [
      `lists ${visible(name)}, but ${visible(last.name)} took their seat ${id} in ${last.elected}`,
    ];
  });
}

/**
 * Makes the committee of the pages that of the present list: who is not on it has left; who is on it and
 * holds no seat, or one whose term is over, is asked for.
 */
export function meetPresentList(
  seats: readonly ReplayedSeat[],
  members: readonly PresentMember[],
  { listPath, asOf }: { readonly listPath: string; readonly asOf: Temporal.PlainDate },
  attempt: Attempt,
): void {
  const { inquiry } = attempt;
  const listed = new Map(members.map((member) => [loginKey(member.login), member]));
  const seated = new Set<string>();
  for (const seat of seats) {
    const tenure = seat.tenures.at(-1);
    if (tenure === undefined || tenure.ended !== undefined) continue;
    const member = listed.get(loginKey(tenure.holder));
    if (member === undefined) {
      const found = [`${listPath}: no longer lists them`];
      leaveEarly(tenure, { by: asOf, words: undefined, found }, attempt);
      continue;
    }
    seated.add(loginKey(tenure.holder));
    if (compareSeasons(tenure.until, seasonOfDay(asOf)) >= 0) continue;
    inquiry.ask({
      id: `reelected:${loginKey(tenure.holder)}`,
      question: `How was ${visible(tenure.name)} elected again? Their term ended in ${formatSeason(tenure.until)}.`,
      found: [`${member.place}: lists them as of ${asOf}`],
      form: "seating",
      mayStayOpen: false,
    });
  }
  for (const { login, name, place } of members) {
    if (seated.has(loginKey(login))) continue;
    for (const text of lostSeats(seats, login, name)) inquiry.odd(`${place}: ${text}`);
    inquiry.ask({
      id: `joined:${loginKey(login)}`,
      question: `How did ${visible(name)} come to the committee?`,
      found: [`${place}: lists them; no result page seats them since a seat of theirs ended`],
      form: "seating",
      mayStayOpen: false,
    });
  }
}

/** Records the answers that {@link withAnsweredSeatings} used. */
export function recordSeatings(members: readonly PresentMember[], inquiry: Inquiry): void {
  for (const { login, name, place } of members) {
    for (const kind of ["joined", "reelected"]) {
      const id = `${kind}:${loginKey(login)}`;
      if (inquiry.peek(id) === undefined) continue;
      inquiry.ask({
        id,
        question: `How did ${visible(name)} come to the committee, or stay in it?`,
        found: [`${place}: lists them; no result page seats them`],
        form: "seating",
        mayStayOpen: false,
      });
    }
  }
}
