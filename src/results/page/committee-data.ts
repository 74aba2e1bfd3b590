import { visible } from "../../visible-text.ts";
import { agreeing, numberWord } from "../../wording.ts";
import type { ElectionRecord } from "../record.ts";
import { seatedByName } from "../wording.ts";

interface Member {
  readonly name: string;
  readonly seat: number;
  readonly until: string;
  readonly organization: string;
  readonly isNew: boolean;
}

/** Members under no limit; they come last. */
const nobody = "none";
const notKnown = "not known";

/** Everyone on the committee after the election. */
function membersOf(record: ElectionRecord): Member[] {
  const continuing = record.continuing.map(({ name, seat, until, organizations }) => ({
    name,
    seat,
    until,
    organization: organizations.length === 1 ? (organizations[0] ?? nobody) : notKnown,
    isNew: false,
  }));
  const seated = seatedByName(record).map(({ name, organization, outcome }) => ({
    name,
    seat: outcome.seat,
    until: outcome.until,
    organization: organization ?? nobody,
    isNew: true,
  }));
  return [...continuing, ...seated].sort((a, b) => a.seat - b.seat);
}

const titles: ReadonlyMap<string, string> = new Map([
  [nobody, "No organization"],
  [notKnown, "Not known"],
]);

/** How far an organization's members use its share, in words; and the places that are left, to be drawn. */
function room(key: string, seats: number, { limit, groups }: ElectionRecord) {
  if (key === nobody) return { free: 0, use: "no limit" };
  if (key === notKnown) return { free: 0, use: "more than one organization, or none recorded" };
  if (seats > limit) return { free: 0, use: `${seats} of at most ${limit}: above the limit` };
  const use = `${seats} of at most ${limit}`;
  if (seats === limit) return { free: 0, use: `${use}: full` };
  return { free: groups === "on" ? 0 : Math.min(limit - seats, 12), use };
}

/** The committee after the election: its organizations, most seats first, with everyone's seat. */
export function committeeByOrganization(record: ElectionRecord) {
  const groups = new Map<string, Member[]>();
  for (const member of membersOf(record)) {
    const key = member.organization.toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), member]);
  }
  const last = (key: string): number => Number(key === notKnown) + 2 * Number(key === nobody);
  return [...groups]
    .sort(
      ([a, first], [b, second]) =>
        last(a) - last(b) || second.length - first.length || (a < b ? -1 : 1),
    )
    .map(([key, members]) => ({
      title: titles.get(key) ?? visible(members[0]?.organization ?? ""),
      ...room(key, members.length, record),
      members: members.map(({ name, seat, until, isNew }) => ({
        name: visible(name),
        seat,
        until,
        isNew,
      })),
    }));
}

/** What the limit is, in a sentence. */
export function limitSentence({ limit, groups }: ElectionRecord): string {
  const seats = `${numberWord(limit)} ${agreeing(limit, "seat", "seats")}`;
  const together = groups === "on" ? ", and organizations of one group count together" : "";
  return `No organization may hold more than ${seats}${together}.`;
}

/** A seat of the drawing: where it is, in units of the drawing, and who sits there. */
interface DrawnSeat {
  readonly x: string;
  readonly y: string;
  readonly kind: "now" | "stays" | "open";
  readonly initials: string;
}

/** The first letters of the first and the last of someone's names. */
function initialsOf(name: string): string {
  const letters = name.split(/\s+/).flatMap((word) => /\p{L}/u.exec(word)?.[0] ?? []);
  const ends = letters.length < 2 ? letters : [letters[0], letters.at(-1)];
  return ends.join("").toUpperCase();
}

/** More seats than these find no room in the drawing. */
const mostDrawn = 15;

/** The committee as a half circle of seats by number, open ones last; no one where there are too many. */
export function drawnSeats(record: ElectionRecord): DrawnSeat[] {
  const members = membersOf(record).map(({ name, isNew }) => ({
    kind: isNew ? ("now" as const) : ("stays" as const),
    initials: initialsOf(name),
  }));
  const open = Array.from({ length: Math.min(record.openSeats, mostDrawn) }, () => ({
    kind: "open" as const,
    initials: "",
  }));
  const seats = [...members, ...open];
  if (seats.length > mostDrawn) return [];
  return seats.map((seat, at) => {
    const turn = seats.length === 1 ? 0.5 : at / (seats.length - 1);
    const angle = Math.PI * (1 - turn);
    return {
      ...seat,
      x: (150 + 120 * Math.cos(angle)).toFixed(1),
      y: (150 - 120 * Math.sin(angle)).toFixed(1),
    };
  });
}
