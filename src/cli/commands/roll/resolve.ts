import { utcDate } from "../../../dates.ts";
import type { Election } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import { chosenElection } from "../../../procedures/chosen-election.ts";
import { typedLogin } from "../../../procedures/roll/decisions.ts";
import {
  answerText,
  questionsJson,
  questionsReport,
  type RollAnswer,
  type RollQuestion,
  typedAnswer,
} from "../../../procedures/roll/questions.ts";
import {
  type GivenAnswer,
  needsReason,
  planAnswers,
  questionsOfRoll,
  requireSameVoters,
} from "../../../procedures/roll/resolve.ts";
import { plural } from "../../../wording.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { knownVoter } from "../../known-login.ts";
import { decidingOfficial } from "../../official.ts";
import { wasCancelled } from "../../render/failure.ts";
import { renderReviewItem } from "../../render/roll/roll-review.ts";
import { wrapForScreen } from "../../render/wrap.ts";
import { report } from "../../report.ts";
import { buildAndPrint } from "./build.ts";
import { tellPrivate } from "./private-repositories.ts";
import type { ResolveOptions } from "./roll.ts";

async function reasonFor(
  context: CliContext,
  answer: RollAnswer,
  given: string | undefined,
): Promise<string> {
  if (given !== undefined || !needsReason(answer)) return (given ?? "").trim();
  const prompter = await context.prompter("--reason");
  const validate = (text: string): true | string =>
    text.trim() !== "" || "A reason is needed. It becomes public.";
  return (await prompter.text({ message: "Why? (This becomes public.)", validate })).trim();
}

/** Shows a question and reads the answer; undefined if postponed. */
async function ask(
  context: CliContext,
  { question, heading }: { readonly question: RollQuestion; readonly heading: string },
  options: ResolveOptions,
): Promise<GivenAnswer | undefined> {
  const { terminal } = context;
  const { item, choices, suggestion } = question;
  const shownItem = wrapForScreen(renderReviewItem(item), terminal);
  terminal.print(`\n${terminal.colors.bold(heading)}\n${shownItem}`);
  const suggested = suggestion === undefined ? undefined : answerText(suggestion);
  const named = choices.map((choice) => ({ name: choice.means, value: answerText(choice) }));
  const shown = named.map(({ name, value }) =>
    value === suggested ? { name: `${name} (suggested)`, value } : { name, value },
  );
  const prompter = await context.prompter("--answer");
  const picked = await prompter.choice({
    message: "Your answer?",
    choices: [...shown, { name: "decide later", value: "" }],
  });
  const choice = choices.find((each) => answerText(each) === picked);
  if (choice === undefined) return undefined;
  let { login } = choice;
  if (login === undefined && choice.kind !== "keep") {
    const typed = await prompter.text({ message: "GitHub login of the person?" });
    const commit = "commit" in item ? item.commit : undefined;
    const asked = { login: typedLogin(typed, "the login"), commit };
    login = await knownVoter(context, asked, options);
  }
  const answer = { kind: choice.kind, ...(login === undefined ? {} : { login }) };
  return { question, answer, reason: await reasonFor(context, answer, options.reason) };
}

/** Asks one question after another; Ctrl-C keeps the answers so far. */
async function askAll(
  context: CliContext,
  questions: readonly RollQuestion[],
  election: Election,
  options: ResolveOptions,
): Promise<GivenAnswers> {
  const answers: GivenAnswer[] = [];
  let by: string | undefined;
  try {
    for (const [at, question] of questions.entries()) {
      const heading = `Question ${at + 1} of ${questions.length}:`;
      const given = await ask(context, { question, heading }, options);
      if (given === undefined) continue;
      // Asked at the first answer that needs it: a refusal comes before the other questions.
      if (needsReason(given.answer)) by ??= await decidingOfficial(context, options, election);
      answers.push(given);
    }
    return { answers, by };
  } catch (left) {
    if (answers.length === 0 || !(context.signal.aborted || wasCancelled(left))) throw left;
    return { answers, by, left };
  }
}

/** Answers to the roll's questions, who decided, and what ended the questions early. */
interface GivenAnswers {
  readonly answers: readonly GivenAnswer[];
  /** Who decided, if that was asked. */
  readonly by?: string | undefined;
  readonly left?: unknown;
}

async function answersTo(
  context: CliContext,
  questions: readonly RollQuestion[],
  election: Election,
  options: ResolveOptions,
): Promise<GivenAnswers> {
  const answers: GivenAnswer[] = [];
  for (const text of options.answer) {
    const { question, answer: typed } = typedAnswer(text, questions);
    const { item } = question;
    const commit = "commit" in item ? item.commit : undefined;
    const { kind } = typed;
    const isCertain = typed.login === undefined || kind === "bot";
    const answer = isCertain
      ? typed
      : { kind, login: await knownVoter(context, { login: typed.login ?? "", commit }, options) };
    answers.push({ question, answer, reason: await reasonFor(context, answer, options.reason) });
  }
  const rest = questions.filter((each) => answers.every(({ question }) => question !== each));
  if (options.acceptSuggestions) {
    for (const question of rest) {
      const { suggestion, isHarmless } = question;
      if (suggestion === undefined || !isHarmless) continue;
      answers.push({ question, answer: suggestion, reason: "" });
    }
    return { answers };
  }
  const open = rest.filter(({ isOpen }) => isOpen);
  if (options.answer.length > 0 || open.length === 0) return { answers };
  if (!context.terminal.canPrompt) {
    const told = open.filter(({ isPrivate }) => !isPrivate);
    const elsewhere =
      told.length < open.length ? " Those about private repositories: only at a terminal." : "";
    throw new ElectionError(
      "undecided",
      `${plural(open.length, "question")} of the roll must be decided`,
      {
        hint: `Answer at a terminal, or with --answer: ${told.map(({ subject, choices: [first] }) => `${subject}=${first === undefined ? "keep" : answerText(first)}`).join(", ")}.${elsewhere}\n--json lists every answer.`,
      },
    );
  }
  if (open.some(({ isPrivate }) => isPrivate)) tellPrivate(context);
  return askAll(context, open, election, options);
}

/** Asks the questions of the roll, records the answers, and rebuilds the roll. */
export async function runResolve(context: CliContext, options: ResolveOptions): Promise<void> {
  const { terminal } = context;
  const { workspace, id, election } = await chosenElection(context, options.election);
  const { roll, questions } = await questionsOfRoll(workspace, election);
  if (options.json) {
    report(context, options, {
      schema: questionsReport,
      json: () => questionsJson(id, questions),
      text: () => "",
    });
    return;
  }
  const { answers, by: decider, left } = await answersTo(context, questions, election, options);
  if (answers.length === 0) {
    terminal.note("Nothing was answered.");
    return;
  }
  const needsOfficial = answers.some(({ answer }) => needsReason(answer));
  const by = needsOfficial ? (decider ?? (await decidingOfficial(context, options, election))) : "";
  const date = utcDate(await context.now()).toString();
  const plan = await planAnswers(workspace, election, answers, { by, date });
  const changesVotes = options.answer.length > 0 || !options.acceptSuggestions;
  if (!changesVotes) await requireSameVoters(workspace, election, roll, plan);
  const signal = left === undefined ? context.signal : new AbortController().signal;
  await carryOut({ ...context, signal }, workspace, plan, options);
  if (left !== undefined) {
    const what = options.dryRun ? "given" : "recorded";
    terminal.warn(`${plural(answers.length, "answer")} ${what}; the roll was not built again.`);
    throw left;
  }
  if (options.dryRun) return;
  const provisional = roll.evidence.until !== undefined;
  await buildAndPrint(context, id, { provisional, dryRun: false, json: false });
}
