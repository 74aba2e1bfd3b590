import type { Decision } from "../election/decision.ts";
import { named, namedList, quoted, type Words } from "./words.ts";

/**
 * What was decided, as the beginning of a sentence; undefined for decisions about voters, who are not named in
 * results.
 */
export function decisionSubject(decision: Decision): Words | undefined {
  switch (decision.about) {
    case "tie":
      return ["In a tie the order is ", ...namedList(decision.order, ", ")];
    case "affiliation":
      return [named(decision.person), " counts for ", named(decision.affiliation)];
    case "withdrawal":
      return [named(decision.person), " withdrew"];
    case "write-in":
      return [named(decision.name), ", written in without a candidacy, was struck"];
    case "confirmation":
      return ["The result was confirmed by the members whose seats were not up"];
    case "ballots":
      return ["The ballots were counted although there are more than voters on the roll"];
    case "poll":
      return ["The ballots were counted as those of the poll ", named(decision.poll)];
    case "mistaken-acceptance":
      return [
        "The candidacy of ",
        named(decision.person),
        " was accepted by mistake, and taken back",
      ];
    case "reopening":
      return ["The closed list of candidates was reopened"];
    case "voter":
      return undefined;
  }
}

/** What was decided, when, and who recorded it (not necessarily who decided); undefined for voters. */
export function decisionHead(decision: Decision): Words | undefined {
  const subject = decisionSubject(decision);
  const { about, by, date } = decision;
  const when = about === "confirmation" ? ` on ${date}` : `, decided on ${date}`;
  return subject && [...subject, `${when}, recorded by `, named(by)];
}

/** A decision for readers: its heading, reason and reference; undefined for voters. */
export function decisionTold(decision: Decision): Words | undefined {
  const { reason, reference } = decision;
  const head = decisionHead(decision);
  const source = reference === undefined ? [] : [" See: ", ...quoted(reference)];
  return head && [...head, ": ", ...quoted(reason), ...source];
}
