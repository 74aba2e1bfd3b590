import { utcDate } from "../../../dates.ts";
import { readKnownPeople } from "../../../procedures/known-people.ts";
import {
  readOfficials,
  requireKeys,
  splitOfficials,
} from "../../../procedures/planning/officials.ts";
import type { NamedOfficial } from "../../../workspace/election/election-edits.ts";
import type { CliContext } from "../../context.ts";
import { knownLogin } from "../../known-login.ts";
import type { PlanOptions } from "./plan.ts";
import { isReadable } from "./plan-answers.ts";

/**
 * The officials as the records spell their logins.
 *
 * @param named.flag the option that names them, or words for their source; others as for {@link knownLogin}.
 */
export async function knownOfficials(
  context: CliContext,
  officials: readonly NamedOfficial[],
  named: Omit<Parameters<typeof knownLogin>[1], "login">,
): Promise<NamedOfficial[]> {
  const today = utcDate(await context.now());
  const people = await readKnownPeople(await context.workspace(), today);
  const known: NamedOfficial[] = [];
  await requireKeys(officials);
  for (const each of officials) {
    const login = await knownLogin(context, { ...named, login: each.login }, people);
    known.push({ ...each, login });
  }
  return known;
}

/** The officials from flags; asked for unless they are to be named later. */
export async function answerOfficials(
  context: CliContext,
  {
    official,
    officialsLater,
    unknownLogin,
  }: Pick<PlanOptions, "official" | "officialsLater" | "unknownLogin">,
): Promise<NamedOfficial[]> {
  const named = { flag: "--official", unknownLogin };
  if (official !== undefined) {
    return knownOfficials(context, readOfficials(official, "--official"), named);
  }
  if (officialsLater) return [];
  const prompter = await context.prompter("--official (or --officials-later)");
  const message = "Officials, as login=Name, separated by commas (empty: not known yet)";
  const read = (text: string) => readOfficials(splitOfficials(text), "the officials");
  const answer = await prompter.text({ message, validate: (text) => isReadable(() => read(text)) });
  return knownOfficials(context, read(answer), named);
}
