import { formatSeason } from "../../calendar/election-id.ts";
import type { Ledger, Term } from "../../committee/ledger.ts";
import { isListedAs, type ListedMember } from "../../committee/member-list/member-items.ts";
import { sameLogin } from "../../people/account.ts";
import { noAffiliation } from "../../people/affiliation-words.ts";
import { nameKey } from "../../people/fold-name.ts";
import type { OrganizationIndex } from "../../people/organizations.ts";
import { mayBeOneOrganization } from "../../people/related-organizations.ts";
import type { ElectionRecord } from "../record.ts";
import { seatedByName } from "../wording.ts";
import type { Deviation } from "./verify-record.ts";

type Holder = Pick<Term, "holder" | "name"> & { readonly until: string };

function wordHolder({ holder, name, until }: Holder): string {
  return `${name} (${holder}) until ${until}`;
}

function wordTerm({ until, ...term }: Term): string {
  return wordHolder({ ...term, until: formatSeason(until) });
}

/** Who holds which seat once the record's result is declared. */
function committeeOf(record: ElectionRecord): Map<number, Holder> {
  return new Map([
    ...record.continuing.map(
      ({ seat, login, name, until }) => [seat, { holder: login, name, until }] as const,
    ),
    ...seatedByName(record).map(
      ({ outcome, login, name }) =>
        [outcome.seat, { holder: login, name, until: outcome.until }] as const,
    ),
  ]);
}

/** Differences between the terms in the ledger and in the record, both elected and continuing. */
export function ledgerUnlike(record: ElectionRecord, { terms }: Ledger): Deviation[] {
  const { election } = record;
  const elected = new Map(seatedByName(record).map((each) => [each.outcome.seat, each]));
  const missing = [...committeeOf(record)].flatMap(([seat, holder]): Deviation[] => {
    const isNew = elected.has(seat);
    const candidates = terms.filter(
      (term) => term.seat === seat && (isNew ? term.elected === election : term.elected < election),
    );
    const same = candidates.some(
      (term) => sameLogin(term.holder, holder.holder) && formatSeason(term.until) === holder.until,
    );
    if (same) return [];
    const last = candidates.at(-1);
    const found = last === undefined ? "no term" : wordTerm(last);
    return [{ where: `seat ${seat}`, expected: wordHolder(holder), found }];
  });
  const strangers = terms
    .filter((term) => term.elected === election && !elected.has(term.seat))
    .map((term) => ({
      where: `seat ${term.seat}`,
      expected: `no term elected ${election}`,
      found: wordTerm(term),
    }));
  return [...missing, ...strangers, ...filledUnlike(record, terms)];
}

/** Terms of those elected whose name, or way of being elected, is not the result's. */
function filledUnlike(record: ElectionRecord, terms: readonly Term[]): Deviation[] {
  const how = record.voteHeld ? "vote" : "uncontested";
  return seatedByName(record).flatMap(({ outcome: { seat }, login, name }) => {
    const own = terms.find(
      (term) =>
        term.seat === seat && term.elected === record.election && sameLogin(term.holder, login),
    );
    if (own === undefined) return [];
    return [
      ...(own.how === how
        ? []
        : [{ where: `how seat ${seat} was filled`, expected: how, found: own.how }]),
      ...(nameKey(own.name) === nameKey(name)
        ? []
        : [{ where: `the name on seat ${seat}`, expected: name, found: own.name }]),
    ];
  });
}

/** The record's members who still hold their seat by the ledger. */
function stillSeated(record: ElectionRecord, { terms }: Ledger): Holder[] {
  return [...committeeOf(record)].flatMap(([seat, holder]) => {
    const later = terms.some((term) => term.seat === seat && term.elected > record.election);
    const left = terms.some(
      (term) =>
        term.seat === seat &&
        sameLogin(term.holder, holder.holder) &&
        term.elected <= record.election &&
        term.ended !== undefined,
    );
    return later || left ? [] : [holder];
  });
}

type Listed = Pick<ListedMember, "name" | "login" | "line"> &
  Partial<Pick<ListedMember, "organization">>;

/** What someone may be listed with: what the result says, and whatever the ledger has learnt since. */
function organizationsOf(
  record: ElectionRecord,
  { affiliations }: Ledger,
  login: string,
): readonly string[] {
  const seated = seatedByName(record).find((each) => sameLogin(each.login, login));
  const member = record.continuing.find((each) => sameLogin(each.login, login));
  const own =
    seated === undefined ? (member?.organizations ?? []) : [seated.organization ?? noAffiliation];
  const later = affiliations.filter(
    ({ person, until }) => sameLogin(person, login) && until === undefined,
  );
  return own.length === 0 ? [] : [...own, ...later.map(({ organization }) => organization)];
}

/** Members who are listed with another organization than theirs; names that may be spellings of one pass. */
function organizationsUnlike(
  record: ElectionRecord,
  ledger: Ledger,
  listed: readonly Listed[],
  { key }: Pick<OrganizationIndex, "key">,
): Deviation[] {
  return listed.flatMap(({ login, organization }) => {
    if (login === undefined) return [];
    const own = organizationsOf(record, ledger, login);
    const found = organization?.name ?? noAffiliation;
    const isTheirs = own.some(
      (name) =>
        key(name) === key(found) ||
        (key(name) !== noAffiliation &&
          key(found) !== noAffiliation &&
          mayBeOneOrganization(name, found)),
    );
    // Lines that people wrote need not name an organization.
    const isNew = seatedByName(record).some((each) => sameLogin(each.login, login));
    if (own.length === 0 || isTheirs || (organization === undefined && !isNew)) return [];
    const where = `the organization of ${login} in the list of members`;
    return [{ where, expected: [...new Set(own)].join(" or "), found }];
  });
}

/**
 * Differences between the member list and the record's members, adjusted by the ledger for those who left or
 * joined later.
 */
export function memberListUnlike(
  record: ElectionRecord,
  ledger: Ledger,
  listed: readonly Listed[],
  index: Pick<OrganizationIndex, "key">,
): Deviation[] {
  const members = stillSeated(record, ledger);
  const later = ledger.terms.filter(({ elected }) => elected > record.election);
  const known = [...members, ...later];
  const missing = members
    .filter((member) => !listed.some((each) => isListedAs(each, member)))
    .map(({ name, holder }) => ({
      where: "the list of members",
      expected: `${name} (${holder})`,
      found: "no one with that name",
    }));
  const renamed = listed.flatMap(({ name, login }) => {
    const own = known.filter((term) => login !== undefined && sameLogin(term.holder, login));
    if (own.length === 0 || own.some((term) => nameKey(term.name) === nameKey(name))) return [];
    const expected = [...new Set(own.map((term) => term.name))].join(" or ");
    return [{ where: `the name of ${login} in the list of members`, expected, found: name }];
  });
  const strangers = listed
    .filter((each) => !known.some((term) => isListedAs(each, term)))
    .map(({ name, login, line }) => ({
      where: `line ${line}`,
      expected: "a member who holds a seat",
      found: `${name} (${login ?? "no login"})`,
    }));
  const held = listed.filter(({ login }) =>
    members.some(({ holder }) => login !== undefined && sameLogin(holder, login)),
  );
  return [
    ...renamed,
    ...missing,
    ...strangers,
    ...organizationsUnlike(record, ledger, held, index),
  ];
}
