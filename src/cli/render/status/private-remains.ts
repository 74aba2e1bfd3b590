import { utcDate } from "../../../dates.ts";
import type { PrivateRemains } from "../../../procedures/planning/private-due.ts";
import { plural } from "../../../wording.ts";
import { wrapText } from "../../../wrap-text.ts";
import type { Screen } from "./section.ts";

/** Private files still kept of past elections, and until when. */
export function describeRemains(
  { election, files, until, isDue }: PrivateRemains,
  { colors }: Screen,
  width: number,
): string {
  const what = `${plural(files, "file")} with addresses and ballots of ${election}`;
  const text = isDue
    ? `! ${what}: to be deleted since ${utcDate(until)}`
    : `- ${what}: to be deleted on ${utcDate(until)}`;
  const command = `private purge --election ${election}${isDue ? "" : " --dry-run"}`;
  const line = wrapText(text, width, "  ").replace(/^ {2}!/, () => `  ${colors.red("!")}`);
  return `${line}\n${colors.cyan(`    kata-election ${command}`)}`;
}
