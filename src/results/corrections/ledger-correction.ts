import { formatSeason } from "../../calendar/election-id.ts";
import type { Term } from "../../committee/ledger.ts";
import { ElectionError } from "../../errors.ts";
import { sameLogin } from "../../people/account.ts";
import { visible } from "../../visible-text.ts";
import type { ElectionFacts } from "../build-record.ts";
import type { LedgerChanges } from "../ledger-changes.ts";

/** What a corrected result changes in a ledger that holds the terms of the result as first published. */
export interface LedgerCorrection {
  /** Positions in `terms` of the terms to remove. */
  readonly removed: readonly number[];
  readonly changes: LedgerChanges;
}

function isSame(a: Term, b: Term): boolean {
  return (
    a.seat === b.seat &&
    sameLogin(a.holder, b.holder) &&
    formatSeason(a.until) === formatSeason(b.until) &&
    a.how === b.how
  );
}

function wordTerm({ seat, name, holder, until }: Term): string {
  return `seat ${seat}, ${visible(name)} (${holder}) until ${formatSeason(until)}`;
}

/** Why a person must correct the ledger's terms. */
function obstacle(
  { ledger, election }: ElectionFacts,
  removed: readonly Term[],
  terms: readonly Term[],
): string | undefined {
  const id = election.election;
  const ended = removed.find((term) => term.ended !== undefined);
  if (ended !== undefined) return `the term of ${visible(ended.name)} was ended since`;
  const later = ledger.terms.find(({ elected }) => elected > id);
  if (later !== undefined) return `terms elected ${later.elected} follow`;
  const moved = ledger.seats.find(
    (seat) =>
      seat.moved.some((move) => move.election === id) &&
      !terms.some((term) => term.seat === seat.id),
  );
  return moved === undefined ? undefined : `seat ${moved.id} moved, and is not filled any more`;
}

/**
 * The changes from a published result's terms to the corrected ones; undefined if the ledger already matches.
 *
 * @param changes what the corrected result changes, of an election whose terms the ledger has.
 * @throws ElectionError (refused) where later entries depend on the wrong terms, which must be corrected by
 * hand.
 */
export function ledgerCorrection(
  facts: ElectionFacts,
  changes: LedgerChanges,
): LedgerCorrection | undefined {
  const { ledger, election } = facts;
  const own = ledger.terms.filter(({ elected }) => elected === election.election);
  const removed = own.filter((term) => !changes.terms.some((other) => isSame(other, term)));
  const added = changes.terms.filter((term) => !own.some((other) => isSame(other, term)));
  if (removed.length + added.length === 0) return undefined;
  const why = obstacle(facts, removed, changes.terms);
  if (why === undefined) {
    const positions = removed.map((term) => ledger.terms.indexOf(term));
    return { removed: positions, changes: { ...changes, terms: added } };
  }
  const lines = [
    `elections/committee.yaml has other terms elected ${election.election} than the corrected result, and ${why}`,
    ...removed.map((term) => `  to remove: ${wordTerm(term)}`),
    ...added.map((term) => `  to add: ${wordTerm(term)}`),
  ];
  throw new ElectionError("refused", lines.join("\n"), {
    hint: "Correct these terms and what follows from them by hand, then run the command again.",
  });
}
