import { revisionOf } from "../erratum.ts";
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

/** Whether the record's figures fit each other. */
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
    ...ballotsAgainstRoll(record),
    ...overTheLimit(record),
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
