import type { Temporal } from "temporal-polyfill";
import { ElectionError } from "../../errors.ts";
import { changeSentences } from "../../results/corrections/change-sentences.ts";
import { type Change, type Erratum, revisionOf } from "../../results/corrections/erratum.ts";
import { recordChanges } from "../../results/corrections/record-changes.ts";
import type { ElectionRecord } from "../../results/record.ts";
import { visible } from "../../visible-text.ts";
import { sha256 } from "../../workspace/digest.ts";
import type { RecordFile } from "../../workspace/results/record-file.ts";

/** The options of `results prepare` that make an erratum. */
export interface CorrectionWords {
  readonly erratum: string | undefined;
  /** The official who decided the correction: given with `erratum`. */
  readonly by: string | undefined;
  /** The UTC date of the decision: given with `erratum`. */
  readonly date: Temporal.PlainDate | undefined;
}

/** Refuses to change a published record without a reason. */
export function refuseSilentChange(next: ElectionRecord, changed: readonly Change[]): never {
  const { election } = next;
  const lines = changeSentences(changed, next).map((each) => `  ${visible(each)}`);
  throw new ElectionError(
    "refused",
    [`the result of ${election} is published, and these files give another:`, ...lines].join("\n"),
    {
      hint: [
        "A published record is corrected only by an erratum that says what was wrong, and why:",
        `    kata-election results prepare --election ${election} --by <login> \\`,
        '      --erratum "what was wrong, and why"',
      ].join("\n"),
    },
  );
}

/**
 * The erratum by which a published record becomes another; undefined where nothing would change.
 *
 * @param shown the public record as it would be published now, without the erratum.
 * @throws ElectionError (refused) naming what differs, where no erratum is given; (input) where its words
 * are malformed.
 */
export function planErratum(
  { text, record }: RecordFile,
  shown: ElectionRecord,
  { erratum, by, date }: CorrectionWords,
): Erratum | undefined {
  const changed = recordChanges(record, shown);
  if (changed.length === 0) return undefined;
  if (erratum === undefined || by === undefined || date === undefined)
    return refuseSilentChange(shown, changed);
  if (erratum.trim() === "") {
    throw new ElectionError("input", "--erratum is empty", {
      hint: "Say in a sentence or two what was wrong, and why.",
    });
  }
  return {
    revision: revisionOf(record) + 1,
    date,
    by,
    reason: erratum.trim(),
    changed,
    previousDigest: sha256(text),
  };
}
