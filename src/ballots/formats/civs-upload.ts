import { plural } from "../../wording.ts";
/**
 * The test ballots that CIVS takes as an upload: no names, a ballot a line, ranks 1 … n separated by
 * commas or blanks, `-` for no opinion, `12X1,2,3` for twelve such ballots, `#` before comments.
 */
import { type Ballot, denseRanks, type Rank } from "../ballot.ts";
import { mostCandidates, nameDoubts, tooManyNames } from "../candidate-names.ts";
import { canonicalBallot } from "../canonical.ts";
import { type BallotProblem, candidateName, type Profile } from "../profile.ts";
import { type BallotReading, mostProblems, quoteFound, type ReadingOptions } from "../reading.ts";
import { refuseToWrite } from "../refuse-to-write.ts";

/** More copies of one ballot are a typo. */
export const mostCopies = 1_000_000;

function readFields(
  fields: readonly string[],
  line: number,
  n: number,
): { readonly ranks: readonly Rank[] } | { readonly problems: readonly BallotProblem[] } {
  if (fields.length !== n) {
    const found = plural(fields.length, "field");
    return { problems: [{ line, found, allowed: `${n}, as many as the first ballot has` }] };
  }
  const problems: BallotProblem[] = [];
  const ranks = fields.map((field, index): Rank => {
    if (field === "-") return undefined;
    const rank = /^\d{1,9}$/.test(field) ? Number(field) : 0;
    if (rank >= 1 && rank <= n) return rank;
    const allowed = `a whole number from 1 to ${n} or -`;
    problems.push({ line, column: index + 1, found: quoteFound(field), allowed });
    return undefined;
  });
  return problems.length > 0 ? { problems } : { ranks };
}

/**
 * Reads an upload. Its candidates have no names: `names` gives them in column order, else they are called
 * Choice 1, Choice 2 and so on.
 */
export function readCivsUpload(text: string, { names }: ReadingOptions = {}): BallotReading {
  const ballots: Ballot[] = [];
  const skipped: BallotProblem[] = [];
  let invalid = 0;
  let n = names?.length;
  for (const [index, row] of text
    .replace(/^\ufeff/, "")
    .split("\n")
    .entries()) {
    const content = row.trim();
    if (content === "" || content.startsWith("#")) continue;
    const [, copies, rest = ""] = /^(?:(\d+)X)?(.*)$/.exec(content) ?? [];
    const fields = rest
      .trim()
      .replace(/\s+/g, " ")
      .split(/ ?, ?| /);
    n ??= fields.length;
    if (n > mostCandidates) return tooManyNames(n, index + 1);
    const times = copies === undefined ? 1 : Number(copies);
    const isCounted = times >= 1 && times <= mostCopies;
    const found = `${quoteFound(copies ?? "")} copies`;
    const read = isCounted
      ? readFields(fields, index + 1, n)
      : { problems: [{ line: index + 1, found, allowed: `1 to ${mostCopies} copies` }] };
    if ("ranks" in read) ballots.push({ ranks: read.ranks, times });
    else {
      invalid++;
      skipped.push(...read.problems.slice(0, mostProblems - skipped.length));
    }
  }
  const candidates =
    names?.map(candidateName) ?? Array.from({ length: n ?? 0 }, (_, i) => `Choice ${i + 1}`);
  const nothing = {
    line: 0,
    text: "no ballot at all",
    hint: "An upload has a ballot on each line.",
  };
  return {
    profile: { candidates, ballots, unranked: "no-opinion", invalid, skipped },
    doubts: n === undefined ? [nothing] : nameDoubts(candidates, 0),
    warnings: names === undefined && n !== undefined ? ["the candidates have no names here"] : [],
  };
}

/**
 * Writes an upload, the names in a comment, equal ballots together.
 *
 * @throws ElectionError (refused) where ballots are older than a write-in: the format cannot say that.
 */
export function writeCivsUpload({ candidates, ballots, unranked }: Profile): string {
  if (ballots.some(({ ranks }) => ranks.length < candidates.length)) {
    refuseToWrite("ballots older than a write-in", "civs-upload");
  }
  const copies = new Map<string, number>();
  for (const { ranks, times } of ballots) {
    const last = 1 + Math.max(0, ...ranks.map((rank) => rank ?? 0));
    const all = unranked === "last" ? denseRanks(ranks.map((rank) => rank ?? last)) : ranks;
    const line = canonicalBallot({ ranks: all });
    copies.set(line, (copies.get(line) ?? 0) + times);
  }
  const lines = [...copies.entries()].map(([line, times]) =>
    times === 1 ? line : `${times}X${line}`,
  );
  const names = candidates.map((name, index) => `# ${index + 1}. ${name}`);
  return `${["# The choices, in the order of the ranks:", ...names, ...lines].join("\n")}\n`;
}
