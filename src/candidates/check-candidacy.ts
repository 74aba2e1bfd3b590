import type { Temporal } from "temporal-polyfill";
import type { Period } from "../calendar/period.ts";
import { loginKey, sameLogin } from "../people/account.ts";
import { unknownAffiliation } from "../people/affiliation-words.ts";
import { foldName } from "../people/fold-name.ts";
import { lookAlikeKey } from "../people/look-alike.ts";
import { candidacyBaseName, hasCandidacyEnding } from "./candidacy-file-name.ts";
import type { CandidacyReading } from "./candidacy-reading.ts";
import { type Finding, finding } from "./finding.ts";

/** Another candidate: accepted, or with a file beside the one being checked. */
export interface AlreadyRunning {
  readonly file: string;
  readonly name: string;
  readonly login: string | undefined;
}

/** When a candidacy was submitted, if known. */
export interface Submission {
  readonly at: Temporal.Instant;
  /** It is the time of the check: no one named the time of the pull request. */
  readonly byClock: boolean;
  /** The time that the pull request's last commit says, where there is one; its author can set it. */
  readonly committed?: Temporal.Instant;
}

/** What a candidacy is checked against. */
export interface CandidacySurroundings {
  readonly standing: readonly AlreadyRunning[];
  /** Logins. */
  readonly officials: readonly string[];
  /** Members whose seats are not up, with the end of their terms in words. */
  readonly continuing: readonly {
    readonly login: string;
    readonly name: string;
    readonly until: string;
  }[];
}

function missingFields(file: string, reading: CandidacyReading): Finding[] {
  const unreadable = new Set(
    reading.problems.flatMap((problem) =>
      problem.code === "field-unreadable" ? [problem.field] : [],
    ),
  );
  const found: Finding[] = [];
  if (reading.name === undefined && !unreadable.has("name")) {
    found.push(finding(file, { code: "name-missing" }));
  }
  if (reading.emails.length === 0 && !unreadable.has("email")) {
    found.push(finding(file, { code: "email-missing" }));
  }
  if (reading.statement === undefined) found.push(finding(file, { code: "statement-missing" }));
  const loginDoubtful = reading.problems.some(({ code }) => code === "login-disagrees");
  if (reading.login === undefined && !unreadable.has("login") && !loginDoubtful) {
    found.push(finding(file, { code: "login-missing" }));
  }
  const affiliation = reading.affiliation?.value ?? unknownAffiliation;
  if (affiliation === unknownAffiliation) {
    found.push(finding(file, { code: "affiliation-missing" }, reading.affiliation?.line));
  }
  return found;
}

/** The name itself: can a ballot file carry it, and does the file's name follow from it? */
function nameFindings(path: string, { name }: CandidacyReading): Finding[] {
  const fileName = path.slice(path.lastIndexOf("/") + 1);
  const isUsual = hasCandidacyEnding(fileName);
  const found = isUsual ? [] : [finding(path, { code: "wrong-extension" })];
  if (name === undefined) return found;
  if (/[,;"]/.test(name.value)) {
    found.push(finding(path, { code: "name-comma", name: name.value }, name.line));
  }
  const baseName = candidacyBaseName(name.value);
  const expected = `${baseName}${fileName.slice(fileName.lastIndexOf("."))}`;
  if (isUsual && baseName !== undefined && expected !== fileName) {
    found.push(finding(path, { code: "file-name", expected }));
  }
  return found;
}

function sameName(a: string, b: string): boolean {
  return foldName(a) === foldName(b);
}

function standingFindings(
  file: string,
  { name, login }: CandidacyReading,
  standing: readonly AlreadyRunning[],
): Finding[] {
  return standing.flatMap((other): Finding[] => {
    const at = { standing: other.file };
    if (login !== undefined && other.login !== undefined && sameLogin(login.value, other.login)) {
      return [finding(file, { code: "login-standing", login: other.login, ...at }, login.line)];
    }
    if (name === undefined) return [];
    if (sameName(name.value, other.name)) {
      return [finding(file, { code: "name-standing", name: other.name, ...at }, name.line)];
    }
    return lookAlikeKey(name.value) === lookAlikeKey(other.name)
      ? [finding(file, { code: "look-alike", name: other.name, ...at }, name.line)]
      : [];
  });
}

function personFindings(
  file: string,
  { name, login }: CandidacyReading,
  { officials, continuing }: CandidacySurroundings,
): Finding[] {
  const key = login === undefined ? undefined : loginKey(login.value);
  const found = officials
    .filter((official) => loginKey(official) === key)
    .map((official) => finding(file, { code: "official-standing", login: official }, login?.line));
  const member = continuing.find((each) =>
    key === undefined
      ? name !== undefined && sameName(name.value, each.name)
      : loginKey(each.login) === key,
  );
  if (member !== undefined) {
    const { login: holder, until } = member;
    found.push(
      finding(file, { code: "seat-not-up", login: holder, until }, login?.line ?? name?.line),
    );
  }
  return found;
}

/** All findings about a candidacy from its text and the other candidates. */
export function checkCandidacy(
  file: string,
  reading: CandidacyReading,
  surroundings: CandidacySurroundings,
): Finding[] {
  return [
    ...missingFields(file, reading),
    ...reading.problems.map((problem) => finding(file, problem)),
    ...nameFindings(file, reading),
    ...standingFindings(file, reading, surroundings.standing),
    ...personFindings(file, reading, surroundings),
  ];
}

/** The finding about a candidacy outside the nomination period, if it is. */
export function checkSubmission(
  file: string,
  submitted: Submission,
  nominations: Period,
): Finding[] {
  const { at, byClock, committed } = submitted;
  const { opens, closes } = nominations;
  if (at.epochMilliseconds < opens.epochMilliseconds) {
    return [finding(file, { code: "early", submitted: at, opens })];
  }
  if (at.epochMilliseconds < closes.epochMilliseconds) {
    return committed !== undefined && committed.epochMilliseconds >= closes.epochMilliseconds
      ? [finding(file, { code: "pushed-late", committed, closed: closes })]
      : [];
  }
  return [finding(file, { code: "late", submitted: at, closed: closes, byClock })];
}
