import { compareSeasons } from "../calendar/election-id.ts";
import { type Ledger, latestTerm, type Term } from "../committee/ledger.ts";
import type { NewMember } from "../committee/member-list/member-form.ts";
import { isListedAs, type ListedMember } from "../committee/member-list/member-items.ts";
import type { ListedOrganization } from "../committee/member-list/member-line.ts";
import {
  describeMemberListFinding,
  type MemberList,
} from "../committee/member-list/member-list.ts";
import { type Election, seasonOf } from "../election/election.ts";
import { ElectionError } from "../errors.ts";
import { sameLogin } from "../people/account.ts";
import { noAffiliation } from "../people/affiliation-words.ts";
import type { OrganizationIndex } from "../people/organizations.ts";
import type { PeopleFile } from "../people/people-file.ts";
import { visible } from "../visible-text.ts";

/** The input for the member list; the ledger already has the result. */
export interface MembershipFacts {
  readonly election: Election;
  readonly ledger: Ledger;
  readonly people: PeopleFile;
  readonly organizations: OrganizationIndex;
  /** Terms that a correction took out of the ledger: their holders may still be listed. */
  readonly removed?: readonly Term[];
}

export interface MemberChanges {
  readonly members: readonly (ListedMember | NewMember)[];
  /** Oddities in the list, and what a person should check. */
  readonly remarks: readonly string[];
}

/** The last term of each seat that goes beyond the election and whose holder has not left. */
function currentTerms({ ledger: { seats, terms }, election }: MembershipFacts): Term[] {
  const season = seasonOf(election);
  return seats.flatMap(({ id }) => {
    const ofSeat = terms.filter(({ seat, elected }) => seat === id && elected <= election.election);
    const last = latestTerm(ofSeat);
    const holds =
      last !== undefined && last.ended === undefined && compareSeasons(last.until, season) > 0;
    return holds ? [last] : [];
  });
}

/** The organization of a member's last affiliation in the ledger; undefined for none. */
function organizationOf(
  { holder }: Term,
  { ledger, people, organizations }: MembershipFacts,
  listed: readonly ListedMember[],
): ListedOrganization | undefined {
  const own = ledger.affiliations.filter(
    ({ person, until }) => sameLogin(person, holder) && until === undefined,
  );
  const last = own.at(-1);
  if (last === undefined || organizations.key(last.organization) === noAffiliation)
    return undefined;
  const name = organizations.canonical(last.organization);
  const isIt = (other: string): boolean => organizations.key(other) === organizations.key(name);
  const known = [
    ...listed.flatMap(({ organization }) => (organization === undefined ? [] : [organization])),
    ...people.organizations,
  ].find((other) => other.url !== undefined && isIt(other.name));
  return known?.url === undefined ? { name } : { name, url: known.url };
}

function sameOrganization(
  a: ListedOrganization | undefined,
  b: ListedOrganization | undefined,
  { key }: OrganizationIndex,
): boolean {
  if (a === undefined || b === undefined) return a === b;
  return key(a.name) === key(b.name);
}

/**
 * The members to list after an election, by the ledger; lines that already match stay unchanged.
 *
 * @throws ElectionError (input) where the list names someone of whom the ledger knows nothing.
 */
export function memberChanges(
  list: MemberList,
  fileName: string,
  facts: MembershipFacts,
): MemberChanges {
  const known = [...facts.ledger.terms, ...(facts.removed ?? [])];
  const strangers = list.members.filter(
    (listed) => !known.some((term) => isListedAs(listed, term)),
  );
  if (strangers.length > 0) {
    const lines = strangers.map(
      ({ line, name }) =>
        `${visible(fileName)}:${line}: ${visible(name)} is listed, but elections/committee.yaml has no term of theirs`,
    );
    throw new ElectionError("input", lines.join("\n"), {
      hint: "Correct the member list or the ledger first; a login whose text and link disagree counts as none.",
    });
  }
  const remarks = list.findings.map((finding) => describeMemberListFinding(finding, fileName));
  const members = currentTerms(facts).map((term): ListedMember | NewMember => {
    const listed = list.members.find((each) => isListedAs(each, term));
    const organization = organizationOf(term, facts, list.members);
    const isNew = term.elected === facts.election.election;
    if (listed === undefined && !isNew) {
      remarks.push(
        `${visible(fileName)}: ${visible(term.name)} was missing in the list of members`,
      );
    }
    const stays =
      listed !== undefined &&
      (!isNew || sameOrganization(listed.organization, organization, facts.organizations));
    // A changed line keeps the page's spelling of the name.
    return stays ? listed : { name: listed?.name ?? term.name, login: term.holder, organization };
  });
  return { members, remarks };
}
