import type { Profile } from "../../../ballots/profile.ts";
import { ElectionError } from "../../../errors.ts";
import { type Declaration, declareElection } from "../../../seats/declare.ts";
import type { OpenQuestion } from "../../../seats/open-question.ts";
import { visible } from "../../../visible-text.ts";
import { readDeclarationInput } from "../../../workspace/election/declaration-input.ts";
import { chooseElection, electionFilePath } from "../../../workspace/election/election-file.ts";
import type { CliContext } from "../../context.ts";

/** An election's result as its saved inputs say, and the ballots that it comes from. */
export interface DeclaredElection {
  readonly declaration: Declaration;
  readonly profile: Profile | undefined;
}

/** Reads and computes the election named, or the one in progress; warnings go to stderr. */
export async function declareChosen(
  { workspace, terminal }: Pick<CliContext, "workspace" | "terminal">,
  named: string | undefined,
  options: { readonly skipInvalid?: boolean } = {},
): Promise<DeclaredElection> {
  const opened = await workspace();
  const id = await chooseElection(opened, named);
  const { input, profile, warnings } = await readDeclarationInput(opened, id, options);
  for (const warning of warnings) terminal.warn(`warning: ballots of ${id}: ${visible(warning)}`);
  return { declaration: declareElection(input), profile };
}

/**
 * Ends the command where a person must decide something first.
 *
 * @throws ElectionError (undecided) with every open question and how to record its answer.
 */
export function requireDecided({ election, openQuestions }: Declaration): void {
  if (openQuestions.length === 0) return;
  const questions = openQuestions.map(({ text }) => text);
  const recordsIn = (file: OpenQuestion["file"]): string[] =>
    openQuestions.filter((question) => question.file === file).map(({ record }) => record);
  const decisions = recordsIn(undefined);
  const names = recordsIn("people");
  throw new ElectionError("undecided", `a person must decide\n${questions.join("\n")}`, {
    hint: [
      ...(names.length > 0
        ? ["Record in elections/people.yaml what is true, and run the command again:", ...names]
        : []),
      ...(decisions.length > 0
        ? [
            `Record what was decided in ${electionFilePath(election.election)} and run the command again:`,
            "decisions:",
            ...decisions,
          ]
        : []),
    ].join("\n"),
  });
}
