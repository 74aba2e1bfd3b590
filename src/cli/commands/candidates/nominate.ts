import { affiliationText, writeCandidacy } from "../../../candidates/candidacy.ts";
import { formatInstant } from "../../../dates.ts";
import { ElectionError } from "../../../errors.ts";
import {
  nominationPath,
  planNomination,
  refuseOutsidePeriod,
} from "../../../procedures/candidacies/nominate.ts";
import { chosenElection } from "../../../procedures/chosen-election.ts";
import { dictionaryText, dictionaryWords } from "../../../procedures/spelling-dictionary.ts";
import { effectiveChanges, type FileChange, renderPlan } from "../../../workspace/file-plan.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { knownLogin } from "../../known-login.ts";
import { renderFinding } from "../../render/candidates/candidacy-findings.ts";
import type { NominateOptions } from "./candidates.ts";
import { collectCandidacy } from "./nomination-answers.ts";

async function confirmPlan(
  { terminal, prompter }: CliContext,
  plan: readonly FileChange[],
): Promise<void> {
  terminal.warn(renderPlan(plan).trimEnd());
  const ask = await prompter("--yes");
  if (await ask.confirm({ message: "Write this file?", default: true })) return;
  throw new ElectionError("cancelled", "not confirmed");
}

/** Collects a candidacy, shows it and writes it. */
export async function runNominate(context: CliContext, options: NominateOptions): Promise<void> {
  const { terminal } = context;
  const { workspace, id, election } = await chosenElection(context, options.election);
  refuseOutsidePeriod(election, await context.now());
  const typed = await collectCandidacy(context, options);
  const { unknownLogin } = options;
  const own = { flag: "--login", login: typed.login, unknownLogin, mayBeNew: true };
  const login = await knownLogin(context, own);
  const candidacy = { ...typed, login };
  const path = nominationPath(id, candidacy.name, options.file);
  const { change, findings } = await planNomination(
    workspace,
    election,
    path,
    writeCandidacy(candidacy),
  );
  for (const finding of findings) terminal.warn(renderFinding(finding));
  if (findings.some(({ severity }) => severity === "error")) {
    throw new ElectionError("refused", "the candidacy would not be accepted", {
      hint: "Correct the points above and run the command again. Nothing was written.",
    });
  }
  const plan = [change];
  const asks = terminal.canPrompt && !options.yes && !options.dryRun;
  if (asks && effectiveChanges(plan).length > 0) await confirmPlan(context, plan);
  await carryOut(context, workspace, plan, { ...options, tellsCommit: true });
  const { name, affiliation } = candidacy;
  const words = await dictionaryWords(workspace, [name, login, affiliationText(affiliation)]);
  if (words !== undefined) terminal.note(dictionaryText(words));
  if (options.dryRun) return;
  terminal.note(`
Next: open a pull request that adds this file before ${formatInstant(election.nominations.closes)}
  git add ${path}
  git commit --signoff --message "elections: Candidacy of @${login}"
and announce your candidacy on the mailing list.`);
}
