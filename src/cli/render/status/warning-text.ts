import type { ElectionStatus } from "../../../procedures/planning/election-status.ts";
import { describePlanWarning } from "../plan.ts";

/** A warning of the status in a sentence. */
export function warningText(warning: ElectionStatus["warnings"][number]): string {
  if (warning.code !== "poll-stays-open") return describePlanWarning(warning);
  return "Voting is over, but CIVS does not end a poll automatically: end it on its control page.";
}
