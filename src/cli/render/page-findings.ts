import type { ClaimSubject } from "../../charter/page-claims.ts";
import type { PageFault } from "../../charter/page-fault.ts";
import type { PageFinding } from "../../charter/page-findings.ts";
import { visible } from "../../visible-text.ts";
import { plural } from "../../wording.ts";
import { wrapText } from "../../wrap-text.ts";
import type { Terminal } from "../terminal.ts";

const widestLine = 100;
const indent = "    ";

const subjects: Readonly<Record<ClaimSubject, string>> = {
  seats: "seats of the committee",
  "autumn-seats": "seats filled in autumn",
  "spring-seats": "seats filled in spring",
  "organization-limit": "most seats of one organization",
  "qualifying-months": "months in which code makes a voter",
  "qualifying-end": "end of those months",
  "merges-code": "who merges code",
  "campaign-questions": "where candidates are asked",
};

const values: Readonly<Record<string, string>> = {
  election: "the election",
  "nominations-open": "the first day of nominations",
  "mailing-list": "the mailing list",
  discussions: "the discussions board",
};

function valueText(value: string | number): string {
  return visible(values[value] ?? String(value));
}

/** What a finding means, in one sentence. */
function faultText(fault: PageFault): string {
  switch (fault.code) {
    case "contradicts-charter":
      return `${subjects[fault.about]}: ${valueText(fault.says)} here, ${valueText(fault.expected)} in the charter`;
    case "members-listed":
      return `members listed: ${fault.says}; seats of the committee: ${fault.expected} (a seat is vacant, or the list is outdated)`;
    case "seats-off-pattern":
      return `${fault.says} seats are up, the usual number in the season is ${fault.expected}: a seat moved or is new, or the number is wrong`;
    case "seats-and-holders":
      return `${fault.says} seats are up, but ${fault.expected} holders are named`;
    case "list-length":
      return `says ${fault.says}, but the list has ${fault.expected}`;
    case "other-election":
      return `speaks of ${visible(fault.says)} on a page of ${visible(fault.expected)}`;
    case "old-branch":
      return `the link goes to an old branch; it is now ${visible(fault.expected)}`;
    case "conflict-marker":
      return "the mark of an unfinished merge";
  }
}

function clauseLines(finding: PageFinding, width: number): string[] {
  if (!("clause" in finding)) return [];
  const { text, source } = finding.clause;
  return [
    wrapText(`charter ${finding.charter}: “${visible(text)}” (${visible(source)})`, width, indent),
  ];
}

/** The stale and contradicting sentences for people: place, what is wrong, sentence, clause. */
export function renderPageFindings(
  findings: readonly PageFinding[],
  checked: number,
  { colors, columns }: Pick<Terminal, "colors" | "columns">,
): string {
  const width = Math.min(columns, widestLine);
  const pages = `${plural(checked, "page")} checked`;
  if (findings.length === 0) {
    return wrapText(`No sentence in the pages contradicts the charter (${pages}).`, width);
  }
  const entries = findings.map((finding) =>
    [
      wrapText(
        `${colors.bold(`${visible(finding.path)}:${finding.line}`)}: ${faultText(finding)}`,
        width,
      ),
      wrapText(`“${visible(finding.sentence)}”`, width, indent),
      ...clauseLines(finding, width).map((line) => colors.dim(line)),
    ].join("\n"),
  );
  return [
    colors.bold(`Sentences in the pages to correct: ${findings.length} (${pages})`),
    ...entries,
  ].join("\n\n");
}
