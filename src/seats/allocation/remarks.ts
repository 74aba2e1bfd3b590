import { listNames } from "../../wording.ts";
import type { CountedPerson } from "../organizations/affiliation.ts";
import type { AffiliationDoubt, Seating } from "../seating.ts";

const uncertainties = {
  unknown: "is not known",
  several: "is several",
  moved: "changed after nominations closed",
};

/** Affiliations that are not certain but change nothing, and people under no limit. */
export function affiliationRemarks(
  people: readonly CountedPerson[],
  doubts: readonly AffiliationDoubt[],
): string[] {
  return people.flatMap(({ login, name, isCandidate, why, options }) => {
    if (why !== undefined) {
      if (doubts.some((doubt) => doubt.login === login)) return [];
      const what = `the affiliation of ${listNames([name])} ${uncertainties[why]}`;
      return [`${what}: it does not change who is elected`];
    }
    if (!isCandidate || options[0].key !== undefined) return [];
    return [`${listNames([name])} belongs to no organization, so the limit does not apply`];
  });
}

function seatedNames({ outcomes }: Seating): string[] {
  return outcomes
    .filter(({ outcome }) => outcome.state === "seated")
    .map(({ candidate }) => candidate.name);
}

/** What the other way of counting groups of affiliated companies would have said. */
export function groupRemark(other: Seating, countedTogether: boolean): string {
  const way = countedTogether
    ? "With affiliated companies counted one by one (groups: off)"
    : "With affiliated companies counted as one (groups: on)";
  const names = seatedNames(other);
  const seated = names.length === 0 ? "no one for certain" : listNames(names);
  const open =
    other.ties.length + other.doubts.length === 0 ? "" : ", and a person would need to decide";
  return `${way} the seats would go to others: ${seated}${open}`;
}
