import type { Election } from "../../election/election.ts";
import type { PublicReviewItem } from "../../electorate/public-roll.ts";
import type { Roll } from "../../electorate/roll.ts";
import { ElectionError } from "../../errors.ts";
import { peopleFileSchema } from "../../people/people-file.ts";
import { refuseAddresses } from "../../results/address-guard.ts";
import { visible } from "../../visible-text.ts";
import { planElectionEdit, textWithEntry } from "../../workspace/election/election-edits.ts";
import type { FileChange } from "../../workspace/file-plan.ts";
import { parseYaml } from "../../workspace/formats/yaml-file.ts";
import { planPeople } from "../../workspace/people/people-edits.ts";
import { readPrivatePeople } from "../../workspace/people/people-files.ts";
import { buildRollFromFiles } from "../../workspace/roll/build-roll-files.ts";
import { requireUnfrozen } from "../../workspace/roll/freeze-files.ts";
import { readRoll } from "../../workspace/roll/roll-file.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { editOf, type PersonRecord } from "./decisions.ts";
import { questionsOf, type RollAnswer, type RollQuestion } from "./questions.ts";

/**
 * The roll that is not frozen yet, and its questions.
 *
 * @throws ElectionError (refused) where it is frozen, (input) where there is none.
 */
export async function questionsOfRoll(
  workspace: Workspace,
  election: Election,
): Promise<{ readonly roll: Roll; readonly questions: readonly RollQuestion[] }> {
  await requireUnfrozen(workspace, election);
  const roll = await readRoll(workspace, election.election);
  return { roll, questions: questionsOf(roll, election) };
}

/** An answer to a question, with its reason. */
export interface GivenAnswer {
  readonly question: RollQuestion;
  readonly answer: RollAnswer;
  readonly reason: string;
}

/** Answers of these kinds are decisions: they need a reason and an official. */
export function needsReason({ kind }: RollAnswer): boolean {
  return kind === "exclude" || kind === "include" || kind === "keep";
}

const outcomes: Readonly<Partial<Record<PublicReviewItem["about"], string>>> = {
  unresolved: "no one may vote for these commits",
  "other-name": "votes",
  "looks-like-bot": "a person, who votes",
  "shared-address": "different people, who may all vote",
  "same-name": "different people, who may all vote",
};

function recordOf(
  { question, answer, reason }: GivenAnswer,
  { by, date }: { readonly by: string; readonly date: string },
): PersonRecord | undefined {
  const { kind, login = "" } = answer;
  const { item } = question;
  switch (kind) {
    case "identify":
      return { kind: "identity", commit: "commit" in item ? item.commit : "", login };
    case "bot":
      return { kind: "bot", login, reason: reason || "a robot that commits" };
    case "exclude":
      return { kind: "exclude", login, reason, by, date };
    case "include":
      return { kind: "add", login, reason, by, date };
    case "keep":
      return undefined;
  }
}

/**
 * Plans the changes that answers make in people.yaml and election.yaml.
 *
 * @param made who decided, and on which day (UTC).
 * @throws ElectionError (input) where a file is malformed or already says otherwise.
 */
export async function planAnswers(
  workspace: Workspace,
  election: Election,
  answers: readonly GivenAnswer[],
  made: { readonly by: string; readonly date: string },
): Promise<readonly FileChange[]> {
  const records = answers.flatMap((given) => recordOf(given, made) ?? []);
  const plan = await planPeople(workspace, records.map(editOf));
  const kept = answers.filter(({ answer }) => answer.kind === "keep");
  if (kept.length > 0) {
    const decisions = kept.map(({ question: { item, subject }, reason }) => ({
      about: "voter",
      subject:
        item.about === "shared-address" || item.about === "same-name"
          ? (item.logins[0] ?? "")
          : subject,
      outcome: outcomes[item.about] ?? "the roll stays as it is",
      by: made.by,
      date: made.date,
      reason,
    }));
    const edit = (text: string): string =>
      decisions.reduce((all, each) => textWithEntry(all, election, "decisions", each), text);
    plan.push(await planElectionEdit(workspace, election, edit));
  }
  refuseAddresses(plan, []);
  return plan;
}

/**
 * Makes sure that a plan changes no one's vote.
 *
 * @throws ElectionError (undecided) where it does, with the logins.
 */
export async function requireSameVoters(
  workspace: Workspace,
  election: Election,
  roll: Roll,
  plan: readonly FileChange[],
): Promise<void> {
  const change = plan.find(({ path }) => path.endsWith("people.yaml"));
  if (change === undefined) return;
  const people = parseYaml(change.after, change.path, peopleFileSchema).value;
  const after = await buildRollFromFiles(workspace, election, {
    tool: roll.rule.tool,
    provisional: true,
    people: { people, privatePeople: await readPrivatePeople(workspace) },
  });
  const loginsOf = ({ voters }: Roll): string[] => voters.map(({ login }) => login);
  const [before, now] = [loginsOf(roll), loginsOf(after)];
  const changed = [
    ...before.filter((login) => !now.includes(login)),
    ...now.filter((login) => !before.includes(login)),
  ];
  if (changed.length === 0) return;
  throw new ElectionError(
    "undecided",
    `the suggestions would change who votes: ${changed.map(visible).join(", ")}`,
    { hint: "Build the roll again, or answer one by one: kata-election roll resolve" },
  );
}
