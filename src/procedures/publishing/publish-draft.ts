import { ElectionError } from "../../errors.ts";
import { noAffiliation } from "../../people/affiliation-words.ts";
import { refuseAddresses } from "../../results/address-guard.ts";
import { recordChanges } from "../../results/corrections/record-changes.ts";
import { compareRecords, type Deviation } from "../../results/verify/verify-record.ts";
import { visible } from "../../visible-text.ts";
import { sha256 } from "../../workspace/digest.ts";
import { publicRecordPath } from "../../workspace/election/election-file.ts";
import type { FileChange } from "../../workspace/file-plan.ts";
import { knownAddresses } from "../../workspace/people/known-addresses.ts";
import {
  type DraftManifest,
  draftedRecord,
  draftFolder,
  planPublication,
  readManifest,
} from "../../workspace/results/draft.ts";
import { readRecords } from "../../workspace/results/record-file.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { isPrivatePath } from "../../workspace/write-file.ts";
import { type Clock, readElectionResult } from "../counting/election-result.ts";
import { type DictionaryWords, dictionaryWords } from "../spelling-dictionary.ts";
import { computeResult } from "./compute-result.ts";
import { refuseSilentChange } from "./plan-erratum.ts";

/** What publishing a draft writes. */
export interface PublicationPlan {
  readonly manifest: DraftManifest;
  /** Every file, the private record too; empty where the result is published already. */
  readonly plan: readonly FileChange[];
  /** What of the plan becomes public. */
  readonly publicChanges: readonly FileChange[];
  /** Words on the pages that the repository's spelling dictionary does not hold; undefined where there is none, or nothing to add. */
  readonly words: DictionaryWords | undefined;
  /** Public files that the result uses or changes; they belong in the commit. */
  readonly toCommit: readonly string[];
}

/** Refuses to replace a published record without an erratum about exactly that record. */
async function refuseOverPublished(
  workspace: Workspace,
  { election, files }: DraftManifest,
): Promise<void> {
  const { published } = await readRecords(workspace, election);
  const drafted = files.find(({ path }) => path === publicRecordPath(election));
  if (published === undefined || drafted === undefined) return;
  const stands = sha256(published.text);
  if (stands === drafted.before || stands === drafted.after) return;
  const next = await draftedRecord(workspace, election);
  const changes = recordChanges(published.record, next);
  if (changes.length > 0) refuseSilentChange(next, changes);
}

function wordDeviation({ where, expected, found }: Deviation): string {
  return `  ${visible(where)}: the files give ${visible(expected)}, the draft says ${visible(found)}`;
}

/** Refuses a draft whose result is not sound, or no longer matches the files. */
async function refuseUnsound(workspace: Workspace, election: string, clock: Clock): Promise<void> {
  const drafted = await draftedRecord(workspace, election, "record.json");
  const skipInvalid = (drafted.ballots?.invalid ?? 0) > 0;
  const result = await readElectionResult(workspace, election, { clock, skipInvalid });
  const { complete } = await computeResult(workspace, result);
  // Later opt-in figures do not change who is seated.
  const wrong = compareRecords(drafted, { ...complete, roll: drafted.roll });
  if (wrong.length === 0) return;
  const lines = [`the draft of ${election} does not match the files`, ...wrong.map(wordDeviation)];
  throw new ElectionError("input", lines.join("\n"), {
    hint: "Run kata-election results prepare again.",
  });
}

/** The names that the pages of the result hold. */
async function wordsToAdd(
  workspace: Workspace,
  election: string,
): Promise<DictionaryWords | undefined> {
  const { candidates, continuing, outcomes } = await draftedRecord(workspace, election);
  const organizations = [
    ...outcomes.map(({ organization }) => organization ?? ""),
    ...continuing.flatMap((member) => member.organizations),
  ].filter((name) => name !== noAffiliation);
  const people = [...candidates, ...continuing].flatMap(({ name, login }) => [name, login]);
  return dictionaryWords(workspace, [...people, ...organizations]);
}

/**
 * What publishing a draft changes. The result is computed again first: a draft is published only while it is
 * sound.
 *
 * @throws ElectionError where the draft, an input or a page changed, the result is not sound, or something
 * would publish an email address.
 */
export async function planPublishing(
  workspace: Workspace,
  election: string,
  clock: Clock,
): Promise<PublicationPlan> {
  const manifest = await readManifest(workspace, election);
  await refuseOverPublished(workspace, manifest);
  const plan = await planPublication(workspace, manifest);
  const isPublic = new Set(manifest.files.map(({ path }) => path));
  const publicChanges = plan.filter(({ path }) => isPublic.has(path));
  if (plan.length > 0) {
    refuseAddresses(publicChanges, await knownAddresses(workspace, election));
    await refuseUnsound(workspace, election, clock);
  }
  const inputs = manifest.inputs.map(({ path }) => path).filter((path) => !isPrivatePath(path));
  const toCommit = [...new Set([...publicChanges.map(({ path }) => path), ...inputs])];
  const words = await wordsToAdd(workspace, election);
  return { manifest, plan, publicChanges, words, toCommit };
}

/** The path of a draft's email. */
export function announcementPath(election: string): string {
  return `${draftFolder(election)}/announcement.txt`;
}

/**
 * Refuses to publish while ballots can be cast or people nominated.
 *
 * @throws ElectionError (refused) saying until when.
 */
export function refuseEarly({ election, decided }: DraftManifest, { now }: Clock): void {
  if (now.epochMilliseconds >= decided.epochMilliseconds) return;
  throw new ElectionError("refused", `the election ${election} is not over before ${decided}`, {
    hint: "Its periods are in election.yaml. To rehearse, simulate another time with --now.",
  });
}
