import { Temporal } from "temporal-polyfill";
import { isElectionName } from "../../calendar/election-name.ts";
import { loginSchema } from "../../people/account.ts";
import { tidyName } from "../../people/fold-name.ts";

/** The kind of answer to a doubt. */
export type AnswerForm = "login" | "logins" | "day" | "seating" | "how" | "words";

interface Form {
  /** How an answer is written, for people. */
  readonly expected: string;
  /** The normalized answer; undefined if invalid. */
  readonly read: (text: string) => string | undefined;
}

function readLogin(text: string): string | undefined {
  const login = text.replace(/^@/, "");
  return loginSchema.safeParse(login).success ? login : undefined;
}

function readDay(text: string): string | undefined {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Temporal.PlainDate.from(text).toString() : undefined;
  } catch {
    return undefined;
  }
}

function readLogins(text: string): string | undefined {
  const logins = text.split(/[\s,]+/).filter((word) => word !== "");
  const read = logins.flatMap((login) => readLogin(login) ?? []);
  return logins.length === read.length && read.length > 0 ? read.join(", ") : undefined;
}

function readSeating(text: string): string | undefined {
  const [month = "", how = "", ...more] = text.split(/\s+/);
  const isHow = /^(vote|uncontested|appointed)$/.test(how);
  return isElectionName(month) && isHow && more.length === 0 ? `${month} ${how}` : undefined;
}

/** Every form of answer, with how it is written and read. */
export const answerForms: Readonly<Record<AnswerForm, Form>> = {
  login: { expected: "a GitHub login", read: readLogin },
  logins: { expected: "GitHub logins, separated by commas", read: readLogins },
  day: { expected: "a day such as 2026-10-05", read: readDay },
  seating: {
    expected: "election and how, such as 2026-10 vote (or uncontested, appointed)",
    read: readSeating,
  },
  how: {
    expected: "vote or uncontested",
    read: (text) => (/^(vote|uncontested)$/.test(text) ? text : undefined),
  },
  words: { expected: "words", read: (text) => tidyName(text) || undefined },
};

/** The answer that leaves a doubt open. */
export const unknownAnswer = "unknown";

/** The answer that accepts the pages' suggestion. */
export const suggestedAnswer = "suggested";
