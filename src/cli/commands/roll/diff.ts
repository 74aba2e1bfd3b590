import type { RollDiff } from "../../../electorate/compare/diff-rolls.ts";
import type { Voter } from "../../../electorate/roll.ts";
import { diffNamedRolls, stillToInvite } from "../../../procedures/roll/diff.ts";
import { rollDiffJson, rollDiffReport } from "../../../procedures/roll/reports.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import type { CliContext } from "../../context.ts";
import { correctedAddresses } from "../../render/roll/roll.ts";
import { report } from "../../report.ts";
import type { DiffOptions } from "./roll.ts";

function loginsOf(voters: readonly Voter[]): string[] {
  return voters.map(({ login }) => login);
}

function changeOf({ before, after }: RollDiff["changed"][number]): string {
  const changes = [
    ...(before.login === after.login ? [] : [`formerly ${before.login}`]),
    ...(before.email === after.email
      ? []
      : [
          before.email === null
            ? "now has an address"
            : after.email === null
              ? "no longer has an address"
              : "has another address",
        ]),
  ];
  return `${after.login} ${changes.join(", ")}`;
}

function render({ joined, left, changed }: RollDiff): string {
  const lines = [
    ...loginsOf(joined).map((login) => `+ ${login}`),
    ...loginsOf(left).map((login) => `- ${login}`),
    ...changed.map((change) => `~ ${changeOf(change)}`),
  ];
  return lines.length === 0
    ? "The same voters, logins and addresses."
    : lines.map(visible).join("\n");
}

/** Prints the addresses still to invite, and the voters that an official must decide about. */
async function printSupplement(context: CliContext, diff: RollDiff): Promise<void> {
  const { terminal } = context;
  const { invite, toDecide } = await stillToInvite(await context.workspace(), diff);
  const addresses = invite.flatMap(({ email }) => (email === null ? [] : [email]));
  if (addresses.length > 0) terminal.print(addresses.join("\n"));
  terminal.note(`${plural(addresses.length, "address", "addresses")} still to invite.`);
  const unreachable = invite.filter(({ email }) => email === null);
  if (unreachable.length > 0) {
    terminal.note(`Without an address: ${loginsOf(unreachable).map(visible).join(", ")}`);
  }
  if (toDecide.length > 0) terminal.warn(correctedAddresses(loginsOf(toDecide)));
}

/** Prints what changed from one roll to the other. */
export async function runDiff(
  context: CliContext,
  rolls: readonly [earlier: string, later: string],
  options: DiffOptions,
): Promise<void> {
  const { terminal, workingFolder: folder } = context;
  const { election } = options;
  const diff = await diffNamedRolls(await context.workspace(), { rolls, election, folder });
  if (options.supplement) return printSupplement(context, diff);
  report(context, options, {
    isListing: true,
    schema: rollDiffReport,
    json: () => rollDiffJson(diff),
    text: () => render(diff),
  });
  const { joined, left, changed } = diff;
  terminal.note(`${joined.length} joined, ${left.length} left, ${changed.length} changed.`);
}
