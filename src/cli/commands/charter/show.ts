import { ElectionError } from "../../../errors.ts";
import { charterJson, charterOn, charterReport } from "../../../procedures/checking/charter.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";
import { dayFlag } from "../../flags/dates.ts";
import { renderCharter } from "../../render/charter.ts";
import { renderPageFindings } from "../../render/page-findings.ts";
import { report } from "../../report.ts";
import type { ShowOptions } from "./charter.ts";

/** The checkout; outside of any, undefined with a note. */
async function checkoutIfAny(
  { workspace, terminal }: CliContext,
  isNeeded: boolean,
): Promise<Workspace | undefined> {
  return workspace().catch((failure: unknown) => {
    if (isNeeded || !(failure instanceof ElectionError)) throw failure;
    terminal.note("There is no checkout here: these are the built-in rules.");
    return undefined;
  });
}

/** Prints the charter in force on the day asked for, and the sentences of pages that contradict it. */
export async function runShow(
  context: CliContext,
  options: ShowOptions & {
    /** A checkout was named, so a missing one is an error. */
    readonly needsCheckout: boolean;
  },
): Promise<void> {
  const day = await dayFlag(context, "--as-of", options.asOf);
  const workspace = await checkoutIfAny(context, options.needsCheckout);
  const shown = await charterOn(workspace, day, { past: options.pastPages });
  const { terminal } = context;
  report(context, options, {
    schema: charterReport,
    isListing: true,
    json: () => charterJson(shown),
    text: () => {
      const charter = renderCharter(shown.charter, day.toString(), terminal);
      if (shown.pages === undefined) return charter;
      const { checked, findings } = shown.pages;
      return `${charter}\n\n${renderPageFindings(findings, checked.length, terminal)}`;
    },
  });
}
