/** What an unsupported file is, and what to do about it. */
export interface Foreign {
  readonly what: string;
  readonly hint: string;
}

const headCharacters = 65_536;
/** How many lines are checked. */
const sample = 50;

const rank = String.raw`\s*"?\s*(?:\d{1,9}|No opinion|-)\s*"?\s*`;
const separators: readonly {
  readonly sign: string;
  readonly name: string;
  readonly row: RegExp;
}[] = [
  { sign: ";", name: "semicolons", row: new RegExp(`^${rank}(?:;${rank})+;?$`) },
  { sign: "\t", name: "tabs", row: new RegExp(`^${rank}(?:\\t${rank})+$`) },
  { sign: "|", name: "upright strokes", row: new RegExp(`^\\|?${rank}(?:\\|${rank})+\\|?$`) },
];
/** A ranking after its count: `5:Ada>Bo`, `5 * Ada > Bo`, `12: 1,2,3`. */
const countFirst = /^\d{1,9}(?:\.\d{1,6})?\s*(?:[:*x×]\s*\S|\s[^\d\s-][^>]*>)/u;
const bltBallot = /^(?:\([^()]*\)\s*)?\d{1,9}(?:\.\d{1,6})?(?:\s+[\d=-]{1,20}){0,1000}\s+0$/;

function separatedOtherwise(content: readonly string[]): Foreign | undefined {
  const [first = "", ...rows] = content;
  for (const { sign, name, row } of separators) {
    const isRow = rows.filter((line) => row.test(line)).length * 2 > rows.length;
    const isHead = rows.length === 0 && !first.includes(",") && !/[<>]/.test(first);
    if (!first.includes(sign) || !(isRow || isHead)) continue;
    return {
      what: `has its fields separated by ${name}, not by commas`,
      hint: "Download it from CIVS again and do not save it in a spreadsheet, or save it there as CSV with commas.",
    };
  }
  return undefined;
}

/** A line without the comment after its last quoted name. */
function withoutRemark(line: string): string {
  const mark = line.indexOf("#", line.lastIndexOf('"') + 1);
  return mark === -1 ? line : line.slice(0, mark);
}

function isBlt(content: readonly string[]): boolean {
  const [first = "", ...rest] = content.map((line) => withoutRemark(line).trim());
  if (!/^\d{1,6}\s+\d{1,6}$/.test(first)) return false;
  return (
    rest.some((line) => bltBallot.test(line)) &&
    rest.some((line) => line === "0" || /^"/.test(line))
  );
}

/** PrefLib as it was before 2022: the number of names, the names with theirs, then counts and orders. */
function isOldPrefLib([first = "", ...rest]: readonly string[]): boolean {
  const names = Number(/^\d{1,4}$/.exec(first) ?? 0);
  const listed = rest.slice(0, names).filter((line, index) => line.startsWith(`${index + 1},`));
  return names > 0 && names < sample && listed.length === names;
}

const ours = "Convert it to CEF (Condorcet Election Format), a ballot a line: Ada > Bo = Cy * 5.";

/**
 * Says what a text is if it cannot be counted: another program's format, a spreadsheet's separators. Undefined
 * if it looks like ballots.
 */
export function describeForeign(text: string): Foreign | undefined {
  const head = text.slice(0, headCharacters).replace(/^\ufeff/, "");
  const lines = head.split(/\r?\n/).map((line) => line.trim());
  if (text.length > headCharacters) lines.pop();
  const full = lines.filter((line) => line !== "");
  const [first = ""] = full;
  if (/^<(?:!doctype html|html)/i.test(first)) {
    const hint = "Download the ballots themselves (CSV) from the poll's page.";
    return { what: "is a web page", hint };
  }
  if (
    /^(?:<\?xml|<[a-z][\w:.-]{0,60}(?:\s|>|\/))/i.test(first) &&
    full.length > 1 &&
    !first.includes(",")
  ) {
    return { what: "is XML", hint: "Download the ballots themselves (CSV) from the poll's page." };
  }
  if (/^\{\\rtf/.test(first))
    return { what: "is a text document (RTF)", hint: "Save it as plain text." };
  if (/^"?sep=/i.test(first)) {
    const hint = "Delete that line, and separate the fields by commas.";
    return { what: `begins with a spreadsheet's line ${JSON.stringify(first.slice(0, 8))}`, hint };
  }
  const content = full.filter((line) => !line.startsWith("#")).slice(0, sample);
  if (isBlt(content)) return { what: "is BLT, the format of OpenSTV and OpaVote", hint: ours };
  if (isOldPrefLib(content)) return { what: "is a PrefLib file", hint: ours };
  const isCef = lines.some((line) => line.startsWith("#/"));
  // CEF may declare such names; its reader reports the others.
  const announcesCounts = lines.some((line) => /^#\/\s*candidates.*\d\s*[:*x×]/i.test(line));
  const counted = announcesCounts ? 0 : content.filter((line) => countFirst.test(line)).length;
  if (counted > 0 && counted * 2 >= content.length) {
    const what = full.some((line) =>
      /^#\s*(?:FILE NAME|ALTERNATIVE NAME|NUMBER ALTERNATIVES)/.test(line),
    )
      ? "is a PrefLib file"
      : "has a count before each ranking, as ABIF and others do";
    return { what, hint: ours };
  }
  if (!isCef && content.some((line) => /^[[{=]/.test(line)) && counted > 0) {
    return { what: "is ABIF", hint: ours };
  }
  return isCef ? undefined : separatedOtherwise(content);
}
