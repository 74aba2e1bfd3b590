/**
 * Our own JSON, a complete profile: `{ formatVersion: 1, candidates: [name …], unranked, ballots: [{ ranks: [1,
 * null, 2], times: 3 } …] }`; null means unranked; a missing last rank means that the ballot is older than the
 * write-in.
 */

import * as z from "zod";
import { issueInWords } from "../../schema-words.ts";
import { mostCandidates, nameDoubts, tooManyNames } from "../candidate-names.ts";
import { type BallotProblem, candidateName, type Profile, unrankedPolicies } from "../profile.ts";
import { type BallotReading, type Doubt, mostProblems, quoteFound } from "../reading.ts";
import { missingColumn } from "./civs-header.ts";
import { mostCopies } from "./civs-upload.ts";

const highestRank = 1_000_000;
const fileSchema = z.strictObject({
  formatVersion: z.literal(1),
  candidates: z.array(z.string()),
  unranked: z.enum(unrankedPolicies),
  ballots: z.array(z.unknown()),
});
const ballotSchema = z.strictObject({
  ranks: z.array(z.union([z.int().min(1).max(highestRank), z.null()])),
  times: z.int().min(1).max(mostCopies).optional(),
});

const nothing: Profile = {
  candidates: [],
  ballots: [],
  unranked: "no-opinion",
  invalid: 0,
  skipped: [],
};

function doubtful(text: string): BallotReading {
  const hint = 'Expected { "formatVersion": 1, "candidates": […], "unranked": …, "ballots": […] }.';
  return { profile: nothing, doubts: [{ line: 0, text, hint }], warnings: [] };
}

function ballotProblem(number: number, found: string): BallotProblem {
  const allowed =
    'such as { "ranks": [1, null, 2], "times": 3 }, a rank or null for each candidate';
  return { line: 0, found: `ballots[${number}]: ${found}`, allowed };
}

/** Only late write-ins may be missing at the end. */
function hasRightLength(length: number, candidates: readonly string[]): boolean {
  return length <= candidates.length && missingColumn(candidates, length) === undefined;
}

/** Reads our JSON. */
export function readBallotJson(text: string): BallotReading {
  let plain: unknown;
  try {
    plain = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return doubtful("not JSON");
  }
  const file = fileSchema.safeParse(plain, { error: issueInWords });
  if (!file.success) {
    const [issue] = file.error.issues;
    return doubtful(`${issue?.path.join(".") || "the file"}: ${issue?.message ?? "malformed"}`);
  }
  const { unranked } = file.data;
  const candidates = file.data.candidates.map(candidateName);
  if (candidates.length > mostCandidates) return tooManyNames(candidates.length, 0);
  const ballots: { ranks: (number | undefined)[]; times: number }[] = [];
  const skipped: BallotProblem[] = [];
  let invalid = 0;
  for (const [index, entry] of file.data.ballots.entries()) {
    const read = ballotSchema.safeParse(entry);
    if (read.success && hasRightLength(read.data.ranks.length, candidates)) {
      const ranks = read.data.ranks.map((rank) => rank ?? undefined);
      ballots.push({ ranks, times: read.data.times ?? 1 });
      continue;
    }
    invalid++;
    if (skipped.length < mostProblems) {
      skipped.push(ballotProblem(index + 1, quoteFound(JSON.stringify(entry) ?? "")));
    }
  }
  const doubts: Doubt[] = nameDoubts(candidates, 0);
  if (candidates.length === 0) return doubtful("no candidate at all");
  return { profile: { candidates, ballots, unranked, invalid, skipped }, doubts, warnings: [] };
}

/** Writes our JSON, a ballot a line. */
export function writeBallotJson({ candidates, ballots, unranked }: Profile): string {
  const lines = ballots.map(({ ranks, times }) => {
    const plain = ranks.map((rank) => rank ?? null);
    return `    ${JSON.stringify(times === 1 ? { ranks: plain } : { ranks: plain, times })}`;
  });
  const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
  return `{
  "formatVersion": 1,
  "candidates": ${JSON.stringify(candidates)},
  "unranked": ${JSON.stringify(unranked)},
  "ballots": ${list}
}
`;
}
