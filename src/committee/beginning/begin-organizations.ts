import type { Temporal } from "temporal-polyfill";
import { compareSeasons, seasonOfElection } from "../../calendar/election-id.ts";
import { loginKey, sameLogin } from "../../people/account.ts";
import { organizationIndex } from "../../people/organizations.ts";
import { visible } from "../../visible-text.ts";
import { listNames } from "../../wording.ts";
import { affiliationsOn } from "../affiliations.ts";
import { type Ledger, termStart } from "../ledger.ts";
import { seatOf } from "../members.ts";
import type { CommitteeSources } from "./committee-sources.ts";
import type { Inquiry } from "./inquiry.ts";
import type { LaterElection } from "./later-elections.ts";
import type { ListedPerson } from "./list-differences.ts";
import type { Recognition } from "./recognize.ts";

interface Evidence extends Pick<CommitteeSources, "listPath" | "people"> {
  readonly listed: readonly ListedPerson[];
  readonly elections: readonly LaterElection[];
  readonly today: Temporal.PlainDate;
  readonly recognized: Recognition;
  readonly inquiry: Inquiry;
}

/**
 * An affiliation ends with its evidence: an affiliation before a gap between terms says nothing about the later
 * term.
 */
function withoutStale(ledger: Ledger, begun: Ledger): Ledger {
  const returned = new Map(
    ledger.terms.slice(begun.terms.length).flatMap((term) => {
      const before = begun.terms.findLast(({ holder }) => sameLogin(holder, term.holder));
      if (before === undefined) return [];
      const isGap =
        before.ended !== undefined ||
        compareSeasons(before.until, seasonOfElection(term.elected)) < 0;
      return isGap ? [[loginKey(term.holder), termStart(term)] as const] : [];
    }),
  );
  const affiliations = ledger.affiliations.map((each) => {
    const until = returned.get(loginKey(each.person));
    return until === undefined || each.until !== undefined ? each : { ...each, until };
  });
  return { ...ledger, affiliations };
}

/** Declarations in candidacies that the ledger and the list lack or contradict. */
function declared(
  ledger: Ledger,
  { elections, today, people, recognized, inquiry }: Evidence,
): Ledger["affiliations"] {
  const { key } = organizationIndex(people);
  const found = elections.flatMap(({ election, candidacies }) =>
    candidacies.map((candidacy) => ({ ...candidacy, election })),
  );
  return found.flatMap(({ election, path, name, login, organizations }) => {
    const who = name === undefined ? undefined : recognized.quietly({ name, login }, path);
    const term = seatOf(ledger, who?.login, today)?.term;
    if (term?.elected !== election || organizations.length === 0) return [];
    const known = affiliationsOn(ledger, term.holder, today);
    if (known.length === 0) {
      return organizations.map((organization) => ({
        ...{ person: term.holder, organization, from: termStart(term), source: path },
      }));
    }
    if (!organizations.every((each) => known.map(key).includes(key(each)))) {
      inquiry.record({
        id: `organization:${loginKey(term.holder)}@${election}`,
        question: `Which organization does ${visible(term.name)} (${term.holder}) work for?`,
        found: [`the ledger: ${listNames(known)}`, `${visible(path)}: ${listNames(organizations)}`],
      });
    }
    return [];
  });
}

/**
 * Adds members' employers from the pages where the ledger has none: from the current list as of the day, from a
 * candidacy since the term began. Contradictions become doubts with both sides.
 */
export function withOrganizations(before: Ledger, begun: Ledger, evidence: Evidence): Ledger {
  const { listed, listPath, today } = evidence;
  const ledger = withoutStale(before, begun);
  const fromList = listed.flatMap(({ login, organization }) =>
    organization === undefined ||
    seatOf(ledger, login, today) === undefined ||
    affiliationsOn(ledger, login, today).length > 0
      ? []
      : [{ person: login, organization, from: today, source: listPath }],
  );
  const withList = { ...ledger, affiliations: [...ledger.affiliations, ...fromList] };
  const fromCandidacies = declared(withList, evidence);
  return { ...withList, affiliations: [...withList.affiliations, ...fromCandidacies] };
}
