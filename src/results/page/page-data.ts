import { visible } from "../../visible-text.ts";
import type { ElectionRecord } from "../record.ts";
import { named } from "../words.ts";
import { candidacyNotes, seatedCards, standing } from "./candidates-data.ts";
import { committeeByOrganization, drawnSeats, limitSentence } from "./committee-data.ts";
import { errataData } from "./errata.ts";
import { headerData } from "./header-data.ts";
import { pairsData } from "./pairs-data.ts";
import { rulesData } from "./rules-data.ts";
import { checksOf, decisionsTold, levelSentence, pollsTold } from "./verify-data.ts";

/** Everything that the page says, as plain text for the template to escape. */
export function pageData(record: ElectionRecord) {
  const { ranking, outcomes, ballots, election, level, inputs, completeRecord, remarks } = record;
  const checks = checksOf(record);
  const isEveryoneSeated = outcomes.every(({ outcome }) => outcome.state === "seated");
  return {
    ...headerData(record),
    election,
    isPrivate: level === "complete",
    wrong: checks.filter(({ isWrong }) => isWrong).flatMap(({ details }) => details),
    seats: drawnSeats(record),
    seated: seatedCards(record),
    organizations: committeeByOrganization(record),
    openSeats: record.openSeats,
    limit: limitSentence(record),
    isRanked: ranking !== undefined,
    standing: ranking === undefined && isEveryoneSeated ? [] : standing(record),
    candidacyNotes: candidacyNotes(record),
    pairs: pairsData(record),
    rules: rulesData(record),
    decisions: decisionsTold(record),
    errata: errataData(record),
    remarks: (remarks ?? []).map((remark) => [named(remark)]),
    checks,
    level: levelSentence(record),
    polls: pollsTold(record),
    ballots: ballots?.digest ?? "",
    digests: [
      ...(ballots === undefined || ballots.digest === ""
        ? []
        : [{ of: "the sorted ballots", sha256: visible(ballots.digest) }]),
      ...(completeRecord === undefined
        ? []
        : [{ of: "the complete record", sha256: completeRecord }]),
      ...inputs.map(({ path, sha256 }) => ({ of: visible(path), sha256 })),
    ],
  };
}
