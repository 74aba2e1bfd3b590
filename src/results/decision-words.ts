import type { Decision } from "../election/decision.ts";
import { named, namedList, type Words } from "./words.ts";

/** What was decided, as a sentence begins; undefined of voters, who are not named where a result is told. */
export function decisionSubject(decision: Decision): Words | undefined {
  switch (decision.about) {
    case "tie":
      return ["In a tie the order is ", ...namedList(decision.order, ", ")];
    case "affiliation":
      return [named(decision.person), " counts for ", named(decision.affiliation)];
    case "withdrawal":
      return [named(decision.person), " does not take part any more"];
    case "write-in":
      return [named(decision.name), ", written in without a candidacy, does not count"];
    case "confirmation":
      return ["The result is confirmed"];
    case "ballots":
      return ["The ballots count, though there are more of them than voters on the roll"];
    case "reopening":
      return ["The list of candidates, closed already, was opened again"];
    case "voter":
      return undefined;
  }
}
