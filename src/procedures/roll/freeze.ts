import { Temporal } from "temporal-polyfill";
import { voterDecisionsOf } from "../../election/decision.ts";
import type { Election } from "../../election/election.ts";
import { undecidedItems } from "../../electorate/review/decide.ts";
import type { ReviewItem, Roll } from "../../electorate/roll.ts";
import { ElectionError } from "../../errors.ts";
import { planElectionEdit, textWithEntry } from "../../workspace/election/election-edits.ts";
import { keepEvidence } from "../../workspace/evidence/frozen-evidence.ts";
import { readFetchReport } from "../../workspace/evidence/read-evidence.ts";
import { buildRollFromFiles } from "../../workspace/roll/build-roll-files.ts";
import {
  type FreezePlan,
  planFreeze,
  protectRoll,
  readFreeze,
  supplementPath,
} from "../../workspace/roll/freeze-files.ts";
import { readRoll, rollText } from "../../workspace/roll/roll-file.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** What an official asks for when they freeze a roll. */
export interface FreezeRequest {
  /** Version of this program. */
  readonly tool: string;
  /** Why a frozen roll is corrected; undefined for the first revision. */
  readonly reason: string | undefined;
  readonly dryRun: boolean;
}

/** A roll to freeze, and the questions to settle first. */
export interface FreezeCandidate {
  readonly roll: Roll;
  readonly undecided: readonly ReviewItem[];
  /** Warnings for the official. */
  readonly warnings: readonly string[];
}

/** The roll built again, which must equal the one that officials looked at. */
async function rollToFreeze(
  workspace: Workspace,
  election: Election,
  { tool, reason, dryRun }: FreezeRequest,
): Promise<Roll> {
  const id = election.election;
  const freeze = await readFreeze(workspace, id);
  const last = freeze?.revisions.at(-1)?.revision ?? 1;
  // An interrupted run may have left it writable.
  if (freeze !== undefined && !dryRun) await protectRoll(workspace, id, last);
  const written = await readRoll(workspace, id, last);
  const provisional = written.evidence.until !== undefined;
  const roll = await buildRollFromFiles(workspace, election, {
    tool,
    provisional,
  });
  const isSame =
    rollText({ ...roll, rule: { ...roll.rule, tool: written.rule.tool } }) === rollText(written);
  if (freeze === undefined && reason !== undefined) {
    throw new ElectionError(
      "input",
      "--reason is for corrections, and this roll is not frozen yet",
      {
        hint: "Leave it out to freeze the first revision.",
      },
    );
  }
  if (freeze === undefined && !isSame) {
    throw new ElectionError(
      "refused",
      "roll.yaml does not match the evidence and the people files",
      {
        hint: "Rebuild it, check it, then freeze it: kata-election roll update",
      },
    );
  }
  if (freeze !== undefined && isSame) {
    throw new ElectionError(
      "refused",
      `revision ${last} is frozen, and there is nothing to correct`,
      {
        hint: "Change the people files or fetch again; then freeze the correction.",
      },
    );
  }
  if (freeze !== undefined && (reason ?? "").trim() === "") {
    throw new ElectionError("input", "the roll is frozen; a correction needs a --reason", {
      hint: 'Give it: kata-election roll freeze --reason "…"',
    });
  }
  return roll;
}

/** GitHub's search index lags by hours: evidence fetched soon after the period may lack its last day. */
async function lateIndexWarnings(
  workspace: Workspace,
  { election, rule }: Roll,
): Promise<string[]> {
  const { read } = await readFetchReport(workspace, election);
  if (read === undefined) return [];
  const passed = Temporal.Instant.from(rule.until).until(Temporal.Instant.from(read));
  if (passed.total("hours") >= 24) return [];
  return [
    `warning: the evidence was read at ${read}, within a day of the end of the qualifying period (${rule.until}). GitHub's search lags by hours: a day after the end, run kata-election roll update and check whether anything changed.`,
  ];
}

/**
 * The roll that would be frozen now.
 *
 * @throws ElectionError (refused) where it is provisional, or not what officials looked at; (input) where a
 * reason is missing or needless.
 */
export async function freezeCandidate(
  workspace: Workspace,
  election: Election,
  request: FreezeRequest,
): Promise<FreezeCandidate> {
  const roll = await rollToFreeze(workspace, election, request);
  if (roll.evidence.until !== undefined) {
    throw new ElectionError("refused", "a provisional roll cannot be frozen", {
      hint: "Fetch after the qualifying period ends, then rebuild the roll.",
    });
  }
  const undecided = undecidedItems(roll.review, voterDecisionsOf(election));
  return { roll, undecided, warnings: await lateIndexWarnings(workspace, roll) };
}

/** The next revision of a roll, with the steps before and after its file changes. */
export interface FrozenRoll extends FreezePlan {
  /** The file of the addresses that a correction leaves to invite. */
  readonly supplement: string;
  /** Keeps the revision's evidence; call it before the files change. */
  readonly keepEvidence: () => Promise<void>;
  /** Makes the revision read-only; call it afterwards. */
  readonly protect: () => Promise<void>;
}

/**
 * Plans the next revision of a roll, and its entry in election.yaml, by which everyone sees that the roll
 * is frozen.
 *
 * @param frozen the day (UTC), and by whom where that is known.
 */
export async function planFrozenRoll(
  workspace: Workspace,
  election: Election,
  roll: Roll,
  reason: string | undefined,
  { day, by }: { readonly day: string; readonly by: string | undefined },
): Promise<FrozenRoll> {
  const frozen = await planFreeze(workspace, roll, reason);
  const { revision, voters, sha256 } = frozen.revision;
  const id = election.election;
  const isThere = election.rolls?.some((each) => each.sha256 === sha256);
  const entry = { revision, voters, sha256, frozen: day, ...(by === undefined ? {} : { by }) };
  const published = await planElectionEdit(workspace, election, (text) =>
    isThere ? text : textWithEntry(text, election, "rolls", entry),
  );
  // The list of revisions decides whether the roll is frozen, so it is written last: an interrupted run is
  // repeated.
  const plan = [...frozen.plan.slice(0, -1), published, ...frozen.plan.slice(-1)];
  return {
    ...frozen,
    plan,
    supplement: supplementPath(id, revision),
    keepEvidence: async () => {
      const { revisions } = (await readFreeze(workspace, id)) ?? { revisions: [] };
      await keepEvidence(workspace, id, revisions, frozen.revision);
    },
    protect: () => protectRoll(workspace, id, revision),
  };
}
