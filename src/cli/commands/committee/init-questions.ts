import { suggestedAnswer, unknownAnswer } from "../../../committee/past/answer-forms.ts";
import { type Attempt, buildLedger } from "../../../committee/past/build-ledger.ts";
import { type Answers, type Doubt, judgeAnswer } from "../../../committee/past/inquiry.ts";
import type { CommitteeSources } from "../../../committee/past/sources.ts";
import { visible } from "../../../visible-text.ts";
import { expectedAnswer } from "../../../workspace/committee/answers-file.ts";
import type { CliContext } from "../../context.ts";
import type { Prompter } from "../../prompts/prompter.ts";
import { wrapForScreen } from "../../render/wrap.ts";
import { signedAnswers } from "./init-answers.ts";

const organizations = "organization:";

async function askOne(
  { terminal }: CliContext,
  prompter: Prompter,
  doubt: Doubt,
  left: number,
): Promise<string> {
  const count = left > 1 ? `[${left} questions left] ` : "";
  const lines = [
    "",
    `${count}${visible(doubt.question)}`,
    ...doubt.found.map((each) => `  ${visible(each)}`),
    `Answer: ${expectedAnswer(doubt)}.`,
  ];
  terminal.note(wrapForScreen(lines.join("\n"), terminal));
  const fallback = doubt.suggestion ?? (doubt.mayStayOpen ? unknownAnswer : undefined);
  return prompter.text({
    message: visible(doubt.id),
    ...(fallback === undefined ? {} : { default: visible(fallback) }),
    validate: (answer) => judgeAnswer(doubt, answer),
  });
}

/**
 * What becomes of the organizations in past terms: the answer to all of them, or undefined where somebody
 * wants to be asked for each.
 */
async function answerToAll(
  prompter: Prompter,
  past: readonly Doubt[],
): Promise<string | undefined> {
  const suggested = past.filter(({ suggestion }) => suggestion !== undefined).length;
  const choice = await prompter.choice({
    message: `No page states whom the holders of ${past.length} past terms worked for. What about them?`,
    choices: [
      { name: "ask me for each, showing what candidacies let one think", value: "ask" },
      ...(suggested === 0
        ? []
        : [
            {
              name: `take what candidacies suggest for ${suggested}, ask me for the rest`,
              value: suggestedAnswer,
            },
          ]),
      { name: "leave them unknown", value: unknownAnswer },
    ],
  });
  return choice === "ask" ? undefined : choice;
}

/** The answers with one for all of these doubts that take it; where nothing is suggested a doubt stays. */
function withAnswerToAll(
  values: Answers["values"],
  past: readonly Doubt[],
  answer: string | undefined,
): Map<string, string> {
  const answered = past.filter(
    (doubt) => answer !== undefined && judgeAnswer(doubt, answer) === true,
  );
  return new Map([...values, ...answered.map(({ id }) => [id, answer ?? ""] as const)]);
}

/**
 * Builds the ledger, asking at the terminal what the pages leave open, until nothing is. Where nobody can
 * be asked the attempt comes back with its doubts open.
 */
export async function settleDoubts(
  context: CliContext,
  sources: CommitteeSources,
  given: Answers,
): Promise<{ readonly attempt: Attempt; readonly answers: Answers }> {
  let answers = await signedAnswers(context, given);
  let attempt = buildLedger(sources, answers);
  if (!context.terminal.canPrompt) return { attempt, answers };
  const prompter = await context.prompter("--answers");
  let askedAboutOrganizations = false;
  while (attempt.open.length > 0) {
    const others = attempt.open.filter(({ id }) => !id.startsWith(organizations));
    let values = new Map(answers.values);
    const past = attempt.open.filter(({ id }) => id.startsWith(organizations) && id.includes("@"));
    if (others.length === 0 && past.length > 1 && !askedAboutOrganizations) {
      askedAboutOrganizations = true;
      values = withAnswerToAll(values, past, await answerToAll(prompter, past));
    } else {
      const doubt = others[0] ?? attempt.open[0];
      if (doubt === undefined) break;
      values.set(doubt.id, await askOne(context, prompter, doubt, attempt.open.length));
    }
    answers = await signedAnswers(context, { ...answers, values });
    attempt = buildLedger(sources, answers);
  }
  return { attempt, answers };
}
