import type { Temporal } from "temporal-polyfill";
import { charterInForce } from "../../charter/kata-charters.ts";
import { loginKey } from "../../people/account.ts";
import { organizationIndex } from "../../people/organizations.ts";
import { visible } from "../../visible-text.ts";
import type { Ledger } from "../ledger.ts";
import { ledgerProblems } from "../ledger-problems.ts";
import { withOrganizations } from "./begin-organizations.ts";
import type { CommitteeSources } from "./committee-sources.ts";
import { type Answers, type Inquiry, type InquiryOutcome, openInquiry } from "./inquiry.ts";
import { knownHistory } from "./known-history.ts";
import { isUnclear, type LaterElection, replayElections } from "./later-elections.ts";
import {
  type ListedPerson,
  lastTerm,
  listDifferences,
  unseatedMembers,
} from "./list-differences.ts";
import { type Claim, type Recognition, recognition } from "./recognize.ts";
import { type ElectedPerson, withSeatsOf } from "./seat-elected.ts";

/** An attempt to build the ledger; it is complete once no doubt is open. */
export interface Attempt extends InquiryOutcome {
  readonly ledger: Ledger;
  /** The day for which the ledger shows the committee. */
  readonly asOf: Temporal.PlainDate;
  /** The last election from the built-in history; undefined without that history. */
  readonly builtInUntil: string | undefined;
  /** Contradictions in the ledger; empty once it can be written. */
  readonly wrong: readonly string[];
}

const nothing: Ledger = {
  formatVersion: 1,
  seats: [],
  terms: [],
  affiliations: [],
  chairs: [],
  doubts: [],
};

function claimsOf(
  { list, listPath, people }: CommitteeSources,
  ledger: Ledger,
  later: readonly LaterElection[],
): Claim[] {
  const claim = (
    { name, login }: { readonly name: string | undefined; readonly login: string | undefined },
    place: string,
    isRecorded = false,
  ): Claim[] =>
    name === undefined || login === undefined ? [] : [{ name, login, place, isRecorded }];
  return [
    ...people.names.flatMap((each) =>
      [each.name, ...each.also].flatMap((name) =>
        claim({ name, login: each.login }, "elections/people.yaml", true),
      ),
    ),
    ...ledger.terms.flatMap(({ name, holder }) =>
      claim({ name, login: holder }, "the ledger", true),
    ),
    ...list.members.flatMap((each) => claim(each, `${listPath}:${each.line}`)),
    ...later.flatMap(({ result, candidacies }) => [
      ...[...(result?.nominees ?? []), ...(result?.elected ?? [])].flatMap((each) =>
        claim(each, `${result?.path}:${each.line}`),
      ),
      ...candidacies.flatMap((each) => claim(each, each.path)),
    ]),
  ];
}

/** The elections with members seated only by an answer, such as `joined:ada-l`: `2026-10 vote`. */
function withAnswered(
  later: readonly LaterElection[],
  listed: readonly ListedPerson[],
  inquiry: Inquiry,
): LaterElection[] {
  const all = new Map(later.map((each) => [each.election, each]));
  for (const { login, name, place } of listed) {
    for (const kind of ["joined", "reelected"] as const) {
      if (inquiry.peek(`${kind}:${loginKey(login)}`) === undefined) continue;
      const answer = askSeating(kind, { login, name, place }, inquiry);
      const [election, how] = answer?.split(" ") ?? [];
      if (election === undefined) continue;
      const source = `answer ${kind}:${loginKey(login)}`;
      const person = { login, name, how: how as ElectedPerson["how"], source };
      const pages = {
        election,
        season: undefined,
        page: undefined,
        result: undefined,
        candidacies: [],
      };
      const known = all.get(election) ?? { ...pages, answered: [] };
      all.set(election, { ...known, answered: [...known.answered, person] });
    }
  }
  return [...all.values()].toSorted((a, b) => (a.election < b.election ? -1 : 1));
}

function askSeating(
  kind: "joined" | "reelected",
  { login, name, place }: Pick<ListedPerson, "login" | "name" | "place">,
  inquiry: Inquiry,
): string | undefined {
  const question =
    kind === "joined"
      ? `How did ${visible(name)} join the committee?`
      : `How was ${visible(name)} elected again?`;
  return inquiry.ask({
    id: `${kind}:${loginKey(login)}`,
    question,
    found: [`${place}: lists them; no result page says that they were elected`],
    form: "seating",
    mayStayOpen: false,
  });
}

/** The listed members with their accounts; an unclear account is a doubt or a question. */
function listedPeople(
  { list, listPath }: CommitteeSources,
  { person, quietly }: Recognition,
  inquiry: Inquiry,
): ListedPerson[] {
  const disagreements = new Map(
    list.findings.flatMap((finding) =>
      finding.code === "login-disagrees"
        ? [
            [
              finding.line,
              `${listPath}:${finding.line}: says ${visible(finding.text)}, links to ${visible(finding.url)}`,
            ],
          ]
        : [],
    ),
  );
  return list.members.flatMap(({ name, login, line, organization }): ListedPerson[] => {
    const place = `${listPath}:${line}`;
    const said = disagreements.get(line);
    // The launch page's sentence names people without accounts, one of them misspelt.
    const found =
      list.form === "prose"
        ? quietly({ name, login }, place)
        : person({ name, login }, place, said === undefined ? [] : [said]);
    if (found === undefined) return [];
    if (said !== undefined) inquiry.odd(`${said}; the account is ${found.login}`);
    return [{ ...found, place, organization: organization?.name }];
  });
}

/** The remaining questions about members whom no page seats. */
function askAboutMembers(
  ledger: Ledger,
  unseated: readonly ListedPerson[],
  inquiry: Inquiry,
): void {
  for (const member of unseated) {
    const kind = lastTerm(ledger, member.login) === undefined ? "joined" : "reelected";
    askSeating(kind, member, inquiry);
  }
}

/**
 * Builds the seat ledger: from the built-in history known on the day (in a checkout of that community), then
 * from later elections and the member list. What no page says becomes a doubt; the attempt is repeated with
 * answers until none is left.
 */
export function beginLedger(sources: CommitteeSources, answers: Answers): Attempt {
  const { charters, today, listPath, people } = sources;
  const { inquiry, outcome } = openInquiry(answers);
  const charter = charterInForce(today, charters);
  const known = knownHistory(sources);
  const begun = known?.ledger ?? withSeatsOf(nothing, charter);
  for (const { id, question, found } of begun.doubts) inquiry.record({ id, question, found });
  const soon = today.add({ months: 2 }).toString().slice(0, 7);
  const pages = sources.elections
    .filter(({ election }) => known?.elections.has(election) !== true && election <= soon)
    .map((each): LaterElection => ({ ...each, answered: [] }));
  const claims = claimsOf(sources, begun, pages);
  const recognized = recognition(claims, inquiry);
  const listed = listedPeople(sources, recognized, inquiry);
  const elections = withAnswered(pages, listed, inquiry);
  const replay = (asked: readonly string[]): Ledger =>
    replayElections(begun, elections, { charters, recognized, inquiry, asked: new Set(asked) });
  const notYet = known?.notYet ?? new Set<string>();
  const unseatedIn = (ledger: Ledger): ListedPerson[] =>
    unseatedMembers(listed, { ledger, listPath, today, notYet });
  let ledger = replay([]);
  const silent = elections.find(
    (each) =>
      each.result?.elected === undefined &&
      !isUnclear(each) &&
      each.election <= today.toString().slice(0, 7),
  );
  if (silent !== undefined && unseatedIn(ledger).length > 0) ledger = replay([silent.election]);
  if (!inquiry.isWaiting()) askAboutMembers(ledger, unseatedIn(ledger), inquiry);
  ledger = withOrganizations(ledger, begun, {
    listed,
    elections,
    listPath,
    today,
    recognized,
    people,
    inquiry,
  });
  for (const difference of listDifferences(
    listed,
    { ledger, listPath, today, notYet },
    organizationIndex(people),
  )) {
    inquiry.record(difference);
  }
  const result = outcome();
  const whole = { ...withSeatsOf(ledger, charter), doubts: [...result.settled] };
  return {
    ...result,
    ledger: whole,
    asOf: today,
    builtInUntil: known?.last,
    wrong: ledgerProblems(whole),
  };
}
