import { pollInForce, pollIssues } from "../../election/poll.ts";
import { loginKey } from "../../people/account.ts";
import { nameKey } from "../../people/fold-name.ts";
import { standingConfirmation } from "../../seats/confirmation.ts";
import { stands } from "../../seats/standing.ts";
import { revisionOf } from "../corrections/erratum.ts";
import type { ElectionRecord } from "../record.ts";
import { checked, type Deviation, type RecordCheck } from "./verify-record.ts";

function seatsTakenTwice({ outcomes, continuing }: ElectionRecord): Deviation[] {
  const holders = new Map<number, string[]>();
  const sit = (seat: number, name: string): void => {
    holders.set(seat, [...(holders.get(seat) ?? []), name]);
  };
  for (const { seat, name } of continuing) sit(seat, name);
  for (const { outcome, name } of outcomes) {
    if (outcome.state === "seated") sit(outcome.seat, name);
  }
  return [...holders].flatMap(([seat, names]) =>
    names.length < 2
      ? []
      : [{ where: `seat ${seat}`, expected: "one holder", found: names.join(" and ") }],
  );
}

function overTheLimit({ outcomes, continuing, limit }: ElectionRecord): Deviation[] {
  const held = new Map<string, { readonly name: string; members: number; isNew: boolean }>();
  const sit = (name: string, isNew: boolean): void => {
    const key = name.toLowerCase();
    const entry = held.get(key) ?? { name, members: 0, isNew: false };
    held.set(key, { ...entry, members: entry.members + 1, isNew: entry.isNew || isNew });
  };
  for (const { organizations } of continuing) {
    const [only, ...others] = organizations;
    if (only !== undefined && others.length === 0 && only.toLowerCase() !== "none")
      sit(only, false);
  }
  for (const { organization, outcome } of outcomes) {
    if (outcome.state === "seated" && organization !== null) sit(organization, true);
  }
  return [...held.values()].flatMap(({ name, members, isNew }) =>
    isNew && members > limit
      ? [{ where: `seats of ${name}`, expected: `at most ${limit}`, found: String(members) }]
      : [],
  );
}

function ballotsAgainstRoll({ ballots, roll, decisions }: ElectionRecord): Deviation[] {
  if (ballots === undefined) return [];
  const { counted, invalid, abstentions } = ballots;
  const accepted = decisions.some(({ about }) => about === "ballots");
  const surplus = roll !== undefined && !accepted && counted + invalid > roll.voters;
  const cast: Deviation = {
    where: "ballots.counted",
    expected: `with ${invalid} invalid, at most the ${roll?.voters} voters of the roll`,
    found: String(counted),
  };
  const nobody: Deviation = {
    where: "ballots.abstentions",
    expected: `at most the ${counted} ballots counted`,
    found: String(abstentions),
  };
  return [...(surplus ? [cast] : []), ...(abstentions > counted ? [nobody] : [])];
}

/** The one poll in force, and its page, are those of the ballots. */
function pollsAgainstCount({ voteHeld, polls, page, ballots }: ElectionRecord): Deviation[] {
  const inForce = pollInForce(polls);
  const issues = pollIssues(polls).map(({ path, message }) => ({
    where: `polls[${Number(path[1]) + 1}].${path[2]}`,
    expected: message,
    found: "otherwise",
  }));
  const none = { where: "polls", expected: "one that is not void", found: "only void ones" };
  const pageOf = {
    where: "page.poll",
    expected: `the poll in force, ${inForce?.id ?? "which is not recorded"}`,
    found: page?.poll ?? "nothing",
  };
  const cast = ballots === undefined ? 0 : ballots.counted + ballots.invalid;
  const number = {
    where: "page.ballots",
    expected: String(cast),
    found: String(page?.ballots),
  };
  return [
    ...issues,
    ...(voteHeld && polls.length > 0 && inForce === undefined ? [none] : []),
    ...(page !== undefined && page.poll !== inForce?.id ? [pageOf] : []),
    ...(page !== undefined && page.ballots !== cast ? [number] : []),
  ];
}

/** A result without a vote, or with open seats, was confirmed by the members whose seats were not up. */
function confirmationMissing(record: ElectionRecord): Deviation[] {
  const isNeeded = !record.voteHeld || record.openSeats > 0;
  if (!isNeeded || standingConfirmation(record) !== undefined) return [];
  const expected = "a confirmation by the members whose seats were not up";
  return [{ where: "decisions", expected, found: "none that covers this result" }];
}

type Candidates = readonly Pick<ElectionRecord["candidates"][number], "login" | "name">[];

/** Where the people of a list are not these candidates, by account and name. */
export function candidatesUnlike(people: Candidates, candidates: Candidates): Deviation[] {
  const byLogin = (list: Candidates) =>
    new Map(list.map(({ login, name }) => [loginKey(login), name] as const));
  const [found, known] = [byLogin(people), byLogin(candidates)];
  return [...new Set([...found.keys(), ...known.keys()])].flatMap((login) => {
    const [is, should] = [found.get(login), known.get(login)];
    if (is !== undefined && should !== undefined && nameKey(is) === nameKey(should)) return [];
    const where = `the candidate ${login}`;
    return [{ where, expected: should ?? "no candidate", found: is ?? "no candidate" }];
  });
}

/** Whether another poll than the record's is in force, or none: its ballots no longer count. */
export function pollUnlike(
  { polls, voteHeld }: ElectionRecord,
  election: Pick<ElectionRecord, "polls">,
): Deviation[] {
  const [counted, inForce] = [pollInForce(polls)?.id, pollInForce(election.polls)?.id];
  if (!voteHeld || counted === inForce) return [];
  const [expected, found] = [inForce ?? "no poll in force", counted ?? "no poll"];
  return [{ where: "the poll", expected, found }];
}

/** Whether the record's figures are consistent. */
export function checkFigures(record: ElectionRecord): RecordCheck {
  const { outcomes, seatsDue, openSeats } = record;
  const seated = outcomes.filter(({ outcome }) => outcome.state === "seated").length;
  const missing: Deviation = {
    where: "seatsDue",
    expected: `${seated + openSeats}: ${seated} seated, ${openSeats} open`,
    found: String(seatsDue),
  };
  return checked({ about: "seats, limit, ballots and roll", from: "each other" }, [
    ...(seated + openSeats === seatsDue ? [] : [missing]),
    ...seatsTakenTwice(record),
    ...candidatesUnlike(
      outcomes,
      record.candidates.filter((candidate) => stands(candidate, record)),
    ),
    ...ballotsAgainstRoll(record),
    ...overTheLimit(record),
  ]);
}

/** Whether a result rests on one poll and its page or, without a vote, on a confirmation. */
export function checkGrounds(record: ElectionRecord): RecordCheck {
  const about = record.voteHeld ? "the poll and its page" : "the confirmation";
  return checked({ about, from: "the record's other entries" }, [
    ...pollsAgainstCount(record),
    ...confirmationMissing(record),
  ]);
}

/** Whether a record's errata are numbered as revisions are: 2, 3, and so on. */
export function wrongRevisions(record: ElectionRecord): Deviation[] {
  return (record.errata ?? []).flatMap(({ revision }, position) =>
    revision === position + 2
      ? []
      : [
          {
            where: `errata[${position + 1}].revision`,
            expected: `${position + 2} of ${revisionOf(record)}`,
            found: String(revision),
          },
        ],
  );
}
