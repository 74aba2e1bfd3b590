import { chosenId } from "../../../../procedures/chosen-election.ts";
import { planOptInImport, votersToRemind } from "../../../../procedures/roll/opt-in.ts";
import { optInJson, optInReport } from "../../../../procedures/roll/reports.ts";
import { visible } from "../../../../visible-text.ts";
import { agreeing, plural } from "../../../../wording.ts";
import { carryOut } from "../../../carry-out.ts";
import type { CliContext } from "../../../context.ts";
import { pastDayFlag } from "../../../flags/dates.ts";
import { renderTable } from "../../../render/table.ts";
import { report } from "../../../report.ts";
import type { ImportOptions, ListOptions } from "./export-words.ts";

/** Records the addresses that CIVS could not email; a malformed line stops it before any change. */
export async function runImport(
  context: CliContext,
  path: string,
  { election, allInvited, date, dryRun }: ImportOptions,
): Promise<void> {
  const { terminal, workingFolder: folder } = context;
  const { workspace, id } = await chosenId(context, election);
  const day = (await pastDayFlag(context, "--date", date)).toString();
  const table = { folder, path };
  const { plan, failures, activated, strangers } = await planOptInImport(workspace, id, table, {
    allInvited,
    day,
  });
  await carryOut(context, workspace, plan, { dryRun });
  const rest = allInvited ? `, ${plural(activated, "other voter")} activated theirs` : "";
  terminal.note(`CIVS could not email ${plural(failures, "address", "addresses")}${rest}.`);
  if (strangers > 0) {
    terminal.warn(
      `warning: ${plural(strangers, "address", "addresses")} of the table ${agreeing(strangers, "belongs", "belong")} to no voter on this roll`,
    );
  }
}

/** Prints who to remind, and the comments for those without an address. */
export async function runList(context: CliContext, options: ListOptions): Promise<void> {
  const { terminal } = context;
  const { workspace, id } = await chosenId(context, options.election);
  const { list, comments } = await votersToRemind(workspace, id);
  const { toRemind, withoutAddress } = list;
  if (options.addresses) {
    if (toRemind.length > 0) terminal.print(toRemind.map(({ address }) => address).join("\n"));
  } else if (options.json) {
    const json = () => optInJson(id, list, comments);
    report(context, options, { schema: optInReport, json, text: () => "" });
  } else {
    const rows = toRemind.map(({ login, since, reason }) => [login, since, reason].map(visible));
    const columns = [{ title: "login" }, { title: "since" }, { title: "CIVS says" }];
    if (rows.length > 0) terminal.print(renderTable(terminal, columns, rows));
    for (const comment of comments) terminal.print(`\n${comment}`);
  }
  terminal.note(`${toRemind.length} to remind, ${withoutAddress.length} without an address.`);
}
