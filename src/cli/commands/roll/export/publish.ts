import { planVoterList } from "../../../../procedures/roll/publish.ts";
import { visible } from "../../../../visible-text.ts";
import { plural } from "../../../../wording.ts";
import { carryOut } from "../../../carry-out.ts";
import type { CliContext } from "../../../context.ts";
import type { PublishOptions } from "./export-words.ts";

/** Writes the public list of voters, and says whether it is final and who is new. */
export async function runPublish(context: CliContext, options: PublishOptions): Promise<void> {
  const { terminal, workingFolder: folder } = context;
  const workspace = await context.workspace();
  const given = options.list === undefined ? undefined : { folder, path: options.list };
  const { list, plan, since } = await planVoterList(workspace, options.election, given);
  const { election, voters, frozen, provisional } = list;
  await carryOut(context, workspace, plan, options);
  const state =
    frozen !== undefined
      ? `frozen on ${frozen.on}, revision ${frozen.revision}, sha256 ${frozen.sha256}`
      : provisional === undefined
        ? "not frozen yet"
        : `provisional, with pull requests merged until ${provisional}`;
  terminal.note(`${plural(voters.length, "voter")} of ${election}: ${state}.`);
  const changes = [
    ["New", since?.joined ?? []],
    ["No longer listed", since?.left ?? []],
  ] as const;
  for (const [word, logins] of changes) {
    if (logins.length > 0) terminal.note(`${word}: ${logins.map(visible).join(", ")}`);
  }
}
