import type { Finding } from "../../../candidates/finding.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import { describeFinding, exampleAddress } from "./candidacy-findings.ts";

/** Begins every comment of this check, by which a later one replaces it. */
export const commentMarker = "<!-- kata-election: candidacy check -->";

/** Longer quotations are cut, so that one line of a file cannot fill the comment. */
const longestText = 400;
/** GitHub takes 65,536 characters. */
const longestTable = 50_000;

/** Anything that could be (part of) an address: comments are emailed to watchers. */
const address = /(?<![^\s@<>()"',;:|/])[^\s@<>()"',;:|/]+@[^\s@<>()"',;:|/]+/gu;

/**
 * Text from outside as plain words in Markdown: no address, no markup, no links, nothing that notifies
 * a person or refers to an issue.
 */
function plainMarkdown(text: string): string {
  const letters = [...visible(text)];
  const cut = letters.slice(0, longestText).join("") + (letters.length > longestText ? "…" : "");
  return cut
    .replace(address, (found) => (found === exampleAddress ? found : "[address]"))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_{}[\]()#+!|~$]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/&#35;/g, "&#35;&#8203;")
    .replace(/\b(gh)-/gi, "$1&#8203;-")
    .replace(/@/g, "@&#8203;")
    .replace(/:\/\//g, ":&#8203;//")
    .replace(/\bwww\./gi, (word) => `${word.slice(0, -1)}&#8203;.`);
}

/** How many files were checked, and the result, in one sentence without a period. */
export function checkSummary(checked: readonly string[], findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  return `${plural(checked.length, "file")} checked: ${plural(errors, "error")}, ${plural(warnings, "warning")}`;
}

function rowOf(finding: Finding): string {
  const { severity, file, line } = finding;
  const isAddress = finding.code === "field-unreadable" && finding.field === "email";
  // Unreadable text may still be a spelled-out address.
  const shown = isAddress ? { ...finding, text: "…" } : finding;
  const what = plainMarkdown(describeFinding(shown));
  return `| ${severity} | ${plainMarkdown(file)}, line ${line} | ${what} |`;
}

/** The findings as a table within GitHub's limit; errors come first, so that they fit. */
function tableOf(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return [];
  const rows: string[] = [];
  let length = 0;
  const weight = ({ severity }: Finding): number => (severity === "error" ? 0 : 1);
  for (const finding of [...findings].sort((a, b) => weight(a) - weight(b))) {
    const row = rowOf(finding);
    length += row.length + 1;
    if (length > longestTable) break;
    rows.push(row);
  }
  const rest = findings.length - rows.length;
  const more = rest === 0 ? [] : ["", `… and ${rest} more in the log of the check.`];
  return ["", "| | Where | What |", "| --- | --- | --- |", ...rows, ...more];
}

/** The findings as Markdown for a comment on the pull request or a job's summary. */
export function candidacyComment(checked: readonly string[], findings: readonly Finding[]): string {
  const title = [commentMarker, "### Candidacy check", ""];
  if (checked.length === 0 && findings.length === 0) {
    return [...title, "There is no candidacy to check.", ""].join("\n");
  }
  const errors = findings.some(({ severity }) => severity === "error");
  const next = errors
    ? "Please correct the errors and push again; the officials will look at the warnings."
    : "No problems found. The officials will accept this candidacy.";
  return [...title, `${checkSummary(checked, findings)}. ${next}`, ...tableOf(findings), ""].join(
    "\n",
  );
}
