import type { Temporal } from "temporal-polyfill";
import { affiliationOf } from "../../../candidates/candidacy.ts";
import type {
  CandidacyReading,
  Found,
  ReadingProblem,
} from "../../../candidates/candidacy-reading.ts";
import type { Candidate } from "../../../candidates/candidate.ts";
import { readAccount } from "../../../candidates/person-line.ts";
import { nameInElection } from "../../../candidates/proposal.ts";
import { formatInstant, instantSchema } from "../../../dates.ts";
import type { Election } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import { loginKey } from "../../../people/account.ts";
import { unknownAffiliation } from "../../../people/affiliation-words.ts";
import { tidyName } from "../../../people/fold-name.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext } from "../../context.ts";
import { instantFlag } from "../../flags/instant.ts";

/** What an official says about a candidacy, as options. */
export interface AcceptOptions {
  readonly election?: string;
  readonly login?: string;
  readonly name?: string;
  readonly affiliation?: readonly string[];
  readonly submitted?: string;
  readonly pullRequest?: string;
  readonly repository?: string;
  readonly announcement?: string;
  readonly lateBy?: string;
  readonly lateReason?: string;
  readonly dryRun: boolean;
}

function isLogin(text: string): boolean {
  const account = readAccount(text);
  return account !== undefined && "login" in account;
}

/** The candidacy with what the official says instead of the file. */
export function correctedReading(
  reading: CandidacyReading,
  { name, login, affiliation }: AcceptOptions,
): CandidacyReading {
  const account = login === undefined ? undefined : readAccount(login);
  if (login !== undefined && (account === undefined || !("login" in account))) {
    throw new ElectionError("input", `--login ${visible(login)} is not a GitHub account`, {
      hint: "Write the login alone, such as ada-l.",
    });
  }
  const said = <Value>(value: Value): Found<Value> => ({ value, line: 1 });
  const given = new Set([
    ...(name === undefined ? [] : ["name"]),
    ...(login === undefined ? [] : ["login"]),
  ]);
  return {
    ...reading,
    ...(name === undefined ? {} : { name: said(tidyName(name)) }),
    ...(account !== undefined && "login" in account ? { login: said(account.login) } : {}),
    ...(affiliation === undefined ? {} : { affiliation: said(affiliationOf(affiliation)) }),
    problems: reading.problems.filter(
      (problem) => !given.has("field" in problem ? problem.field : "login"),
    ),
  };
}

function isDeclared({ affiliation }: CandidacyReading): boolean {
  return affiliation !== undefined && affiliation.value !== unknownAffiliation;
}

/** Asks for what the file lacks; every question has its option. */
export async function askForMissing(
  { prompter }: CliContext,
  reading: CandidacyReading,
  options: AcceptOptions,
): Promise<AcceptOptions> {
  const asked: { login?: string; affiliation?: readonly string[] } = {};
  const doubtful = reading.problems.some(({ code }) => code === "login-disagrees");
  if (options.login === undefined && (reading.login === undefined || doubtful)) {
    const ask = await prompter("--login");
    asked.login = await ask.text({
      message: "GitHub login of the candidate",
      validate: (text) => isLogin(text) || "Expected a GitHub login, such as ada-l",
    });
  }
  if (options.affiliation === undefined && !isDeclared(reading)) {
    const ask = await prompter("--affiliation");
    const message = "Whom do they work for? (an organization, or none, or unknown)";
    asked.affiliation = (await ask.text({ message })).split(";");
  }
  return { ...options, ...asked };
}

/** When the candidacy was submitted: as said, as recorded, else as the official answers. */
export async function submissionTime(
  { prompter, now }: CliContext,
  { submitted }: AcceptOptions,
  previous: Candidate | undefined,
): Promise<Temporal.Instant> {
  if (submitted === undefined && previous !== undefined) return previous.submitted;
  const ask = async (): Promise<string> =>
    (await prompter("--submitted")).text({
      message: "When was the pull request opened? (UTC, such as 2026-10-06T09:12Z)",
      validate: (text) =>
        instantSchema.safeParse(text).success ||
        "Expected a time in UTC, such as 2026-10-06T09:12Z",
    });
  const time = instantFlag("--submitted", submitted ?? (await ask()));
  if (time.epochMilliseconds <= (await now()).epochMilliseconds) return time;
  throw new ElectionError("input", `--submitted ${time} lies in the future`, {
    hint: "Give the time at which the pull request was opened, in UTC.",
  });
}

/** By whom and why a late candidacy is accepted; undefined for one that came in time. */
export async function lateAcceptance(
  { prompter, terminal }: CliContext,
  { officials, nominations }: Election,
  { lateBy, lateReason }: AcceptOptions,
  submitted: Temporal.Instant,
  previous: Candidate | undefined,
): Promise<Candidate["acceptedLate"]> {
  const closed = `nominations closed ${formatInstant(nominations.closes)}`;
  if (submitted.epochMilliseconds < nominations.closes.epochMilliseconds) {
    if (lateBy === undefined && lateReason === undefined) return undefined;
    throw new ElectionError("input", `the candidacy is not late: ${closed}`, {
      hint: "Leave out --late-by and --late-reason, or correct --submitted.",
    });
  }
  const late = `submitted ${formatInstant(submitted)}, but ${closed}`;
  const isAnswered =
    previous?.acceptedLate !== undefined || (lateBy !== undefined && lateReason !== undefined);
  if (!isAnswered && !terminal.canPrompt) {
    throw new ElectionError("input", late, {
      hint: "An official may accept it all the same: say who and why with --late-by and --late-reason.",
    });
  }
  const ask = async (flag: string, message: string): Promise<string> =>
    (await prompter(flag)).text({ message });
  const official =
    lateBy ??
    previous?.acceptedLate?.by ??
    (await ask("--late-by", `${late}. Which official accepts it?`));
  const by = official.trim().replace(/^@/, "");
  if (officials.length > 0 && !officials.some(({ login }) => loginKey(login) === loginKey(by))) {
    throw new ElectionError("input", `@${visible(by)} is not an official of this election`, {
      hint: `Only an official can accept a late candidacy: ${officials.map(({ login }) => `@${login}`).join(", ")}.`,
    });
  }
  const reason =
    lateReason ??
    previous?.acceptedLate?.reason ??
    (await ask("--late-reason", "Why is it accepted?"));
  if (reason.trim() !== "") return { by, reason: reason.trim() };
  throw new ElectionError("input", "a late acceptance needs a reason", {
    hint: "Give --late-reason.",
  });
}

/** The options, and where neither they nor the file name the account, who opened the pull request. */
export function withAuthor(
  options: AcceptOptions,
  { login, problems }: CandidacyReading,
  author: string | undefined,
): AcceptOptions {
  const isNamed = options.login !== undefined || login !== undefined || problems.some(isOfLogin);
  return isNamed || author === undefined || !isLogin(author)
    ? options
    : { ...options, login: author };
}

function isOfLogin(problem: ReadingProblem): boolean {
  return problem.code === "login-disagrees" || problem.field === "login";
}

/** The options, and where neither they nor the file say something, what was recorded before. */
export function withRecorded(
  options: AcceptOptions,
  reading: CandidacyReading,
  previous: Candidate | undefined,
): AcceptOptions {
  if (previous === undefined) return options;
  const recorded = {
    ...(reading.login === undefined ? { login: previous.login } : {}),
    ...(isDeclared(reading) ? {} : { affiliation: [previous.affiliation].flat() }),
  };
  return { ...recorded, ...options };
}

/** What a checked candidacy says, as an entry of `election.yaml` begins. */
export function candidateOf(
  path: string,
  { name, login, affiliation }: CandidacyReading,
): Pick<Candidate, "login" | "name" | "affiliation" | "file"> {
  if (name === undefined || login === undefined) {
    throw new ElectionError(
      "refused",
      `${visible(path)} names no ${name === undefined ? "candidate" : "GitHub account"}`,
      {
        hint: "Give --name and --login.",
      },
    );
  }
  return {
    login: login.value,
    name: name.value,
    affiliation: affiliation?.value ?? unknownAffiliation,
    file: nameInElection(path),
  };
}
