import type { Temporal } from "temporal-polyfill";
import type { Candidate } from "../candidates/candidate.ts";
import type { Election } from "../election/election.ts";
import { sameLogin } from "../people/account.ts";
import type { Tally } from "../tally/tally-result.ts";
import { visible } from "../visible-text.ts";
import { agreeing, listNames, plural } from "../wording.ts";
import { type BallotName, isDecidedWriteIn } from "./ballot-names.ts";
import { confirmationStep, standingConfirmation } from "./confirmation.ts";
import type { OpenQuestion } from "./open-question.ts";
import {
  type OrganizationDoubt,
  organizationQuestions,
} from "./organizations/organization-doubts.ts";
import {
  type AffiliationDoubt,
  nameSeated,
  type Seating,
  seatedNames,
  type Tie,
  uncertainties,
} from "./seating.ts";
import { ballotsFileName } from "./standing.ts";

/** The input for the questions. */
export interface QuestionFacts {
  readonly election: Election;
  /** UTC date that a proposed entry carries. */
  readonly today: Temporal.PlainDate;
  readonly seating: Seating;
  readonly struck: readonly BallotName[];
  /** The seating with those names struck after the count, if different. */
  readonly otherwise: Seating | undefined;
  /** Undefined where no ballots are counted. */
  readonly ballots: Pick<Tally["ballots"], "counted" | "invalid"> | undefined;
  /** Voters on the roll; undefined where the roll is not at hand. */
  readonly voters: number | undefined;
  readonly names: readonly OrganizationDoubt[];
  /** Candidates to whom a seat went, and who withdrew afterwards; no decision is recorded about them. */
  readonly declined: readonly Candidate[];
  /** The facts are hypothetical, so no confirmation can exist. */
  readonly isHypothetical: boolean;
  /** The names of those of a tie for seats who would be seated with an order of them. */
  readonly withOrder: (order: readonly string[]) => readonly string[];
}

/** The most people whose orders are all tried. */
const mostInOrders = 5;

/** An entry of `decisions` for the decider to complete. */
export function entry(lines: readonly string[], { today }: Pick<QuestionFacts, "today">): string {
  // Text in <> is not a valid login, so an incomplete entry is refused.
  const all = [...lines, "by: <login of who decided>", `date: ${today}`, "reason: <why>"];
  return all.map((line, index) => `  ${index === 0 ? "- " : "  "}${line}`).join("\n");
}

function ordersOf(people: readonly string[]): string[][] {
  if (people.length <= 1) return [[...people]];
  return people.flatMap((first) =>
    ordersOf(people.filter((other) => other !== first)).map((rest) => [first, ...rest]),
  );
}

function namesOf(logins: readonly string[], { seating }: QuestionFacts): string[] {
  const names = new Map(seating.outcomes.map(({ candidate }) => [candidate.login, candidate.name]));
  return logins.map((login) => names.get(login) ?? login);
}

/** What each order of a tie would mean, grouped by result. */
function meanings({ among, about, places }: Tie, facts: QuestionFacts): string[] {
  if (among.length > mostInOrders) {
    return ["Candidates take seats in this order, as far as the limit per organization allows."];
  }
  const verb = about === "seat" ? "seats" : "gives the longer term to";
  const byResult = new Map<string, string[][]>();
  for (const order of ordersOf(among)) {
    const first =
      about === "term" ? namesOf(order.slice(0, places), facts) : facts.withOrder(order);
    const result = listNames(first);
    byResult.set(result, [...(byResult.get(result) ?? []), order]);
  }
  return [...byResult].map(
    ([result, [example = [], ...more]]) =>
      `  ${example.join(", ")}${more.length === 0 ? "" : ` (or ${plural(more.length, "other order")})`}: ${verb} ${result}`,
  );
}

function tieQuestion(tie: Tie, facts: QuestionFacts): OpenQuestion {
  const { among, places, about } = tie;
  const what = about === "seat" ? plural(places, "seat") : plural(places, "longer term");
  const names = listNames(namesOf(among, facts));
  const lines =
    facts.ballots?.counted === 0
      ? [
          `No ballots were cast, so nothing decides which of ${names} should have ${what}. Is ${ballotsFileName(facts.election)} the export of the right poll, downloaded after it closed? If no one voted, hold the poll again, or let a person decide the order.`,
        ]
      : [`${names} are tied for ${what}. What each order would mean:`, ...meanings(tie, facts)];
  const order = `order: [${among.join(", ")}]  # change to the order decided, best first`;
  return { about: "tie", text: lines.join("\n"), record: entry(["about: tie", order], facts) };
}

function doubtQuestion(
  { login, name, why, options }: AffiliationDoubt,
  facts: QuestionFacts,
): OpenQuestion {
  const lines = [
    `The affiliation of ${listNames([name])} ${uncertainties[why]}, and it could decide who is elected:`,
  ];
  const meanings = options.map(({ affiliation, seated }) => {
    return `  counted for ${visible(affiliation)}: seats ${nameSeated(seated)}`;
  });
  // Organizations of which nothing is known have one name, and mostly one meaning.
  lines.push(...new Set(meanings));
  if (options.length === 0)
    lines.push("  there are too many uncertain affiliations to try every combination");
  const answer = "affiliation: <organization, or none>";
  const record = entry(["about: affiliation", `person: ${login}`, answer], facts);
  return { about: "affiliation", text: lines.join("\n"), record };
}

function declinedQuestion(
  { login, name, withdrawn }: Candidate,
  facts: Pick<QuestionFacts, "today">,
): OpenQuestion {
  const when =
    withdrawn === undefined ? "" : ` on ${withdrawn.date} (${visible(withdrawn.reason)})`;
  return {
    about: "declined seat",
    text: `${listNames([name])} was elected and withdrew${when}. No rule says who takes the seat then. Counted as if they had never run, the seats go as shown.`,
    record: entry(["about: withdrawal", `person: ${login}`], facts),
  };
}

function struckQuestions(facts: QuestionFacts): OpenQuestion[] {
  const { election, struck, otherwise } = facts;
  const declined = new Set<Candidate | undefined>(facts.declined);
  if (otherwise === undefined) return [];
  const recorded = ({ name, candidate }: BallotName): boolean =>
    election.decisions.some((decision) =>
      candidate === undefined
        ? isDecidedWriteIn(name, [decision])
        : decision.about === "withdrawal" && sameLogin(decision.person, candidate.login),
    );
  const would = nameSeated(seatedNames(otherwise));
  return struck
    .filter((name) => !recorded(name) && !declined.has(name.candidate))
    .map(({ name, candidate }) => ({
      about: "struck names",
      text: `${listNames([name])} is on the ballots but is not running. Removed before the count, as here, the seats go as shown; removed from the ranking afterwards, they would go to ${would}.`,
      record: entry(
        candidate === undefined
          ? ["about: write-in", `name: ${JSON.stringify(name)}`]
          : ["about: withdrawal", `person: ${candidate.login}`],
        facts,
      ),
    }));
}

/** There cannot be more ballots than voters on the roll: otherwise one of the two is wrong. */
function surplusQuestions(facts: QuestionFacts): OpenQuestion[] {
  const { election, ballots, voters } = facts;
  if (ballots === undefined || voters === undefined) return [];
  const cast = ballots.counted + ballots.invalid;
  if (cast <= voters || election.decisions.some(({ about }) => about === "ballots")) return [];
  return [
    {
      about: "more ballots than voters",
      text: [
        `${ballotsFileName(election)} has ${plural(cast, "ballot")}, but the roll has ${plural(voters, "voter")}. Find out why before anything is published:`,
        "  is it the export of the right poll, not of a test or another election?",
        "  is the newest roll here the one whose addresses were invited?",
        "  was someone invited at two addresses (kata-election roll show)?",
      ].join("\n"),
      record: entry(["about: ballots"], facts),
    },
  ];
}

/** A result without a vote, or with open seats, waits for the members whose seats are not up. */
function confirmationQuestions(facts: QuestionFacts): OpenQuestion[] {
  const { election, seating, ballots, isHypothetical } = facts;
  const { openSeats, seatsDue } = seating;
  const isOpen = openSeats > 0;
  if (!isOpen && (isHypothetical || ballots !== undefined)) return [];
  if (standingConfirmation(election) !== undefined) return [];
  const what = isOpen
    ? `No eligible candidate is left for ${openSeats} of ${plural(seatsDue, "seat")}: ${agreeing(openSeats, "it stays", "they stay")} vacant if the members whose seats are not up confirm that.`
    : "No vote is held: the members whose seats are not up must confirm the result before it is published.";
  return [
    {
      about: isOpen ? "open seats" : "confirmation",
      text: `${what} ${confirmationStep(election)}`,
      record: entry(["about: confirmation"], facts),
    },
  ];
}

/** Every question that a person must decide before there is a result. */
export function openQuestions(facts: QuestionFacts): OpenQuestion[] {
  const { ties, doubts } = facts.seating;
  return [
    ...ties.map((tie) => tieQuestion(tie, facts)),
    ...doubts.map((doubt) => doubtQuestion(doubt, facts)),
    ...organizationQuestions(facts.names),
    ...facts.declined.map((candidate) => declinedQuestion(candidate, facts)),
    ...struckQuestions(facts),
    ...surplusQuestions(facts),
    ...(ties.length + doubts.length === 0 ? confirmationQuestions(facts) : []),
  ];
}
