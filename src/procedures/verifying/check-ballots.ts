import { profileToCount } from "../../ballots/reading.ts";
import type { PeopleFile } from "../../people/people-file.ts";
import type { ElectionRecord } from "../../results/record.ts";
import { ballotsUnlike } from "../../results/verify/verify-ballots.ts";
import { checked, type Deviation, notChecked } from "../../results/verify/verify-record.ts";
import { readBallotFile } from "../../workspace/ballots/ballot-files.ts";
import { sha256OfPieces } from "../../workspace/digest.ts";
import { checkFiles, type FileCheck } from "./checked-files.ts";

/** A file of ballots: as a person names it, seen from a folder. */
export interface BallotsAtHand {
  readonly folder: string;
  readonly path: string;
  /** Someone named this file, so its errors are reported rather than skipped. */
  readonly isNamed: boolean;
}

/**
 * Whether counting the ballots gives the record.
 *
 * @param ballots undefined where there are none here.
 * @throws ElectionError (input) where ballots that a person named cannot be read or are of others.
 */
export async function checkBallots(
  record: ElectionRecord,
  recordPath: string,
  ballots: BallotsAtHand | undefined,
  people: Pick<PeopleFile, "names">,
): Promise<FileCheck> {
  const subject = { about: "the count and who is seated", from: "the ballots" };
  if (!record.voteHeld) return { ...notChecked(subject, "there was no vote"), file: recordPath };
  if (ballots === undefined) {
    const why =
      "there are no ballots here: only the officials have them (--ballots names another copy)";
    return { ...notChecked(subject, why), file: recordPath };
  }
  const count = async (): Promise<Deviation[]> => {
    const reading = await readBallotFile(ballots.folder, ballots.path);
    const skipInvalid = (record.ballots?.invalid ?? 0) > 0;
    const profile = profileToCount(reading, ballots.path, { skipInvalid });
    return ballotsUnlike(record, { profile, people, digest: sha256OfPieces });
  };
  return ballots.isNamed
    ? { ...checked(subject, await count()), file: recordPath }
    : checkFiles(recordPath, subject, count);
}
