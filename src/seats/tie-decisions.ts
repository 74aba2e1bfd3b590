import type { TieDecision } from "../election/decision.ts";
import { type Election, electionFileName } from "../election/election.ts";
import { ElectionError } from "../errors.ts";
import { loginKey } from "../people/account.ts";
import type { FilledSeats } from "./allocation/fill-seats.ts";
import { samePeople } from "./allocation/walk.ts";

function problemOf(
  decision: TieDecision,
  earlier: readonly TieDecision[],
  used: readonly TieDecision[],
): string | undefined {
  const order = decision.order.join(", ");
  if (new Set(decision.order.map(loginKey)).size < decision.order.length) {
    return `order names someone twice: ${order}`;
  }
  if (earlier.some((other) => samePeople(other.order, decision.order))) {
    return `there is another decision about the tie between ${order}`;
  }
  return used.includes(decision) ? undefined : `there is no tie between exactly ${order}`;
}

/**
 * Refuses recorded tie decisions that settle nothing.
 *
 * @throws ElectionError (input) naming each, with the actual ties.
 */
export function checkTieDecisions(election: Election, { seating, used }: FilledSeats): void {
  const ties = election.decisions.filter((decision) => decision.about === "tie");
  const problems = ties.flatMap((decision, position) => {
    const problem = problemOf(decision, ties.slice(0, position), used);
    const entry = `decisions[${election.decisions.indexOf(decision) + 1}]`;
    return problem === undefined ? [] : [`${electionFileName(election)}: ${entry}: ${problem}`];
  });
  if (problems.length === 0) return;
  const left = seating.ties.map(({ among }) => among.join(", "));
  throw new ElectionError("input", problems.join("\n"), {
    hint:
      left.length === 0
        ? "No tie is left to decide: remove the decision, or correct its order."
        : `The tie between ${left.join("; and the tie between ")} is undecided: name exactly those in order, best first.`,
  });
}
