import { Command } from "commander";
import type { RollDiff } from "../../../electorate/diff-rolls.ts";
import type { Roll, Voter } from "../../../electorate/roll.ts";
import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext, OpenContext } from "../../context.ts";

interface RollDiffOptions {
  readonly election?: string;
  readonly supplement: boolean;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election roll diff 1 2                revisions of the frozen roll
  $ kata-election roll diff 2026-03 2026-10    the rolls of two elections
  $ kata-election roll diff 1 2 --supplement   addresses still to invite, one a line (private)`;

/** `roll diff`; `run` is a parameter so that tests can check parsing alone. */
export function rollDiffCommand(open: OpenContext, run = runRollDiff): Command {
  return new Command("diff")
    .summary("who joined, who left, whose address changed")
    .description(
      "Compare two rolls: who joined, who left, whose login or address changed.\nA roll is named by the number of its revision, by its election, or by its file in the workspace.",
    )
    .argument("<earlier>", "revision number, election, or file")
    .argument("<later>", "revision number, election, or file")
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option(
      "--supplement",
      "print only the addresses still to invite: newcomers', and new ones",
      false,
    )
    .option("--json", "print the differences as JSON, without addresses", false)
    .addHelpText("after", examples)
    .action((earlier: string, later: string, _options: unknown, command: Command) =>
      run(open(command), [earlier, later], command.optsWithGlobals<RollDiffOptions>()),
    );
}

async function rollNamed(
  context: CliContext,
  workspace: Workspace,
  named: string,
  election: string | undefined,
): Promise<Roll> {
  const { chooseElection } = await import("../../../workspace/election/election-file.ts");
  const { readRevision } = await import("../../../workspace/roll/freeze-files.ts");
  if (/^\d{4}-\d{2}$/.test(named)) return readRevision(workspace, named);
  if (/^\d+$/.test(named)) {
    return readRevision(workspace, await chooseElection(workspace, election), named);
  }
  const { findNamedFile } = await import("../../../workspace/named-file.ts");
  const { readRollFile } = await import("../../../workspace/roll/roll-file.ts");
  const found = await findNamedFile(workspace, context.workingFolder, named);
  if ("path" in found && found.kind === "file") return readRollFile(workspace, found.path);
  throw new ElectionError("input", `${visible(named)} is no roll of this workspace`, {
    hint: "Name a revision by number, an election such as 2026-10, or a roll's file in the workspace.",
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
            ? "has an address now"
            : after.email === null
              ? "has no address any more"
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

/** Prints what changed from one roll to the other. */
async function runRollDiff(
  context: CliContext,
  [earlier, later]: readonly [string, string],
  { election, supplement, json }: RollDiffOptions,
): Promise<void> {
  const { diffRolls, stillToInvite } = await import("../../../electorate/diff-rolls.ts");
  const { terminal } = context;
  const workspace = await context.workspace();
  const before = await rollNamed(context, workspace, earlier, election);
  const after = await rollNamed(context, workspace, later, election);
  const diff = diffRolls(before, after);
  if (supplement) {
    const invited = stillToInvite(diff);
    const addresses = invited.flatMap(({ email }) => (email === null ? [] : [email]));
    if (addresses.length > 0) terminal.print(addresses.join("\n"));
    const unreachable = invited.filter(({ email }) => email === null);
    terminal.note(`${addresses.length} addresses still to invite.`);
    if (unreachable.length > 0) {
      terminal.note(`Without an address: ${loginsOf(unreachable).map(visible).join(", ")}`);
    }
    return;
  }
  if (!json) {
    terminal.print(render(diff));
    const { joined, left, changed } = diff;
    terminal.note(`${joined.length} joined, ${left.length} left, ${changed.length} changed.`);
    return;
  }
  const { publicVoter } = await import("../../../electorate/public-roll.ts");
  const report = {
    formatVersion: 1,
    joined: diff.joined.map(publicVoter),
    left: diff.left.map(publicVoter),
    changed: diff.changed.map((change) => ({
      login: change.after.login,
      formerly: change.before.login,
      address: change.before.email === change.after.email ? "same" : "changed",
    })),
  };
  terminal.print(JSON.stringify(report, null, 2));
}
