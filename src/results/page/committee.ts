import { html, type Markup, type Part, theirs } from "../../html.ts";
import { agreeing, numberWord } from "../../wording.ts";
import type { ElectionRecord } from "../record.ts";
import { seatedByName } from "../wording.ts";
import { section } from "./document.ts";

interface Member {
  readonly name: string;
  readonly seat: number;
  readonly until: string;
  readonly organization: string | undefined;
  readonly isNew: boolean;
}

/** Everyone on the committee after the election. */
function membersOf(record: ElectionRecord): Member[] {
  const continuing = record.continuing.map(({ name, seat, until, organizations }) => ({
    name,
    seat,
    until,
    organization: organizations.length === 1 ? organizations[0] : notKnown,
    isNew: false,
  }));
  const seated = seatedByName(record).map(({ name, organization, outcome }) => ({
    name,
    seat: outcome.seat,
    until: outcome.until,
    organization: organization ?? undefined,
    isNew: true,
  }));
  return [...continuing, ...seated].sort((a, b) => a.seat - b.seat);
}

/** A member in the drawing of organizations. */
export interface Drawn {
  readonly name: string;
  /** Their seat and term. */
  readonly told: string;
  /** Undefined for none. */
  readonly organization: string | undefined;
  readonly isNew: boolean;
}

/** Keys for members without an organization; no name begins with a blank. */
const notKnown = " not known";
export const noneOrNotKnown = " none or not known";

/** The drawing's label for members without an organization. */
const withoutOne: ReadonlyMap<string | undefined, readonly [title: string, use: string]> = new Map([
  [notKnown, ["Not known", "more than one organization, or none recorded"]],
  [noneOrNotKnown, ["No organization, or not known", "no limit"]],
  [undefined, ["No organization", "no limit"]],
]);

/** An organization's members and remaining seats, or the members without one. */
function organizationRow(
  members: readonly Drawn[],
  limit: number,
  groups: ElectionRecord["groups"],
): Markup {
  const seats = members.length;
  const name = members[0]?.organization;
  const end = seats > limit ? ": above the limit" : seats === limit ? ": full" : "";
  const [title, use] = withoutOne.get(name) ?? [
    theirs(name ?? ""),
    `${seats} of at most ${limit}${end}`,
  ];
  const free = withoutOne.has(name) || groups === "on" ? 0 : Math.min(limit - seats, 12);
  const slots = members.map(
    ({ name, told, isNew }) =>
      html`<li class="${isNew ? "now" : "stays"}">${theirs(name)}\n<span class="seat">${told}</span></li>\n`,
  );
  const left = Array.from(
    { length: Math.max(0, free) },
    () => html`<li class="free">could still be held by ${title}</li>`,
  );
  return html`<li>
<h3>${title} <span class="use">${use}</span></h3>
<ul class="slots">${slots}${left}</ul></li>
`;
}

/** The members' organizations, most seats first, none last; with their share of the limit. */
export function organizationRows(
  members: readonly Drawn[],
  limit: number,
  groups: ElectionRecord["groups"],
): Markup[] {
  const rows = new Map<string | undefined, Drawn[]>();
  for (const member of members) {
    const key = member.organization?.toLowerCase();
    rows.set(key, [...(rows.get(key) ?? []), member]);
  }
  const last = [...withoutOne.keys()];
  return [...rows]
    .sort(
      ([a, first], [b, second]) =>
        last.indexOf(a) - last.indexOf(b) ||
        second.length - first.length ||
        ((a ?? "") < (b ?? "") ? -1 : 1),
    )
    .map(([, each]) => organizationRow(each, limit, groups));
}

/** What the limit is, in a sentence. */
function limitSentence({ limit, groups }: ElectionRecord): string {
  const seats = `${numberWord(limit)} ${agreeing(limit, "seat", "seats")}`;
  const together = groups === "on" ? ", and organizations of one group count together" : "";
  return `No organization may hold more than ${seats}${together}.`;
}

/** The committee after the election: its organizations, most seats first, with everyone's seat. */
export function committeeSection(record: ElectionRecord): Markup {
  const members = membersOf(record).map(({ seat, until, ...member }) => ({
    ...member,
    told: `seat ${seat} until ${until}${member.isNew ? ", elected now" : ""}`,
  }));
  const vacant =
    record.openSeats > 0 &&
    html`<li>
<h3>Vacant</h3>
<ul class="slots">${Array.from({ length: Math.min(record.openSeats, 20) }, () => html`<li class="free">no one</li>`)}</ul></li>
`;
  return section(
    "committee",
    "The committee by organization",
    html`<p>${limitSentence(record)} Filled: elected now. Outlined: the seat was not up. Dashed: room under the limit.</p>
<ul class="organizations">
${organizationRows(members, record.limit, record.groups)}${vacant}</ul>
`,
  );
}

/** Initials of someone's first and last name. */
function initialsOf(name: string): string {
  const letters = name.split(/\s+/).flatMap((word) => /\p{L}/u.exec(word)?.[0] ?? []);
  const ends = letters.length < 2 ? letters : [letters[0], letters.at(-1)];
  return ends.join("").toUpperCase();
}

/** The most seats that fit the drawing. */
const mostDrawn = 15;

/** The committee as a half circle of seats by number, open ones last; empty if there are too many. */
export function drawnSeats(record: ElectionRecord): Part {
  const seats: [kind: "now" | "stays" | "open", initials: string][] = membersOf(record).map(
    ({ name, isNew }) => [isNew ? "now" : "stays", initialsOf(name)],
  );
  for (let open = 0; open < Math.min(record.openSeats, mostDrawn); open++) seats.push(["open", ""]);
  if (seats.length === 0 || seats.length > mostDrawn) return undefined;
  const drawn = seats.map(([kind, initials], at) => {
    const angle = Math.PI * (1 - (seats.length === 1 ? 0.5 : at / (seats.length - 1)));
    const [x, y] = [150 + 120 * Math.cos(angle), 150 - 120 * Math.sin(angle)].map((place) =>
      place.toFixed(1),
    );
    return html`<g class="${kind}"><circle cx="${x}" cy="${y}" r="23"/><text x="${x}" y="${y}" dy="5">${initials}</text></g>\n`;
  });
  return html`<svg viewBox="0 0 300 182" aria-hidden="true">
${drawn}<text class="total" x="150" y="150">${seats.length}</text><text class="unit" x="150" y="172">seats</text></svg>
`;
}
