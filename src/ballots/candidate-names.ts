import { candidateName } from "./profile.ts";
import { type BallotReading, type Doubt, quoteFound } from "./reading.ts";

/** The most names of a poll (CIVS allows 100); files with more are not counted. */
export const mostCandidates = 1000;
const longestName = 1000;

/** The reading of a file with more names than {@link mostCandidates}, without ballots. */
export function tooManyNames(found: number, line: number): BallotReading {
  const text = `${found} names of candidates; at most ${mostCandidates} are read`;
  const hint =
    "Is this a file of ballots? Do its rankings hold what is not the name of a candidate?";
  return {
    profile: { candidates: [], ballots: [], unranked: "no-opinion", invalid: 0, skipped: [] },
    doubts: [{ line, text, hint }],
    warnings: [],
  };
}

/** What is wrong with the names on the ballots: empty, equal after trimming and NFC, too many. */
export function nameDoubts(names: readonly string[], line: number): Doubt[] {
  if (names.length > mostCandidates) return [...tooManyNames(names.length, line).doubts];
  const doubts: Doubt[] = [];
  const columns = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const before = columns.get(candidateName(name));
    if (name === "") {
      const text = `column ${index + 1} has no name`;
      doubts.push({ line, text, hint: "Give every column the name of its candidate." });
    } else if (name.length > longestName) {
      const text = `column ${index + 1}: the name has ${name.length} characters`;
      doubts.push({ line, text, hint: `Names can have at most ${longestName} characters.` });
    } else if (before !== undefined) {
      const text = `columns ${before} and ${index + 1} have the same name ${quoteFound(name)}`;
      const hint = "Tell the two candidates apart by their names in the file, then count again.";
      doubts.push({ line, text, hint });
    } else columns.set(candidateName(name), index + 1);
  }
  return doubts;
}
