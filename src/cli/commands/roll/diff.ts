import type { RollDiff } from "../../../electorate/compare/diff-rolls.ts";
import { diffRolls, supplement } from "../../../electorate/compare/diff-rolls.ts";
import type { Roll, Voter } from "../../../electorate/roll.ts";
import { ElectionError } from "../../../errors.ts";
import { rollDiffJson, rollDiffReport } from "../../../procedures/roll/reports.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import { chooseElection } from "../../../workspace/election/election-file.ts";
import { findNamedFile } from "../../../workspace/named-file.ts";
import { readPrivatePeople } from "../../../workspace/people/people-files.ts";
import { readRevision } from "../../../workspace/roll/freeze-files.ts";
import { readRollFile } from "../../../workspace/roll/roll-file.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";
import { correctedAddresses } from "../../render/roll/roll.ts";
import { report } from "../../report.ts";

interface DiffOptions {
  readonly election?: string | undefined;
  readonly supplement: boolean;
  readonly json: boolean;
}

async function rollNamed(
  context: CliContext,
  workspace: Workspace,
  named: string,
  election: string | undefined,
): Promise<Roll> {
  if (/^\d{4}-\d{2}$/.test(named)) return readRevision(workspace, named);
  if (/^\d+$/.test(named)) {
    return readRevision(workspace, await chooseElection(workspace, election), named);
  }
  const found = await findNamedFile(workspace, context.workingFolder, named);
  if ("path" in found && found.kind === "file") return readRollFile(workspace, found.path);
  throw new ElectionError("input", `${visible(named)} is not a roll in this checkout`, {
    hint: "Name a revision by number, an election such as 2026-10, or a roll's file in the checkout.",
  });
}

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

/** Prints the addresses still to invite, and names who an official has to decide about. */
async function printSupplement(context: CliContext, diff: RollDiff): Promise<void> {
  const { terminal } = context;
  const { awaiting } = await readPrivatePeople(await context.workspace());
  const { invite, toDecide } = supplement(
    diff,
    awaiting.map(({ address }) => address),
  );
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
  [earlier, later]: readonly [string, string],
  options: DiffOptions,
): Promise<void> {
  const { terminal } = context;
  const workspace = await context.workspace();
  const before = await rollNamed(context, workspace, earlier, options.election);
  const after = await rollNamed(context, workspace, later, options.election);
  const diff = diffRolls(before, after);
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
