import { Temporal } from "temporal-polyfill";
import { loginKey } from "../../people/account.ts";
import type { OrganizationIndex } from "../../people/organizations.ts";
import type { Ledger } from "../ledger.ts";
import type { PastElection } from "./past-election.ts";
import type { PresentMember } from "./present-members.ts";
import type { Recognition } from "./recognize.ts";
import { type CommitteeSources, revisionName } from "./sources.ts";

/** Whom somebody worked for on a day, as a page or a person says. */
export interface Evidence {
  readonly login: string;
  readonly date: Temporal.PlainDate;
  /** None where that is not known: what was known before does not go on. */
  readonly organizations: readonly string[];
  readonly source: string;
}

/** What past and present lists and declarations of candidates say about organizations. */
export function statedEvidence(
  sources: CommitteeSources,
  elections: readonly PastElection[],
  members: readonly PresentMember[],
  asOf: Temporal.PlainDate,
  { quietly }: Recognition,
): Evidence[] {
  const closes = new Map(elections.map((each) => [each.id, each.closes]));
  const evidence: Evidence[] = [];
  for (const revision of sources.revisions) {
    if ("unreadable" in revision.list) continue;
    for (const { name, login, organization } of revision.list.members) {
      const known = quietly(name, login);
      if (known === undefined || organization === undefined) continue;
      const source = revisionName(sources.listPath, revision);
      evidence.push({
        login: known,
        date: revision.date,
        organizations: [organization.name],
        source,
      });
    }
  }
  for (const { election, candidacies } of sources.elections) {
    for (const { name, login, organizations, path } of candidacies) {
      const known = name === undefined ? login : quietly(name, login);
      const date = closes.get(election);
      if (known === undefined || organizations === undefined || date === undefined) continue;
      evidence.push({ login: known, date, organizations, source: path });
    }
  }
  for (const { login, organization } of members) {
    if (organization === undefined) continue;
    const source = sources.listPath;
    evidence.push({ login, date: asOf, organizations: [organization], source });
  }
  return evidence;
}

/** How long before nominations close, and after the result is known, a statement speaks for an election. */
const near = { before: { months: 3 }, after: { months: 1 } };

/** Whether something says whom somebody worked for when an election was on. */
export function speaksFor(
  evidence: readonly Evidence[],
  person: string,
  { closes, over }: Pick<PastElection, "closes" | "over">,
): boolean {
  const { compare } = Temporal.PlainDate;
  return evidence.some(
    ({ login, date }) =>
      loginKey(login) === loginKey(person) &&
      compare(closes.subtract(near.before), date) <= 0 &&
      compare(date, over.add(near.after)) <= 0,
  );
}

type Affiliations = Ledger["affiliations"];

function sameOrganizations(a: readonly string[], b: readonly string[], { key }: OrganizationIndex) {
  const keys = (names: readonly string[]): string => [...new Set(names.map(key))].sort().join("\n");
  return keys(a) === keys(b);
}

/**
 * The ledger's affiliations of one person: each begins on the first day that something says so, and ends
 * on the first that something else is said, or that it is not known any more.
 */
function affiliationsOf(own: readonly Evidence[], index: OrganizationIndex): Affiliations {
  const days = new Map<string, Evidence>();
  for (const each of own) days.set(each.date.toString(), each);
  const ordered = [...days.values()].toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date));
  const periods = ordered.filter(
    ({ organizations }, position) =>
      !sameOrganizations(organizations, ordered[position - 1]?.organizations ?? [], index),
  );
  return periods.flatMap(({ login, date, organizations, source }, position) => {
    const until = periods[position + 1]?.date;
    return organizations.map((organization) => ({
      person: login,
      organization,
      from: date,
      ...(until === undefined ? {} : { until }),
      source,
    }));
  });
}

/** Everybody's affiliations, by login and day; of two statements for one day the later in the list counts. */
export function affiliationPeriods(
  evidence: readonly Evidence[],
  logins: readonly string[],
  index: OrganizationIndex,
): Affiliations {
  return logins.flatMap((login) =>
    affiliationsOf(
      evidence.filter((each) => loginKey(each.login) === loginKey(login)),
      index,
    ).map((each) => ({ ...each, person: login })),
  );
}
