import * as z from "zod";
import { voterDecisionsOf } from "../../election/decision.ts";
import type { Election } from "../../election/election.ts";
import {
  type PublicReviewItem,
  publicReview,
  publicReviewItem,
} from "../../electorate/public-roll.ts";
import { needsDecision, undecidedItems } from "../../electorate/review/decide.ts";
import type { Roll } from "../../electorate/roll.ts";
import { ElectionError } from "../../errors.ts";
import { sameLogin } from "../../people/account.ts";
import { agentOfLogin } from "../../people/known-agents.ts";
import { visible } from "../../visible-text.ts";
import { typedLogin } from "./decisions.ts";

/** What can be answered: `bot`, `keep`, or with a login `identify:ada-l`, `exclude:ada-l`, `include:ada-l`. */
const answerKinds = ["identify", "bot", "exclude", "include", "keep"] as const;
type AnswerKind = (typeof answerKinds)[number];

export interface RollAnswer {
  readonly kind: AnswerKind;
  /** The person it is about; undefined where still to be named, or not needed. */
  readonly login?: string;
}

/** An answer that can be given, and what it means. */
interface Choice extends RollAnswer {
  readonly means: string;
}

/** A question of the roll: what is asked, and what can be answered. */
export interface RollQuestion {
  /** The word that names it in `--answer`: a commit, login, pull request or repository. */
  readonly subject: string;
  readonly item: PublicReviewItem;
  /** It blocks the freeze; otherwise it is only for reading. */
  readonly isOpen: boolean;
  /** It names a private repository, so it must not be shared. */
  readonly isPrivate: boolean;
  readonly choices: readonly Choice[];
  readonly suggestion: RollAnswer | undefined;
  /** The suggestion changes no one's vote. */
  readonly isHarmless: boolean;
}

const answerReport = z.string();

/** `roll resolve --json`. */
export const questionsReport = z.strictObject({
  formatVersion: z.literal(1),
  election: z.string(),
  questions: z.array(
    z.strictObject({
      subject: z.string(),
      about: z.string(),
      open: z.boolean(),
      answers: z.array(z.strictObject({ answer: answerReport, means: z.string() })),
      suggestion: answerReport.nullable(),
      changesNoVote: z.boolean(),
    }),
  ),
  /** Questions about private repositories, which are only counted; left out where there are none. */
  hidden: z.int().positive().optional(),
});

/** An answer as it is typed: `bot`, `identify:ada-l`. */
export function answerText({ kind, login }: RollAnswer): string {
  return login === undefined ? kind : `${kind}:${login}`;
}

const keepAsItIs: Choice = {
  kind: "keep",
  means: "leave the roll as it is; the decision is recorded in election.yaml",
};
const someone: Choice = {
  kind: "identify",
  means: "the commit is this person's; give their GitHub login",
};

function excluding(login: string): Choice {
  return { kind: "exclude", login, means: `${login} does not vote` };
}

function robot(login: string): Choice {
  return { kind: "bot", login, means: `${login} is a bot and may not vote` };
}

function choicesOf(item: PublicReviewItem): Choice[] {
  switch (item.about) {
    case "unresolved": {
      const guesses = (item.perhaps ?? []).map((login) => ({
        kind: "identify" as const,
        login,
        means: `the commits are ${login}'s`,
      }));
      return [
        ...(item.robot === undefined ? [] : [robot(item.robot)]),
        ...guesses,
        someone,
        { kind: "keep", means: "no one may vote for these commits; recorded in election.yaml" },
      ];
    }
    case "other-name":
      return [
        excluding(item.login),
        { ...keepAsItIs, means: `the commits are ${item.login}'s own, who may vote; recorded` },
        someone,
        robot(item.login),
      ];
    case "looks-like-bot":
      return [
        robot(item.login),
        { ...keepAsItIs, means: `a person is behind ${item.login}, who may vote; recorded` },
      ];
    case "old-commits":
      return [
        excluding(item.login),
        { kind: "include", login: item.login, means: `${item.login} votes` },
      ];
    case "shared-address":
    case "same-name":
      return [
        ...item.logins.map(excluding),
        { ...keepAsItIs, means: "they are different people, who may all vote; recorded" },
      ];
    case "not-a-person":
    case "deleted-account":
      return [keepAsItIs, { kind: "include", means: "the person behind it may vote" }];
    default:
      return [keepAsItIs];
  }
}

function suggestionOf(item: PublicReviewItem): Pick<RollQuestion, "suggestion" | "isHarmless"> {
  if (item.about === "unresolved") {
    const { robot: login, perhaps = [], votes } = item;
    if (login !== undefined) return { suggestion: { kind: "bot", login }, isHarmless: true };
    const [only] = perhaps;
    if (only === undefined || perhaps.length > 1)
      return { suggestion: undefined, isHarmless: false };
    return { suggestion: { kind: "identify", login: only }, isHarmless: votes === true };
  }
  if (item.about === "looks-like-bot" && agentOfLogin(item.login) !== undefined) {
    return { suggestion: { kind: "bot", login: item.login }, isHarmless: false };
  }
  if (item.about === "other-name") {
    return { suggestion: { kind: "exclude", login: item.login }, isHarmless: false };
  }
  return { suggestion: undefined, isHarmless: false };
}

function subjectOf(item: PublicReviewItem): string {
  if (item.about === "unresolved") return item.commit;
  if (item.about === "shared-address" || item.about === "same-name") return item.logins.join("+");
  if ("repository" in item) return item.repository;
  if ("pullRequest" in item) return item.pullRequest;
  return "login" in item ? (item.login ?? "") : "";
}

/** The open questions of a roll, those that block the freeze first. */
export function questionsOf(roll: Roll, election: Election): RollQuestion[] {
  const open = new Set(undecidedItems(roll.review, voterDecisionsOf(election)));
  const asked = roll.review.filter(
    (item) => open.has(item) || (item.about === "unresolved" && !needsDecision(item)),
  );
  const questions = asked.map((item): RollQuestion => {
    const shown = publicReviewItem(item);
    return {
      subject: subjectOf(shown),
      item: shown,
      isOpen: open.has(item),
      isPrivate: publicReview(roll, [item]).hidden > 0,
      choices: choicesOf(shown),
      ...suggestionOf(shown),
    };
  });
  return questions.sort((a, b) => Number(b.isOpen) - Number(a.isOpen));
}

/** The questions as `--json` prints them. */
export function questionsJson(
  election: string,
  questions: readonly RollQuestion[],
): z.input<typeof questionsReport> {
  const told = questions.filter(({ isPrivate }) => !isPrivate);
  const hidden = questions.length - told.length;
  return {
    formatVersion: 1,
    election,
    ...(hidden === 0 ? {} : { hidden }),
    questions: told.map(({ subject, item, isOpen, choices, suggestion, isHarmless }) => ({
      subject,
      about: item.about,
      open: isOpen,
      answers: choices.map((choice) => ({ answer: answerText(choice), means: choice.means })),
      suggestion: suggestion === undefined ? null : answerText(suggestion),
      changesNoVote: isHarmless,
    })),
  };
}

function isSubject(subject: string, typed: string): boolean {
  const isShortCommit = /@[0-9a-f]{7,}$/i.test(typed);
  return sameLogin(subject, typed) || (isShortCommit && subject.startsWith(typed.toLowerCase()));
}

/**
 * Reads `subject=answer`, as in `claude=bot`.
 *
 * @throws ElectionError (input) where there is no such question or answer.
 */
export function typedAnswer(
  text: string,
  questions: readonly RollQuestion[],
): { readonly question: RollQuestion; readonly answer: RollAnswer } {
  const at = text.lastIndexOf("=");
  const [subject, given] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  const question = questions.find((each) => isSubject(each.subject, subject));
  if (at < 1 || question === undefined) {
    throw new ElectionError("input", `--answer ${visible(text)} names no question of the roll`, {
      hint: `Write <subject>=<answer>. Questions: ${questions.map((each) => each.subject).join(", ") || "none"}.`,
    });
  }
  const [kind = "", login] = given.split(":");
  const choice = question.choices.find(
    (each) =>
      each.kind === kind &&
      (login === undefined || each.login === undefined || sameLogin(each.login, login)),
  );
  const answer =
    choice &&
    (login === undefined ? choice : { kind: choice.kind, login: typedLogin(login, "--answer") });
  if (answer === undefined || (answer.login === undefined && answer.kind !== "keep")) {
    const known = question.choices.map(answerText).join(", ");
    throw new ElectionError("input", `--answer ${visible(text)}: there is no such answer`, {
      hint: `Answers: ${known}. If a login is missing, add it: identify:ada-l.`,
    });
  }
  return { question, answer };
}
