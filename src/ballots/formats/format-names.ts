/** Formats of files of ballots, by the names that `--format` and `--to` take. */
export const ballotFormats = ["civs", "civs-upload", "cef", "json"] as const;

export type BallotFormat = (typeof ballotFormats)[number];

const rankField = String.raw`"?(?:\d+|No opinion|-)"?`;
const csvRow = new RegExp(`^\\s*${rankField}(?:\\s*,\\s*${rankField})*\\s*$`);
const ranksOnly = /^(?:\d+X)?[\d-]+(?:[ \t,]+[\d-]+)*$/;
/** So many lines are looked at. */
const sample = 20;

function commas(line: string): number {
  return line.split(",").length;
}

/** The format of a text, from its content. If ambiguous, a CIVS export, the format of elections. */
export function detectFormat(text: string): BallotFormat {
  const head = text.slice(0, 65_536).replace(/^\ufeff/, "");
  if (/^\s*(?:"[^"\n]*"|null|true|false|-?\d+)\s*$/.test(head)) return "json";
  if (/^\s*(?:\{|\[\s*(?:[[{"\d\]]|null|true|false))/.test(head)) return "json";
  const lines = head.split("\n").map((line) => line.trim());
  if (lines.some((line) => line.startsWith("#/"))) return "cef";
  const content = lines.filter((line) => line !== "" && !line.startsWith("#")).slice(0, sample);
  const [first = ""] = content;
  const comments = lines.filter((line) => line.startsWith("#"));
  const isCommented =
    comments.length > 1 || (comments[0] !== undefined && commas(comments[0]) !== commas(first));
  const isSpaced = content.some((line) => /[\d-][ \t]+[\d-]/.test(line));
  const isRanked = content.length > 0 && content.every((line) => ranksOnly.test(line));
  const isCopied = content.some((line) => /^\d+X/.test(line));
  if (isCopied ? ranksOnly.test(first) : isRanked && (isCommented || isSpaced))
    return "civs-upload";
  const names = content.map((line) => line.replace(/<[^<>]*>/g, ""));
  const isOrder = names.some((line) => />/.test(line));
  return isOrder && !content.slice(1).some((line) => csvRow.test(line)) ? "cef" : "civs";
}
