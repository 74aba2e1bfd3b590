import { charterInForce } from "../../../charter/kata-charters.ts";
import { checkPage, type PageFinding } from "../../../charter/page-findings.ts";
import type { Attempt } from "../../../committee/past/build-ledger.ts";
import type { CommitteeSources } from "../../../committee/past/sources.ts";
import { visible } from "../../../visible-text.ts";
import { readPages } from "../../../workspace/pages.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { faultText } from "../../render/page-findings.ts";

/** Why a number is as it is, where the ledger explains it. */
function explanation(finding: PageFinding, { ledger }: Attempt): string {
  if (finding.code === "contradicts-charter") {
    const season = /^(autumn|spring)-seats$/.exec(finding.about)?.[1];
    const seats = ledger.seats.filter((seat) => seat.season === season).length;
    return seats === finding.says ? "; the ledger agrees with the page: a seat moved" : "";
  }
  if (finding.code !== "seats-off-pattern") return "";
  const election = /arch-committee-(\d{4}-\d{2})/.exec(finding.path)?.[1];
  const elected = ledger.terms.filter((term) => term.elected === election).length;
  return elected === finding.says ? "; the ledger agrees with the page: so many were elected" : "";
}

/** What contradicts the charter, another sentence or the election on the pages, past ones too. */
export async function pageOddities(
  workspace: Workspace,
  { charters }: CommitteeSources,
  attempt: Attempt,
): Promise<string[]> {
  const charter = charterInForce(attempt.asOf, charters);
  const pages = await readPages(workspace, { charter, charters, past: true });
  return pages
    .flatMap(checkPage)
    .filter(({ code }) => code !== "old-branch")
    .map(
      (finding) =>
        `${visible(finding.path)}:${finding.line}: ${faultText(finding)}${explanation(finding, attempt)}`,
    );
}
