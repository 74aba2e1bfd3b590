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

/** What the files say about people's organizations. */
export interface AffiliationSources {
  readonly election: Election;
  readonly ledger: Ledger;
  readonly index: OrganizationIndex;
  /** The UTC date of the declaration. */
  readonly declared: Temporal.PlainDate;
}

/**
 * The organization that someone moved to between the close of nominations and the declaration, by the ledger.
 * If it knew nothing at the close, the declared one counts.
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

/** A candidate's organization, as written: by a recorded decision, otherwise as declared. */
export function statedAffiliations(
  { login, affiliation }: Candidate,
  election: Pick<Election, "decisions">,
): readonly string[] {
  return [decidedAffiliation(login, election) ?? affiliation].flat();
}

/**
 * The organizations of candidates and continuing members: by a recorded decision; otherwise as declared
 * (candidates), or by the ledger on the day nominations close (continuing members), with later moves noted.
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
