import { type Profile, withoutCandidates } from "../../ballots/profile.ts";
import type { PeopleFile } from "../../people/people-file.ts";
import { matchBallotNames } from "../../seats/ballot-names.ts";
import { stands } from "../../seats/standing.ts";
import { tally } from "../../tally/tally.ts";
import type { Tally } from "../../tally/tally-result.ts";
import type { ElectionRecord } from "../record.ts";
import { type Deviation, differences } from "./verify-record.ts";
import { outcomesUnlike, walkRecord } from "./verify-seating.ts";

/** What a record's ballots are counted with. */
export interface BallotFacts {
  readonly profile: Profile;
  /** Spellings of names that officials recorded, if available. */
  readonly people: Pick<PeopleFile, "names">;
  readonly digest: (pieces: Iterable<string>) => string;
}

/** The figures of a count as a record has them, in the parts that this record shows. */
function figures(counted: Tally, { count, ranking }: ElectionRecord) {
  const { ballots, candidates, pairwise } = counted;
  const { condorcetWinner, condorcetLoser, smithSet, schwartzSet } = counted;
  const sets = { condorcetWinner, condorcetLoser, smithSet, schwartzSet };
  const { counted: cast, invalid, abstentions, digest, unranked } = ballots;
  return {
    ballots: { counted: cast, invalid, abstentions, digest, unranked },
    count: count && { candidates, pairwise, ...sets },
    ranking: ranking && counted.ranking,
  };
}

function recordedFigures({ ballots, count, ranking }: ElectionRecord) {
  const { skipped: _, ...cast } = ballots ?? {};
  const { struck: __, ...counted } = count ?? {};
  return { ballots: cast, count: count && counted, ranking };
}

/** Compares who a ranking of names would seat with the record; empty if that is unknown. */
function seatedUnlike(
  record: ElectionRecord,
  { ranking }: Tally,
  loginOf: ReadonlyMap<string, string | undefined>,
): Deviation[] {
  const outcomes = new Map(record.outcomes.map((outcome) => [outcome.login, outcome]));
  const tiers = ranking.map((tier) =>
    tier.flatMap((name) => outcomes.get(loginOf.get(name) ?? "") ?? []),
  );
  const walk = walkRecord(record, tiers);
  return walk === undefined ? [] : outcomesUnlike(record, walk);
}

/**
 * Differences between a record and the count of its ballots: figures, ranking within its level, and who is
 * seated. Names that do not count are struck first.
 *
 * @throws ElectionError (input) where the names on the ballots are not those of the candidates.
 */
export function ballotsUnlike(
  record: ElectionRecord,
  { profile, people, digest }: BallotFacts,
): Deviation[] {
  const names = matchBallotNames(
    profile.candidates,
    record.candidates,
    (candidate) => stands(candidate, record),
    people,
    record.decisions,
  );
  const isStruck = ({ candidate }: (typeof names)[number]): boolean =>
    candidate === undefined || !stands(candidate, record);
  const struck = names.filter(isStruck).map(({ name }) => name);
  const counted = tally(withoutCandidates(profile, struck), record.rule, digest);
  const plain: unknown = JSON.parse(JSON.stringify(figures(counted, record)));
  const loginOf = new Map(names.map(({ name, candidate }) => [name, candidate?.login]));
  return [
    ...differences(JSON.parse(JSON.stringify(recordedFigures(record))), plain, ""),
    ...seatedUnlike(record, counted, loginOf),
  ];
}
