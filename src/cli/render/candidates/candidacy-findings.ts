import * as z from "zod";
import type { CandidacyProblem, Finding, PullRequestProblem } from "../../../candidates/finding.ts";
import { formatInstant } from "../../../dates.ts";
import { visible } from "../../../visible-text.ts";

/** A sentence for each kind of problem. */
type CandidacyWords<Problem extends CandidacyProblem> = {
  readonly [Code in Problem["code"]]: (problem: Extract<Problem, { code: Code }>) => string;
};

/** Findings about a pull request itself. */
const pullRequestWords: CandidacyWords<PullRequestProblem> = {
  "pull-request-draft": () => "the pull request is a draft; mark it as ready for review",
  "pull-request-closed": () => "the pull request was closed without being merged",
  "author-gone": () => "the account that opened the pull request was deleted",
  "base-branch": ({ base, expected }) =>
    `the pull request goes into the branch ${base}; candidacies go into ${expected}`,
  "several-candidacies": ({ files }) =>
    `the pull request touches ${files} candidacies; every candidate adds their own`,
  "several-folders": ({ elections }) =>
    `the pull request touches candidacies of several elections: ${elections.join(", ")}`,
  "other-change": () =>
    "is not a candidacy; a candidate's pull request adds one file and changes no other of the election",
  "outside-change": () => "is not a candidacy; check why this pull request changes it",
  "candidacy-changed": ({ from }) =>
    `changes an existing candidacy${wasAt(from)}; check what it changes`,
  "candidacy-changed-late": ({ from, submitted, closed }) =>
    `changes an existing candidacy${wasAt(from)}, by a pull request opened ${formatInstant(submitted)}, after nominations closed (${formatInstant(closed)})`,
  "candidacy-removed": () =>
    "the pull request removes a candidacy; keep the file, and tell the officials if you withdraw",
};

function wasAt(from: string | undefined): string {
  return from === undefined ? "" : ` (as ${from})`;
}

type Words = CandidacyWords<CandidacyProblem>;

const fieldLabels = {
  name: "Name",
  login: "GitHub",
  affiliation: "Affiliation",
  email: "Email",
  statement: "Background",
};

function codePoint(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `U+${hex}`;
}

const textWords: Pick<
  Words,
  | "field-unreadable"
  | "field-repeated"
  | "login-disagrees"
  | "name-doubtful"
  | "name-missing"
  | "email-missing"
  | "statement-missing"
  | "login-missing"
  | "affiliation-missing"
  | "control-character"
  | "bidirectional-control"
  | "invisible-character"
  | "markup"
  | "placeholder"
  | "name-comma"
> = {
  "field-unreadable": ({ field, text }) =>
    `${fieldLabels[field]}: cannot make sense of "${text}"; write it as in "${fieldExamples[field]}"`,
  "field-repeated": ({ field, first, second }) =>
    `${fieldLabels[field]}: there are two, "${first}" and "${second}"; a file holds one candidacy`,
  "login-disagrees": ({ text, url }) =>
    `GitHub: the link says ${text} but leads to ${url}; write one account`,
  "name-doubtful": ({ text, likely }) =>
    `Name: is it "${likely}"? The line says "${text}"; write only the name on this line, accounts and addresses on their own lines`,
  "name-missing": () => `no name: add a line "${fieldExamples.name}"`,
  "email-missing": () =>
    `no email address: voters cannot write to you; to give one, add a line "${fieldExamples.email}" above the background (it will be public)`,
  "statement-missing": () => 'no text about yourself: add it below a line "Background:"',
  "login-missing": () => `no GitHub account: add a line "${fieldExamples.login}"`,
  "affiliation-missing": () =>
    `no affiliation: add a line "${fieldExamples.affiliation}", or "Affiliation: none"; the limit of seats per organization needs it`,
  "control-character": ({ character }) =>
    `the line holds the control character ${codePoint(character)}; remove it`,
  "bidirectional-control": ({ character }) =>
    `the line holds ${codePoint(character)}, which changes the reading order of text; remove it`,
  "invisible-character": ({ character }) =>
    `the line holds ${codePoint(character)}, which is invisible; remove it unless the script needs it`,
  markup: ({ text }) => `the line holds HTML (${text}); candidacies are plain text or Markdown`,
  placeholder: ({ text }) => `"${text}" looks like a placeholder; write your own words there`,
  "name-comma": ({ name }) =>
    `ballot files cannot carry a comma, semicolon or quotation mark: write "${name}", given name first`,
};

/** A made-up login used in the advice. */
export const exampleAddress = "you@organization.org";

const fieldExamples = {
  name: "Name: Given Family",
  login: "GitHub: your-login",
  affiliation: "Affiliation: Organization",
  email: `Email: ${exampleAddress}`,
  statement: "Background:",
};

const fileWords: Pick<
  Words,
  | "file-missing"
  | "symbolic-link"
  | "not-text"
  | "other-file"
  | "no-candidacy"
  | "too-large"
  | "wrong-extension"
  | "subfolder"
  | "wrong-folder"
  | "file-name"
> = {
  "file-missing": () => "there is no such file",
  "symbolic-link": () => "is a symbolic link or is behind one; put the file itself there",
  "not-text": () => "is not UTF-8 text; save it as UTF-8",
  "other-file": () =>
    "belongs to the election itself; a candidate's pull request adds only the candidacy",
  "no-candidacy": () => "is not a candidacy: a candidacy is a text file ending in .md or .txt",
  "too-large": ({ bytes, limit }) =>
    `has ${bytes} bytes; a candidacy has at most ${limit}, and was not read`,
  "wrong-extension": () => "does not end in .md or .txt as candidacies do; rename it",
  subfolder: ({ expected }) => `is in a subfolder; move it up, to ${expected}`,
  "wrong-folder": ({ expected }) =>
    expected === undefined
      ? "is not in an election's folder, such as elections/arch-committee-2026-10/"
      : `is not in the election's folder; move it to ${expected}/`,
  "file-name": ({ expected }) => `is not named after the candidate; the usual name is ${expected}`,
};

const standingWords: Omit<
  Words,
  keyof typeof textWords | keyof typeof fileWords | keyof typeof pullRequestWords
> = {
  "election-closed": ({ election, current }) =>
    current === undefined
      ? `election ${election} is over`
      : `election ${election} is over; the one in progress is ${current}`,
  early: ({ submitted, opens }) =>
    `submitted ${formatInstant(submitted)}, before nominations open (${formatInstant(opens)})`,
  late: ({ submitted, closed, byClock }) =>
    byClock
      ? `nominations closed ${formatInstant(closed)}; if the pull request was opened earlier, give the time with --submitted`
      : `submitted ${formatInstant(submitted)}, after nominations closed (${formatInstant(closed)}); only officials can accept it, with a reason`,
  "pushed-late": ({ committed, closed }) =>
    `the pull request was opened in time, but its last commit is of ${formatInstant(committed)}, after nominations closed (${formatInstant(closed)}); check what came late`,
  "no-election-file": ({ election }) =>
    `election ${election} has no election.yaml: periods, officials and accepted candidates were not checked`,
  "name-standing": ({ name, standing }) => `${name} runs already (${standing})`,
  "look-alike": ({ name, standing }) =>
    `the name can be mistaken for that of ${name}, who is already running (${standing})`,
  "login-standing": ({ login, standing }) => `@${login} runs already (${standing})`,
  "official-standing": ({ login }) => `@${login} is an official of this election and cannot run`,
  "seat-not-up": ({ login, until }) =>
    `@${login} holds a seat until ${until}, which is not up at this election`,
  "no-account": ({ login }) => `GitHub has no account @${login}`,
  "no-merged-pull-request": ({ login, organization }) =>
    `found no merged pull request of @${login} in ${organization}; contributions take other forms too, so please check`,
  "author-differs": ({ login, author }) =>
    `the candidacy is of @${login}, but @${author} opened the pull request`,
};

const words: Words = {
  ...textWords,
  ...fileWords,
  ...standingWords,
  ...pullRequestWords,
};

/** A finding in one sentence, safe to show. */
export function describeFinding(finding: CandidacyProblem): string {
  const describe = words[finding.code] as (problem: CandidacyProblem) => string;
  return visible(describe(finding));
}

/** A finding in the format of compilers: `file:line: severity: message [code]`. */
export function renderFinding(finding: Finding): string {
  const { file, line, severity, code } = finding;
  return `${visible(file)}:${line}: ${severity}: ${describeFinding(finding)} [${code}]`;
}

export const candidacyCheckReport = z.strictObject({
  formatVersion: z.literal(1),
  pullRequest: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("the pull request that was checked"),
  comment: z.record(z.string(), z.unknown()).optional().describe("what --post did or would do"),
  checked: z.array(z.string()).describe("paths"),
  errors: z.int(),
  warnings: z.int(),
  findings: z.array(
    z.strictObject({
      file: z.string(),
      line: z.int(),
      severity: z.enum(["error", "warning"]),
      code: z.string(),
      message: z.string(),
      facts: z.record(z.string(), z.unknown()),
    }),
  ),
});

/** Findings as JSON, with their facts, the sentence and how many of each severity. */
export function findingsJson(
  checked: readonly string[],
  findings: readonly Finding[],
  more: Readonly<Record<string, unknown>> = {},
): string {
  const report = {
    formatVersion: 1,
    ...more,
    checked,
    errors: findings.filter(({ severity }) => severity === "error").length,
    warnings: findings.filter(({ severity }) => severity === "warning").length,
    findings: findings.map(({ file, line, severity, code, ...facts }) => ({
      file,
      line,
      severity,
      code,
      message: describeFinding({ code, ...facts } as CandidacyProblem),
      facts,
    })),
  };
  return JSON.stringify(candidacyCheckReport.parse(report), null, 2);
}
