import type { Finding } from "../../candidates/finding.ts";
import { visible } from "../../visible-text.ts";
import { describeFinding } from "./candidacy-findings.ts";

/** Begins every comment of this check, so that a later one can take its place. */
const commentMarker = "<!-- kata-election: candidacy check -->";

/** Text from outside as plain words in Markdown: no markup, no links, no mention that notifies anybody. */
function plainMarkdown(text: string): string {
  return visible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_{}[\]()#+!|~$-]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/@(?=\w)/g, "@&#8203;")
    .replace(/:\/\//g, ":&#8203;//")
    .replace(/\bwww\./gi, (word) => `${word.slice(0, -1)}&#8203;.`);
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** How many files were checked and what came of it, in one sentence without a full stop. */
export function checkSummary(checked: readonly string[], findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  return `${counted(checked.length, "file")} checked: ${counted(errors, "error")}, ${counted(warnings, "warning")}`;
}

/** The findings as Markdown for a comment on the pull request or a job's summary. */
export function candidacyComment(checked: readonly string[], findings: readonly Finding[]): string {
  const rows = findings.map((finding) => {
    const { severity, file, line } = finding;
    const what = plainMarkdown(describeFinding(finding));
    return `| ${severity} | ${plainMarkdown(file)}, line ${line} | ${what} |`;
  });
  const table = ["| | Where | What |", "| --- | --- | --- |", ...rows];
  const errors = findings.some(({ severity }) => severity === "error");
  const next = errors
    ? "Please correct the errors and push again; warnings are for the officials to look at."
    : "Nothing stands in the way of this candidacy; the officials accept it.";
  return [
    commentMarker,
    "### Candidacy check",
    "",
    `${checkSummary(checked, findings)}. ${next}`,
    ...(findings.length === 0 ? [] : ["", ...table]),
    "",
  ].join("\n");
}
