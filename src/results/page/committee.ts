import { html, type Markup, type Part, theirs } from "../../html.ts";
import { agreeing, numberWord } from "../../wording.ts";
import type { ElectionRecord } from "../record.ts";
import { seatedByName } from "../wording.ts";
import { section } from "./document.ts";

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

const titles: ReadonlyMap<string, Part> = new Map([
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

/** An organization's members, and the places that it has left, or those of no organization. */
function organizationRow(key: string, members: readonly Member[], record: ElectionRecord): Markup {
  const title = titles.get(key) ?? theirs(members[0]?.organization ?? "");
  const { use, free } = room(key, members.length, record);
  const slots = members.map(
    ({ name, seat, until, isNew }) =>
      html`<li class="${isNew ? "now" : "stays"}">${theirs(name)}
<span class="seat">seat ${seat} until ${until}${isNew && ", elected now"}</span></li>\n`,
  );
  const left = Array.from(
    { length: free },
    () => html`<li class="free">could still be held by ${title}</li>`,
  );
  return html`<li>
<h3>${title} <span class="use">${use}</span></h3>
<ul class="slots">${slots}${left}</ul></li>
`;
}

/** What the limit is, in a sentence. */
function limitSentence({ limit, groups }: ElectionRecord): string {
  const seats = `${numberWord(limit)} ${agreeing(limit, "seat", "seats")}`;
  const together = groups === "on" ? ", and organizations of one group count together" : "";
  return `No organization may hold more than ${seats}${together}.`;
}

/** The committee after the election: its organizations, most seats first, with everyone's seat. */
export function committeeSection(record: ElectionRecord): Markup {
  const groups = new Map<string, Member[]>();
  for (const member of membersOf(record)) {
    const key = member.organization.toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), member]);
  }
  const last = (key: string): number => Number(key === notKnown) + 2 * Number(key === nobody);
  const ordered = [...groups].sort(
    ([a, first], [b, second]) =>
      last(a) - last(b) || second.length - first.length || (a < b ? -1 : 1),
  );
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
${ordered.map(([key, members]) => organizationRow(key, members, record))}${vacant}</ul>
`,
  );
}

/** The first letters of the first and the last of someone's names. */
function initialsOf(name: string): string {
  const letters = name.split(/\s+/).flatMap((word) => /\p{L}/u.exec(word)?.[0] ?? []);
  const ends = letters.length < 2 ? letters : [letters[0], letters.at(-1)];
  return ends.join("").toUpperCase();
}

/** More seats than these find no room in the drawing. */
const mostDrawn = 15;

/** The committee as a half circle of seats by number, open ones last; nothing where there are too many. */
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
