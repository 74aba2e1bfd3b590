import { electionTitle } from "../../calendar/election-id.ts";
import { loginKey } from "../../people/account.ts";
import { visible } from "../../visible-text.ts";
import type { ElectionRecord } from "../record.ts";
import { seatedByName } from "../wording.ts";
import { named } from "../words.ts";
import { candidacyNotes, seatedCards, standing } from "./candidates-data.ts";
import { committeeByOrganization, drawnSeats, limitSentence } from "./committee-data.ts";
import { errataData } from "./errata.ts";
import { headerData } from "./header-data.ts";
import { pairsData } from "./pairs-data.ts";
import { rulesData } from "./rules-data.ts";
import { checksOf, decisionsTold, levelSentence, pollsTold } from "./verify-data.ts";

/** A link of the page's own. */
export interface PageLink {
  readonly words: string;
  readonly href: string;
}

/** What the page tells beside its record: where it stands, and what made it. */
export interface PageSurroundings {
  /** Of the program. */
  readonly version?: string;
  /** The day on which the result was announced, as pages write it. */
  readonly published?: string | undefined;
  /** The menu of the site that the page is part of. */
  readonly site?: readonly { readonly href: string; readonly label: string }[];
  /** To the election's page, record, earlier and later elections. */
  readonly onward?: readonly PageLink[];
  /** Where a candidate's statement is read, by login in small letters. */
  readonly statements?: ReadonlyMap<string, string>;
}

/** The title and who was elected, for previews of links. */
function descriptionOf(record: ElectionRecord): string {
  const seated = seatedByName(record).map(({ name }) => visible(name));
  const how = record.voteHeld ? "elected by vote" : "elected without a vote";
  return `Kata Containers Architecture Committee, elections of ${electionTitle(record.election)}: ${seated.length === 0 ? "no one was elected" : `${seated.join(", ")} ${how}`}.`;
}

/** Everything that the page says, as plain text for the template to escape. */
export function pageData(record: ElectionRecord, surroundings: PageSurroundings = {}) {
  const { ranking, outcomes, ballots, election, level, inputs, completeRecord, remarks } = record;
  const checks = checksOf(record);
  const withStatement = <Row extends { readonly login: string }>(row: Row) => ({
    ...row,
    statement: surroundings.statements?.get(loginKey(row.login)),
  });
  const isEveryoneSeated = outcomes.every(({ outcome }) => outcome.state === "seated");
  return {
    ...headerData(record),
    election,
    version: surroundings.version ?? "",
    published: surroundings.published ?? "",
    site: surroundings.site ?? [],
    onward: surroundings.onward ?? [],
    description: descriptionOf(record),
    isPrivate: level === "complete",
    wrong: checks.filter(({ isWrong }) => isWrong).flatMap(({ details }) => details),
    seats: drawnSeats(record),
    seated: seatedCards(record).map(withStatement),
    organizations: committeeByOrganization(record),
    openSeats: record.openSeats,
    limit: limitSentence(record),
    isRanked: ranking !== undefined,
    standing: ranking === undefined && isEveryoneSeated ? [] : standing(record).map(withStatement),
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
