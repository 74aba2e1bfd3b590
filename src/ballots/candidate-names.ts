import { candidateName } from "./profile.ts";
import { type Doubt, quoteFound } from "./reading.ts";

/** More candidates than a poll can rank are a file that is no file of ballots. */
const mostCandidates = 999;
const longestName = 1000;

/** What is wrong with the names on the ballots: empty, equal after trimming and NFC, too many. */
export function nameDoubts(names: readonly string[], line: number): Doubt[] {
  if (names.length > mostCandidates) {
    const text = `${names.length} names of candidates; at most ${mostCandidates} are read`;
    return [{ line, text, hint: "Is this a file of ballots? The names stand in its first line." }];
  }
  const doubts: Doubt[] = [];
  const columns = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const before = columns.get(candidateName(name));
    if (name === "") {
      const text = `column ${index + 1} has no name`;
      doubts.push({ line, text, hint: "Give every column the name of its candidate." });
    } else if (name.length > longestName) {
      const text = `column ${index + 1}: a name of ${name.length} characters`;
      doubts.push({ line, text, hint: `Names may have ${longestName} characters.` });
    } else if (before !== undefined) {
      const text = `columns ${before} and ${index + 1} have the same name ${quoteFound(name)}`;
      const hint = "Tell the two candidates apart by their names in the file, then count again.";
      doubts.push({ line, text, hint });
    } else columns.set(candidateName(name), index + 1);
  }
  return doubts;
}
