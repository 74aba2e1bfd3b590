import type { Temporal } from "temporal-polyfill";
import type { Charter } from "../charter/charter.ts";
import { loginKey } from "../people/account.ts";
import { nameKey } from "../people/fold-name.ts";
import type { OrganizationIndex } from "../people/organizations.ts";
import { visible } from "../visible-text.ts";
import { listNames } from "../wording.ts";
import type { Ledger } from "./ledger.ts";
import type { ListedMember } from "./member-list/member-items.ts";
import { committeeOn } from "./members.ts";
import { organizationRemarks } from "./organization-remarks.ts";

/** One person in the README's member list. */
export type PublishedMember = Pick<ListedMember, "name" | "login" | "organization">;

/** A disagreement between ledger, member list and charter (wrong), or a remark (note). */
export interface CommitteeFinding {
  readonly severity: "wrong" | "note";
  readonly text: string;
}

function wrong(text: string): CommitteeFinding {
  return { severity: "wrong", text };
}

/** The member list against the ledger's committee of the day. */
function listFindings(
  ledger: Ledger,
  published: readonly PublishedMember[],
  on: Temporal.PlainDate,
  { key, canonical }: OrganizationIndex,
): CommitteeFinding[] {
  const seats = committeeOn(ledger, on).filter(({ term }) => term !== undefined);
  // A line whose login and link disagree is already a finding; identify it by name.
  const accountOf = ({ name, login }: PublishedMember): string | undefined => {
    if (login !== undefined) return loginKey(login);
    const [only, ...others] = seats.flatMap(({ term }) =>
      term !== undefined && nameKey(term.name) === nameKey(name) ? [term] : [],
    );
    return others.length > 0 || only === undefined ? undefined : loginKey(only.holder);
  };
  const listed = new Map(
    published.flatMap((member) => {
      const account = accountOf(member);
      return account === undefined ? [] : [[account, member]];
    }),
  );
  const holders = new Set(seats.map(({ term }) => loginKey(term?.holder ?? "")));
  const missing = seats.flatMap(({ seat, term, affiliations }): CommitteeFinding[] => {
    if (term === undefined) return [];
    const member = listed.get(loginKey(term.holder));
    const who = `${visible(term.name)} (${term.holder})`;
    if (member === undefined)
      return [wrong(`${who} holds seat ${seat}, but is not in the README's member list`)];
    const organization = member.organization?.name ?? "none";
    if (affiliations.length === 0 || affiliations.map(key).includes(key(organization))) return [];
    const known = listNames(affiliations.map(canonical));
    return [
      wrong(
        `${who} works for ${known} in the ledger, but for ${visible(organization)} in the README`,
      ),
    ];
  });
  const strangers = published
    .filter((member) => !holders.has(accountOf(member) ?? ""))
    .map(({ name, login }) =>
      wrong(
        `${visible(name)} (${visible(login ?? "no login")}) is in the README's member list, but holds no seat in the ledger`,
      ),
    );
  return [...missing, ...strangers];
}

function limitFindings(
  ledger: Ledger,
  on: Temporal.PlainDate,
  limit: number,
  { key, canonical }: OrganizationIndex,
): CommitteeFinding[] {
  const held = new Map<string, { readonly organization: string; readonly names: string[] }>();
  for (const { term, affiliations } of committeeOn(ledger, on)) {
    if (term === undefined) continue;
    for (const name of affiliations.filter((each) => key(each) !== "none")) {
      const entry = held.get(key(name)) ?? { organization: canonical(name), names: [] };
      entry.names.push(term.name);
      held.set(key(name), entry);
    }
  }
  return [...held.values()]
    .filter(({ names }) => names.length > limit)
    .map(({ organization, names }) => ({
      severity: "note",
      text: `${visible(organization)} holds ${names.length} seats (${names.map(visible).join(", ")}), but the limit is ${limit}: members keep their seats, and the limit applies at the next election`,
    }));
}

/** Seasons that differ from the charter's number of seats, and why. */
function patternFindings({ seats }: Ledger, { rules }: Charter): CommitteeFinding[] {
  return (["autumn", "spring"] as const).flatMap((season): CommitteeFinding[] => {
    const regular = rules.seats.value[season];
    const count = seats.filter((seat) => seat.season === season).length;
    if (count <= regular) return [];
    const moved = seats
      .filter((seat) => seat.season === season && seat.moved.length > 0)
      .map(({ id, moved }) => `seat ${id} in ${moved.at(-1)?.election}`);
    const why =
      moved.length === 0
        ? "the ledger has no moved seat to explain it"
        : `moved: ${moved.join(", ")}`;
    return [
      {
        severity: "note",
        text: `${count} seats are filled in ${season}, not the usual ${regular}; ${why}`,
      },
    ];
  });
}

/**
 * Checks the ledger for consistency, and against the charter and the README's member list.
 *
 * @param problems contradictions in the ledger.
 * @param on the day for comparing members and organizations.
 */
export function checkCommittee(
  ledger: Ledger,
  problems: readonly string[],
  charter: Charter,
  published: readonly PublishedMember[] | undefined,
  on: Temporal.PlainDate,
  organizations: OrganizationIndex,
): CommitteeFinding[] {
  const { seats, organizationLimit } = charter.rules;
  const count = ledger.seats.length;
  const states = committeeOn(ledger, on);
  return [
    ...problems.map((problem) => wrong(`elections/committee.yaml: ${problem}`)),
    ...(count === seats.value.total
      ? []
      : [
          wrong(
            `${count} seats are listed, but the charter ${charter.id} has ${seats.value.total}`,
          ),
        ]),
    ...(count === seats.value.total ? patternFindings(ledger, charter) : []),
    ...(published === undefined ? [] : listFindings(ledger, published, on, organizations)),
    ...states.flatMap(({ seat, term, affiliations, overdue }): CommitteeFinding[] => {
      if (term === undefined) return [{ severity: "note", text: `seat ${seat} is vacant` }];
      const who = `${visible(term.name)} (seat ${seat})`;
      const late = `the term of ${who} is over, and the ledger has no successor`;
      const unknown = `the organization of ${who} is unknown`;
      return [
        ...(overdue ? [wrong(late)] : []),
        ...(affiliations.length === 0 ? [{ severity: "note" as const, text: unknown }] : []),
      ];
    }),
    ...limitFindings(ledger, on, organizationLimit.value, organizations),
    ...organizationRemarks(
      ledger,
      (published ?? []).flatMap(({ organization }) => organization?.name ?? []),
      organizations,
    ).map((text): CommitteeFinding => ({ severity: "note", text })),
  ];
}
