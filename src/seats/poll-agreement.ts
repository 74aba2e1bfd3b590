import type { Candidate } from "../candidates/candidate.ts";
import type { Election } from "../election/election.ts";
import type { PollResult } from "../election/poll.ts";
import { ElectionError } from "../errors.ts";
import type { PeopleFile } from "../people/people-file.ts";
import { visible } from "../visible-text.ts";
import { isDecidedWriteIn } from "./ballot-names.ts";
import type { ElectionCount } from "./count-election.ts";
import { foldBallotName, isWriteIn, matchingCandidates } from "./name-forms.ts";

/**
 * Reads a ranking copied from the poll's page, `Ada > Bo = Cy`, as the candidates' registered names. Logins and
 * any recorded spelling are accepted.
 *
 * @throws ElectionError (input) naming whoever is not a candidate or is named twice.
 */
export function readRanking(
  text: string,
  candidates: readonly Candidate[],
  people: Pick<PeopleFile, "names">,
  decisions: Election["decisions"] = [],
): string[][] {
  const nameOf = (written: string): string => {
    const found = matchingCandidates(written, candidates, people);
    const [only] = found;
    if (only !== undefined && found.length === 1) return only.name;
    if (only === undefined && (isWriteIn(written) || isDecidedWriteIn(written, decisions))) {
      return written;
    }
    const problem = found.length > 1 ? "fits several candidates" : "is not a candidate";
    throw new ElectionError("input", `--ranking: "${visible(written)}" ${problem}`, {
      hint: `Write names or logins with > between places and = between ties. Candidates: ${candidates.map(({ name, login: one }) => `${visible(name)} (${one})`).join(", ")}.`,
    });
  };
  const ranking = text
    .split(">")
    .map((tier) => tier.split("=").map((written) => nameOf(written.trim())));
  const all = ranking.flat();
  const twice = all.find((name, index) => all.indexOf(name) !== index);
  if (twice === undefined) return ranking;
  throw new ElectionError("input", `--ranking names "${visible(twice)}" twice`, {
    hint: "Each candidate has one place.",
  });
}

function wordRanking(ranking: readonly (readonly string[])[]): string {
  return ranking.map((tier) => tier.map(visible).join(" = ")).join(" > ");
}

/**
 * Differences between the count and the poll's page, one per line. The page ranks everyone on the ballots,
 * including struck names.
 */
export function pollDifferences(
  { ballots, ranking }: PollResult,
  { tally, withStruck, names, struck }: ElectionCount,
): string[] {
  const whole = withStruck ?? tally;
  const counted = whole.ballots.counted + whole.ballots.invalid;
  const registryName = new Map(
    [...names, ...struck].map(({ name, candidate }) => [name, candidate?.name ?? name]),
  );
  const key = (tiers: readonly (readonly string[])[]): string =>
    JSON.stringify(tiers.map((tier) => tier.map(foldBallotName).sort()));
  const own = whole.ranking.map((tier) => tier.map((name) => registryName.get(name) ?? name));
  const differences: string[] = [];
  if (counted !== ballots) {
    differences.push(`the poll's page says ${ballots} ballots, the file has ${counted}`);
  }
  if (key(own) !== key(ranking)) {
    differences.push(
      `the poll's page ranks ${wordRanking(ranking)}; these ballots rank ${wordRanking(own)}`,
    );
  }
  return differences;
}
