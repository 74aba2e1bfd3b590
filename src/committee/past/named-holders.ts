import { formatSeason } from "../../calendar/election-id.ts";
import { loginKey } from "../../people/account.ts";
import { visible } from "../../visible-text.ts";
import { leaveEarly } from "./early-end.ts";
import { firstWith } from "./list-history.ts";
import type { PastElection, PastHolder } from "./past-election.ts";
import { addSeat, current, isDue, type Replay, seatOf, type Tenure } from "./replayed-seats.ts";

/** A holder whom no election of the pages seated: appointed at launch, or elected before the pages begin. */
function heldBefore(replay: Replay, election: PastElection, { person, place }: PastHolder): void {
  const { inquiry, lists } = replay;
  const seat = addSeat(replay, election);
  const id = `since:${loginKey(person.login)}`;
  const question = `When and how did ${visible(person.name)} come to the seat that was up in ${election.id}?`;
  const listed = firstWith(lists, person.login, election.opens);
  const found = [
    `${place}: names them as the holder; no result page seats them`,
    ...(listed === undefined ? [] : [`${listed.name}: lists them`]),
  ];
  let seating: string | undefined;
  if (listed?.isLaunch === true) {
    seating = `${listed.date.toString().slice(0, 7)} appointed`;
    inquiry.settle({ id, question, found }, seating);
  } else {
    const { launch } = replay;
    seating = inquiry.ask({
      ...{ id, question, found, form: "seating", mayStayOpen: true },
      suggestion: launch === undefined ? undefined : `${launch} appointed`,
    });
  }
  const [elected = election.id, how = "appointed"] = seating?.split(" ") ?? [];
  seat.tenures.push({
    seat: seat.id,
    holder: person.login,
    name: person.name,
    elected,
    how: how as Tenure["how"],
    until: election.season,
    source: listed?.name ?? place.replace(/:\d+$/, ""),
    isProven: seating !== undefined,
  });
}

/** Holds the page's holders against what the elections before make of the seats. */
export function meetHolders(replay: Replay, election: PastElection, isFirstRound: boolean): void {
  for (const holder of election.holders) {
    const { person, place, left } = holder;
    const seat = seatOf(replay, person.login);
    if (seat !== undefined) {
      const tenure = current(seat);
      if (tenure !== undefined && !isDue(seat, election.season)) {
        const words = left ?? undefined;
        leaveEarly(tenure, { by: election.opens, words, found: [place] }, replay);
      }
    } else if (isFirstRound) heldBefore(replay, election, holder);
    else {
      replay.inquiry.odd(
        `${place}: names ${visible(person.name)} as a holder of a seat that is up; no result page seats them`,
      );
    }
  }
  const named = new Set(election.holders.map(({ person }) => loginKey(person.login)));
  if (named.size === 0) return;
  for (const seat of replay.seats) {
    const last = current(seat);
    if (last === undefined || last.ended !== undefined || !isDue(seat, election.season)) continue;
    if (named.has(loginKey(last.holder))) continue;
    replay.inquiry.odd(
      `${election.holders[0]?.place}: does not name ${visible(last.name)}, whose term ends in ${formatSeason(last.until)}`,
    );
  }
}
