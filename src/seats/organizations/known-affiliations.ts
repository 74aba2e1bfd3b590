import type { Temporal } from "temporal-polyfill";
import type { Candidate } from "../../candidates/candidate.ts";
import { affiliationsOn } from "../../committee/affiliations.ts";
import type { ContinuingMember } from "../../committee/continuing.ts";
import type { Ledger } from "../../committee/ledger.ts";
import { utcDate } from "../../dates.ts";
import type { Election } from "../../election/election.ts";
import { sameLogin } from "../../people/account.ts";
import type { OrganizationIndex } from "../../people/organizations.ts";
import type { KnownAffiliation } from "./affiliation.ts";

/** What the files say about where people belong. */
export interface AffiliationSources {
  readonly election: Election;
  readonly ledger: Ledger;
  readonly index: OrganizationIndex;
  /** The UTC date of the declaration. */
  readonly declared: Temporal.PlainDate;
}

/**
 * Where the ledger says that someone moved to after nominations closed and before the declaration. Of whom
 * it knows nothing at the closing, what they declared counts as known: many have no other entry.
 */
function moveAfterClosing(
  login: string,
  stated: readonly string[],
  { election, ledger, index, declared }: AffiliationSources,
): readonly string[] | undefined {
  const known = affiliationsOn(ledger, login, utcDate(election.nominations.closes));
  const later = affiliationsOn(ledger, login, declared);
  if (known.length === 0 && later.length === 0) return undefined;
  const closing = known.length === 0 ? stated : known;
  const keys = (names: readonly string[]): string => JSON.stringify(names.map(index.key).sort());
  return closing.length === 0 || keys(closing) === keys(later) ? undefined : later;
}

/** The organization that a recorded decision counts someone for at this election. */
export function decidedAffiliation(
  login: string,
  { decisions }: Pick<Election, "decisions">,
): string | undefined {
  const found = decisions.find(
    (decision) => decision.about === "affiliation" && sameLogin(decision.person, login),
  );
  return found?.about === "affiliation" ? found.affiliation : undefined;
}

/** What a candidate counts for, as written: as a recorded decision says, else as they declared. */
export function statedAffiliations(
  { login, affiliation }: Candidate,
  election: Pick<Election, "decisions">,
): readonly string[] {
  return [decidedAffiliation(login, election) ?? affiliation].flat();
}

/**
 * Where candidates and continuing members belong: as a recorded decision says; else candidates as they
 * declared, continuing members as the ledger has them on the day nominations close; a later move is named
 * beside it.
 */
export function knownAffiliations(
  candidates: readonly Candidate[],
  continuing: readonly ContinuingMember[],
  sources: AffiliationSources,
): KnownAffiliation[] {
  const { election, ledger } = sources;
  const closing = utcDate(election.nominations.closes);
  const known = (
    { login, name }: { readonly login: string; readonly name: string },
    isCandidate: boolean,
    names: readonly string[],
  ): KnownAffiliation => {
    const decided = decidedAffiliation(login, election);
    if (decided !== undefined) {
      return { login, name, isCandidate, names: [decided], movedTo: undefined };
    }
    return { login, name, isCandidate, names, movedTo: moveAfterClosing(login, names, sources) };
  };
  return [
    ...candidates.map((candidate) => known(candidate, true, [candidate.affiliation].flat())),
    ...continuing.map((member) =>
      known(member, false, affiliationsOn(ledger, member.login, closing)),
    ),
  ];
}
