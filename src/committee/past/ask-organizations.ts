import type { Temporal } from "temporal-polyfill";
import { loginKey } from "../../people/account.ts";
import { tidyName } from "../../people/fold-name.ts";
import { visible } from "../../visible-text.ts";
import { type Term, termStart } from "../ledger.ts";
import { type Evidence, speaksFor } from "./affiliation-evidence.ts";
import type { Inquiry } from "./inquiry.ts";
import { organizationHints } from "./organization-hints.ts";
import type { PastElection } from "./past-election.ts";
import type { PresentMember } from "./present-members.ts";
import type { Recognition } from "./recognize.ts";
import type { CommitteeSources, FiledCandidacy } from "./sources.ts";

interface Asking {
  readonly sources: CommitteeSources;
  readonly elections: readonly PastElection[];
  readonly recognized: Recognition;
  readonly inquiry: Inquiry;
}

function candidacyOf(
  { sources, recognized }: Asking,
  login: string,
  election: string,
): FiledCandidacy | undefined {
  const filed = sources.elections.find((each) => each.election === election)?.candidacies ?? [];
  return filed.find(({ name, login: given }) => {
    const known = name === undefined ? given : recognized.quietly(name, given);
    return known !== undefined && loginKey(known) === loginKey(login);
  });
}

/** The names by which the pages call organizations, the present list's first. */
function knownNames({ list, revisions, elections }: CommitteeSources): string[] {
  const lists = [list, ...revisions.flatMap((each) => ("form" in each.list ? [each.list] : []))];
  const listed = lists.flatMap(({ members }) =>
    members.flatMap((each) => each.organization?.name ?? []),
  );
  const declared = elections.flatMap(({ candidacies }) =>
    candidacies.flatMap((each) => each.organizations ?? []),
  );
  return [...new Set([...listed, ...declared].map(tidyName))];
}

/** Asks whom the holder of each term worked for where nothing says so; the ledger can do without. */
export function askOrganizations(
  terms: readonly Term[],
  stated: readonly Evidence[],
  asking: Asking,
): Evidence[] {
  const known = knownNames(asking.sources);
  return terms.flatMap((term): Evidence[] => {
    const start = termStart(term);
    const election = asking.elections.find(({ id }) => id === term.elected);
    const { closes, over } = election ?? { closes: start, over: start };
    if (speaksFor(stated, term.holder, { closes, over })) return [];
    const filed = candidacyOf(asking, term.holder, term.elected);
    const hints =
      filed === undefined ? { found: [], suggestion: undefined } : organizationHints(filed, known);
    const id = `organization:${loginKey(term.holder)}@${term.elected}`;
    const answer = asking.inquiry.ask({
      id,
      question: `Whom did ${visible(term.name)} work for when elected in ${term.elected}? (none: for nobody)`,
      found: hints.found,
      form: "words",
      suggestion: hints.suggestion,
      mayStayOpen: true,
    });
    const organizations = answer === undefined ? [] : [answer];
    const source = filed === undefined ? `answer ${id}` : `answer ${id}, ${filed.path}`;
    return [{ login: term.holder, date: closes, organizations, source }];
  });
}

/** Asks for the organization of members whose line of the list names none. */
export function askPresentOrganizations(
  members: readonly PresentMember[],
  asOf: Temporal.PlainDate,
  inquiry: Inquiry,
): Evidence[] {
  return members.flatMap(({ login, name, place, organization }): Evidence[] => {
    if (organization !== undefined) return [];
    const id = `organization:${loginKey(login)}`;
    const answer = inquiry.ask({
      id,
      question: `Whom does ${visible(name)} work for? (none: for nobody)`,
      found: [`${place}: names no organization`],
      form: "words",
      mayStayOpen: true,
    });
    const organizations = answer === undefined ? [] : [answer];
    return [
      { login, date: asOf, organizations, source: answer === undefined ? "" : `answer ${id}` },
    ];
  });
}
