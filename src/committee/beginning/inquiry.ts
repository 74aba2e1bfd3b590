import { ElectionError } from "../../errors.ts";
import { sameLogin } from "../../people/account.ts";
import { tidyName } from "../../people/fold-name.ts";
import { visible } from "../../visible-text.ts";
import type { Ledger } from "../ledger.ts";
import { type AnswerForm, answerForms, suggestedAnswer, unknownAnswer } from "./answer-forms.ts";

/** Something that the pages do not settle. */
export interface Doubt {
  /** Names the doubt in flags and files; the same checkout gives the same ids. */
  readonly id: string;
  readonly question: string;
  /** What the pages say about it, each with file and line. */
  readonly found: readonly string[];
  readonly form: AnswerForm;
  /** The only valid answers, if known; logins in any case. */
  readonly among?: readonly string[] | undefined;
  /** An answer that the pages suggest, for a person to judge. */
  readonly suggestion?: string | undefined;
  /** The ledger does not need the answer, so `unknown` is allowed. */
  readonly mayStayOpen: boolean;
}

/** A doubt and how it was settled, as the ledger records it. */
export type SettledDoubt = Ledger["doubts"][number];

/** Answers by id; an id that ends in `*` answers every doubt whose id begins so. */
export interface Answers {
  readonly values: ReadonlyMap<string, string>;
  /** The login of the person who answers. */
  readonly by: string;
}

/** Collects the doubts of one attempt to build the ledger. */
export interface Inquiry {
  /** The person's normalized answer; undefined if left open or not asked yet. */
  ask(doubt: Doubt): string | undefined;
  /** Records a doubt settled by other pages, or left open because the ledger does not need it. */
  record(doubt: Pick<Doubt, "id" | "question" | "found">, answer?: string): void;
  /** An answer given before its doubt comes up; nothing is recorded. */
  peek(id: string): string | undefined;
  /** Whether a question is unanswered, so that dependent ones are not asked yet. */
  isWaiting(): boolean;
  /** An oddity on the pages that changes nothing, or was settled. */
  odd(text: string): void;
}

/** What an attempt came to. */
export interface InquiryOutcome {
  readonly open: readonly Doubt[];
  readonly settled: readonly SettledDoubt[];
  readonly odd: readonly string[];
  /** Answers that no doubt asked for. */
  readonly unused: readonly string[];
}

/** The best matching answer: for the id itself, otherwise for its longest prefix with a valid answer. */
function answerTo(
  { id, suggestion }: Doubt,
  values: Answers["values"],
): readonly [string, string] | undefined {
  const exact = values.get(id);
  if (exact !== undefined) return [id, exact];
  const answers = (value: string): boolean =>
    suggestion !== undefined || tidyName(value) !== suggestedAnswer;
  return [...values]
    .filter(
      ([key, value]) => key.endsWith("*") && id.startsWith(key.slice(0, -1)) && answers(value),
    )
    .toSorted(([a], [b]) => b.length - a.length)[0];
}

/**
 * What is wrong with an answer, or true.
 *
 * @param answer as the person wrote it.
 */
export function judgeAnswer(doubt: Doubt, answer: string): true | string {
  const { mayStayOpen, suggestion } = doubt;
  const text = tidyName(answer);
  if (text === suggestedAnswer) {
    return suggestion !== undefined || "the pages suggest nothing here";
  }
  if (text === unknownAnswer) {
    return mayStayOpen || "this cannot be left unknown: the ledger depends on it";
  }
  return readAnswer(doubt, text) !== undefined || `expected ${wantedAnswer(doubt)}`;
}

/** How an answer to a doubt is written, for people. */
function wantedAnswer({ form, among }: Pick<Doubt, "form" | "among">): string {
  return among === undefined ? answerForms[form].expected : `one of ${among.join(", ")}`;
}

/** A normalized answer; undefined if it does not answer this doubt. */
function readAnswer({ form, among }: Doubt, text: string): string | undefined {
  const read = answerForms[form].read(text);
  if (read === undefined || among === undefined) return read;
  return among.find((each) => sameLogin(each, read));
}

/** Begins an attempt with the answers known so far. */
export function openInquiry({ values, by }: Answers): {
  readonly inquiry: Inquiry;
  readonly outcome: () => InquiryOutcome;
} {
  const open = new Map<string, Doubt>();
  const settled = new Map<string, SettledDoubt>();
  const odd = new Set<string>();
  const used = new Set<string>();

  const ask = (doubt: Doubt): string | undefined => {
    const { id, question, found, mayStayOpen, suggestion } = doubt;
    const [key, given] = answerTo(doubt, values) ?? [undefined, ""];
    const text = tidyName(given) === suggestedAnswer ? suggestion : given;
    if (key === undefined) {
      open.set(id, doubt);
      return undefined;
    }
    used.add(key);
    if (text === undefined) return refuse(doubt, given);
    const record = { id, question, found: [...found] };
    if (tidyName(text) === unknownAnswer) {
      if (mayStayOpen) settled.set(id, { ...record, answer: unknownAnswer, by: "nobody" });
      else if (key.endsWith("*")) open.set(id, doubt);
      else refuse(doubt, text);
      return undefined;
    }
    const answer = readAnswer(doubt, tidyName(text));
    if (answer === undefined) return refuse(doubt, text);
    settled.set(id, { ...record, answer, by });
    return answer;
  };
  return {
    inquiry: {
      ask,
      record: ({ id, question, found }, answer) => {
        const by = answer === undefined ? "nobody" : "pages";
        settled.set(id, { id, question, found: [...found], answer: answer ?? unknownAnswer, by });
      },
      peek: (id) => values.get(id),
      isWaiting: () => open.size > 0,
      odd: (text) => void odd.add(text),
    },
    outcome: () => ({
      open: [...open.values()],
      settled: [...settled.values()],
      odd: [...odd],
      unused: [...values.keys()].filter((key) => !used.has(key) && !key.endsWith("*")),
    }),
  };
}

function refuse(doubt: Doubt, text: string): never {
  const judged = judgeAnswer(doubt, text);
  throw new ElectionError("input", `answer ${visible(doubt.id)}: “${visible(text)}”: ${judged}`, {
    hint: visible(doubt.question),
  });
}

/** A name as a part of a doubt's id: its letters and digits in lower case, joined by `-`. */
export function idPart(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "nobody";
}

/** What is an answer to a doubt, in words. */
export function expectedAnswer(doubt: Doubt): string {
  const expected = wantedAnswer(doubt);
  return doubt.mayStayOpen ? `${expected}; or ${unknownAnswer}` : expected;
}
