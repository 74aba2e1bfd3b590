import type { Temporal } from "temporal-polyfill";
import { affiliationOf } from "../../../candidates/candidacy.ts";
import type {
  CandidacyReading,
  Found,
  ReadingProblem,
} from "../../../candidates/candidacy-reading.ts";
import type { Candidate } from "../../../candidates/candidate.ts";
import { readAccount } from "../../../candidates/person-line.ts";
import { formatInstant, instantSchema } from "../../../dates.ts";
import type { Election } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import { sameLogin } from "../../../people/account.ts";
import { unknownAffiliation } from "../../../people/affiliation-words.ts";
import { tidyName } from "../../../people/fold-name.ts";
import { type KnownPerson, personNamed } from "../../../people/known-logins.ts";
import { isName, nameWithoutComma } from "../../../procedures/candidacies/accept.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext } from "../../context.ts";
import { instantFlag } from "../../flags/dates.ts";
import type { AcceptOptions } from "./candidates.ts";

/** What is known besides, for the questions. */
interface AcceptanceFacts {
  /** The entry that the file has already. */
  readonly previous: Candidate | undefined;
  readonly people: readonly KnownPerson[];
}

function isLogin(text: string): boolean {
  const account = readAccount(text);
  return account !== undefined && "login" in account;
}

/** The candidacy with the official's values in place of the file's. */
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
  if (name !== undefined && !isName(name)) {
    throw new ElectionError("input", `--name ${visible(name)} is not a name alone`, {
      hint: "Write it as it should be on the ballot, such as Ada Lindqvist.",
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

/** Asks for the name if the file's line holds more than a name, or nothing readable. */
async function doubtfulName(
  { prompter, terminal }: CliContext,
  { name, problems }: CandidacyReading,
  previous: Candidate | undefined,
): Promise<string | undefined> {
  if (previous !== undefined) return previous.name;
  const doubt = problems.find((each) => each.code === "name-doubtful");
  const hasComma = name !== undefined && /[,;]/.test(name.value);
  if (doubt === undefined && !hasComma) return undefined;
  const text = doubt?.text ?? name?.value ?? "";
  const likely = doubt?.likely ?? nameWithoutComma(text);
  if (!terminal.canPrompt) {
    throw new ElectionError("undecided", `the name is unclear: the file says “${visible(text)}”`, {
      hint: `Give it with --name, such as: --name "${visible(likely)}"`,
    });
  }
  return (await prompter("--name")).text({
    message: `The file says “${visible(text)}”. What is the name on the ballot?`,
    default: visible(likely),
    validate: (answer) => isName(answer) || "Expected a name alone, such as Ada Lindqvist",
  });
}

/** Asks for what the file lacks or leaves in doubt; every question has an option. */
export async function askForMissing(
  { prompter, terminal, ...context }: CliContext,
  reading: CandidacyReading,
  options: AcceptOptions,
  { previous, people }: AcceptanceFacts,
): Promise<AcceptOptions> {
  const asked: { name?: string; login?: string; affiliation?: readonly string[] } = {};
  const name =
    options.name ?? (await doubtfulName({ ...context, prompter, terminal }, reading, previous));
  if (name !== undefined) asked.name = name;
  const suggested = personNamed(name ?? reading.name?.value ?? "", people);
  const refuseUnsaid = (flag: string, suggestion: string | undefined): void => {
    if (terminal.canPrompt || suggestion === undefined) return;
    throw new ElectionError("input", `${flag} is required when not running interactively`, {
      hint: `The records suggest: ${flag} "${visible(suggestion)}"`,
    });
  };
  const doubtful = reading.problems.some(({ code }) => code === "login-disagrees");
  if (options.login === undefined && (reading.login === undefined || doubtful)) {
    refuseUnsaid("--login", suggested?.login);
    const ask = await prompter("--login");
    asked.login = await ask.text({
      message: "GitHub login of the candidate",
      ...(suggested === undefined ? {} : { default: suggested.login }),
      validate: (text) => isLogin(text) || "Expected a GitHub login, such as ada-l",
    });
  }
  if (options.affiliation === undefined && !isDeclared(reading)) {
    const login = asked.login ?? options.login ?? reading.login?.value;
    const person = people.find((each) => sameLogin(each.login, login));
    const works = person?.organizations.join("; ") || undefined;
    refuseUnsaid("--affiliation", works);
    const ask = await prompter("--affiliation");
    const message = "Who do they work for? (an organization, none, or unknown)";
    const suggestion = works === undefined ? {} : { default: works };
    asked.affiliation = (await ask.text({ message, ...suggestion })).split(";");
  }
  return { ...options, ...asked };
}

/** When the candidacy was submitted: from the option, the record, or the official's answer. */
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
  throw new ElectionError("input", `--submitted ${time} is in the future`, {
    hint: "Give the time at which the pull request was opened, in UTC.",
  });
}

/** Who accepts a late candidacy, and why; undefined for one in time. */
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
      hint: "An official can still accept it: say who and why with --late-by and --late-reason.",
    });
  }
  const ask = async (flag: string, message: string): Promise<string> =>
    (await prompter(flag)).text({ message });
  const official =
    lateBy ??
    previous?.acceptedLate?.by ??
    (await ask("--late-by", `${late}. Which official accepts it?`));
  const by = official.trim().replace(/^@/, "");
  if (officials.length > 0 && !officials.some(({ login }) => sameLogin(login, by))) {
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

/** The options, with the pull request's author if neither they nor the file name the account. */
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

/** The options, with earlier recorded values for what neither they nor the file say. */
export function withRecorded(
  options: AcceptOptions,
  reading: CandidacyReading,
  previous: Candidate | undefined,
): AcceptOptions {
  if (previous === undefined) return options;
  return {
    ...options,
    login: options.login ?? (reading.login === undefined ? previous.login : undefined),
    affiliation:
      options.affiliation ?? (isDeclared(reading) ? undefined : [previous.affiliation].flat()),
  };
}
