import type { Attempt } from "../../../committee/past/build-ledger.ts";

/** The comments at the head of a new ledger: what it was built from, and what was odd there. */
export function ledgerRemarks(
  { asOf }: Attempt,
  odd: readonly string[],
  history: string,
): readonly string[] {
  return [
    "Who holds which seat of the committee, since when, and whom members worked for.",
    `Built by kata-election committee init from the pages of this checkout, as of ${asOf};`,
    "to be edited by hand and by kata-election from now on.",
    `History: ${history}.`,
    ...(odd.length === 0 ? [] : ["Odd on the pages then:"]),
    ...odd.map((each) => `  ${each}`),
  ];
}
